import Gazetteers

/// The named components of a link's score and the threshold below which a mention is NIL.
///
/// Each component is a fixed weight, so that a score can be read and argued with. They were set on
/// development text; `skein why` prints them.
enum LinkScore {
  /// A mention whose best candidate stays below is NIL.
  static let threshold = 0.5
  /// Two candidates nearer than this cannot be told apart.
  static let margin = 0.02

  /// What a form says by itself, where the alias is firm.
  static func form(_ form: MentionForm) -> Double {
    switch form {
    case .name: 0.7
    case .demonym, .acronym: 0.68
    case .alias: 0.66
    case .short: 0.6
    case .misspelling: 0.45
    case .unknown: 0
    }
  }

  /// A short form that only the thread licenses.
  static let licensed = 0.45
  /// An alias that needs something related, and one that needs the same entity or two other signs.
  static let needsRelated = 0.38
  static let needsSame = 0.3
  /// The same entity is named in full in the document or in what it answers.
  static let sameEntity = 0.2
  /// Something of the same country or body is named in the document.
  static let documentAgreement = 0.12
  /// The same in the article or the comment that is answered, and what it adds to the document's.
  static let threadAgreement = 0.12
  static let furtherAgreement = 0.04
  /// The words around speak for the entity's type.
  static let cue = 0.12
  /// The name is all there is of its sentence: a label, a list item.
  static let standsAlone = 0.14
  /// The span is part of a longer name that is not listed.
  static let longerName = -0.4
  /// `Mr.` or the like stands before the name of a place or body.
  static let titleBefore = -0.6
  /// A doubtful name of one word before another capital may be the start of a longer name.
  static let beforeCapital = -0.12
  /// How far priors can part two candidates of one name.
  static let priorSpan = 0.3
}

/// A candidate while it is being scored.
struct CandidateScore {
  let entity: Int
  private(set) var components: [LinkExplanation.Component] = []

  init(entity: Int) { self.entity = entity }

  mutating func add(_ name: String, _ value: Double) {
    if value != 0 { components.append(.init(name: name, value: (value * 10000).rounded() / 10000)) }
  }

  /// The sum of the components, by which candidates are compared: two that are cut to 1 are no tie.
  var sum: Double {
    (components.reduce(0) { $0 + $1.value } * 10000).rounded() / 10000
  }

  /// The sum, cut to 0 to 1.
  var total: Double { min(1, max(0, sum)) }

  var candidate: LinkExplanation.Candidate {
    .init(entity: entity, score: total, components: components)
  }
}
