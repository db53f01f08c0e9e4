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
  let speakers: HashSet

  let gazetteer: Gazetteer
  /// The names of what is named, which a misspelling can resemble.
  let resembled: ResembledNames

  /// What this pass over the document found in each part, and what the pass before did.
  private var passes: [Pass] = []
  private let earlier: [Pass]?

  /// The listed names of a part as a pass linked them, and what it knew of their entities.
  private struct Pass {
    var facts: [CandidateFacts] = []
    /// Whether the thread has the name as the short form of a company or club, too.
    var hasShortRival: [Bool] = []
    var spans: [LinkSpan] = []
  }

  init(
    linker: Linker,
    document: Linker.Draft,
    index: Int,
    answered: LinkContext,
    shortForms: ShortForms,
    claims: ClaimedNames,
    speakers: HashSet,
    after earlier: DocumentResolver? = nil
  ) {
    self.linker = linker
    self.document = document
    self.index = index
    self.answered = answered
    self.shortForms = shortForms
    self.claims = claims
    self.speakers = speakers
    self.earlier = earlier?.passes
    gazetteer = linker.gazetteer
    resembled = ResembledNames(
      of: document.context,
      answered: answered,
      linker.knownNames,
      after: earlier?.resembled
    )
  }

  /// The spans of each part by their first words, linked and NIL ones; none overlap.
  func resolve() -> [[LinkSpan]] {
    passes.removeAll()
    return document.parts.indices.map { index in
      let pass = listedNames(of: index)
      passes.append(pass)
      return spans(
        in: document.parts[index],
        document.names[index],
        pass.spans,
        document.derived[index],
        document.suspects[index]
      )
    }
  }

  /// All spans of a part: linked ones first by the total order, then NIL ones where room is left.
  private func spans(
    in part: TextPart,
    _ names: ListedNames,
    _ listed: [LinkSpan],
    _ derived: DerivedNames,
    _ suspects: MisspellingSuspects
  ) -> [LinkSpan] {
    let licensed = licensedSpans(in: part, besides: listed)
    var spans: [LinkSpan] = []
    spans.reserveCapacity(listed.count + licensed.count + derived.names.count)
    spans.append(contentsOf: listed)
    add(licensed, to: &spans, in: part)
    add(derivedSpans(in: part, derived, besides: spans), to: &spans, in: part)
    let own = { (span: LinkSpan) in self.ownWords(of: span, in: part, names) }
    var taken = WordSet(count: part.text.words.count)
    var selection = SpanSelection(of: spans)
    selection.keepLinked(in: &taken, own)
    var misspelled = SpanSelection(
      of: MisspellingFinder(resolver: self, part: part, suspects: suspects).spans(besides: taken)
    )
    misspelled.keepLinked(in: &taken, own)
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

  private func listedNames(of index: Int) -> Pass {
    let (part, names) = (document.parts[index], document.names[index])
    var pass = Pass(facts: names.candidates.map { facts(of: $0.entity) })
    pass.spans.reserveCapacity(names.names.count)
    pass.hasShortRival.reserveCapacity(names.names.count)
    let known = earlier?[index] ?? Pass()
    let isNew = zip(known.facts, pass.facts).map { $0 != $1 }
    var scored: [Scored?] = []
    for (place, name) in names.names.enumerated() {
      let hasShortRival = hasShortRival(name, in: part)
      pass.hasShortRival.append(hasShortRival)
      // A name is linked again only where something else is known of it or of one of its entities.
      if place < known.spans.count, known.hasShortRival[place] == hasShortRival,
        !names.rivals[name.rivals].contains(where: { isNew[$0] })
      {
        pass.spans.append(known.spans[place])
      } else {
        pass.spans.append(
          span(of: name, names, in: part, pass.facts, hasShortRival: hasShortRival, &scored)
        )
      }
    }
    return pass
  }

  /// Links one name, whatever stands beside it; `scored` is room to work in.
  private func span(
    of name: ListedNames.Name,
    _ names: ListedNames,
    in part: TextPart,
    _ facts: [CandidateFacts],
    hasShortRival: Bool,
    _ scored: inout [Scored?]
  ) -> LinkSpan {
    if name.standings.count == 1 {
      return span(of: name, names, in: part, facts, hasShortRival: hasShortRival)
    }
    let weighing = Weighing(of: name, names, facts, linker)
    scored.removeAll(keepingCapacity: true)
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
        share: weighing.share(of: name.rivals.lowerBound + rival, names, facts)
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
    let rivals = part.rivals.count
    var second: CandidateScore?
    for index in scored.indices where index != best {
      guard let rival = scored[index]?.score else { continue }
      part.rivals.add(rival)
      if second.map({ $0.units < rival.units }) ?? true { second = rival }
    }
    let entry = names.standings[winner.standing].entry
    return LinkSpan(
      name.words,
      skip: entry.skip,
      form: entry.form,
      alias: .entry(entry),
      best: winner.score,
      rivals: rivals..<part.rivals.count,
      second: second,
      doubt: winner.doubt,
      decision: winner.doubt.map { .supported($0) }
        ?? (scored.count > 1 ? .bestEntity : .onlyEntity)
    )
  }

  /// Links a name that only one entry lists, as most names are: nothing is weighed against it.
  private func span(
    of name: ListedNames.Name,
    _ names: ListedNames,
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
      best: score,
      rivals: 0..<0,
      second: nil,
      doubt: doubt,
      decision: doubt.map { .supported($0) } ?? .onlyEntity
    )
  }

  /// Scores one of the standings of a name.
  private func score(
    _ index: Int,
    of name: ListedNames.Name,
    _ names: ListedNames,
    in part: TextPart,
    _ facts: [CandidateFacts],
    hasShortRival: Bool,
    share: Double?
  ) -> (CandidateScore, doubt: LinkDoubt?) {
    let standing = names.standings[index]
    let entry = standing.entry
    let rival = name.rivals.lowerBound + standing.rival
    let neighbors = names.neighbors[rival]
    let kind = names.candidates[names.rivals[rival]].kind
    let facts = facts[names.rivals[rival]]
    var score = CandidateScore(entity: entry.entity, muted: linker.muted)
    var doubt = standing.doubt
    switch standing.need {
    case nil: score.add(ScoreComponent(entry.form))
    case .related: score.add(.needsRelated)
    case .same where isPlacedDivision(name, entry, facts, part): score.add(.needsRelated)
    case .same: score.add(.needsSame)
    }
    if let share { score.add(.prior, (share - 0.5) * LinkScore.priorSpan) }
    // A country is nobody's surname: `President Jordan` is none, `President Chad Griffin` is one.
    let isTitled =
      name.surroundings.contains(.honorific)
      && (kind != .person
        || linker.hasOtherTitle(entry.entity, at: name.words.lowerBound, in: part))
      || name.surroundings.contains(.office) && kind == .place && entry.form != .demonym
        && (name.surroundings.contains(.beforeCapital) || !linker.isCountry(entry.entity))
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
      isCued: entry.form != .demonym && name.surroundings.speak(for: kind),
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
    if isTitled {
      score.add(.titleBefore)
      doubt = .titled
    }
    return (score, doubt)
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
    CandidateFacts(of: entity, document.context, answered, gazetteer)
  }

  /// Whether the thread uses a one-word name as the short form of a company or club, and nothing around
  /// it speaks for a place.
  private func hasShortRival(_ name: ListedNames.Name, in part: TextPart) -> Bool {
    name.words.count == 1 && shortForms.hasRival(part.hash(name.words.lowerBound), in: index)
      && !isAdjective(name.words.lowerBound, part)
      && (!name.surroundings.contains(.cuePlace) || DerivedCues.isHeld(name.words, in: part))
      && !isPlaced(name.words, in: part)
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
    facts: CandidateFacts,
    isLonger: Bool,
    isCued: Bool,
    own: Int = 0
  ) {
    let own = max(own, facts.isLearned ? 1 : 0)
    if !isLonger, facts.isNamed(besides: own) { score.add(.sameEntity) }
    if facts.isSupported { score.add(.documentAgreement) }
    if facts.isSupportedByThread {
      score.add(facts.isSupported ? .furtherAgreement : .threadAgreement)
    }
    if isCued { score.add(.cue) }
  }
}
