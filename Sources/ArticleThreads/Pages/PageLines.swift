/// The lines of a page as bytes.
struct PageLines {
  /// The page as it stands in its file.
  let bytes: [UInt8]
  /// The lines without their ends.
  let ranges: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let ranges = bytes.lineRanges
    let hasMark = bytes.starts(with: ByteStream.byteOrderMark)
    self.ranges = ranges.enumerated().map { index, range in
      index == 0 && hasMark ? range.lowerBound + 3..<max(range.upperBound, 3) : range
    }
  }

  var count: Int { ranges.count }

  /// The bytes of a line.
  subscript(line: Int) -> ArraySlice<UInt8> { bytes[ranges[line]] }

  /// Whether a line holds nothing but white space.
  func isBlank(_ line: Int) -> Bool { self[line].allSatisfy { $0 <= 0x20 } }

  /// The first line from `start` on that is not blank.
  func firstFilled(from start: Int, to end: Int? = nil) -> Int? {
    (start..<max(start, end ?? count)).first { !isBlank($0) }
  }

  /// The columns of white space that a line begins with; a tab goes on to the next fourth column.
  func indentation(_ line: Int) -> Int {
    var columns = 0
    for byte in self[line] {
      switch byte {
      case 0x20: columns += 1
      case 0x09: columns += 4 - columns % 4
      default: return columns
      }
    }
    return columns
  }

  /// A line without so many columns of white space.
  func unindented(_ line: Int, columns: Int) -> ArraySlice<UInt8> {
    var rest = self[line]
    var removed = 0
    while removed < columns, let byte = rest.first, byte == 0x20 || byte == 0x09 {
      removed += byte == 0x20 ? 1 : 4 - removed % 4
      rest = rest.dropFirst()
    }
    return rest
  }

  /// Some lines without the blank ones at both ends.
  func trimmed(_ lines: Range<Int>) -> Range<Int> {
    guard let first = lines.first(where: { !isBlank($0) }),
      let last = lines.last(where: { !isBlank($0) })
    else { return lines.lowerBound..<lines.lowerBound }
    return first..<last + 1
  }
}
