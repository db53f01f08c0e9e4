import Gazetteers
import TextSegmentation

// Forms that no list spells out.
extension DocumentResolver {
  /// The spans of derived forms that are linked; one that is not is as if nobody had looked at it.
  ///
  /// Where a listed name of the same words is linked, it stays, unless the thread has the longer name: a
  /// place with its whole, `Midland, Michigan`.
  func derivedSpans(in part: TextPart, _ derived: DerivedNames, besides listed: [LinkSpan])
    -> [LinkSpan]
  {
    derived.names.compactMap { name in
      if name.words.count == 1, speakers.contains(part.hash(name.words.lowerBound)) { return nil }
      guard let span = derivedSpan(name, part), let entity = span.entity else { return nil }
      let isListed = listed.contains { $0.words == name.words && $0.entity != nil }
      if isListed, gazetteer.kind(of: entity) != .place || !isNamedInFull(entity) { return nil }
      return span
    }
  }

  private func derivedSpan(_ name: DerivedNames.Name, _ part: TextPart) -> LinkSpan? {
    let isClaimed =
      name.words.count == 1 && claims.holdsBearer(part.hash(name.words.lowerBound))
    var scores: [(score: CandidateScore, entry: GazetteerEntry)] = []
    for entry in name.entries {
      let entity = entry.entity
      let isInFull = isNamedInFull(entity)
      if !isInFull, isClaimed || name.needsFullForm { continue }
      // A country that is named, too, is too little for initials.
      let isPlaced = !gazetteer.parents(of: entity).isEmpty
      if !isInFull, isPlaced, entry.traits.contains(.isAcronym), !name.isDistinctive { continue }
      if part.traits[name.words.lowerBound].contains(.month), name.words.count == 1,
        !ContextCues.speak(for: .person, around: name.words, in: part)
      {
        continue
      }
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

  private func isNamedInFull(_ entity: Int) -> Bool {
    let own = document.context.hasLearned(entity) ? 1 : 0
    return document.context.names(entity, besides: own) || answered.names(entity)
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
