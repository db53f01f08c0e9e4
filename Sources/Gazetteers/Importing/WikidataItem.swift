import InputDecoding

/// What the importer reads of an entity of Wikidata.
///
/// An empty map may be written as `[]`; the readers of members give nothing for an array.
struct WikidataItem {
  private let value: JSONValue
  private let claims: [String: JSONValue]

  init(_ value: JSONValue) {
    self.value = value
    claims = value["claims"]?.byKey ?? [:]
  }

  /// The Q-id; `nil` for properties, lexemes and whatever has none.
  var id: String? {
    guard let id = value["id"]?.string, Self.isItem(id) else { return nil }
    if let type = value["type"]?.string, type != "item" { return nil }
    return id
  }

  /// The entity that this one became.
  var redirect: String? {
    guard let target = value["redirect"]?.string ?? value["redirects"]?["to"]?.string,
      Self.isItem(target)
    else { return nil }
    return target
  }

  /// The label in each language.
  var labels: [String: String] { texts(of: "labels") }
  /// The description in each language.
  var descriptions: [String: String] { texts(of: "descriptions") }

  /// The aliases in each language.
  var aliases: [String: [String]] {
    var aliases: [String: [String]] = [:]
    for (language, list) in value["aliases"]?.byKey ?? [:] {
      aliases[language] = list.elements.compactMap { $0["value"]?.string }
    }
    return aliases
  }

  /// How many pages of Wikimedia projects are about it.
  var sitelinks: Int {
    value["sitelinks"].map { links in links.members.reduce(0) { count, _ in count + 1 } } ?? 0
  }

  private func texts(of key: String) -> [String: String] {
    var texts: [String: String] = [:]
    for (language, term) in value[key]?.byKey ?? [:] { texts[language] = term["value"]?.string }
    return texts
  }

  // MARK: Statements

  /// The values of a property: of preferred rank first, deprecated ones never; where only what holds
  /// now is asked for, nothing with an end date (P582).
  private func values(_ property: String, current: Bool = false) -> [JSONValue] {
    var preferred: [JSONValue] = []
    var normal: [JSONValue] = []
    for statement in claims[property].map({ Array($0.elements) }) ?? [] {
      let rank = statement["rank"]?.string
      if rank == "deprecated" { continue }
      if current, statement["qualifiers"]?["P582"] != nil { continue }
      guard let snak = statement["mainsnak"], snak["snaktype"]?.string ?? "value" == "value",
        let value = snak["datavalue"]?["value"]
      else { continue }
      if rank == "preferred" { preferred.append(value) } else { normal.append(value) }
    }
    return preferred + normal
  }

  /// The entities that a property names.
  func ids(_ property: String, current: Bool = false) -> [String] {
    values(property, current: current).compactMap { value in
      if let id = value["id"]?.string { return Self.isItem(id) ? id : nil }
      // Old dumps have the number only.
      return value["numeric-id"]?.digits.map { "Q" + $0 }
    }
  }

  /// The strings of a property.
  func texts(_ property: String) -> [String] { values(property).compactMap(\.string) }

  /// The texts of a property with their languages.
  func monolingualTexts(_ property: String) -> [(text: String, language: String)] {
    values(property).compactMap { value in
      guard let text = value["text"]?.string else { return nil }
      return (text, value["language"]?.string ?? "")
    }
  }

  /// The first place on Earth that P625 names.
  var coordinates: (latitude: Double, longitude: Double)? {
    for value in values("P625") {
      if let globe = value["globe"]?.string, !globe.hasSuffix("/Q2") { continue }
      if let latitude = value["latitude"]?.double, let longitude = value["longitude"]?.double,
        abs(latitude) <= 90, abs(longitude) <= 180
      {
        return (latitude, longitude)
      }
    }
    return nil
  }

  /// The first population that P1082 states.
  var population: Int? {
    values("P1082").lazy.compactMap { value in
      value["amount"]?.string.flatMap { Int($0.drop { $0 == "+" }) }
    }.first { $0 > 0 }
  }

  /// The first date of a property as year, month or day, as precise as it is stated.
  func date(_ property: String) -> String? {
    for value in values(property) {
      guard let time = value["time"]?.string, time.hasPrefix("+"),
        let precision = value["precision"]?.digits.flatMap({ Int($0) })
      else { continue }
      let day = time.dropFirst().prefix { $0 != "T" }
      let parts = day.split(separator: "-")
      guard parts.count == 3, parts.allSatisfy({ $0.allSatisfy(\.isWholeNumber) }),
        let year = Int(parts[0]), year < 10_000
      else { continue }
      let digits = String(year)
      let start = String(repeating: "0", count: 4 - digits.count) + digits
      switch precision {
      case 11...: return parts[2] == "00" ? nil : "\(start)-\(parts[1])-\(parts[2])"
      case 10: return parts[1] == "00" ? start : "\(start)-\(parts[1])"
      case 9: return start
      default: continue
      }
    }
    return nil
  }

  private static func isItem(_ id: String) -> Bool {
    id.first == "Q" && id.utf8.count > 1
      && id.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}
