import TextSegmentation

/// A word that a rule asks for, told by the hash of its folded form as all words of a text are.
struct KnownWord: Sendable {
  let hash: UInt64

  private init(_ folded: StaticString) {
    hash = Word.hash(ofFolded: Array(folded.description.utf8)[...])
  }

  static let and = KnownWord("and")
  static let caption = KnownWord("caption")
  static let copyright = KnownWord("copyright")
  static let former = KnownWord("former")
  static let image = KnownWord("image")
}

extension TextPart {
  /// Whether a word is a known one.
  func isWord(_ word: Int, _ known: KnownWord) -> Bool { hash(word) == known.hash }
}
