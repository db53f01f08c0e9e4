/// A name of an entity with the rules that differ from the defaults.
public struct Alias: Sendable, Equatable {
  /// The name as the table writes it.
  public var text: String
  /// What differs from the defaults.
  public var rules: Rules
  /// For a term of a topic: how far it proves the topic, 1 being enough.
  public var weight: Double

  /// Creates an alias.
  public init(_ text: String, rules: Rules = [], weight: Double = 1) {
    self.text = text
    self.rules = rules
    self.weight = weight
  }

  /// The rules an alias can carry after `~`.
  public struct Rules: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// Creates rules from their bits.
    @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// May be written in lower case although it is one word.
    @inlinable public static var lower: Rules { Rules(rawValue: 1) }
    /// Counts only where its context supports it.
    @inlinable public static var weak: Rules { Rules(rawValue: 2) }
    /// Needs no support although it is an ordinary word in lower case.
    @inlinable public static var strong: Rules { Rules(rawValue: 4) }
    /// An adjective or a people that stands for the place.
    @inlinable public static var demonym: Rules { Rules(rawValue: 8) }
    /// Is treated as an acronym whatever its letters.
    @inlinable public static var acronym: Rules { Rules(rawValue: 16) }
    /// A short form that is known by itself.
    @inlinable public static var short: Rules { Rules(rawValue: 32) }
    /// Matches only in exactly this spelling and case.
    @inlinable public static var exact: Rules { Rules(rawValue: 64) }

    static let names: [(name: String, rule: Rules)] = [
      ("lower", .lower), ("weak", .weak), ("strong", .strong), ("demonym", .demonym),
      ("acronym", .acronym), ("short", .short), ("exact", .exact),
    ]

    /// All rules.
    public static let all = names.reduce(into: Rules()) { $0.insert($1.rule) }

    /// The rules' names in the order of the table's documentation.
    public var ruleNames: [String] { Self.names.filter { contains($0.rule) }.map(\.name) }
  }
}

/// How a mention names its entity.
public enum MentionForm: String, Sendable, CaseIterable {
  /// By the display name.
  case name
  /// By another listed name.
  case alias
  /// By an acronym.
  case acronym
  /// By a demonym or a people.
  case demonym
  /// By a short form, listed or licensed by a full form in the thread.
  case short
  /// By a misspelling.
  case misspelling
  /// By a name no gazetteer lists.
  case unknown
}
