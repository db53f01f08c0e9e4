public import TextSegmentation

/// A set of ordinary words in folded form.
public struct WordList: Sendable {
  private let words: Set<ArraySlice<UInt8>>

  /// Reads a list with one word a line.
  public init(lines: [UInt8]) {
    words = Set(lines.split { $0 == 0x0A || $0 == 0x0D })
  }

  /// A list without words.
  public static let empty = WordList(lines: [])

  /// How many words the list holds.
  public var count: Int { words.count }

  /// Whether a folded word stands in the list.
  public func contains(_ folded: ArraySlice<UInt8>) -> Bool { words.contains(folded) }

  /// Whether a word of a text is ordinary in lower case, or the plural or possessive of such a word.
  public func contains(_ word: Word, of text: SegmentedText) -> Bool {
    contains(text.folded[word.folded])
  }
}
