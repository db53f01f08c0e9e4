import ArticleThreads
import Gazetteers
import TextSegmentation

/// Decides the mentions of one document, once the whole thread's firm names are known.
final class DocumentResolver {
  let linker: Linker
  let document: Linker.Draft
  let index: Int
  /// What is named beyond doubt in the document.
  let context: LinkContext
  /// What is named beyond doubt in the article and the comments that are answered.
  let answered: LinkContext
  let shortForms: ShortForms
  /// The names that the thread gives to somebody unlisted.
  let claims: ClaimedNames
  /// The hashes of the folded names of those who comment in the thread.
  let speakers: HashSet

  let gazetteer: Gazetteer
  /// Whether the gazetteer says where anything belongs.
  let namesParents: Bool
  /// The names of what is named, which a misspelling can resemble; `nil` where nothing may be one.
  ///
  /// Gathered before all else, since they take long to come.
  let resembled: ResembledNames?

  /// What the pass before found in each part; empty in the first one.
  let earlier: [LinkingPass]

  init(
    linker: Linker,
    document: Linker.Draft,
    index: Int,
    answered: LinkContext,
    shortForms: ShortForms,
    claims: ClaimedNames,
    speakers: HashSet,
    after earlier: [LinkingPass]
  ) {
    self.linker = linker
    self.document = document
    context = document.context
    self.index = index
    self.answered = answered
    self.shortForms = shortForms
    self.claims = claims
    self.speakers = speakers
    self.earlier = earlier
    gazetteer = linker.gazetteer
    namesParents = gazetteer.namesParents
    resembled =
      document.names.contains { !$0.suspects.isEmpty }
      ? ResembledNames(
        of: document.context,
        answered: answered,
        linker.knownNames,
        for: document.names
      ) : nil
  }

  /// The spans of each part by their first words, linked and NIL ones; none overlap.
  ///
  /// With them what the pass over the document found in each part.
  func resolve() -> (spans: [[LinkSpan]], passes: [LinkingPass]) {
    var passes: [LinkingPass] = []
    passes.reserveCapacity(document.parts.count)
    var resolved: [[LinkSpan]] = []
    resolved.reserveCapacity(document.parts.count)
    for index in document.parts.indices {
      let part = document.parts[index]
      let names = document.names[index]
      passes.append(listedNames(names, in: part, index))
      if index == 0 { resembled?.prefetch() }
      resolved.append(spans(in: part, names, index, &passes[index]))
    }
    return (resolved, passes)
  }

  /// All spans of a part: linked ones first by the total order, then NIL ones where room is left.
  private func spans(
    in part: TextPart,
    _ names: PartNames,
    _ index: Int,
    _ pass: inout LinkingPass
  ) -> [LinkSpan] {
    var spans = withLicensed(in: part, index, &pass)
    let derived = derivedSpans(in: part, names, index, &pass, besides: spans)
    add(derived, to: &spans, in: part)
    var taken = WordSet(count: part.text.words.count)
    var selection = SpanSelection(of: consume spans)
    selection.keepLinked(in: &taken, of: part, names, gazetteer)
    var others: [LinkSpan] = []
    if let resembled, !names.suspects.isEmpty {
      others = MisspellingFinder(resolver: self, part: part, suspects: names.suspects)
        .spans(besides: taken, resembled)
    }
    if others.isEmpty {
      selection.keepNIL(in: &taken)
      return selection.takeKept()
    }
    var misspelled = SpanSelection(of: others)
    misspelled.keepLinked(in: &taken, of: part, names, gazetteer)
    selection.keepNIL(in: &taken)
    misspelled.keepNIL(in: &taken)
    return selection.kept(with: misspelled)
  }

  // MARK: Listed names

  private struct Scored {
    let standing: Int
    let score: CandidateScore
    let doubt: LinkDoubt?
  }

  private func listedNames(_ names: PartNames, in part: TextPart, _ index: Int) -> LinkingPass {
    let candidates = names.candidates
    let facts = [CandidateFacts](room: candidates.count) { facts in
      for place in candidates.indices { facts.append(self.facts(of: candidates[place].entity)) }
    }
    var spans: [LinkSpan] = []
    spans.reserveCapacity(names.names.count)
    var scored: [Scored?] = []
    for place in names.names.indices {
      let hasShortRival = hasShortRival(place, names, in: part)
      // A name is linked again only where something else is known of it or of one of its entities.
      if !earlier.isEmpty, earlier[index].listed[place].hasShortRival == hasShortRival,
        !names.names[place].rivals.contains(where: {
          let candidate = names.rivals[$0].candidate
          return facts[candidate] != earlier[index].facts[candidate]
        })
      {
        spans.append(earlier[index].listed[place])
      } else {
        spans.append(
          names.names[place].standings.count == 1
            ? onlySpan(of: names.names[place], names, in: part, facts, hasShortRival: hasShortRival)
            : span(
              of: names.names[place],
              names,
              in: part,
              facts,
              hasShortRival: hasShortRival,
              &scored
            )
        )
      }
    }
    return LinkingPass(facts: facts, listed: spans)
  }

  /// Links a name of several entries, whatever stands beside it; `scored` is room to work in.
  private func span(
    of name: ListedNames.Name,
    _ names: PartNames,
    in part: TextPart,
    _ facts: [CandidateFacts],
    hasShortRival: Bool,
    _ scored: inout [Scored?]
  ) -> LinkSpan {
    let weighing = Weighing.between(name, names, facts, linker)
    scored.empty()
    if scored.capacity == 0 { scored.reserveCapacity(8) }
    for _ in name.rivals { scored.append(nil) }
    for index in name.standings {
      let rival = names.standings[index].rival
      let (score, doubt) = score(
        index,
        of: name,
        names,
        in: part,
        facts,
        hasShortRival: hasShortRival,
        share: weighing?.share(of: name.rivals.lowerBound + rival, names, facts, linker)
      )
      // Of several aliases of one entity the one that says most.
      if let known = scored[rival], score.units <= known.score.units { continue }
      scored[rival] = Scored(standing: index, score: score, doubt: doubt)
    }
    var best = 0
    for index in scored.indices.dropFirst() {
      guard let candidate = scored[index], let known = scored[best] else { continue }
      if gazetteer.precedes(candidate.score, known.score) { best = index }
    }
    guard let winner = scored[best] else { preconditionFailure("a name without a standing") }
    var second: CandidateScore?
    let rivals = part.rivals.add { rivals in
      for index in scored.indices where index != best {
        guard let rival = scored[index]?.score else { continue }
        rivals.append(rival)
        if second.map({ $0.units < rival.units }) ?? true { second = rival }
      }
    }
    let entry = names.standings[winner.standing].entry
    return LinkSpan(
      name.words,
      skip: entry.skip,
      form: entry.form,
      alias: .entry(entry),
      hasShortRival: hasShortRival,
      best: winner.score,
      rivals: rivals,
      second: second,
      doubt: winner.doubt,
      decision: winner.doubt.map { .supported($0) }
        ?? (scored.count > 1 ? .bestEntity : .onlyEntity)
    )
  }

  /// Links a name that only one entry lists, as most names are: nothing is weighed against it.
  @inline(__always)
  private func onlySpan(
    of name: ListedNames.Name,
    _ names: PartNames,
    in part: TextPart,
    _ facts: [CandidateFacts],
    hasShortRival: Bool
  ) -> LinkSpan {
    let (score, doubt) = score(
      name.standings.lowerBound,
      of: name,
      names,
      in: part,
      facts,
      hasShortRival: hasShortRival,
      share: nil
    )
    let entry = names.standings[name.standings.lowerBound].entry
    return LinkSpan(
      name.words,
      skip: entry.skip,
      form: entry.form,
      alias: .entry(entry),
      hasShortRival: hasShortRival,
      best: score,
      rivals: 0..<0,
      second: nil,
      doubt: doubt,
      decision: doubt.map { .supported($0) } ?? .onlyEntity
    )
  }

  /// Scores one of the standings of a name.
  @inline(__always)
  private func score(
    _ index: Int,
    of name: ListedNames.Name,
    _ names: PartNames,
    in part: TextPart,
    _ facts: [CandidateFacts],
    hasShortRival: Bool,
    share: Double?
  ) -> (CandidateScore, doubt: LinkDoubt?) {
    let standing = names.standings[index]
    let entry = standing.entry
    let rival = name.rivals.lowerBound + standing.rival
    let neighbors = names.rivals[rival].neighbors
    let candidate = names.rivals[rival].candidate
    let kind = names.candidates[candidate].kind
    let facts = facts[candidate]
    var score = CandidateScore(entity: entry.entity, muted: linker.muted)
    var doubt = standing.doubt
    switch standing.need {
    case nil: score.add(form: entry.form)
    case .related: score.add(.needsRelated)
    case .same where isPlacedDivision(name, entry, facts, part): score.add(.needsRelated)
    case .same: score.add(.needsSame)
    }
    if let share { score.add(.prior, (share - 0.5) * LinkScore.priorSpan) }
    let isTitled =
      !name.surroundings.isDisjoint(with: [.honorific, .office])
      && isTitled(name, entry, kind, in: part)
    let isRivalled = hasShortRival && kind == .place || neighbors.contains(.displaced)
    let isLonger =
      entry.form == .demonym
      ? linker.isDemonymAsFirstName(name.words, part)
      : !entry.traits.contains(.isAcronym) && name.surroundings.contains(.longerName)
    addContext(
      to: &score,
      facts: facts,
      isLonger: isLonger || isTitled,
      // `In English` names a language.
      isCued: entry.form != .demonym && name.cues.speak(for: kind),
      // Other bare mentions of the word speak for the company, not for the place.
      own: isRivalled ? .max : name.anchor == entry.entity && !isLonger ? 1 : 0
    )
    // A place stands before another name as it is: `Mentakab MP`, `Pawtucket Red Sox`.
    if doubt != nil, kind != .place, name.words.count == 1, !entry.rules.contains(.strong),
      name.surroundings.contains(.beforeCapital)
    {
      score.add(.beforeCapital)
    }
    if isLonger {
      score.add(.longerName)
      doubt = .longerName
    } else if isClaimed(name.words, part, facts) {
      score.add(.claimed)
      doubt = .claimed
    }
    if isRivalled { score.add(.shortRival) }
    if !neighbors.isEmpty {
      if neighbors.contains(.held) { score.add(.parentPlace) }
      if neighbors.contains(.placed) { score.add(.sameForm) }
      // Of a name with one bearer the list says nothing new.
      if share != nil, neighbors.contains(.listMate) { score.add(.listMate) }
      if neighbors.contains(.division) { score.add(.division) }
      if neighbors.contains(.university) { score.add(.university) }
      if neighbors.contains(.reign) { score.add(.reign) }
      if neighbors.contains(.ofDivision), !isLonger {
        score.add(.longerName)
        doubt = .longerName
      }
    }
    if isTitled {
      score.add(.titleBefore)
      doubt = .titled
    }
    return (score, doubt)
  }

  /// Whether the title or office before a name speaks of somebody else.
  private func isTitled(
    _ name: ListedNames.Name,
    _ entry: GazetteerEntry,
    _ kind: EntityKind,
    in part: TextPart
  ) -> Bool {
    // A country is nobody's surname: `President Jordan` is none, `President Chad Griffin` is one.
    name.surroundings.contains(.honorific)
      && (kind != .person
        || linker.hasOtherTitle(entry.entity, at: name.words.lowerBound, in: part))
      || name.surroundings.contains(.office) && kind == .place && entry.form != .demonym
        && (name.surroundings.contains(.beforeCapital) || !linker.isCountry(entry.entity))
  }

  /// Whether something of a state whose name is also a person's is named: `Victoria` beside Melbourne.
  private func isPlacedDivision(
    _ name: ListedNames.Name,
    _ entry: GazetteerEntry,
    _ facts: CandidateFacts,
    _ part: TextPart
  ) -> Bool {
    // `South West Norfolk` is part of it, or a constituency.
    facts.isNearlySupported && linker.isDivision(entry.entity)
      && !entry.traits.contains(.isOrdinary) && !name.surroundings.contains(.beforeCapital)
      && !part.isBehindCapital(name.words.lowerBound)
  }

  /// Whether the thread gave a one-word name to somebody unlisted and never names the entity in full.
  private func isClaimed(_ words: Range<Int>, _ part: TextPart, _ facts: CandidateFacts) -> Bool {
    words.count == 1 && !facts.isNamed(besides: 0) && claims.contains(words.lowerBound, of: part)
  }

  /// What the document and what it answers say of an entity.
  func facts(of entity: Int) -> CandidateFacts {
    .of(entity, context, answered, gazetteer)
  }

  /// Adds what the document, the thread and the words around say of a candidate.
  @inline(__always)
  func addContext(
    to score: inout CandidateScore,
    facts: CandidateFacts,
    isLonger: Bool,
    isCued: Bool,
    own: Int = 0
  ) {
    let own = max(own, facts.isLearned ? 1 : 0)
    if !isLonger, facts.isNamed(besides: own) { score.add(.sameEntity) }
    let isSupported = facts.isSupported
    if isSupported { score.add(.documentAgreement) }
    if facts.isSupportedByThread {
      if isSupported { score.add(.furtherAgreement) } else { score.add(.threadAgreement) }
    }
    if isCued { score.add(.cue) }
  }
}
