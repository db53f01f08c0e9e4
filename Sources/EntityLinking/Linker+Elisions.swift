import Gazetteers
import TextSegmentation

extension Linker {
  /// The spans of a part in which `O'Keefe` shortens James O'Keefe and `Keefe` alone nobody.
  func withElisions(_ spans: [LinkSpan], in part: TextPart, _ forms: ShortForms) -> [LinkSpan] {
    spans.compactMap { span in
      guard span.words.count == 1, span.form == .short, let entity = span.entity,
        forms.hasElision(part.hash(span.words.lowerBound), of: entity)
      else { return span }
      return part.isElided(span.words.lowerBound)
        ? span.spanning(span.words.lowerBound - 1..<span.words.upperBound) : nil
    }
  }
}

extension TextPart {
  /// Whether a single letter and an apostrophe stand before a word: `O'Neill`.
  func isElided(_ word: Int) -> Bool {
    guard word > 0, text.words[word].gap == .joint, text.words[word - 1].length == 1,
      text.words[word - 1].shape.contains(.startsWithCapital)
    else { return false }
    let gap = gap(before: word)
    // U+2018 and U+2019, too.
    return gap.elementsEqual([0x27])
      || gap.count == 3 && gap.starts(with: [0xE2, 0x80]) && (0x98...0x99).contains(gap.last ?? 0)
  }
}
