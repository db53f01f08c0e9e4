/// What the types of annotated texts count as.
public struct GoldTypeMap: Sendable, Equatable {
  /// What a type counts as.
  public enum Meaning: Sendable, Equatable {
    /// One of the types that are scored.
    case scored(EvaluatedType)
    /// Another type, which forgives predictions.
    case other
    /// Nothing: mentions of the type are left out.
    case none
  }

  private var rules: [String: Meaning] = [:]

  /// Creates a map with the usual names of types only.
  public init() {}

  /// Adds rules as `TYPE=meaning`, the meaning being `person`, `organization`, `place`, `other` or
  /// `none`; the case of the type does not matter.
  /// - Returns: the first text that is no rule; `nil` where all are.
  public mutating func add(_ texts: [String]) -> String? {
    for text in texts {
      guard let equals = text.lastIndex(of: "="), equals > text.startIndex,
        let meaning = Self.meaning(text[text.index(after: equals)...].lowercased())
      else { return text }
      rules[text[..<equals].lowercased()] = meaning
    }
    return nil
  }

  private static func meaning(_ name: String) -> Meaning? {
    switch name {
    case "other": .other
    case "none": Meaning.none
    default: EvaluatedType(rawValue: name).map { .scored($0) }
    }
  }

  /// What a type of brat or CoNLL files counts as: by a rule, else by its usual meaning.
  public func meaning(ofType type: String) -> Meaning {
    let type = type.lowercased()
    return rules[type] ?? Self.usual[type].map { .scored($0) } ?? .other
  }

  /// What an `ntype` counts as: by a rule, else by its own name to the letter.
  public func meaning(ofNamedType type: String) -> Meaning {
    rules[type.lowercased()] ?? EvaluatedType(rawValue: type).map { .scored($0) } ?? .other
  }

  /// The names of types in the tag sets of CoNLL, MUC, ACE, OntoNotes, WNUT and GUM.
  private static let usual: [String: EvaluatedType] = {
    var usual: [String: EvaluatedType] = [:]
    for name in ["per", "pers", "person", "people"] { usual[name] = .person }
    for name in [
      "org", "organization", "organisation", "corporation", "company", "group", "government",
      "militarygroup",
    ] { usual[name] = .organization }
    for name in [
      "loc", "location", "place", "gpe", "fac", "facility", "geo-loc", "city", "country",
    ] { usual[name] = .place }
    return usual
  }()
}
