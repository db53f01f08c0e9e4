import PhraseMatching

/// A few entities, by their positions in ``Gazetteer/entities``, read from the compiled bytes.
///
/// - Complexity: reading one is O(1); nothing is allocated.
public struct EntityList: RandomAccessCollection, Sendable {
  private let region: ByteRegion
  private let start: Int
  /// How many there are.
  public let count: Int

  /// The list of `count` 32-bit positions from a byte of a region on.
  init(_ region: ByteRegion, start: Int, count: Int) {
    self.region = region
    self.start = start
    self.count = count
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// ``count``.
  public var endIndex: Int { count }

  /// The entity at a place of the list.
  public subscript(_ index: Int) -> Int { Int(region.u32(at: start &+ index &* 4)) }
}
