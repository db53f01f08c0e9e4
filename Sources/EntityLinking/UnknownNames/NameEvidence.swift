/// Why a name that no list holds was taken for one.
struct NameEvidence: Sendable, Equatable {
  let type: NameType
  let clues: ClueSet
  let isOneWord: Bool

  /// The clues in words, those that say most first.
  var reason: String {
    let weights = isOneWord ? NameWeights.one : NameWeights.several
    let said = clues.clues.map { (clue: $0, weight: weights.rows[Int($0.rawValue)][type.rawValue]) }
      .sorted { (abs($0.weight), $1.clue.rawValue) > (abs($1.weight), $0.clue.rawValue) }
    let pros = said.filter { $0.weight > 0 }.prefix(4).map(\.clue.phrase)
    let cons = said.filter { $0.weight < 0 }.prefix(2).map(\.clue.phrase)
    var reason = "no list holds the name; taken for \(type.phrase)"
    if !pros.isEmpty { reason += " because " + Self.enumeration(pros) }
    if !cons.isEmpty { reason += ", although " + Self.enumeration(cons) }
    return reason
  }

  /// `a`, `a and b`, `a, b and c`.
  private static func enumeration(_ clauses: [String]) -> String {
    guard let last = clauses.last, clauses.count > 1 else { return clauses.first ?? "" }
    return clauses.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension NameType {
  var phrase: String {
    switch self {
    case .none: "no name"
    case .person: "a person"
    case .organization: "an organization"
    case .place: "a place"
    }
  }

  /// The top of the type tree.
  var topType: String {
    switch self {
    case .none: ""
    case .person: "person"
    case .organization: "organization"
    case .place: "place"
    }
  }
}
