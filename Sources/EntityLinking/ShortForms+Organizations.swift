import Gazetteers
import TextSegmentation

// Short names of organizations.
extension ShortForms {
  /// `Dominion Textile` licenses `Dominion`, `Leicestershire County Cricket Club` the county's name.
  ///
  /// Only where all words behind the first say what a company or club does. A newspaper, a university or
  /// a council does not license the name of its city.
  mutating func licenseOrganization(
    _ words: Range<Int>,
    _ part: TextPart,
    _ entity: Int,
    _ document: Int
  ) {
    let first = words.lowerBound
    // `Continental Bank of Canada`.
    let of = words.dropFirst(2).first { part.isWord($0, .of) } ?? words.upperBound
    let rest = first + 1..<of
    guard part.text.words[first].length >= 3, !part.text.words[first].isAllCapitals,
      part.text.words[first].shape.contains(.startsWithCapital),
      part.traits(first).isDisjoint(with: [.commonName, .title]),
      !part.nameTraits(first).contains(.the),
      rest.allSatisfy({ saysNothing($0, behind: first, part) })
    else { return }
    add(part.hash(first), Licence(entity: entity, kind: .business, document: document))
  }

  /// `Heritage Foundation` licenses `the Foundation`, `Council of Europe` `the Council`.
  mutating func licenseHead(
    _ words: Range<Int>,
    _ part: TextPart,
    _ entity: Int,
    _ document: Int
  ) {
    let of = words.dropFirst().first { !part.nameTraits($0).isDisjoint(with: [.of, .for]) }
    let head = (of ?? words.upperBound) - 1
    guard part.facts(head).contains(.organizationHead),
      !part.traits(head).contains(.business) || part.isWord(head, .bank),
      !Self.commonHeads.contains(where: { part.isWord(head, $0) }),
      part.text.words[head].shape.isSuperset(of: [.startsWithCapital, .hasLower])
    else { return }
    add(part.hash(head), Licence(entity: entity, kind: .head, document: document))
  }

  /// Heads that `the` and a capital make a name for what many texts take as known: `the Army`, `the Press`.
  private static let commonHeads: [KnownWord] = [.army, .movement, .navy, .press]

  /// `Industries`, or the second half of `Reynolds and Reynolds`.
  private func saysNothing(_ word: Int, behind first: Int, _ part: TextPart) -> Bool {
    let gap = part.text.words[word].gap
    guard gap == .joint || gap == .ampersand else { return false }
    return part.traits(word).contains(.business) || part.hash(word) == part.hash(first)
      || part.traits(word).contains(.small) && word == first + 1
  }

  /// Words behind the own name of a company or a club.
  static let businessWords: Set<String> = [
    "airlines", "airways", "bancorp", "bancshares", "beverages", "breweries", "brewing", "brothers",
    "chemical", "chemicals", "co", "communications", "companies", "company", "computer",
    "computers",
    "controls", "corp", "corporation", "electric", "electronics", "energy", "engineering",
    "enterprises", "entertainment", "financial", "foods", "gmbh", "group", "holding", "holdings",
    "hotels", "inc", "incorporated", "industries", "instruments", "insurance", "investments",
    "laboratories", "limited", "llc", "ltd", "manufacturing", "materials", "metals", "micro",
    "mills",
    "mining", "motor", "motors", "oil", "paper", "partners", "petroleum", "pharmaceutical",
    "pharmaceuticals", "plastics", "plc", "products", "properties", "resources", "restaurants",
    "retail", "securities", "semiconductor", "shipping", "software", "solutions", "steel", "stores",
    "systems", "technologies", "technology", "telecom", "textile", "textiles", "tobacco",
    "transport", "ventures", "ag", "sa", "nv", "ab",
    "bank", "banks", "afc", "fc", "cf", "sc", "rfc", "cricket", "football", "rugby", "county",
    "club", "hotspur",
    "rovers", "wanderers", "athletic", "albion",
  ]
}
