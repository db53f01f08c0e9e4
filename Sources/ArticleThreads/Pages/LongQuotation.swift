/// A stretch of paragraphs that an article quotes from somebody else.
struct LongQuotation {
  /// The bytes in the body.
  let range: Range<Int>
  /// The one who speaks, where the article says so.
  let speaker: String?
  /// Whether the end or the speaker had to be guessed.
  let isProbable: Bool

  /// The quotations of an article in order.
  ///
  /// One begins after a paragraph that ends in a colon. It ends before a line like `Read the whole
  /// thing`; where no such line follows, it is what stands in quotation marks.
  static func all(in paragraphs: [PageParagraph]) -> [LongQuotation] {
    var found: [LongQuotation] = []
    var closings = paragraphs.indices.filter { isClosing(paragraphs[$0]) }[...]
    var index = 0
    while index + 1 < paragraphs.count {
      defer { index += 1 }
      guard paragraphs[index].text.utf8.last == UInt8(ascii: ":") else { continue }
      let lead = index
      let end: Int
      let isSure: Bool
      closings = closings.drop { $0 <= lead }
      if let closing = closings.first, closing > lead + 1 {
        end = closing
        // Another lead on the way may mean two quotations with the author's words between them.
        isSure = !paragraphs[lead + 1..<closing].contains { $0.text.utf8.last == 0x3A }
      } else if let marked = endOfMarked(paragraphs, from: lead + 1) {
        end = marked
        isSure = true
      } else {
        continue
      }
      let speaker = NamedSource.find(in: paragraphs, lead: lead)
      found.append(
        LongQuotation(
          range: paragraphs[lead + 1].range.lowerBound..<paragraphs[end - 1].range.upperBound,
          speaker: speaker,
          isProbable: !isSure || speaker == nil
        )
      )
      index = end - 1
    }
    return found
  }

  private static func isClosing(_ paragraph: PageParagraph) -> Bool {
    let text = paragraph.text.lowercased()
    return [
      "read the whole", "read the rest", "read the full", "read it all", "read more",
      "continue reading",
    ].contains { text.hasPrefix($0) }
  }

  /// The paragraph after those that stand in quotation marks or behind `>`; each paragraph of a long
  /// quotation opens its marks and the last one closes them.
  private static func endOfMarked(_ paragraphs: [PageParagraph], from start: Int) -> Int? {
    let isBlockQuoted = { (paragraph: PageParagraph) in
      paragraph.text.hasPrefix(">") || paragraph.text.hasPrefix("<blockquote")
    }
    var end = start
    if isBlockQuoted(paragraphs[start]) {
      while end < paragraphs.count, isBlockQuoted(paragraphs[end]) { end += 1 }
      return end
    }
    while end < paragraphs.count, paragraphs[end].opensWithQuotationMark {
      end += 1
      if paragraphs[end - 1].text.unicodeScalars.dropFirst().contains(where: {
        "\"”»".unicodeScalars.contains($0)
      }) {
        return end
      }
    }
    return end > start ? end : nil
  }
}
