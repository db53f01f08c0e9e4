import Gazetteers
import TextSegmentation

// Forms that no list spells out.
extension DocumentResolver {
  /// The spans of derived forms that are linked; one that is not is as if nobody had looked at it.
  func derivedSpans(in part: TextPart, _ derived: DerivedNames) -> [LinkSpan] {
    derived.names.compactMap { name in
      if name.words.count == 1, speakers.contains(part.hash(name.words.lowerBound)) { return nil }
      guard let span = derivedSpan(name, part), span.entity != nil else { return nil }
      return span
    }
  }

  private func derivedSpan(_ name: DerivedNames.Name, _ part: TextPart) -> LinkSpan? {
    let isClaimed =
      name.words.count == 1 && claims.holdsBearer(part.hash(name.words.lowerBound))
    var scores: [(score: CandidateScore, entry: GazetteerEntry)] = []
    for entry in name.entries {
      let entity = entry.entity
      let own = document.context.hasLearned(entity) ? 1 : 0
      let isInFull = document.context.names(entity, besides: own) || answered.names(entity)
      if !isInFull, isClaimed || name.needsFullForm { continue }
      if name.needsFullForm, part.isSentenceInitial(name.words.lowerBound),
        !DerivedCues.isSubject(name.words.lowerBound, in: part, gazetteer)
      {
        continue
      }
      scores.append((score(entry, of: name, in: part), entry))
    }
    guard !scores.isEmpty else { return nil }
    scores.sort { precedes($0.score, $1.score) }
    return LinkSpan(
      name.words,
      form: scores[0].entry.form,
      alias: .entry(scores[0].entry),
      best: scores[0].score,
      rivals: scores.dropFirst().map(\.score),
      doubt: .derived,
      decision: .supported(.derived)
    )
  }

  private func score(_ entry: GazetteerEntry, of name: DerivedNames.Name, in part: TextPart)
    -> CandidateScore
  {
    var score = CandidateScore(entity: entry.entity, muted: linker.muted)
    score.add(.derived)
    if name.isDistinctive { score.add(.distinctive) }
    let kind = gazetteer.kind(of: entry.entity)
    addContext(
      to: &score,
      isLonger: false,
      isCued: DerivedCues.speak(
        for: kind,
        around: name.words,
        isAcronym: entry.traits.contains(.isAcronym),
        in: part,
        gazetteer
      ),
      standsAlone: name.isAlone
    )
    if gazetteer.parents(of: entry.entity).isEmpty, !gazetteer.isCountry(entry.entity) {
      score.add(.unplaced)
    }
    if shortForms.hasLearned(part.hash(of: name.words), of: entry.entity, in: index) {
      score.add(.sameForm)
    }
    return score
  }
}
