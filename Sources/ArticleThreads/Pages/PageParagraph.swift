/// A paragraph of a page's body, with the bytes it takes up there.
struct PageParagraph {
  /// The bytes in the body, without white space at both ends.
  let range: Range<Int>
  /// The text.
  let text: String

  /// The paragraphs of a text: what stands between blank lines.
  static func paragraphs(of bytes: [UInt8]) -> [PageParagraph] {
    var paragraphs: [PageParagraph] = []
    var current: Range<Int>?
    func close() {
      guard let range = current else { return }
      let text = String(decoding: bytes[range], as: UTF8.self)
      paragraphs.append(PageParagraph(range: range, text: text))
      current = nil
    }
    for line in bytes.lineRanges {
      let content = bytes[line]
      guard let first = content.firstIndex(where: { $0 > 0x20 }),
        let last = content.lastIndex(where: { $0 > 0x20 })
      else {
        close()
        continue
      }
      current = (current?.lowerBound ?? first)..<last + 1
    }
    close()
    return paragraphs
  }

  /// The words: what stands between white space, with marks still on.
  var words: [Substring] { text.split { $0.isWhitespace } }

  /// Whether the paragraph begins with a quotation mark, after a `>` or white space.
  var opensWithQuotationMark: Bool {
    text.unicodeScalars.first { $0 != ">" && $0 != " " }.map {
      "\"“„«‘'".unicodeScalars.contains($0)
    }
      ?? false
  }
}
