import Gazetteers
import TextSegmentation

// Forms that no list spells out.
extension DocumentResolver {
  /// The spans of derived forms that are linked; one that is not is as if nobody had looked at it.
  ///
  /// Where a listed name of the same words is linked, it stays, unless the thread has the longer name: a
  /// place with its whole, `Midland, Michigan`.
  func derivedSpans(
    in part: TextPart,
    _ names: PartNames,
    _ index: Int,
    _ pass: inout LinkingPass,
    besides listed: [LinkSpan]
  ) -> [LinkSpan] {
    var scores: [DerivedScore] = []
    var found: [LinkSpan] = []
    var nextKnown = 0
    for place in names.derived.indices {
      let words = names.derived[place].words
      if words.count == 1, speakers.contains(part.hash(words.lowerBound)) { continue }
      guard
        let span = derivedSpan(
          names.derived[place],
          names,
          part,
          index,
          &pass,
          &nextKnown,
          &scores
        ),
        let entity = span.entity
      else { continue }
      if listed.hasLinked(words), gazetteer.kind(of: entity) != .place || !isNamedInFull(entity) {
        continue
      }
      if found.isEmpty { found.reserveCapacity(8) }
      found.append(span)
    }
    return found
  }

  private typealias DerivedScore = (score: CandidateScore, entry: GazetteerEntry)

  /// The span of one name as the pass before has it where nothing else is known of it now; `nextKnown` is
  /// the place of one before it there, and `scores` is room to work in.
  private func derivedSpan(
    _ name: DerivedNames.Name,
    _ names: PartNames,
    _ part: TextPart,
    _ index: Int,
    _ pass: inout LinkingPass,
    _ nextKnown: inout Int,
    _ scores: inout [DerivedScore]
  ) -> LinkSpan? {
    let isClaimed =
      name.words.count == 1 && claims.holdsBearer(part.hash(name.words.lowerBound))
    let asksForFullForm = isClaimed || name.needsFullForm || name.isFirstName && namesParents
    var first = name.entries.lowerBound
    if asksForFullForm {
      while first < name.entries.upperBound, !isNamedInFull(names.derivedEntries[first].entity) {
        first += 1
      }
    }
    if first == name.entries.upperBound || !mayStand(name, in: part) { return nil }
    let isOnly =
      name.entries.count == 1 && !isLinkedElsewhere(names.derivedEntries[first], name, part)
    if isOnly, !earlier.isEmpty,
      let known = earlier[index].derived.place(of: name.words, from: &nextKnown),
      earlier[index].derived[known].facts == facts(of: names.derivedEntries[first].entity)
    {
      return earlier[index].derived[known].span
    }
    var facts = CandidateFacts.none
    let span = derivedSpan(
      name,
      first..<name.entries.upperBound,
      asksForFullForm: asksForFullForm,
      names,
      part,
      &facts,
      &scores
    )
    if isOnly, earlier.isEmpty, let span { pass.derived.note(span, facts) }
    return span
  }

  /// The span of one name that may stand, for some of its entries, and what is known of the last of these;
  /// apart, for most names end before.
  @inline(never)
  private func derivedSpan(
    _ name: DerivedNames.Name,
    _ entries: Range<Int>,
    asksForFullForm: Bool,
    _ names: PartNames,
    _ part: TextPart,
    _ facts: inout CandidateFacts,
    _ scores: inout [DerivedScore]
  ) -> LinkSpan? {
    scores.empty()
    for place in entries {
      let entry = names.derivedEntries[place]
      let isInFull = isNamedInFull(entry.entity)
      if !isInFull, asksForFullForm { continue }
      var cue = Cue()
      guard stands(entry, of: name, isInFull: isInFull, in: part, &cue) else { continue }
      if scores.capacity == 0 { scores.reserveCapacity(8) }
      facts = self.facts(of: entry.entity)
      scores.append((score(entry, of: name, facts, in: part, &cue), entry))
    }
    guard !scores.isEmpty else { return nil }
    if scores.count > 1 { scores.sort { gazetteer.precedes($0.score, $1.score) } }
    return LinkSpan(
      name.words,
      form: scores[0].entry.form,
      alias: .entry(scores[0].entry),
      candidates: scores.lazy.map { $0.score },
      in: part,
      doubt: .derived,
      decision: .supported(.derived)
    )
  }

  /// Whether the words around a form let it stand for anything: `in May` is the month.
  private func mayStand(_ name: DerivedNames.Name, in part: TextPart) -> Bool {
    let word = name.words.lowerBound
    if part.traits(word).contains(.month), name.words.count == 1,
      !ContextCues.speak(for: .person, around: name.words, in: part)
    {
      return false
    }
    return !name.needsFullForm || !part.isSentenceInitial(word)
      || DerivedCues.isSubject(word, in: part)
  }

  /// What a form asks for by its type, beside its score.
  private func stands(
    _ entry: GazetteerEntry,
    of name: DerivedNames.Name,
    isInFull: Bool,
    in part: TextPart,
    _ cue: inout Cue
  ) -> Bool {
    let isAcronym = entry.traits.contains(.isAcronym)
    switch gazetteer.kind(of: entry.entity) {
    case .place:
      // `Greenwich, Connecticut` is not the Greenwich of London.
      return isAcronym || !namesParents
        || (isInFull || isCued(entry, name, part, &cue))
          && !isPlacedElsewhere(entry.entity, name.words, part)
    case .organization:
      if DerivedCues.isIndex(name.words, in: part), !isAcronym { return false }
      // A country that is named, too, is too little for initials and for one word.
      if isInFull || !namesParents { return true }
      return name.words.count > 1
        || !isAcronym && isCued(entry, name, part, &cue) && !name.isListed
    case .person:
      if isInFull { return true }
      if name.isListed { return ContextCues.speak(for: .person, around: name.words, in: part) }
      return !namesParents || name.words.count > 1 || isCued(entry, name, part, &cue)
        || isLinkedElsewhere(entry, name, part)
    case .topic, .other: return true
    }
  }

  private func isLinkedElsewhere(
    _ entry: GazetteerEntry,
    _ name: DerivedNames.Name,
    _ part: TextPart
  ) -> Bool {
    if !shortForms.hasLearnedAny { return false }
    let place = ShortForms.LearnedForm(
      entity: entry.entity,
      document: index,
      part: ObjectIdentifier(part),
      word: name.words.lowerBound
    )
    return shortForms.hasLearned(part.hash(of: name.words), at: place)
  }

  /// Whether a comma and the name of a place behind it tell of another place.
  private func isPlacedElsewhere(_ entity: Int, _ words: Range<Int>, _ part: TextPart) -> Bool {
    let next = words.upperBound
    guard next < part.text.words.count, part.text.words[next].gap == .comma else { return false }
    var isElsewhere = false
    var match = part.firstMatch(from: next)
    while match < part.matches.count, part.matches[match].words.lowerBound == next {
      for place in part.matches[match].places {
        let holder = gazetteer.entry(at: place).entity
        if gazetteer.kind(of: holder) != .place { continue }
        if gazetteer.ancestors(of: entity).contains(holder) { return false }
        isElsewhere = true
      }
      match += 1
    }
    return isElsewhere
  }

  /// Whether the words around speak for an entry, once somebody asked.
  private struct Cue { var speaks: Bool? }

  private func isCued(
    _ entry: GazetteerEntry,
    _ name: DerivedNames.Name,
    _ part: TextPart,
    _ cue: inout Cue
  ) -> Bool {
    if let known = cue.speaks { return known }
    let speaks = DerivedCues.speak(
      for: gazetteer.kind(of: entry.entity),
      around: name.words,
      isAcronym: entry.traits.contains(.isAcronym),
      in: part
    )
    cue.speaks = speaks
    return speaks
  }

  private func isNamedInFull(_ entity: Int) -> Bool {
    context.namesFirmly(entity) || answered.names(entity)
  }

  private func score(
    _ entry: GazetteerEntry,
    of name: DerivedNames.Name,
    _ facts: CandidateFacts,
    in part: TextPart,
    _ cue: inout Cue
  ) -> CandidateScore {
    var score = CandidateScore(entity: entry.entity, muted: linker.muted)
    score.add(.derived)
    if name.isDistinctive { score.add(.distinctive) }
    addContext(
      to: &score,
      facts: facts,
      isLonger: false,
      isCued: isCued(entry, name, part, &cue)
    )
    if !namesParents { score.add(.unplaced) }
    if isLinkedElsewhere(entry, name, part) {
      score.add(.sameForm)
    }
    return score
  }
}

extension [LinkSpan] {
  /// Whether a span of some words is linked, in spans by their first words.
  fileprivate func hasLinked(_ words: Range<Int>) -> Bool {
    var place = firstPlace { $0.words.lowerBound < words.lowerBound }
    while place < count, self[place].words.lowerBound == words.lowerBound {
      if self[place].words == words, self[place].isLinked { return true }
      place += 1
    }
    return false
  }
}
