import TestSupport
import Testing

@testable import TextSegmentation

/// A text and the pieces it falls into.
struct Pieces: CustomTestStringConvertible, Sendable {
  var text: String
  var pieces: [String]

  init(_ text: String, _ pieces: String...) {
    self.text = text
    self.pieces = pieces
  }

  var testDescription: String { text.debugDescription }
}

extension SegmentedText {
  var wordTexts: [String] { words.map { text($0.bytes) } }
  var sentenceTexts: [String] { sentences.map(text) }
  var paragraphTexts: [String] { paragraphs.map(text) }
  var gaps: [Word.Gap] { words.dropFirst().map(\.gap) }
  var foldedText: String { String(decoding: folded, as: UTF8.self) }
}

/// The folded form of a name.
func folded(_ name: String) -> String { String(decoding: FoldedPhrase(name).bytes, as: UTF8.self) }

/// Whether two strings have the same scalars; `==` would take NFC for NFD.
func isSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

/// Random texts made of what segmentation treats in its own way.
struct RandomText {
  static let pieces = [
    "Kabul", "the", "U.S.", "p.r.", "e.g.", "Mr.", "No.", "no", "Inc.", "enemy.IRAN", "al-Qaeda",
    "Pakistan’s", "Sana'a", "3.5", ".50", "É", "e\u{301}", "İ", "ß", "日本", "中文A", "ไทย", "สวัสดี",
    "שָׁלוֹם", "مُحَمَّد", "हिन्दी", "𝔘", "👩‍👩‍👧", "🇵🇰", "ʻ", "ʻOumuamua", "\u{AD}", "\u{200B}",
    "\u{200D}", "\u{FEFF}", "\u{FFFD}", "\u{301}", "\u{FE0F}", "A", "b", "J.", "K.", "1", "½",
    " ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\u{A0}", "\u{3000}",
    "\u{2028}", "\u{2029}", "\u{85}", ". ", ".", "...", "…", "! ", "?", "?!", "。", "؟ ", "। ", "۔",
    ", ", "; ", "-", " - ", "–", "—", "/", "&", "(", ")", "\"", "“", "”", "’", "‘", "'", "«", "»",
    "\n- ", "\n* ", "\n• ", "\0", "@", "#", "_",
  ]

  /// A text of up to `limit` pieces.
  static func make(_ limit: Int, using generator: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...limit, using: &generator)
    return (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }
}
