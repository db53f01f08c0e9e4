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
  /// The types of rules that no mention had so far, as they were given.
  public private(set) var unusedTypes: [String] = []

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
      let type = String(text[..<equals])
      if rules.updateValue(meaning, forKey: type.lowercased()) == nil { unusedTypes.append(type) }
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

  /// What the type of a mention counts as; the type is used from now on.
  mutating func use(_ type: String) -> Meaning {
    note(type)
    return meaning(ofType: type)
  }

  /// What the `ntype` of a mention counts as; the type is used from now on.
  mutating func use(named type: String) -> Meaning {
    note(type)
    return meaning(ofNamedType: type)
  }

  private mutating func note(_ type: String) {
    if unusedTypes.isEmpty { return }
    let type = type.lowercased()
    unusedTypes.removeAll { $0.lowercased() == type }
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
