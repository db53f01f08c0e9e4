/// What lists of words say of a word, beside the names that gazetteers give to entities.
public struct WordFacts: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt32
  /// Creates facts from their bits.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// An ordinary English word.
  @inlinable public static var ordinary: WordFacts { WordFacts(rawValue: 1) }
  /// A first name.
  @inlinable public static var firstName: WordFacts { WordFacts(rawValue: 1 << 1) }
  /// A surname.
  @inlinable public static var surname: WordFacts { WordFacts(rawValue: 1 << 2) }
  /// Stands before a person's name, or is what a person is: `minister`, `coach`.
  @inlinable public static var title: WordFacts { WordFacts(rawValue: 1 << 3) }
  /// Heads or ends an organization's name: `university`, `inc`.
  @inlinable public static var organizationHead: WordFacts { WordFacts(rawValue: 1 << 4) }
  /// Heads or ends a place's name: `river`, `mount`.
  @inlinable public static var placeHead: WordFacts { WordFacts(rawValue: 1 << 5) }
  /// Tells what somebody says or does: `said`, `resigned`.
  @inlinable public static var saying: WordFacts { WordFacts(rawValue: 1 << 6) }

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
