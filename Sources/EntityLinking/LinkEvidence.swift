import Gazetteers
import TextSegmentation

/// What decided a mention, in numbers; put into words only where somebody asks.
struct LinkEvidence {
  /// The alias a mention rests on.
  enum AliasSource: Sendable {
    case entry(GazetteerEntry)
    /// The display name of an entity.
    case name(UInt32)
    case none
  }

  /// What decided.
  enum Decision: Sendable, Equatable {
    case onlyEntity, bestEntity, belowThreshold, tie, licensed
    case supported(LinkDoubt)
    case doubted(LinkDoubt)
    case misspelled(distance: Int8)
    /// An acronym that is no known one, and the place of the nearest known one among the names of the
    /// best candidate.
    case nearAcronym(Int32)
  }

  let source: ExplanationSource
  let best: CandidateScore
  /// The other candidates; best first where ``areRivalsOrdered``.
  let rivals: ArraySlice<CandidateScore>
  let areRivalsOrdered: Bool
  let alias: AliasSource
  let decision: Decision

  func explanation(surface: String, form: MentionForm) -> LinkExplanation {
    let gazetteer = source.gazetteer
    let alias =
      switch alias {
      case .entry(let entry): gazetteer.aliasText(of: entry)
      case .name(let entity): gazetteer.name(of: Int(entity))
      case .none: ""
      }
    let origin = gazetteer.entities[best.entity].origin
    return LinkExplanation(
      alias: alias,
      origin: "\(origin.list):\(origin.line)",
      normalisations: Normalisation.between(alias, surface, form: form),
      candidates: ([best] + (areRivalsOrdered ? Array(rivals) : gazetteer.ordered(Array(rivals))))
        .map(\.candidate),
      reason: reason(alias: alias, surface: surface)
    )
  }

  private func reason(alias: String, surface: String) -> String {
    switch decision {
    case .onlyEntity: "the only entity with this name"
    case .bestEntity: "the best of the entities with this name"
    case .belowThreshold: "no candidate reaches the threshold of \(LinkScore.threshold)"
    case .tie: "the best candidates cannot be told apart"
    case .licensed: "a form licensed by the full name in the thread"
    case .supported(let doubt): "\(doubt.text(alias: alias)); the context supports it"
    case .doubted(let doubt): doubt.text(alias: alias)
    case .misspelled(let distance):
      "\(distance) letter\(distance == 1 ? "" : "s") away from “\(alias)”"
    case .nearAcronym(let place):
      "an acronym is never corrected: “\(source.gazetteer.names(of: best.entity)[Int(place)])” is "
        + "one letter away, but “\(surface)” may be another body"
    }
  }
}

extension LinkEvidence: Equatable {
  static func == (first: LinkEvidence, second: LinkEvidence) -> Bool {
    first.best == second.best && first.rivals == second.rivals && first.decision == second.decision
  }
}

/// The gazetteer that explanations are put into words with, shared by the mentions of a linker.
final class ExplanationSource: Sendable {
  let gazetteer: Gazetteer

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }
}

/// Says how a text differs from the alias it matches.
enum Normalisation {
  static func between(_ alias: String, _ surface: String, form: MentionForm) -> [String] {
    if alias.utf8.elementsEqual(surface.utf8) { return [] }
    if form == .misspelling { return ["spelling"] }
    let first = FoldedPhrase(alias)
    let second = FoldedPhrase(surface)
    var found: [String] = []
    if first.bytes.starts(with: second.bytes + [Word.Gap.comma.rawValue]) {
      return ["the place that holds it left to a mention of its own"]
    }
    if second.words.contains(where: { $0.shape.contains(.isDotted) })
      != first.words.contains(where: { $0.shape.contains(.isDotted) })
    {
      found.append("dots")
    }
    if first.bytes != second.bytes {
      if form == .demonym && second.bytes.count > first.bytes.count {
        found.append("plural")
      } else if first.bytes.starts(with: Array("the ".utf8)) {
        found.append("article")
      } else if form == .short || form == .acronym {
        found.append("short form")
      } else {
        found.append("spelling variant")
      }
    } else if found.isEmpty {
      let isCaseOnly = alias.lowercased().utf8.elementsEqual(surface.lowercased().utf8)
      found.append(isCaseOnly ? "case" : "diacritics, hyphens or white space")
    }
    return found
  }
}
