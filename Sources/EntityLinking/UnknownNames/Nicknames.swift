import Gazetteers
import TextSegmentation

/// Nicknames in quotation marks within a person's name: `Richard "Tex" Coe`.
enum Nicknames {
  /// Whether a word is a nickname: in quotation marks, behind a first name and before another capital.
  static func contain(_ word: Int, in part: TextPart) -> Bool {
    follow(word, in: part) && part.facts(word - 1).contains(.firstName)
  }

  /// Whether a word stands in quotation marks between two words with a capital.
  static func follow(_ word: Int, in part: TextPart) -> Bool {
    let words = part.text.words
    guard word > 0, word + 1 < words.count, words[word + 1].gap == .edge,
      words[word - 1].shape.contains(.startsWithCapital),
      words[word + 1].shape.contains(.startsWithCapital),
      part.nameTraits(word + 1).isDisjoint(with: [.calendar, .small, .pronoun])
    else { return false }
    let before = part.gap(before: word)
    let behind = part.gap(before: word + 1)
    return before.first == 0x20 && isMark(before.dropFirst())
      && behind.last == 0x20 && isMark(behind.dropLast())
  }

  /// Whether bytes are one quotation mark, straight, typographic or made of two signs.
  private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    // U+2018 to U+201D.
    if first == 0xE2 {
      return bytes.count == 3 && bytes[bytes.startIndex + 1] == 0x80
        && (0x98...0x9D).contains(bytes[bytes.startIndex + 2])
    }
    return bytes.count < 3 && bytes.allSatisfy { $0 == 0x22 || $0 == 0x27 || $0 == 0x60 }
  }
}
