/// Finds what a writer quotes by the habits of plain text: lines that begin with `>`, and stretches
/// marked as block quotes.
enum QuotedLines {
  /// The quoted stretches of a text as zones of one kind, neighbouring lines in one zone.
  static func zones(in text: String, kind: Zone.Kind, isProbable: Bool = false) -> [Zone] {
    // Most texts quote nothing: a `>` stands in every mark but the escaped one.
    let holdsMark = text.contains(byte: UInt8(ascii: ">"))
    guard holdsMark || text.contains(byte: UInt8(ascii: "&")) else { return [] }
    let bytes = Array(text.utf8)
    guard holdsMark || holdsEscapedMark(bytes) else { return [] }
    var offsets = ScalarOffsets(bytes)
    return merged(quotedLines(in: bytes) + blockQuotes(in: bytes), bytes: bytes).map { range in
      Zone(range: offsets.range(ofBytes: range), kind: kind, isProbable: isProbable)
    }
  }

  /// Whether there is an escaped `>`: most signs `&` are none.
  private static func holdsEscapedMark(_ bytes: [UInt8]) -> Bool {
    var next = 0
    while let index = bytes.firstIndex(of: UInt8(ascii: "&"), from: next) {
      if bytes[index...].starts(with: "&gt;".utf8) { return true }
      next = index + 1
    }
    return false
  }

  private static func quotedLines(in bytes: [UInt8]) -> [Range<Int>] {
    bytes.lineRanges.filter { line in
      let content = bytes[line].drop { $0 == 0x20 || $0 == 0x09 }
      return content.first == UInt8(ascii: ">") || content.starts(with: "&gt;".utf8)
    }
  }

  /// The stretches from a `<blockquote>` to its `</blockquote>`; one without an end is left alone.
  private static func blockQuotes(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start: Int?
    var next = 0
    while let index = bytes.firstIndex(of: UInt8(ascii: "<"), from: next) {
      next = index + 1
      let tag = bytes[index...].prefix(13).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      if tag.starts(with: "<blockquote".utf8) {
        start = start ?? index
      } else if tag.elementsEqual("</blockquote>".utf8), let first = start {
        ranges.append(first..<index + 13)
        start = nil
      }
    }
    return ranges
  }

  /// The ranges sorted, with those in one that overlap or have only a line end between them.
  private static func merged(_ ranges: [Range<Int>], bytes: [UInt8]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last,
        last.upperBound >= range.lowerBound
          || Self.isLineEnd(bytes[last.upperBound..<range.lowerBound])
      {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  private static func isLineEnd(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.elementsEqual([0x0A]) || bytes.elementsEqual([0x0D, 0x0A])
  }
}

extension [UInt8] {
  /// The lines of a text without their ends, which are LF or CRLF.
  var lineRanges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while let end = firstIndex(of: 0x0A, from: start) {
      ranges.append(start..<(end > start && self[end - 1] == 0x0D ? end - 1 : end))
      start = end + 1
    }
    if start < count { ranges.append(start..<(last == 0x0D ? count - 1 : count)) }
    return ranges
  }
}
