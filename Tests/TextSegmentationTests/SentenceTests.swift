import Testing

@testable import TextSegmentation

@Suite("Sentences")
struct SentenceTests {
  @Test(
    "sentences end at terminators before capitals and digits",
    arguments: [
      Pieces("He left. She stayed.", "He left.", "She stayed."),
      Pieces("Why? Because! Good.", "Why?", "Because!", "Good."),
      Pieces("Really?! Yes.", "Really?!", "Yes."),
      Pieces("It fell. 20 died.", "It fell.", "20 died."),
      Pieces("He left.\nShe stayed.", "He left.", "She stayed."),
      Pieces("He left.\r\nShe stayed.", "He left.", "She stayed."),
      Pieces("He left.\u{A0}She stayed.", "He left.", "She stayed."),
      Pieces("He\nleft at noon", "He\nleft at noon"),
      Pieces("He left. and then", "He left. and then"),
      Pieces("Wait... what", "Wait... what"), Pieces("Wait... What", "Wait...", "What"),
      Pieces("Wait… What… no", "Wait…", "What… no"), Pieces("Who knows", "Who knows"), Pieces(""),
      Pieces(" . ? "), Pieces("He is 6 ft. The end", "He is 6 ft. The end"),
      Pieces("It cost 3.5 million.", "It cost 3.5 million."),
      Pieces("about .50 caliber", "about .50 caliber"),
      Pieces("Apple sold it. iPhone sales fell.", "Apple sold it.", "iPhone sales fell."),
    ]
  )
  func plain(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).sentenceTexts == sample.pieces)
  }

  @Test(
    "a missing space between sentences",
    arguments: [
      Pieces("the enemy.IRAN will", "the enemy.", "IRAN will"),
      Pieces("you are.Until then", "you are.", "Until then"),
      Pieces("the end?Then go", "the end?", "Then go"),
      Pieces("see example.com now", "see example.com now"),
      Pieces("the NATO.IRAN pact", "the NATO.IRAN pact"),
      Pieces("he left.”Then", "he left.”", "Then"),
      Pieces("the end...Then", "the end...", "Then"), Pieces("the end…Then", "the end…", "Then"),
      Pieces("he left.(She", "he left.", "(She"),
    ]
  )
  func unspaced(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).sentenceTexts == sample.pieces)
  }

  @Test(
    "abbreviations and initials",
    arguments: [
      Pieces("Mr. T came.", "Mr. T came."), Pieces("Mr.\u{A0}Khan came.", "Mr.\u{A0}Khan came."),
      Pieces("Dr. Khan met Gen. Musharraf.", "Dr. Khan met Gen. Musharraf."),
      Pieces("Mr.\nKhan came.", "Mr.\nKhan came."),
      Pieces("St. Petersburg fell.", "St. Petersburg fell."),
      Pieces("George W. Bush left.", "George W. Bush left."),
      Pieces("J. K. Rowling wrote.", "J. K. Rowling wrote."),
      Pieces("Plan B. The next", "Plan B.", "The next"),
      Pieces("Acme Inc. Chairman Li", "Acme Inc. Chairman Li"),
      Pieces("He left Acme Inc. The firm", "He left Acme Inc.", "The firm"),
      Pieces("Acme Inc., The Hague", "Acme Inc., The Hague"),
      Pieces("On Sept. 11 it", "On Sept. 11 it"),
      Pieces("Resolution No. 5 passed.", "Resolution No. 5 passed."),
      Pieces("He said no. The war", "He said no.", "The war"),
      Pieces("His Ph.D. on it", "His Ph.D. on it"),
      Pieces("Met Gen.Musharraf", "Met Gen.Musharraf"), Pieces("Bush vs. Gore", "Bush vs. Gore"),
      Pieces("Roe v. Wade", "Roe v. Wade"),
      Pieces("Karim A. A. Khan", "Karim A. A. Khan"), Pieces("Plan B. A new", "Plan B.", "A new"),
      Pieces("tanks, guns, etc. Iran", "tanks, guns, etc. Iran"),
      Pieces("guns etc. They", "guns etc.", "They"),
    ]
  )
  func abbreviations(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).sentenceTexts == sample.pieces)
  }

  @Test(
    "dotted acronyms",
    arguments: [
      Pieces("The U.S. in Iraq", "The U.S. in Iraq"),
      Pieces("The p.r. cost rose", "The p.r. cost rose"),
      Pieces("The U.S. Army left", "The U.S. Army left"),
      Pieces("In the U.S. The war", "In the U.S.", "The war"),
      Pieces("In the U.S.\nThe war", "In the U.S.", "The war"),
      Pieces("In the U.S.\u{A0}The war", "In the U.S.", "The war"),
      Pieces("In the U.S.? Yes", "In the U.S.?", "Yes"),
      Pieces("In the U.S., The Hague", "In the U.S., The Hague"),
      Pieces("U.S.-Pakistan ties", "U.S.-Pakistan ties"),
      Pieces("At 5 p.m. He left", "At 5 p.m.", "He left"),
      Pieces("e.g. The end", "e.g.", "The end"),
      Pieces("J.K.Rowling wrote", "J.K.Rowling wrote"), Pieces("The U.S.A is", "The U.S.A is"),
    ]
  )
  func dotted(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).sentenceTexts == sample.pieces)
  }

  @Test(
    "quotation marks and brackets stay with their sentence",
    arguments: [
      Pieces("“He left.” She stayed.", "“He left.”", "She stayed."),
      Pieces("\"He left.\" \"She stayed.\"", "\"He left.\"", "\"She stayed.\""),
      Pieces("“Why?” he asked.", "“Why?” he asked."),
      Pieces("It (so I hear.) Fell", "It (so I hear.)", "Fell"),
      Pieces("He left. (She stayed.) So", "He left.", "(She stayed.)", "So"),
      Pieces("  ‘He left.’  She  ", "‘He left.’", "She"),
      Pieces("«Il part.» Elle", "«Il part.»", "Elle"),
    ]
  )
  func quotation(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).sentenceTexts == sample.pieces)
  }

  @Test(
    "other scripts",
    arguments: [
      Pieces("我爱你。他走了。", "我爱你。", "他走了。"), Pieces("他走了！真的？是", "他走了！", "真的？", "是"),
      Pieces("“我爱你。”他说", "“我爱你。”", "他说"), Pieces("好吗? 好.", "好吗?", "好."),
      Pieces("ماذا حدث؟ نعم، حدث. انتهى", "ماذا حدث؟", "نعم، حدث.", "انتهى"),
      Pieces("وہ گیا۔ وہ آیا۔", "وہ گیا۔", "وہ آیا۔"), Pieces("वह गया। वह आया॥", "वह गया।", "वह आया॥"),
      Pieces("क्या? हाँ NATO", "क्या?", "हाँ NATO"), Pieces("שלום. עולם NATO", "שלום.", "עולם NATO"),
      Pieces("Он ушёл. Она нет.", "Он ушёл.", "Она нет."),
      Pieces("Έφυγε. Έμεινε.", "Έφυγε.", "Έμεινε."),
      Pieces("Élan. Électricité. Œuvre", "Élan.", "Électricité.", "Œuvre"),
    ]
  )
  func otherScripts(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).sentenceTexts == sample.pieces)
  }

  @Test(
    "texts without capitals",
    arguments: [
      Pieces("he left. she stayed. they won", "he left.", "she stayed.", "they won"),
      Pieces("why? because! ok", "why?", "because!", "ok"),
      Pieces("mr. khan of example.com", "mr. khan of example.com"),
      Pieces("the u.s. in iraq", "the u.s. in iraq"),
      Pieces("it cost 3.5 or so", "it cost 3.5 or so"),
    ]
  )
  func withoutCapitals(_ sample: Pieces) {
    #expect(SegmentedText(sample.text).sentenceTexts == sample.pieces)
  }

  @Test("words, sentences and paragraphs know each other")
  func indexes() {
    let text = SegmentedText("He left. She stayed.\n\nThey won.")
    #expect(text.sentenceWords == [0, 2, 4, 6])
    #expect(text.sentenceParagraphs == [0, 0, 1])
    #expect((0..<6).map(text.sentence(ofWord:)) == [0, 0, 1, 1, 2, 2])
    #expect(text.words(ofSentence: 1) == 2..<4)
  }
}

@Suite("Paragraphs")
struct ParagraphTests {
  @Test(
    "paragraphs of articles end at blank lines and list items",
    arguments: [
      Pieces("one\n\ntwo", "one", "two"), Pieces("one\ntwo", "one\ntwo"),
      Pieces("one\r\ntwo", "one\r\ntwo"),
      Pieces("one\r\n\r\ntwo", "one", "two"), Pieces("one\r\rtwo", "one", "two"),
      Pieces("one\rtwo", "one\rtwo"),
      Pieces("one\n \t\ntwo", "one", "two"), Pieces("one\n\u{A0}\ntwo", "one", "two"),
      Pieces("one\n\u{200B}\ntwo", "one", "two"), Pieces("one\n\u{3000}\ntwo", "one", "two"),
      Pieces("one.\n\n\n“two” ", "one.", "“two”"),
      Pieces("one\n- two\n- three", "one", "- two", "- three"),
      Pieces("one\n* two\n • three", "one", "* two", "• three"), Pieces("one\n-two", "one\n-two"),
      Pieces("one - two", "one - two"), Pieces("one\u{2029}two", "one", "two"),
      Pieces("one\u{2028}two", "one", "two"),
      Pieces("one\n“\ntwo", "one\n“\ntwo"), Pieces("\n\none\n\n", "one"), Pieces("\n \n"),
    ]
  )
  func articles(_ sample: Pieces) {
    let found = SegmentedText(sample.text).paragraphTexts.map(Self.withoutMarker)
    #expect(found == sample.pieces.map(Self.withoutMarker), "\(found)")
  }

  /// The marker of a list item is set off by a space and belongs to no sentence.
  private static func withoutMarker(_ text: String) -> String {
    for marker in ["- ", "* ", "• "] where text.hasPrefix(marker) {
      return String(text.dropFirst(2))
    }
    return text
  }

  @Test(
    "every line of a comment is a paragraph",
    arguments: [
      Pieces("one\ntwo", "one", "two"), Pieces("one\r\ntwo", "one", "two"),
      Pieces("one\rtwo", "one", "two"),
      Pieces("one\n\ntwo", "one", "two"), Pieces("one two", "one two"),
      Pieces("- one\n- two", "one", "two"),
      Pieces("one.\ntwo three.", "one.", "two three."),
    ]
  )
  func comments(_ sample: Pieces) {
    let text = SegmentedText(sample.text, paragraphs: .everyLine)
    #expect(text.paragraphTexts == sample.pieces)
    #expect(text.sentenceTexts == sample.pieces)
  }
}
