import ArticleThreads
import Gazetteers
import TextSegmentation

/// Decides the mentions of one document, once the whole thread's firm names are known.
final class DocumentResolver {
  let linker: Linker
  let document: Linker.Draft
  let index: Int
  /// What is named beyond doubt in the article and the comments that are answered.
  let answered: LinkContext
  let shortForms: ShortForms
  /// The names that the thread gives to somebody unlisted.
  let claims: ClaimedNames
  /// The hashes of the folded names of those who comment in the thread.
  let speakers: Set<UInt64>

  let gazetteer: Gazetteer
  /// The names of what is named, which a misspelling can resemble.
  let resembled: ResembledNames

  init(
    linker: Linker,
    document: Linker.Draft,
    index: Int,
    answered: LinkContext,
    shortForms: ShortForms,
    claims: ClaimedNames,
    speakers: Set<UInt64>
  ) {
    self.linker = linker
    self.document = document
    self.index = index
    self.answered = answered
    self.shortForms = shortForms
    self.claims = claims
    self.speakers = speakers
    gazetteer = linker.gazetteer
    resembled = ResembledNames(of: document.context, answered: answered, linker.knownNames)
  }

  /// The spans of each part by their first words, linked and NIL ones; none overlap.
  func resolve() -> [[LinkSpan]] {
    document.parts.indices.map { index in
      spans(
        in: document.parts[index],
        document.names[index],
        document.derived[index],
        document.unexplained[index]
      )
    }
  }

  /// All spans of a part: linked ones first by the total order, then NIL ones where room is left.
  private func spans(
    in part: TextPart,
    _ names: ListedNames,
    _ derived: DerivedNames,
    _ unexplained: [Int]
  ) -> [LinkSpan] {
    let listed = listedSpans(in: part, names)
    let licensed = Self.combined(listed, licensedSpans(in: part, besides: listed))
    let spans = Self.combined(licensed, derivedSpans(in: part, derived, besides: licensed))
    var taken = WordSet(count: part.text.words.count)
    var kept: [LinkSpan] = []
    func keep(_ spans: [LinkSpan], linked: Bool) {
      let order = spans.indices.filter { (spans[$0].entity != nil) == linked }
        .sorted { SpanOrder.precedes(spans[$0].words, spans[$1].words) }
      for index in order {
        let span = withoutWhole(spans[index], in: part, names)
        if taken.insertIfFree(span.words) { kept.append(span) }
      }
    }
    keep(spans, linked: true)
    let misspelled = MisspellingFinder(resolver: self, part: part, candidates: unexplained)
      .spans(besides: taken)
    keep(misspelled, linked: true)
    keep(spans, linked: false)
    keep(misspelled, linked: false)
    return kept.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  // MARK: Listed names

  private struct Scored {
    let standing: Int
    var score: CandidateScore
    var doubt: LinkDoubt?
  }

  private func listedSpans(in part: TextPart, _ names: ListedNames) -> [LinkSpan] {
    var scored: [Scored] = []
    return names.names.map { name in
      scored.removeAll(keepingCapacity: true)
      let weighing = weighing(of: name, names, in: part)
      for index in name.standings {
        let entity = names.standings[index].entry.entity
        let (score, doubt) = score(
          names.standings[index],
          of: name,
          in: part,
          names,
          share: weighing.share(of: entity, gazetteer),
          isAnchor: entity == weighing.anchor
        )
        // Of several aliases of one entity the one that says most.
        if let known = scored.firstIndex(where: { $0.score.entity == entity }) {
          if score.sum > scored[known].score.sum {
            scored[known] = Scored(standing: index, score: score, doubt: doubt)
          }
        } else {
          scored.append(Scored(standing: index, score: score, doubt: doubt))
        }
      }
      if scored.count > 1 { scored.sort { precedes($0.score, $1.score) } }
      let best = scored[0]
      let entry = names.standings[best.standing].entry
      return LinkSpan(
        name.words,
        skip: entry.skip,
        form: entry.form,
        alias: .entry(entry),
        best: best.score,
        rivals: scored.count > 1 ? scored.dropFirst().map(\.score) : [],
        doubt: best.doubt,
        decision: best.doubt.map { .supported($0) }
          ?? (scored.count > 1 ? .bestEntity : .onlyEntity)
      )
    }
  }

  /// How the entities of one name are weighed against each other by their priors.
  private struct Weighing {
    /// The entities that weigh; empty where there is only one.
    var weighed: [Int] = []
    var priors = 0.0
    /// The one firm entity, which is named by this mention itself: that says nothing for it.
    var anchor: Int?
    var isSingle = true

    func share(of entity: Int, _ gazetteer: Gazetteer) -> Double? {
      if isSingle { return nil }
      if !weighed.contains(entity) { return 0 }
      return weighed.count > 1 && priors > 0 ? max(0, gazetteer.prior(of: entity)) / priors : nil
    }
  }

  private func weighing(
    of name: ListedNames.Name,
    _ names: ListedNames,
    in part: TextPart
  ) -> Weighing {
    var weighing = Weighing()
    let first = names.standings[name.standings.lowerBound].entry.entity
    var firm: Int?
    for standing in names.standings[name.standings] {
      let entity = standing.entry.entity
      if entity != first { weighing.isSingle = false }
      if standing.need == nil { firm = firm == nil || firm == entity ? entity : -1 }
    }
    weighing.anchor = firm == -1 ? nil : firm
    if weighing.isSingle { return weighing }
    var rivals: [Int] = []
    for standing in names.standings[name.standings] where !rivals.contains(standing.entry.entity) {
      rivals.append(standing.entry.entity)
    }
    // Where the context speaks for some, the others do not weigh: `Supreme Court` under a report
    // from Washington.
    let held = rivals.filter { names.holds($0, at: name.words, in: part, gazetteer) }
    let backed =
      held.isEmpty
      ? rivals.filter { isBacked($0, besides: $0 == weighing.anchor ? 1 : 0) } : held
    // A country needs nobody to back it.
    weighing.weighed =
      backed.isEmpty
      ? rivals.sorted()
      : rivals.filter { backed.contains($0) || held.isEmpty && linker.isCountry($0) }.sorted()
    weighing.priors = weighing.weighed.reduce(0) { $0 + max(0, gazetteer.prior(of: $1)) }
    return weighing
  }

  /// Whether the document or what it answers speaks for an entity.
  private func isBacked(_ entity: Int, besides own: Int) -> Bool {
    document.context.names(entity, besides: own) || answered.names(entity)
      || document.context.supports(entity, gazetteer) || answered.supports(entity, gazetteer)
  }

  /// The order of candidates: the better score, then the id.
  func precedes(_ first: CandidateScore, _ second: CandidateScore) -> Bool {
    first.sum != second.sum
      ? first.sum > second.sum
      : gazetteer.idRank(of: first.entity) < gazetteer.idRank(of: second.entity)
  }

  private func score(
    _ standing: ListedNames.Standing,
    of name: ListedNames.Name,
    in part: TextPart,
    _ names: ListedNames,
    share: Double?,
    isAnchor: Bool
  ) -> (CandidateScore, doubt: LinkDoubt?) {
    let entry = standing.entry
    let kind = gazetteer.kind(of: entry.entity)
    var score = CandidateScore(entity: entry.entity, muted: linker.muted)
    var doubt = standing.doubt
    switch standing.need {
    case nil: score.add(ScoreComponent(entry.form))
    case .related: score.add(.needsRelated)
    case .same: score.add(.needsSame)
    }
    if let share { score.add(.prior, (share - 0.5) * LinkScore.priorSpan) }
    let isTitled = name.surroundings.contains(.honorific) && kind != .person
    let isRivalled =
      kind == .place && name.words.count == 1
      && shortForms.hasBusiness(part.hash(name.words.lowerBound), in: index)
      && (!name.surroundings.contains(.cuePlace) || DerivedCues.isHeld(name.words, in: part))
      && !isPlaced(name.words, in: part)
    let isLonger =
      entry.form != .demonym && !entry.traits.contains(.isAcronym)
      && name.surroundings.contains(.longerName)
    addContext(
      to: &score,
      isLonger: isLonger || isTitled,
      // `In English` names a language.
      isCued: entry.form != .demonym && name.surroundings.speak(for: kind),
      standsAlone: name.surroundings.contains(.alone),
      // Other bare mentions of the word speak for the company, not for the place.
      own: isRivalled ? .max : isAnchor && !isLonger ? 1 : 0
    )
    if doubt != nil, entry.form != .demonym, name.words.count == 1, !entry.rules.contains(.strong),
      name.surroundings.contains(.beforeCapital)
    {
      score.add(.beforeCapital)
    }
    if isLonger {
      score.add(.longerName)
      doubt = .longerName
    } else if isClaimed(name.words, part, entry.entity) {
      score.add(.claimed)
      doubt = .claimed
    }
    if isRivalled { score.add(.shortRival) }
    if names.holds(entry.entity, at: name.words, in: part, gazetteer) { score.add(.parentPlace) }
    // Of a name with one bearer the list says nothing new.
    if share != nil, names.hasListMate(entry.entity, at: name.words, in: part, gazetteer) {
      score.add(.listMate)
    }
    if isTitled {
      score.add(.titleBefore)
      doubt = .titled
    }
    return (score, doubt)
  }

  /// Whether the thread gave a one-word name to somebody unlisted and never names the entity in full.
  private func isClaimed(_ words: Range<Int>, _ part: TextPart, _ entity: Int) -> Bool {
    words.count == 1 && claims.contains(words.lowerBound, of: part)
      && !document.context.names(entity) && !answered.names(entity)
  }

  /// Whether a comma and another capitalised word follow: `Burlington, N.C.`.
  private func isPlaced(_ words: Range<Int>, in part: TextPart) -> Bool {
    let next = words.upperBound
    return next < part.text.words.count && part.text.words[next].gap == .comma
      && part.text.words[next].shape.contains(.startsWithCapital)
  }

  /// Adds what the document, the thread and the words around say of a candidate.
  func addContext(
    to score: inout CandidateScore,
    isLonger: Bool,
    isCued: Bool,
    standsAlone: Bool,
    own: Int = 0
  ) {
    let entity = score.entity
    let own = max(own, document.context.hasLearned(entity) ? 1 : 0)
    if !isLonger, document.context.names(entity, besides: own) || answered.names(entity) {
      score.add(.sameEntity)
    }
    let agrees = document.context.supports(entity, gazetteer)
    if agrees { score.add(.documentAgreement) }
    if answered.supports(entity, gazetteer) {
      score.add(agrees ? .furtherAgreement : .threadAgreement)
    }
    if isCued { score.add(.cue) }
    if standsAlone { score.add(.standsAlone) }
  }
}
