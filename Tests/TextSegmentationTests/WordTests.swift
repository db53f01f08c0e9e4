import Testing

@testable import TextSegmentation

@Suite("Words")
struct WordTests {
  @Test(
    "words are runs of letters, marks and digits",
    arguments: [
      Pieces(""), Pieces(" .,;\n\t"), Pieces("Kabul", "Kabul"),
      Pieces("Iran and Iraq.", "Iran", "and", "Iraq"),
      Pieces("enemy.IRAN will", "enemy", "IRAN", "will"), Pieces("are.Until", "are", "Until"),
      Pieces("snake_case a/b #tag @user", "snake", "case", "a", "b", "tag", "user"),
      Pieces("F-16 T-72B MI6 9/11", "F", "16", "T", "72B", "MI6", "9", "11"),
      Pieces("3.5 1,000 10%", "3", "5", "1", "000", "10"),
      Pieces("a\0b", "a", "b"), Pieces("a\r\nb\rc", "a", "b", "c"),
      Pieces("½ x² Ⅳ", "½", "x²", "Ⅳ"),
    ]
  )
  func runs(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).wordTexts == sample.pieces)
  }

  @Test(
    "single letters with full stops between them are one word",
    arguments: [
      Pieces("the U.S. in", "the", "U.S.", "in"), Pieces("U.S.", "U.S."), Pieces("U.S", "U.S"),
      Pieces("U.S.A", "U.S.A"), Pieces("U.S.A. is", "U.S.A.", "is"),
      Pieces("U.S.-Pakistan ties", "U.S.", "Pakistan", "ties"), Pieces("U.S.’s", "U.S.", "s"),
      Pieces("p.r. cost", "p.r.", "cost"),
      Pieces("e.g. this, i.e. that", "e.g.", "this", "i.e.", "that"),
      Pieces("U. S. aid", "U", "S", "aid"), Pieces("J. K. Rowling", "J", "K", "Rowling"),
      Pieces("J.K. Rowling", "J.K.", "Rowling"), Pieces("J.K.Rowling", "J.K.", "Rowling"),
      Pieces("I.S.I.", "I.S.I."), Pieces("Plan B.", "Plan", "B"), Pieces("I. Then", "I", "Then"),
      Pieces("t.co", "t", "co"), Pieces("a..b", "a", "b"), Pieces("С.Ш.А.", "С.Ш.А."),
      Pieces("É.U. E\u{301}.U.", "É.U.", "E\u{301}.U."), Pieces("1.2.3", "1", "2", "3"),
      Pieces("日.本.", "日", "本"), Pieces("(U.K.)", "U.K."),
    ]
  )
  func dotted(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).wordTexts == sample.pieces)
  }

  @Test(
    "apostrophes, hyphens and quotation marks separate",
    arguments: [
      Pieces("Pakistan’s", "Pakistan", "s"), Pieces("Pakistan's army", "Pakistan", "s", "army"),
      Pieces("Talibans’ fight", "Talibans", "fight"), Pieces("don`t", "don", "t"),
      Pieces("al-Qaeda", "al", "Qaeda"),
      Pieces("Jean\u{2010}Luc x\u{2011}y", "Jean", "Luc", "x", "y"),
      Pieces("well–known — yes", "well", "known", "yes"),
      Pieces("“Go,” ‘he’ \"said\" «so»", "Go", "he", "said", "so"),
      Pieces("Hawaiʻi Shabbāʼ ʼtis", "Hawaiʻi", "Shabbāʼ", "ʼtis"), Pieces("a ʻ b", "a", "b"),
    ]
  )
  func punctuation(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).wordTexts == sample.pieces)
  }

  @Test(
    "invisible and foreign signs",
    arguments: [
      Pieces("a\u{A0}b\u{202F}c\u{3000}d", "a", "b", "c", "d"),
      Pieces("a\u{200B}b\u{200D}c\u{2060}d\u{FEFF}e", "a", "b", "c", "d", "e"),
      Pieces("\u{FEFF}Kabul", "Kabul"), Pieces("Pak\u{AD}istan", "Pak", "istan"),
      Pieces("🙂 Iran🇮🇷 👩‍👩‍👧", "Iran"), Pieces("ok👍🏽fine", "ok", "fine"),
      Pieces("Cafe\u{301} nai\u{308}f", "Cafe\u{301}", "nai\u{308}f"), Pieces("\u{301}a", "a"),
      Pieces("İstanbul ISPARTA ılık", "İstanbul", "ISPARTA", "ılık"),
      Pieces("\u{202E}Iran\u{202C} \u{200F}x", "Iran", "x"), Pieces("\u{FFFD}a", "a"),
    ]
  )
  func invisible(_ sample: Pieces) {
    let words = SegmentedText(sample.text).wordTexts
    #expect(words.count == sample.pieces.count)
    #expect(zip(words, sample.pieces).allSatisfy(isSame), "\(words)")
  }

  @Test(
    "scripts",
    arguments: [
      Pieces("Москва и Київ", "Москва", "и", "Київ"), Pieces("Αθήνα, Ελλάδα", "Αθήνα", "Ελλάδα"),
      Pieces("القاعدة في اليمن", "القاعدة", "في", "اليمن"), Pieces("مُحَمَّد", "مُحَمَّد"),
      Pieces("שָׁלוֹם עולם", "שָׁלוֹם", "עולם"), Pieces("हिन्दी भाषा", "हिन्दी", "भाषा"),
      Pieces("한국 사람", "한국", "사람"), Pieces("中国人民", "中", "国", "人", "民"),
      Pieces("カタカナ", "カ", "タ", "カ", "ナ"), Pieces("ひが\u{3099}", "ひ", "が\u{3099}"),
      Pieces("ไทย", "ไ", "ท", "ย"), Pieces("ที่", "ที่"),
      Pieces("中A文é国5", "中", "A", "文", "é", "国", "5"), Pieces("iPhone手机", "iPhone", "手", "机"),
      Pieces("𠀀𝔘x", "𠀀", "𝔘x"),
    ]
  )
  func scripts(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).wordTexts == sample.pieces)
  }

  // MARK: Shapes

  struct Shaped: CustomTestStringConvertible, Sendable {
    var text: String
    var shape: Word.Shape
    var length: Int32

    init(_ text: String, _ shape: Word.Shape, _ length: Int32) {
      self.text = text
      self.shape = shape
      self.length = length
    }

    var testDescription: String { text }
  }

  @Test(
    "shapes",
    arguments: [
      Shaped("kabul", [.hasLetter, .hasLower], 5),
      Shaped("Kabul", [.hasLetter, .hasLower, .startsWithCapital], 5),
      Shaped("ISI", [.hasLetter, .startsWithCapital, .hasInnerCapital], 3),
      Shaped("A", [.hasLetter, .startsWithCapital], 1),
      Shaped("iPhone", [.hasLetter, .hasLower, .hasInnerCapital], 6),
      Shaped("McCain", [.hasLetter, .hasLower, .startsWithCapital, .hasInnerCapital], 6),
      Shaped("2016", [.hasDigit], 4),
      Shaped("MI6", [.hasLetter, .hasDigit, .startsWithCapital, .hasInnerCapital], 3),
      Shaped("9th", [.hasLetter, .hasLower, .hasDigit], 3),
      Shaped("U.S.", [.hasLetter, .startsWithCapital, .hasInnerCapital, .isDotted], 2),
      Shaped("p.r.", [.hasLetter, .hasLower, .isDotted], 2),
      Shaped("É", [.hasLetter, .startsWithCapital], 1),
      Shaped("E\u{301}", [.hasLetter, .startsWithCapital], 1),
      Shaped("İ", [.hasLetter, .startsWithCapital], 1),
      Shaped("Ǆ", [.hasLetter, .startsWithCapital], 1),
      Shaped("Москва", [.hasLetter, .hasLower, .startsWithCapital], 6),
      Shaped("القاعدة", [.hasLetter, .hasLower], 7),
      Shaped("中", [.hasLetter, .hasLower, .isSpaceless], 1),
    ]
  )
  func shapes(_ sample: Shaped) throws {
    let word = try #require(SegmentedText(sample.text).words.first)
    #expect(word.shape == sample.shape)
    #expect(word.length == sample.length)
  }

  @Test("what follows a letter of a spaceless script leaves its shape alone")
  func spacelessShape() throws {
    for text in ["中É", "中A", "中５", "中5", "中é"] {
      let word = try #require(SegmentedText(text).words.first)
      #expect(word.shape == [.hasLetter, .hasLower, .isSpaceless], "\(text)")
      #expect(word.length == 1)
    }
  }

  @Test("a word is all capitals if no letter is small")
  func allCapitals() {
    let capitals = SegmentedText("ISI U.S. F16 Kabul p.r. 2016 É").words.map(\.isAllCapitals)
    #expect(capitals == [true, true, true, false, false, false, true])
  }

  @Test("a sentence is all capitals from three words with letters on")
  func allCapitalSentence() {
    func isAll(_ text: String) -> Bool { SegmentedText(text).isAllCapitals(sentence: 0) }
    #expect(isAll("WAR IN IRAQ"))
    #expect(isAll("WAR IN 2003 IRAQ"))
    #expect(!isAll("WAR IRAQ 2003"))
    #expect(!isAll("WAR in IRAQ"))
  }

  @Test("a text without capitals has three words or more and none of them")
  func withoutCapitals() {
    #expect(SegmentedText("the war in iraq").isWithoutCapitals)
    #expect(!SegmentedText("the war").isWithoutCapitals)
    #expect(!SegmentedText("the war in Iraq").isWithoutCapitals)
    #expect(!SegmentedText("the new iPhone is").isWithoutCapitals)
  }

  // MARK: Gaps

  struct Between: CustomTestStringConvertible, Sendable {
    var gap: String
    var kind: Word.Gap

    init(_ gap: String, _ kind: Word.Gap) {
      self.gap = gap
      self.kind = kind
    }

    var testDescription: String { gap.debugDescription }
  }

  @Test(
    "what joins and what parts two words",
    arguments: [
      Between(" ", .joint), Between("  ", .joint), Between("\n", .joint), Between("\r\n", .joint),
      Between("\u{A0}", .joint), Between("\u{2009}", .joint), Between("\u{200B}", .joint),
      Between("\u{AD}", .joint), Between("\u{FEFF}", .joint), Between("\u{200F}", .joint),
      Between("-", .joint), Between("-\n", .joint), Between("\u{2010}", .joint),
      Between("–", .joint),
      Between("'", .joint), Between("’", .joint), Between("‘", .joint), Between("`", .joint),
      Between("´", .joint), Between(". ", .joint), Between(".", .joint),
      Between(", ", .comma), Between(",", .comma), Between("/", .slash), Between(" / ", .slash),
      Between(" & ", .ampersand), Between("&", .ampersand),
      Between(" - ", .edge), Between("\u{A0}– ", .edge), Between("\u{A0}–\u{A0}", .edge),
      Between("\t-\t", .edge), Between(" -\n", .edge), Between(" -", .joint), Between("- ", .joint),
      Between("—", .edge), Between("; ", .edge), Between(": ", .edge), Between(" (", .edge),
      Between(") ", .edge), Between("\" ", .edge), Between(" “", .edge), Between("” ", .edge),
      Between("., ", .edge), Between(",,", .edge), Between("--", .edge), Between("’ ", .joint),
      Between(" | ", .edge), Between("_", .edge), Between("@", .edge), Between(" 🙂 ", .edge),
    ]
  )
  func gaps(_ sample: Between) throws {
    // In a name no sentence ends, so the gap is what the two words show by themselves.
    let name = FoldedPhrase("ab" + sample.gap + "cd")
    try #require(name.words.count == 2)
    #expect(name.words[1].gap == sample.kind)
    #expect(name.bytes == Array("ab".utf8) + [sample.kind.rawValue] + Array("cd".utf8))
    #expect(name.hasEdge == (sample.kind == .edge))
  }

  @Test("sentence ends are edges in the folded text, and the first word has one before it")
  func edges() {
    let text = SegmentedText("He left. She stayed")
    #expect(text.foldedText == "\nhe left\nshe stayed")
    #expect(text.words.map(\.gap) == [.edge, .joint, .edge, .joint])
    #expect(text.foldedBytes(ofWords: 2..<4).elementsEqual("she stayed".utf8))
  }

  @Test("edges can be put in")
  func withEdges() {
    let text = SegmentedText("one two three four")
    #expect(text.withEdges(atBytes: []).foldedText == text.foldedText)
    #expect(text.withEdges(atBytes: [4, 15]).foldedText == "\none\ntwo three four")
    #expect(text.withEdges(atBytes: [14]).foldedText == "\none two three\nfour")
    #expect(text.withEdges(atBytes: [5, 99, 0]).foldedText == "\none two\nthree four")
    let changed = text.withEdges(atBytes: [8])
    #expect(changed.words.map(\.gap) == [.edge, .joint, .edge, .joint])
    #expect(changed.sentences == text.sentences)
  }
}
