import Foundation
import TestSupport
import Testing

@testable import TextSegmentation

@Suite("Folding")
struct FoldingTests {
  struct Fold: CustomTestStringConvertible, Sendable {
    var text: String
    var folded: String

    init(_ text: String, _ folded: String) {
      self.text = text
      self.folded = folded
    }

    var testDescription: String { text.debugDescription }
  }

  @Test(
    "case, diacritics and letters with strokes",
    arguments: [
      Fold("KABUL", "kabul"), Fold("Brasília", "brasilia"), Fold("Bras\u{ED}lia", "brasilia"),
      Fold("Brasi\u{301}lia", "brasilia"), Fold("Łódź", "lodz"), Fold("Ærø", "aero"),
      Fold("Đặng", "dang"), Fold("ılık", "ilik"), Fold("İstanbul", "istanbul"),
      Fold("Œuvre", "oeuvre"),
      Fold("Straße", "strasse"), Fold("STRAẞE", "strasse"), Fold("Þór", "thor"), Fold("Ħal", "hal"),
      Fold("Nguyễn", "nguyen"), Fold("Ǆ", "dz"), Fold("ﬁn", "fin"), Fold("ſ", "s"),
      Fold("ＫＡＢＵＬ", "kabul"), Fold("１２", "12"), Fold("x²", "x2"), Fold("Ⅳ", "iv"), Fold("ª", "a"),
      Fold("K", "k"), Fold("Å", "a"), Fold("Hawaiʻi", "hawaii"), Fold("Qurʼan", "quran"),
      Fold("Azərbaycan", "azerbaycan"),
    ]
  )
  func latin(_ sample: Fold) { #expect(isSame(folded(sample.text), sample.folded)) }

  @Test(
    "other scripts",
    arguments: [
      Fold("ΑΘΉΝΑ", "αθηνα"), Fold("Ὀδυσσεύς", "οδυσσευσ"), Fold("ς", "σ"),
      Fold("МОСКВА", "москва"),
      Fold("Ёлка", "елка"), Fold("Київ", "киів"), Fold("שָׁלוֹם", "שלום"), Fold("שׁ", "ש"),
      Fold("مُحَمَّد", "محمد"), Fold("مـحـمـد", "محمد"), Fold("ﻻ", "لا"), Fold("हिन्दी", "हिन्दी"),
      Fold("क\u{93C}", "क\u{93C}"), Fold("한국", "한국"), Fold("中", "中"), Fold("ｶ", "カ"),
      Fold("ที่", "ที่"), Fold("ԵՐԵՎԱՆ", "երեվան"),
    ]
  )
  func otherScripts(_ sample: Fold) {
    #expect(isSame(folded(sample.text), sample.folded), "\(folded(sample.text).debugDescription)")
  }

  @Test(
    "spellings of one name are one phrase",
    arguments: [
      ["al-Qaeda", "Al Qaeda", "AL-QAEDA", "al\u{2011}Qaeda", "al\u{A0}Qaeda", "al-\nQaeda"],
      ["Qa'ida", "Qa’ida", "Qa`ida", "Qa‘ida"], ["U.S.", "US", "us", "U.S"],
      ["U.S.A.", "USA", "U.S.A"], ["São Paulo", "Sao  Paulo", "SA\u{303}O\tPAULO"],
    ]
  )
  func spellings(_ names: [String]) {
    #expect(Set(names.map { FoldedPhrase($0).bytes }).count == 1)
  }

  @Test("the folded words of a name lie in its bytes")
  func phrase() {
    let name = FoldedPhrase(" Washington, D.C. ")
    #expect(name.bytes.elementsEqual("washington,dc".utf8))
    #expect(name.foldedWords.map(Array.init) == [Array("washington".utf8), Array("dc".utf8)])
    #expect(!name.hasEdge)
    #expect(FoldedPhrase("").bytes.isEmpty)
    #expect(FoldedPhrase("ʻ").words.isEmpty)
    #expect(FoldedPhrase("a (b)").hasEdge)
  }

  @Test("NFC and NFD fold alike in Latin, Greek, Cyrillic, Hebrew and Arabic")
  func normalizationForms() {
    let ranges: [ClosedRange<UInt32>] = [
      0xC0...0x24F, 0x370...0x3FF, 0x400...0x52F, 0x5D0...0x5F4, 0x620...0x6D3, 0x1E00...0x1FFF,
      0x2C60...0x2C7F, 0xFB1D...0xFB4F,
    ]
    for scalar in ranges.joined().compactMap(Unicode.Scalar.init) {
      let text = "x" + String(scalar) + "y"
      let nfd = text.decomposedStringWithCanonicalMapping
      let nfc = text.precomposedStringWithCanonicalMapping
      #expect(
        FoldedPhrase(nfd).bytes == FoldedPhrase(nfc).bytes,
        "U+\(String(scalar.value, radix: 16))"
      )
    }
  }

  @Test("folding twice is folding once")
  func idempotent() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      guard let scalar = Unicode.Scalar(UInt32.random(in: 0x80...0x2FFFF, using: &generator)) else {
        continue
      }
      let once = FoldedPhrase(String(scalar))
      // A mark at the start (a Thai or Lao vowel that decomposes) would start no word.
      let first = String(decoding: once.bytes, as: UTF8.self).unicodeScalars.first?.value ?? 0
      if Word.scalarClass(of: first) == 3 { continue }
      let twice = FoldedPhrase(String(decoding: once.bytes, as: UTF8.self))
      #expect(
        once.bytes.filter { $0 != 0x20 } == twice.bytes.filter { $0 != 0x20 },
        "U+\(String(scalar.value, radix: 16))"
      )
    }
  }

  // MARK: Against Python's copy of the Unicode Character Database

  /// Reads scalars in hexadecimal, writes `class folded` for each.
  ///
  /// Written from the rules, not from the generator: full decomposition until nothing changes, marks
  /// told by their names.
  private static let oracle = """
    import sys, unicodedata as u
    LETTERS = dict(zip("łøđıðħŧŋĸəƒ", "lodidhtnkef"), **{"æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})
    SPACELESS = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "BOPOMOFO",
                 "YI", "IDEOGRAPHIC", "TAI", "NEW TAI", "HALFWIDTH KATAKANA")
    def kind(c):
        category = u.category(c)
        if category[0] == "L":
            name = u.name(c)
            if any(name.startswith((s + " ", s + "-")) for s in SPACELESS): return 5
            return 2 if category in ("Lu", "Lt") else 1
        return {"M": 3, "N": 4}.get(category[0], 0)
    def drops(c):
        if u.category(c)[0] == "M":
            name = u.name(c)
            return name.startswith(("COMBINING", "HEBREW", "CYRILLIC")) and "KATAKANA" not in name \\
                or name.startswith("ARABIC") and u.category(c) == "Mn"
        # An apostrophe, a lengthening stroke, a small letter above the line.
        return c in "\\u06e5\\u06e6\\u0640\\u02bb\\u02bc\\u02bd\\u02be\\u02bf\\u02c8\\u02b9" or kind(c) == 0
    def fold(c):
        if "HANGUL SYLLABLE" in u.name(c): return c
        while True:
            d = "".join(LETTERS.get(x, x) for x in u.normalize("NFKD", c.casefold()))
            if d == c: return "".join(x for x in c if not drops(x))
            c = d
    for line in sys.stdin:
        c = chr(int(line, 16))
        # What every Python knows: Unicode 3.2.
        if u.ucd_3_2_0.category(c) == "Cn": print("-"); continue
        print(kind(c), " ".join("%x" % ord(x) for x in fold(c)) if kind(c) else "")
    """

  @Test("the tables agree with Python", .enabled(if: Tool.python(importing: "unicodedata") != nil))
  func python() throws {
    let python = try #require(Tool.python(importing: "unicodedata"))
    var generator = SeededGenerator(seed: 7)
    var codes = (0..<6000).map { _ in UInt32.random(in: 0x80...0xFFFF, using: &generator) }
    codes += (0..<2000).map { _ in UInt32.random(in: 0x10000...0x2FFFF, using: &generator) }
    codes += 0x80...0x24FF
    let scalars = codes.compactMap(Unicode.Scalar.init)
    let input = scalars.map { String($0.value, radix: 16) }.joined(separator: "\n")
    let outcome = try Tool.run(python, ["-c", Self.oracle], input: input)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n")
    try #require(lines.count == scalars.count)
    for (scalar, line) in zip(scalars, lines) where line != "-" {
      let fields = line.split(separator: " ")
      let name = "U+\(String(scalar.value, radix: 16))"
      #expect(String(Word.scalarClass(of: scalar.value)) == fields[0], "\(name)")
      guard fields[0] != "0" else { continue }
      // Behind a letter, so that marks belong to a word; a spaceless letter is a word of its own.
      let isSpaceless = Word.scalarClass(of: scalar.value) == 5
      let fold =
        isSpaceless
        ? FoldedPhrase(String(scalar)).bytes
        : Array(FoldedPhrase("a" + String(scalar)).bytes.dropFirst())
      let found = String(decoding: fold, as: UTF8.self).unicodeScalars.map {
        String($0.value, radix: 16)
      }
      #expect(found == fields.dropFirst().map(String.init), "\(name)")
    }
  }
}
