/// Turns UTF-8 byte offsets of one text into Unicode scalar offsets and back.
///
/// Holds one count for every 64 bytes; a text of ASCII alone holds nothing.
public struct OffsetMap: Sendable {
  private let utf8: [UInt8]
  /// Scalars that start before byte `64 * i`; empty for ASCII.
  private let counts: [Int32]

  /// Creates the map of a text.
  /// - Complexity: O(n) in the bytes of the text.
  public init(utf8: [UInt8]) {
    self.utf8 = utf8
    counts = WordScanner.scalarCounts(utf8)
  }

  /// The number of scalars that start before a byte offset.
  /// - Complexity: O(1): at most 64 bytes are looked at.
  public func scalars(beforeByte offset: Int) -> Int {
    guard !counts.isEmpty else { return offset }
    let block = min(offset >> 6, counts.count - 1)
    let start = block << 6
    if isASCII(block: block) { return Int(counts[block]) + offset - start }
    if offset & ~63 == start, start + 64 <= utf8.count {
      let starts = WordScanner.starts(utf8, from: start)
      return Int(counts[block]) + (starts & Self.bits(before: offset)).nonzeroBitCount
    }
    return Int(counts[block]) + WordScanner.scalars(utf8, start..<max(offset, start))
  }

  /// A range of bytes as a range of scalars.
  public func scalars(_ bytes: Range<Int>) -> Range<Int> {
    if counts.isEmpty { return bytes }
    guard bytes.count < 64 else {
      return scalars(beforeByte: bytes.lowerBound)..<scalars(beforeByte: bytes.upperBound)
    }
    // Most lie in one block of ASCII or in two.
    let block = bytes.lowerBound >> 6
    let next = (block + 1) << 6
    if isASCII(block: block) {
      let start = Int(counts[block]) &+ bytes.lowerBound & 63
      if bytes.upperBound <= next || isASCII(block: block + 1) {
        return start..<start &+ bytes.count
      }
    } else if bytes.upperBound < next, next <= utf8.count {
      let starts = WordScanner.starts(utf8, from: block << 6)
      let before = Self.bits(before: bytes.lowerBound)
      let start = Int(counts[block]) &+ (starts & before).nonzeroBitCount
      let inside = starts & ~before & Self.bits(before: bytes.upperBound)
      return start..<start &+ inside.nonzeroBitCount
    }
    return scalars(beforeByte: bytes.lowerBound)..<scalars(beforeByte: bytes.upperBound)
  }

  /// The bits that stand in its block for the bytes before one.
  private static func bits(before byte: Int) -> UInt64 {
    (1 &<< UInt64(truncatingIfNeeded: byte)) &- 1
  }

  /// Whether 64 bytes are as many scalars, and all of them in the text.
  private func isASCII(block: Int) -> Bool {
    block + 1 < counts.count && counts[block + 1] &- counts[block] == 64
  }

  /// The byte at which a scalar starts; the text's length for the offset past the last scalar.
  /// - Complexity: O(log n).
  public func byte(ofScalar offset: Int) -> Int {
    guard !counts.isEmpty else { return min(offset, utf8.count) }
    var low = 0
    var high = counts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(counts[middle]) <= offset { low = middle } else { high = middle }
    }
    var scalars = Int(counts[low])
    var index = low << 6
    while index < utf8.count {
      if utf8[index] & 0xC0 != 0x80 {
        if scalars == offset { return index }
        scalars += 1
      }
      index += 1
    }
    return utf8.count
  }

  /// A range of scalars as a range of bytes.
  public func bytes(_ scalars: Range<Int>) -> Range<Int> {
    byte(ofScalar: scalars.lowerBound)..<byte(ofScalar: scalars.upperBound)
  }
}
