/// A component of a link's score that can be switched off, to measure what it is worth.
public enum LinkComponent: String, Sendable, Hashable, CaseIterable {
  /// How often the entities of a name are meant.
  case prior
  /// The entity is named in full.
  case sameEntity = "same-entity"
  /// Something related is named in the document.
  case document
  /// Something related is named in the article or the comments that are answered.
  case thread
  /// The words around speak for the type.
  case cue
  /// A word beside the name makes it part of a longer one.
  case longerName = "longer-name"
  /// The thread gives the name to somebody unlisted.
  case claimed
  /// A title before the name of a place or body.
  case titleBefore = "title-before"
  /// A doubtful name of a person or body before another capital.
  case beforeCapital = "before-capital"
  /// Forms that the thread licenses.
  case licensed
  /// The thread's short form of a company or club against a place of that name.
  case shortRival = "short-rival"
  /// A misspelling of a long, distinctive alias.
  case longAlias = "long-alias"
  /// A comma joins a place to one that holds it.
  case parentPlace = "parent-place"
  /// A list has a place beside one of its kind.
  case listMate = "list-mate"
  /// The words around speak for a division of a country.
  case division
  /// The words around speak for a university.
  case university
  /// The words behind speak for a person who headed a state.
  case reign
  /// Forms that no list spells out.
  case derived
  /// … that are unmistakable.
  case distinctive
  /// … in gazetteers that do not say where anything belongs.
  case unplaced
  /// … that are linked elsewhere.
  case sameForm = "same-form"

  var scores: [ScoreComponent] {
    switch self {
    case .prior: [.prior]
    case .sameEntity: [.sameEntity]
    case .document: [.documentAgreement]
    case .thread: [.threadAgreement, .furtherAgreement]
    case .cue: [.cue]
    case .longerName: [.longerName]
    case .claimed: [.claimed]
    case .titleBefore: [.titleBefore]
    case .beforeCapital: [.beforeCapital]
    case .licensed: [.licensed]
    case .shortRival: [.shortRival]
    case .longAlias: [.longAlias]
    case .parentPlace: [.parentPlace]
    case .listMate: [.listMate]
    case .division: [.division]
    case .university: [.university]
    case .reign: [.reign]
    case .derived: [.derived]
    case .distinctive: [.distinctive]
    case .unplaced: [.unplaced]
    case .sameForm: [.sameForm]
    }
  }
}

/// The components of a score that do not count.
struct MutedComponents: Sendable, Equatable {
  private var bits: UInt32 = 0

  init(_ components: Set<LinkComponent>) {
    for component in components {
      for score in component.scores { bits |= 1 << UInt32(score.rawValue) }
    }
  }

  func contains(_ component: ScoreComponent) -> Bool {
    bits &>> UInt32(component.rawValue) & 1 != 0
  }
}
