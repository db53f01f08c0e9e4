import TestSupport
import Testing

@testable import TextSegmentation

@Suite("Tiling")
struct TilingTests {
  /// Whether ranges are sorted, disjoint, not empty and inside bounds.
  private func isTiling(_ ranges: [Range<Int>], _ count: Int) -> Bool {
    var end = 0
    for range in ranges {
      if range.isEmpty || range.lowerBound < end || range.upperBound > count { return false }
      end = range.upperBound
    }
    return true
  }

  @Test(
    "words lie in one sentence, sentences in one paragraph",
    arguments: [1, 2, 3, 4] as [UInt64]
  )
  func tiling(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<1500 {
      let raw = RandomText.make(40, using: &generator)
      let rule: SegmentedText.ParagraphRule = round % 2 == 0 ? .blankLine : .everyLine
      let text = SegmentedText(raw, paragraphs: rule)
      let failures = self.failures(of: text)
      #expect(failures.isEmpty, "\(rule) \(raw.debugDescription): \(failures)")
    }
  }

  private func failures(of text: SegmentedText) -> [String] {
    var failures: [String] = []
    func check(_ holds: Bool, _ name: String) { if !holds { failures.append(name) } }
    let count = text.utf8.count
    check(isTiling(text.words.map(\.bytes), count), "words tile")
    check(isTiling(text.sentences, count), "sentences tile")
    check(isTiling(text.paragraphs, count), "paragraphs tile")
    check(text.sentenceWords.count == text.sentences.count + 1, "sentence words")
    check(text.sentenceParagraphs.count == text.sentences.count, "sentence paragraphs")
    for (index, word) in text.words.enumerated() {
      let holding = text.sentences.indices.filter {
        text.sentences[$0].contains(word.bytes.lowerBound)
      }
      check(holding == [text.sentence(ofWord: index)], "word \(index) in one sentence")
      if let sentence = holding.first {
        check(text.sentences[sentence].upperBound >= word.bytes.upperBound, "word \(index) whole")
        check(text.words(ofSentence: sentence).contains(index), "word \(index) counted")
        let isFirst = text.sentenceWords[sentence] == index
        check(!isFirst || word.gap == .edge, "edge before sentence \(sentence)")
      }
      check(text.folded[word.folded.lowerBound - 1] == word.gap.rawValue, "gap byte \(index)")
      check(!word.folded.isEmpty, "folded \(index)")
      let next =
        index + 1 < text.words.count
        ? text.words[index + 1].folded.lowerBound - 1 : text.folded.count
      check(word.folded.upperBound == next, "folded words touch \(index)")
    }
    for (index, sentence) in text.sentences.enumerated() {
      let holding = text.paragraphs.indices.filter {
        text.paragraphs[$0].lowerBound <= sentence.lowerBound
          && sentence.upperBound <= text.paragraphs[$0].upperBound
      }
      check(holding == [text.sentenceParagraphs[index]], "sentence \(index) in one paragraph")
      let scalars = text.text(sentence).unicodeScalars
      check(scalars.first?.properties.isWhitespace == false, "space before sentence \(index)")
      check(scalars.last?.properties.isWhitespace == false, "space after sentence \(index)")
    }
    return failures
  }

  @Test("equal texts are cut alike whatever follows the next blank line")
  func prefixes() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<500 {
      // A capital keeps both from being texts without capitals.
      let first = "Start " + RandomText.make(12, using: &generator) + " x"
      let second = "Start " + RandomText.make(12, using: &generator) + " x"
      let one = SegmentedText(first)
      let both = SegmentedText(first + "\n\n" + second)
      #expect(Array(both.words.prefix(one.words.count)) == one.words, "\(first.debugDescription)")
      #expect(Array(both.sentences.prefix(one.sentences.count)) == one.sentences)
    }
  }

  // MARK: Offsets

  @Test("offsets agree with the scalars counted one by one", arguments: [6, 7, 8] as [UInt64])
  func offsets(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let raw = RandomText.make(80, using: &generator)
      let map = OffsetMap(utf8: Array(raw.utf8))
      var byte = 0
      var isRight = true
      for (index, scalar) in raw.unicodeScalars.enumerated() {
        isRight =
          isRight && map.scalars(beforeByte: byte) == index && map.byte(ofScalar: index) == byte
        byte += scalar.utf8.count
      }
      let count = raw.unicodeScalars.count
      isRight =
        isRight && map.scalars(beforeByte: byte) == count && map.byte(ofScalar: count) == byte
      #expect(isRight, "\(raw.debugDescription)")
    }
  }

  @Test("the scalars of a range are the text of its bytes")
  func surfaces() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<300 {
      let raw = RandomText.make(40, using: &generator)
      let scalars = Array(raw.unicodeScalars)
      let text = SegmentedText(raw)
      for range in text.words.map(\.bytes) + text.sentences + text.paragraphs {
        let offsets = text.offsets.scalars(range)
        let surface = String(String.UnicodeScalarView(scalars[offsets]))
        #expect(isSame(surface, text.text(range)), "\(raw.debugDescription) \(range)")
        #expect(text.offsets.bytes(offsets) == range)
      }
    }
  }

  @Test(
    "maps of texts whose length is a multiple of the block",
    arguments: [0, 63, 64, 65, 128, 192]
  )
  func blocks(length: Int) {
    for letter in ["a", "é", "日", "𝔘"] {
      let raw = String(repeating: letter, count: length)
      let map = OffsetMap(utf8: Array(raw.utf8))
      let size = letter.utf8.count
      #expect((0...length).allSatisfy { map.byte(ofScalar: $0) == $0 * size })
      #expect((0...length).allSatisfy { map.scalars(beforeByte: $0 * size) == $0 })
      #expect(map.byte(ofScalar: length + 5) == length * size)
    }
  }
}
