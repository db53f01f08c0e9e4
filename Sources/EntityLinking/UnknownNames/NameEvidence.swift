/// Why a name that no list holds was taken for one.
struct NameEvidence: Sendable, Equatable {
  let type: NameType
  let clues: ClueSet
  let isOneWord: Bool

  /// The clues in words, those that say most first.
  var reason: String {
    let weights = isOneWord ? NameWeights.one : NameWeights.several
    let said = clues.clues.map { ($0, weights.rows[Int($0.rawValue)][type.rawValue]) }
      .filter { $0.1 != 0 }
      .sorted { (abs($0.1), $0.0.rawValue) > (abs($1.1), $1.0.rawValue) }
      .prefix(6)
      .map { "\($0.0.phrase) \($0.1 > 0 ? "for" : "against")" }
    return "no list holds the name; as \(type.phrase): " + said.joined(separator: ", ")
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

extension NameClue {
  /// The clue in words: its name, cut at its capitals.
  var phrase: String {
    var words = ""
    for character in "\(self)" {
      if character.isUppercase { words += " " }
      words += character.lowercased()
    }
    return words
  }
}
