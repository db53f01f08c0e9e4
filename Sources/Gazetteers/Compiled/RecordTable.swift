public import PhraseMatching

/// A section of records of one size.
@usableFromInline
struct RecordTable: Sendable {
  @usableFromInline let start: Int
  /// How many whole records the section holds.
  @usableFromInline let count: Int
  @usableFromInline let size: Int

  init(_ range: Range<Int>, size: Int) {
    start = range.lowerBound
    count = range.count / size
    self.size = size
  }

  /// The place of a record; of one that is not there, a place at which everything reads as 0.
  @inlinable @inline(__always)
  func place(_ index: Int) -> Int {
    // Below zero it is behind any count.
    UInt(bitPattern: index) < UInt(bitPattern: count) ? start &+ index &* size : Int.min / 2
  }
}

/// Numbers of 32 bits grouped by a dense index: the starts of the groups, one more than there are.
@usableFromInline
struct GroupTable: Sendable {
  @usableFromInline let starts: RecordTable
  /// The section that the groups are stretches of.
  @usableFromInline let values: RecordTable

  /// The stretch of a group, which lies in the section whatever the bytes say.
  @inlinable @inline(__always)
  func group(_ index: Int, _ region: ByteRegion) -> Range<Int> {
    guard index >= 0, index < starts.count &- 1 else { return 0..<0 }
    // The start of the group and that of the next, in one read.
    let pair = region.u64(at: starts.place(index))
    let start = min(Int(truncatingIfNeeded: pair & 0xFFFF_FFFF), values.count)
    return start..<max(start, min(Int(truncatingIfNeeded: pair >> 32), values.count))
  }
}
