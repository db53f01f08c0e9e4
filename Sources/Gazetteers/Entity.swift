/// An organization, a place, a person or a topic that a gazetteer lists.
public struct Entity: Sendable, Equatable {
  /// `type/ascii-slug` for own entries, a source prefix for imported ones.
  public var id: String
  /// A path in the type tree: `organization/armed-group`, `place/country`, `person`, `topic`.
  public var type: String
  /// The display name.
  public var name: String
  /// Further names with their rules.
  public var aliases: [Alias]
  /// The ids of what it belongs to; for a person, the affiliation.
  public var parents: [String]
  /// A short factual phrase.
  public var description: String
  /// Degrees north.
  public var latitude: Double?
  /// Degrees east.
  public var longitude: Double?
  /// Inhabitants of a place.
  public var population: Int?
  /// How often the world's news mean this entity where its name is ambiguous; 1 if nothing is said.
  public var prior: Double
  /// The Wikidata id, where a source backs it.
  public var wikidata: String?
  /// The GeoNames id, where a source backs it.
  public var geonames: String?
  /// The first date of existence, in ISO 8601.
  public var validFrom: String?
  /// The last date of existence, in ISO 8601.
  public var validTo: String?
  /// For a topic: the sum of term weights from which a document is about it.
  public var threshold: Double
  /// The list that holds the entry, and its line there.
  public var origin: Origin

  /// Where an entry stands.
  public struct Origin: Sendable, Equatable {
    /// The list's file name.
    public var list: String
    /// The line, counted from 1.
    public var line: Int

    /// Creates an origin.
    public init(list: String, line: Int) {
      self.list = list
      self.line = line
    }
  }

  /// The top of the type tree: `organization`, `place`, `person` or `topic`.
  public var topType: Substring { type.prefix { $0 != "/" } }

  /// Whether the entity is a topic: its aliases are weighted terms, never mentions.
  public var isTopic: Bool { topType == "topic" }
}

extension Entity {
  /// Creates an entry that no list holds yet.
  public init(
    id: String,
    type: String,
    name: String,
    aliases: [Alias] = [],
    parents: [String] = [],
    description: String = ""
  ) {
    self.init(
      id: id,
      type: type,
      name: name,
      aliases: aliases,
      parents: parents,
      description: description,
      prior: 1,
      threshold: 1,
      origin: Origin(list: "", line: 0)
    )
  }
}
