/// A run of words that may be a name no list holds.
struct NameCandidate {
  /// What the words themselves say of a candidate before anything is weighed.
  enum Kind {
    case open
    /// A person whose surname by itself is linked: `Carmen Yulín Cruz` where the thread has a Ted Cruz.
    case person
    /// A ship behind `USS` or the like: no name of a type, and what is linked inside is not meant.
    case ship
  }

  let words: Range<Int>
  /// Whether a title stands before it in the same run.
  let hasTitle: Bool
  var kind = Kind.open
  /// Whether it is weighed as one word; so is `A&E`.
  var isOneWord: Bool
  var clues = ClueSet()
  /// A hash of its folded words, of a ship those behind `USS`: equal for equal names of a thread.
  var key: UInt64 = 0

  /// Whether it is one word, which lists have as an ordinary one.
  var isOrdinaryWord: Bool { words.count == 1 && clues.contains(.onlyIsOrdinary) }

  /// The key of a name, by the hashes of its folded words; for one word it is that word's hash.
  static func key(of hashes: some Sequence<UInt64>) -> UInt64 {
    var key: UInt64 = 0
    for hash in hashes { key = (key &* 0x9E37_79B9_7F4A_7C15) ^ hash }
    return key
  }
}
