extension SegmentedText {
  /// Cuts a text into words, sentences and paragraphs.
  ///
  /// - Parameters:
  ///   - text: any text; invalid UTF-8 cannot occur in a `String`.
  ///   - rule: where paragraphs end.
  /// - Complexity: O(n) in the bytes of the text.
  public convenience init(_ text: String, paragraphs rule: ParagraphRule = .blankLine) {
    self.init(utf8: Array(text.utf8), paragraphs: rule)
  }

  /// Cuts a text given as valid UTF-8.
  convenience init(utf8: [UInt8], paragraphs rule: ParagraphRule) {
    // Words and folded form are changed where they stand: nobody else may hold them meanwhile.
    var scanner = WordScanner(utf8, findsBreaks: true)
    let isWithoutCapitals =
      scanner.words.count >= 3
      && !scanner.words.contains {
        $0.shape.contains(.startsWithCapital) || $0.shape.contains(.hasInnerCapital)
      }
    let breaks = SentenceScanner(utf8: utf8, rule: rule, isWithoutCapitals: isWithoutCapitals)
    let count = scanner.words.count

    var sentenceWords: [Int] = []
    var sentenceParagraphs: [Int] = []
    var paragraphCount = 0
    // English has twenty words a sentence and two sentences or more a paragraph; what does not fit makes
    // room for itself.
    sentenceWords.reserveCapacity(count / 16 + 2)
    sentenceParagraphs.reserveCapacity(count / 16 + 2)
    for number in scanner.breaks {
      let index = Int(number)
      let kind: SentenceScanner.Break =
        index == 0
        ? .paragraph : breaks.breakBetween(scanner.words[index - 1], scanner.words[index])
      if kind == .none { continue }
      if kind == .paragraph { paragraphCount += 1 }
      sentenceWords.append(index)
      sentenceParagraphs.append(paragraphCount - 1)
    }
    Self.putEdges(before: sentenceWords.dropFirst(), &scanner.words, &scanner.folded)
    sentenceWords.append(count)
    let sentenceCount = sentenceParagraphs.count
    let wordSentences = [Int32](room: count) { numbers in
      for sentence in 0..<sentenceCount {
        numbers.append(
          repeating: Int32(truncatingIfNeeded: sentence),
          count: sentenceWords[sentence + 1] - sentenceWords[sentence]
        )
      }
    }

    var sentences: [Range<Int>] = []
    sentences.reserveCapacity(sentenceCount)
    // A sentence reaches from the punctuation that opens it to the punctuation that closes it.
    var end = 0
    for index in 0..<sentenceCount {
      let next = sentenceWords[index + 1]
      let limit = next < count ? Int(scanner.words[next].start) : utf8.count
      let start = SegmentedText.opening(
        of: Int(scanner.words[sentenceWords[index]].start),
        after: end,
        in: utf8
      )
      end = SegmentedText.closing(of: Int(scanner.words[next - 1].end), before: limit, in: utf8)
      sentences.append(start..<end)
    }
    var paragraphs: [Range<Int>] = []
    paragraphs.reserveCapacity(paragraphCount)
    var first = 0
    for index in 0..<sentenceCount {
      let next = index + 1
      guard next == sentenceCount || sentenceParagraphs[next] != sentenceParagraphs[index] else {
        continue
      }
      paragraphs.append(sentences[first].lowerBound..<sentences[index].upperBound)
      first = next
    }

    self.init(
      utf8: utf8,
      folded: scanner.folded,
      words: scanner.words,
      sentences: sentences,
      paragraphs: paragraphs,
      sentenceWords: sentenceWords,
      sentenceParagraphs: sentenceParagraphs,
      wordSentences: wordSentences,
      offsets: OffsetMap(utf8: utf8),
      isWithoutCapitals: isWithoutCapitals,
      mayHoldAddresses: scanner.mayHoldAddresses
    )
  }

  /// The start of the punctuation without space before a sentence's first word.
  private static func opening(of start: Int, after limit: Int, in utf8: [UInt8]) -> Int {
    var index = start
    while index > limit {
      var before = index - 1
      while utf8[before] & 0xC0 == 0x80 { before -= 1 }
      if isSpace(decodeScalar(utf8, at: before).code) { break }
      index = before
    }
    return index
  }

  /// The end of the punctuation without space after a sentence's last word.
  private static func closing(of end: Int, before limit: Int, in utf8: [UInt8]) -> Int {
    let index = skip(from: end, to: limit, in: utf8) { !isSpace($0) }
    guard index == limit, limit < utf8.count else { return index }
    // No space before the next sentence (`enemy.IRAN`): only the terminators belong here and what
    // closes behind them.
    let closing = skip(from: end, to: limit, in: utf8) {
      // . ! ? … 。 ！ ？ ؟ ۔ । ॥
      switch $0 {
      case 0x2E, 0x21, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x61F, 0x6D4, 0x964, 0x965: true
      default: false
      }
    }
    // ) ] ’ ” » 」 』
    return skip(from: closing, to: limit, in: utf8) {
      switch $0 {
      case 0x29, 0x5D, 0x2019, 0x201D, 0xBB, 0x300D, 0x300F: true
      default: false
      }
    }
  }

  private static func skip(
    from start: Int,
    to limit: Int,
    in utf8: [UInt8],
    while condition: (UInt32) -> Bool
  ) -> Int {
    var index = start
    while index < limit {
      let (code, length) = decodeScalar(utf8, at: index)
      guard condition(code) else { break }
      index += length
    }
    return index
  }

  /// Puts an edge before each of some words.
  private static func putEdges(
    before starts: some Collection<Int>,
    _ words: inout [Word],
    _ folded: inout [UInt8]
  ) {
    var words = words.mutableSpan
    var folded = folded.mutableSpan
    for start in starts {
      words[start].gap = .edge
      folded[Int(words[start].foldedStart) - 1] = Word.Gap.edge.rawValue
    }
  }

  /// Puts an edge before the first word at or after each byte offset, so that no phrase crosses it.
  public func withEdges(atBytes edges: [Int]) -> SegmentedText {
    guard !edges.isEmpty else { return self }
    var (words, folded) = (words, folded)
    let starts = edges.compactMap { edge in words.firstIndex { Int($0.start) >= edge } }
    Self.putEdges(before: starts, &words, &folded)
    return SegmentedText(
      utf8: utf8,
      folded: folded,
      words: words,
      sentences: sentences,
      paragraphs: paragraphs,
      sentenceWords: sentenceWords,
      sentenceParagraphs: sentenceParagraphs,
      wordSentences: wordSentences,
      offsets: offsets,
      isWithoutCapitals: isWithoutCapitals,
      mayHoldAddresses: mayHoldAddresses
    )
  }
}
