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
  @inline(__always)
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
  /// A comma joins the place to one that holds it, or that it holds: `Paris, Texas`.
  static let parentPlace = 0.35
  /// A list has the place beside one of its kind: `Egypt and Niger`.
  static let listMate = 0.1
  /// The words around speak for a division and not for the city of its name: `(D-New York)`.
  static let division = 0.5
  /// The words around speak for a university and not for the city of its name: `studied at Cambridge`.
  static let university = 0.7
  /// One of several persons of the name, who headed a state: `the Clinton administration`.
  static let reign = 0.4
  /// The thread's short form of a company or club.
  static let shortRival = -0.3
  /// A form that no list spells out.
  static let derived = 0.3
  /// … which is unmistakable: a word of no list of words, a dotted acronym, several words.
  static let distinctive = 0.14
  /// … of a gazetteer that does not say where anything belongs, so that nothing can agree with it.
  static let unplaced = 0.12
  /// … that is linked elsewhere in the document or in the article.
  static let sameForm = 0.2
  /// The same entity is named in full in the document or in what it answers.
  static let sameEntity = 0.2
  /// Something of the same country or body is named in the document.
  static let documentAgreement = 0.12
  /// The same in the article or the comment that is answered, and what it adds to the document's.
  static let threadAgreement = 0.12
  static let furtherAgreement = 0.04
  /// The words around speak for the entity's type.
  static let cue = 0.12
  /// The span is part of a longer name that is not listed.
  static let longerName = -0.4
  /// `Mr.` or the like stands before the name of a place or body.
  static let titleBefore = -0.6
  /// A doubtful name of one word of a person or body, before another capital, may be the start of a longer name.
  static let beforeCapital = -0.12
  /// How far priors can part two candidates of one name.
  static let priorSpan = 0.3
  /// A misspelling of a long alias that resembles nothing else.
  static let longAlias = 0.1
}

/// A component of a score.
enum ScoreComponent: UInt8 {
  case none, name, alias, acronym, demonym, short, misspelling
  case needsRelated, needsSame, licensed, prior, editDistance, longAlias
  case sameEntity, documentAgreement, threadAgreement, furtherAgreement, cue
  case longerName, claimed, titleBefore, beforeCapital
  case derived, distinctive, unplaced, sameForm, shortRival
  case parentPlace, listMate, division, university, reign

  /// The name that `skein why` prints.
  var label: String {
    switch self {
    case .none: ""
    case .name: "form name"
    case .alias: "form alias"
    case .acronym: "form acronym"
    case .demonym: "form demonym"
    case .short: "form short"
    case .misspelling: "form misspelling"
    case .needsRelated, .needsSame: "form, in need of support"
    case .licensed: "licensed by a full form"
    case .prior: "prior"
    case .editDistance: "edit distance"
    case .longAlias: "long, distinctive alias"
    case .sameEntity: "named in full"
    case .documentAgreement: "agrees with the document"
    case .threadAgreement, .furtherAgreement: "agrees with the thread"
    case .cue: "words around"
    case .longerName: "part of a longer name"
    case .claimed: "another's name in this thread"
    case .titleBefore: "a title before it"
    case .beforeCapital: "before a capital"
    case .shortRival: "a short form in this thread"
    case .parentPlace: "beside the place that holds it"
    case .listMate: "in a list of its kind"
    case .division: "a state by the words around"
    case .university: "a university by the words around"
    case .reign: "headed a state, as the words around say"
    case .derived: "form derived from a longer name"
    case .distinctive: "unmistakable form"
    case .unplaced: "nothing could agree"
    case .sameForm: "the form is linked elsewhere"
    }
  }

  /// What it adds; a prior and an edit distance have a value of their own.
  @inline(__always)
  var value: Double {
    switch self {
    case .none, .prior, .editDistance: 0
    case .name: LinkScore.form(.name)
    case .alias: LinkScore.form(.alias)
    case .acronym: LinkScore.form(.acronym)
    case .demonym: LinkScore.form(.demonym)
    case .short: LinkScore.form(.short)
    case .misspelling: LinkScore.form(.misspelling)
    case .needsRelated: LinkScore.needsRelated
    case .needsSame: LinkScore.needsSame
    case .licensed: LinkScore.licensed
    case .longAlias: LinkScore.longAlias
    case .sameEntity: LinkScore.sameEntity
    case .documentAgreement: LinkScore.documentAgreement
    case .threadAgreement: LinkScore.threadAgreement
    case .furtherAgreement: LinkScore.furtherAgreement
    case .cue: LinkScore.cue
    case .longerName, .claimed: LinkScore.longerName
    case .titleBefore: LinkScore.titleBefore
    case .beforeCapital: LinkScore.beforeCapital
    case .derived: LinkScore.derived
    case .shortRival: LinkScore.shortRival
    case .parentPlace: LinkScore.parentPlace
    case .listMate: LinkScore.listMate
    case .division: LinkScore.division
    case .university: LinkScore.university
    case .reign: LinkScore.reign
    case .distinctive: LinkScore.distinctive
    case .unplaced: LinkScore.unplaced
    case .sameForm: LinkScore.sameForm
    }
  }
}

/// A candidate with its score; the components are kept as small numbers until somebody asks.
///
/// Three machine words without a reference: a document makes and copies thousands.
struct CandidateScore: Sendable, Equatable {
  private let entityNumber: UInt32
  /// What does not count.
  private let muted: MutedComponents
  /// The components in order, five bits each, the first lowest, twelve at most; their number above them.
  private var codes: UInt64 = 0
  /// The value of the prior or edit distance, in units of ``unit``.
  private var variable: Int32 = 0
  /// The sum so far, in units of ``unit``.
  private(set) var units: Int32 = 0

  private static let unit: Double = 10_000
  private static let countShift: UInt64 = 60

  init(entity: Int, muted: MutedComponents = MutedComponents([])) {
    entityNumber = UInt32(truncatingIfNeeded: entity)
    self.muted = muted
  }

  var entity: Int { Int(entityNumber) }

  /// Adds a component of a fixed value, which is a constant where the component is one.
  @inline(__always)
  mutating func add(_ component: ScoreComponent) {
    if component != .none, !muted.contains(component) {
      append(component, Self.inUnits(component.value))
    }
  }

  /// Adds what a form says by itself: each a component of its own, so that its value is a constant.
  @inline(__always)
  mutating func add(form: MentionForm) {
    switch form {
    case .name: add(.name)
    case .alias: add(.alias)
    case .acronym: add(.acronym)
    case .demonym: add(.demonym)
    case .short: add(.short)
    case .misspelling: add(.misspelling)
    case .unknown: break
    }
  }

  /// Adds a prior or an edit distance.
  mutating func add(_ component: ScoreComponent, _ value: Double) {
    guard value != 0, !muted.contains(component) else { return }
    variable = Self.inUnits(value)
    append(component, variable)
  }

  @inline(__always)
  private static func inUnits(_ value: Double) -> Int32 { Int32((value * unit).rounded()) }

  @inline(__always)
  private mutating func append(_ component: ScoreComponent, _ value: Int32) {
    let count = codes &>> Self.countShift
    codes |= UInt64(component.rawValue) &<< (5 &* count)
    codes &+= 1 &<< Self.countShift
    units += value
  }

  /// The sum of the components, by which candidates are compared: two that are cut to 1 are no tie.
  var sum: Double { Double(units) / Self.unit }

  /// Whether the sum reaches the threshold.
  var isEnough: Bool { units >= Self.inUnits(LinkScore.threshold) }

  /// The sum, cut to 0 to 1.
  var total: Double { min(1, max(0, sum)) }

  /// The candidate with its components in words.
  var candidate: LinkExplanation.Candidate {
    var components: [LinkExplanation.Component] = []
    for index in 0..<(codes >> Self.countShift) {
      let code = UInt8(codes >> (5 * index) & 31)
      guard let component = ScoreComponent(rawValue: code) else { continue }
      let isVariable = component == .prior || component == .editDistance
      components.append(
        .init(
          name: component.label,
          value: isVariable ? Double(variable) / Self.unit : component.value
        )
      )
    }
    return .init(entity: entity, score: total, components: components)
  }
}

extension Gazetteer {
  /// The order of candidates: the better score, then the id.
  func precedes(_ first: CandidateScore, _ second: CandidateScore) -> Bool {
    first.units != second.units
      ? first.units > second.units : idRank(of: first.entity) < idRank(of: second.entity)
  }

  /// Candidates in their order.
  func ordered(_ scores: [CandidateScore]) -> [CandidateScore] { scores.sorted(by: precedes) }
}
