import PhraseMatching
import TestSupport
import TextSegmentation

/// Random texts of many scripts with hostile gaps, and phrases cut from them.
struct TextGenerator {
  var random: SeededGenerator

  static let words = [
    "a", "A", "of", "Of", "the", "The", "THE", "new", "New", "york", "York", "YORK", "US", "us",
    "Us",
    "U.S.", "u.s", "U.S", "U.", "é", "É", "É.É", "b.中", "b.c中", "x.1", "1.x", "i", "I.", "Iran",
    "iran", "IRAN", "Zürich", "zu\u{308}rich", "ZÜRICH", "straße", "STRASSE", "Łódź", "lodz",
    "Москва",
    "москва", "МОСКВА", "й", "и\u{306}", "Αθήνα", "αθηνα", "ΑΘΗΝΑ", "القاهرة", "القَاهِرَة", "दिल्ली", "दि",
    "北京",
    "京", "東京タワー", "กรุงเทพ", "ไทย", "서울", "ﬁnance", "finance", "Ｔｏｋｙｏ", "tokyo", "½", "ʻOkina", "ʼ",
    "okina", "ʻ", "a\u{301}\u{300}", "ﷺ", "𐐀𐐨", "𝐁old", "bold", "2Pac", "2pac", "F16", "f16", "Ⅷ",
    "abcdefghijklmnop", "Abcdefghijklmnopq", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
    "Internationalisierungsvorhaben", "достопримечательность", "ab\u{AD}cd", "x\u{200D}y",
    "O'Brien",
    "Qa’ida", "al-Qaeda", "Ångström", "ångstrom", "\u{212B}ngstrom", "ß", "ẞ", "ŉ", "İstanbul",
    "istanbul",
  ]

  static let gaps = [
    " ", " ", " ", " ", " ", " ", " ", " ", "  ", "\n", "\r\n", "\t", "-", "–", " – ", " - ", "—",
    "'",
    "’", ". ", ".", "..", "...", "…", ", ", ",", "/", " & ", "&", "\u{A0}", "\u{2009}", "\u{202F}",
    "«",
    "»", "“", "”", "\u{AD}", "\u{FEFF}", "\u{B4}", "\u{301}", "(", ") ", "; ", "、", "。", "·", "_",
    "\u{0}",
    "\u{7F}", "@", "[", "`", "{", "\u{2028}", "\u{3000}", "😀", "\u{E000}", "€", "₿", "\u{10FFFF}",
    "-,",
    " ,", ". .", "\u{200B}", "\u{2010}", "\u{80}", "×",
  ]

  mutating func text(words count: Int) -> String {
    var text = Int.random(in: 0..<4, using: &random) == 0 ? gap() : ""
    for _ in 0..<count {
      text += word()
      text += gap()
    }
    return text
  }

  mutating func word() -> String {
    let word = Self.words.randomElement(using: &random) ?? "a"
    switch Int.random(in: 0..<200, using: &random) {
    case 0: return String(repeating: word, count: Int.random(in: 1...90, using: &random))
    case 1:
      return word + String(repeating: "\u{301}", count: Int.random(in: 1...200, using: &random))
    case 2...9: return word + (Self.words.randomElement(using: &random) ?? "a")
    case 10...14: return word.uppercased()
    case 15...19: return word.lowercased()
    default: return word
    }
  }

  mutating func gap() -> String {
    let gap = Self.gaps.randomElement(using: &random) ?? " "
    switch Int.random(in: 0..<400, using: &random) {
    case 0: return String(repeating: " ", count: Int.random(in: 1...300, using: &random))
    case 1: return ""
    case 2...9: return gap + (Self.gaps.randomElement(using: &random) ?? " ")
    case 10...200: return " "
    default: return gap
    }
  }

  /// Phrases that stand in a text, some of them changed a little, with every rule.
  mutating func phrases(of text: String, count: Int, longest: Int) -> [PhraseTable.Phrase] {
    let folded = FoldedPhrase(text)
    let utf8 = Array(text.utf8)
    guard !folded.words.isEmpty else { return [] }
    return (0..<count).map { _ in
      let first = Int.random(in: folded.words.indices, using: &random)
      let last = min(
        folded.words.count - 1,
        first + ([0, 0, 0, 1, 1, 2, longest - 1].randomElement(using: &random) ?? 0)
      )
      let (start, end) = (folded.words[first], folded.words[last])
      var key = Array(
        folded.bytes[start.folded.lowerBound..<end.folded.upperBound]
      )
      if Int.random(in: 0..<8, using: &random) == 0 {
        key[Int.random(in: key.indices, using: &random)] = 0x61
      }
      var surface = Array(utf8[start.bytes.lowerBound..<end.bytes.upperBound])
      let other = surface.reversed() as [UInt8]
      if Int.random(in: 0..<4, using: &random) == 0 { surface.append(0x61) }
      let rule = PhraseTable.Rule.allCases.randomElement(using: &random) ?? .anyCase
      return PhraseTable.Phrase(
        key: key,
        rule: rule,
        spellings: rule == .exact ? [other, surface] : []
      )
    }
  }
}
