/// Replacements in a run of bytes, disjoint and in any order.
struct ByteEdits {
  /// A range that is replaced, empty for an insertion, and what it becomes.
  struct Edit {
    let range: Range<Int>
    let replacement: [UInt8]
  }

  private(set) var edits: [Edit] = []

  var isEmpty: Bool { edits.isEmpty }

  mutating func replace(_ range: Range<Int>, with bytes: [UInt8]) {
    edits.append(Edit(range: range, replacement: bytes))
  }

  mutating func insert(_ bytes: [UInt8], at index: Int) { replace(index..<index, with: bytes) }

  /// The bytes with the edits made, all others as they were.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.replacement.count })
    var index = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      output += bytes[index..<edit.range.lowerBound]
      output += edit.replacement
      index = edit.range.upperBound
    }
    return output + bytes[index...]
  }
}
