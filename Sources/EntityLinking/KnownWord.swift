import TextSegmentation

/// A word that a rule asks for, told by the hash of its folded form as all words of a text are.
struct KnownWord: Sendable {
  let hash: UInt64

  private init(_ folded: StaticString) {
    hash = Word.hash(ofFolded: Array(folded.description.utf8)[...])
  }

  static let and = KnownWord("and")
  static let army = KnownWord("army")
  static let bank = KnownWord("bank")
  static let caption = KnownWord("caption")
  static let copyright = KnownWord("copyright")
  static let `for` = KnownWord("for")
  static let former = KnownWord("former")
  static let house = KnownWord("house")
  static let image = KnownWord("image")
  static let movement = KnownWord("movement")
  static let navy = KnownWord("navy")
  static let of = KnownWord("of")
  static let open = KnownWord("open")
  static let possessive = KnownWord("s")
  static let presidency = KnownWord("presidency")
  static let press = KnownWord("press")
  static let reporter = KnownWord("reporter")
  static let white = KnownWord("white")
}

extension TextPart {
  /// Whether a word is a known one.
  func isWord(_ word: Int, _ known: KnownWord) -> Bool { hash(word) == known.hash }
}
