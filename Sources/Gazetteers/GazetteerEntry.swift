/// A way in which a phrase names an entity: one alias under one key.
public struct GazetteerEntry: Sendable {
  /// The entity's position in ``Gazetteer/entities``.
  public let entity: Int
  /// The alias as the table writes it.
  public let alias: Alias
  /// What differs from the defaults for the alias.
  public var rules: Alias.Rules { alias.rules }
  /// How a mention by this alias names its entity.
  public let form: MentionForm
  /// What the alias asks of the text, decided when the gazetteer was compiled.
  public let traits: Traits
  /// How many first words of the phrase are an article or a rank that stays out of the mention.
  public let skip: Int

  /// What an alias asks of the text beside its rules.
  public struct Traits: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Creates traits from their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Matches in capitals only.
    public static let isAcronym = Traits(rawValue: 1)
    /// One word, which needs its capital.
    public static let isSingleWord = Traits(rawValue: 2)
    /// Every word is an ordinary word in lower case.
    public static let isOrdinary = Traits(rawValue: 4)
    /// A plural that the table does not list.
    public static let isPlural = Traits(rawValue: 8)
    /// A demonym that the text uses as a noun or adjective.
    public static let isDemonym = Traits(rawValue: 16)
    /// Starts with a small letter and so may be written in lower case.
    public static let startsSmall = Traits(rawValue: 32)
  }
}
