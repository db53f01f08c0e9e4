/// What lists of words say of a word, beside the names that gazetteers give to entities.
public struct WordFacts: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt32
  /// Creates facts from their bits.
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// An ordinary English word.
  public static let ordinary = WordFacts(rawValue: 1)
  /// A first name.
  public static let firstName = WordFacts(rawValue: 1 << 1)
  /// A surname.
  public static let surname = WordFacts(rawValue: 1 << 2)
  /// Stands before a person's name, or is what a person is: `minister`, `coach`.
  public static let title = WordFacts(rawValue: 1 << 3)
  /// Heads or ends an organization's name: `university`, `inc`.
  public static let organizationHead = WordFacts(rawValue: 1 << 4)
  /// Heads or ends a place's name: `river`, `mount`.
  public static let placeHead = WordFacts(rawValue: 1 << 5)
  /// Tells what somebody says or does: `said`, `resigned`.
  public static let saying = WordFacts(rawValue: 1 << 6)

  /// The files of words below a gazetteers' folder, each with what it says of its words.
  static let files: [(name: String, facts: WordFacts)] = [
    ("words/english.txt", .ordinary),
    ("words/titles.txt", .title),
    ("words/organization-heads.txt", .organizationHead),
    ("words/place-heads.txt", .placeHead),
    ("words/saying-verbs.txt", .saying),
    ("names/first-names.txt", .firstName),
    ("names/surnames.txt", .surname),
  ]
}
