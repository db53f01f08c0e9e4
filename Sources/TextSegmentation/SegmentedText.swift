/// A text cut into words, sentences and paragraphs, with its folded form.
///
/// All ranges are UTF-8 bytes; ``offsets`` turns them into Unicode scalars. The folded text holds
/// each word's folded bytes behind the byte of the gap before it, so that a phrase is one stretch of
/// it whatever white space, hyphen or apostrophe stands between its words.
///
/// Immutable; a class, so that handing it on counts one reference and not one for each array.
public final class SegmentedText: Sendable {
  /// Where a text's paragraphs end.
  public enum ParagraphRule: Sendable {
    /// At a blank line or a list item: articles.
    case blankLine
    /// At every line end: comments.
    case everyLine
  }

  /// The text's bytes.
  public let utf8: [UInt8]
  /// The folded words with their gap bytes.
  public let folded: [UInt8]
  /// The words in order.
  public let words: [Word]
  /// The sentences in order, without outer white space; every word lies in one.
  public let sentences: [Range<Int>]
  /// The paragraphs in order, without outer white space; every sentence lies in one.
  public let paragraphs: [Range<Int>]
  /// The index of the first word of each sentence, and the number of words at the end.
  public let sentenceWords: [Int]
  /// The paragraph each sentence lies in.
  public let sentenceParagraphs: [Int]
  /// The sentence of each word.
  @usableFromInline let wordSentences: [Int32]
  /// Bytes to scalars.
  public let offsets: OffsetMap
  /// Whether the text is written without any capital.
  public let isWithoutCapitals: Bool

  /// Whether the text may hold web addresses: `false` is sure.
  public let mayHoldAddresses: Bool

  init(
    utf8: [UInt8],
    folded: [UInt8],
    words: [Word],
    sentences: [Range<Int>],
    paragraphs: [Range<Int>],
    sentenceWords: [Int],
    sentenceParagraphs: [Int],
    wordSentences: [Int32],
    offsets: OffsetMap,
    isWithoutCapitals: Bool,
    mayHoldAddresses: Bool
  ) {
    self.utf8 = utf8
    self.folded = folded
    self.words = words
    self.sentences = sentences
    self.paragraphs = paragraphs
    self.sentenceWords = sentenceWords
    self.sentenceParagraphs = sentenceParagraphs
    self.wordSentences = wordSentences
    self.offsets = offsets
    self.isWithoutCapitals = isWithoutCapitals
    self.mayHoldAddresses = mayHoldAddresses
  }

  /// The words of a sentence.
  @inlinable public func words(ofSentence index: Int) -> Range<Int> {
    sentenceWords[index]..<sentenceWords[index + 1]
  }

  /// The sentence a word lies in.
  /// - Complexity: O(1).
  @inlinable public func sentence(ofWord word: Int) -> Int { Int(wordSentences[word]) }

  /// A range of bytes as a range of scalars.
  public func scalars(_ bytes: Range<Int>) -> Range<Int> { offsets.scalars(bytes) }

  /// The text of a range of bytes that starts and ends between scalars.
  public func text(_ bytes: Range<Int>) -> String {
    String(decoding: utf8[bytes], as: UTF8.self)
  }

  /// The folded form of a run of words, with the gaps between them.
  public func foldedBytes(ofWords words: Range<Int>) -> ArraySlice<UInt8> {
    folded[
      Int(
        self.words[words.lowerBound].foldedStart
      )..<Int(self.words[words.upperBound - 1].foldedEnd)
    ]
  }

  /// Whether every word of a sentence that has letters is in capitals, and there are at least three.
  public func isAllCapitals(sentence index: Int) -> Bool {
    var letters = 0
    for word in words(ofSentence: index) where words[word].shape.contains(.hasLetter) {
      if words[word].shape.contains(.hasLower) { return false }
      letters += 1
    }
    return letters >= 3
  }
}
