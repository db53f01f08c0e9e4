import PhraseMatching

/// A few entities, by their positions in ``Gazetteer/entities``, read from the compiled bytes.
///
/// - Complexity: reading one is O(1); nothing is allocated.
public struct EntityList: RandomAccessCollection, Sendable {
  private let region: ByteRegion
  private let start: Int
  private let last: UInt32
  /// How many there are.
  public let count: Int

  /// A group of a compiled gazetteer.
  init(_ group: GroupTable, _ index: Int, of compiled: CompiledGazetteer) {
    let range = compiled.entityCount > 0 ? group.group(index, compiled.region) : 0..<0
    region = compiled.region
    start = group.values.place(range.lowerBound)
    last = UInt32(truncatingIfNeeded: compiled.entityCount &- 1)
    count = range.count
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// ``count``.
  public var endIndex: Int { count }

  /// The entity at a place of the list.
  public subscript(_ index: Int) -> Int {
    Int(Swift.min(region.u32(at: start &+ index &* 4), last))
  }
}
