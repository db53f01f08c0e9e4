import ArticleThreads
import Gazetteers
import TextSegmentation

extension DocumentResolver {
  /// Makes the mention of a span from its scored candidates, best first.
  func span(
    _ words: Range<Int>,
    skip: Int,
    _ part: TextPart,
    form: MentionForm,
    candidates: [CandidateScore],
    alias: String,
    doubt: String?,
    note: String = "",
    isCertain: Bool = true
  ) -> Span {
    let own = words.dropFirst(skip)
    let best = candidates[0]
    let rivals = candidates.dropFirst()
    var entity: Int? = best.entity
    var reason = note.isEmpty ? Self.reason(best, rivals.first, doubt) : note
    if best.total < LinkScore.threshold {
      entity = nil
      reason = doubt ?? "no candidate reaches the threshold of \(LinkScore.threshold)"
    } else if let second = rivals.first, best.sum - second.sum < LinkScore.margin {
      entity = nil
      reason = "the best candidates cannot be told apart"
    }
    let listed = gazetteer.entities[best.entity]
    let sentence = part.text.sentence(ofWord: own.lowerBound)
    let zone = part.wordZones[own.lowerBound]
    let surface = part.text.text(part.bytes(of: own))
    return Span(
      words: words,
      mention: Mention(
        range: part.range(of: own),
        surface: surface,
        entity: entity,
        type: String(listed.topType),
        form: form,
        score: best.total,
        zone: zone.kind,
        sentence: sentence,
        paragraph: part.text.sentenceParagraphs[sentence],
        speaker: zone.speaker ?? document.author,
        explanation: LinkExplanation(
          alias: alias,
          origin: "\(listed.origin.list):\(listed.origin.line)",
          normalisations: Normalisation.between(alias, surface, form: form),
          candidates: candidates.map(\.candidate),
          reason: reason
        )
      )
    )
  }

  private static func reason(
    _ best: CandidateScore,
    _ second: CandidateScore?,
    _ doubt: String?
  ) -> String {
    if let doubt { return "\(doubt); the context supports it" }
    return second == nil
      ? "the only entity with this name" : "the best of the entities with this name"
  }
}

/// Says how a text differs from the alias it matches.
enum Normalisation {
  static func between(_ alias: String, _ surface: String, form: MentionForm) -> [String] {
    if alias.utf8.elementsEqual(surface.utf8) { return [] }
    if form == .misspelling { return ["spelling"] }
    let first = FoldedPhrase(alias)
    let second = FoldedPhrase(surface)
    var found: [String] = []
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
