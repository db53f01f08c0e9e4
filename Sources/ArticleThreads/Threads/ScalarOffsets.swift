/// Turns byte offsets of a text into offsets in Unicode scalars, asked for in ascending order.
struct ScalarOffsets {
  private let bytes: [UInt8]
  private var byte = 0
  private var scalar = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The number of scalars before a byte offset that is no smaller than the one asked for last.
  mutating func offset(ofByte target: Int) -> Int {
    while byte < target {
      if bytes[byte] & 0xC0 != 0x80 { scalar += 1 }
      byte += 1
    }
    return scalar
  }

  /// A byte range in scalars.
  mutating func range(ofBytes range: Range<Int>) -> Range<Int> {
    let start = offset(ofByte: range.lowerBound)
    return start..<offset(ofByte: range.upperBound)
  }
}
