import ArticleThreads
import Gazetteers
import TextSegmentation

/// Decides the mentions of one document, once the whole thread's firm names are known.
struct DocumentResolver {
  let linker: Linker
  let document: Linker.Draft
  let index: Int
  /// What is named beyond doubt in the article and the comments that are answered.
  let answered: LinkContext
  let shortForms: ShortForms
  /// The names that the thread gives to somebody unlisted.
  let claims: ClaimedNames
  /// The folded names of those who comment in the thread.
  let speakers: Set<[UInt8]>

  var gazetteer: Gazetteer { linker.gazetteer }

  /// A span with its candidates, before overlaps are decided.
  struct Span {
    let words: Range<Int>
    var mention: Mention
  }

  func resolve() -> LinkedDocument {
    let terms = TopicFinder(gazetteer: gazetteer).terms(in: document.parts)
    var texts = document.parts.enumerated().map { index, part in
      linkedText(part, terms: terms.byPart[index])
    }
    if document.kind == .comment { texts.insert(LinkedText.empty, at: 0) }
    return LinkedDocument(
      kind: document.kind,
      key: document.key,
      author: document.author,
      title: texts[0],
      body: texts[1],
      topics: terms.assignments
    )
  }

  private func linkedText(_ part: TextPart, terms: [TopicTerm]) -> LinkedText {
    let text = part.text
    return LinkedText(
      text: part.string,
      zones: part.zones,
      sentences: text.sentences.indices.map { index in
        LinkedText.Sentence(
          range: text.offsets.scalars(text.sentences[index]),
          paragraph: text.sentenceParagraphs[index],
          isCounted: text.words(ofSentence: index).contains {
            part.wordZones[$0].kind.isCounted
          }
        )
      },
      mentions: mentions(in: part),
      terms: terms
    )
  }

  /// All mentions of a part: linked ones first by the total order, then NIL ones where room is left.
  private func mentions(in part: TextPart) -> [Mention] {
    let listed = listedSpans(in: part)
    let spans = Self.combined(listed, licensedSpans(in: part, besides: listed))
    var taken: Set<Int> = []
    var kept: [Mention] = []
    func keep(_ spans: [Span]) {
      for span in spans.sorted(by: { SpanOrder.precedes($0.words, $1.words) })
      where taken.isDisjoint(with: span.words) {
        taken.formUnion(span.words)
        kept.append(span.mention)
      }
    }
    keep(spans.filter { $0.mention.entity != nil })
    let misspelled = MisspellingFinder(resolver: self, part: part).spans(besides: taken)
    keep(misspelled.filter { $0.mention.entity != nil })
    keep(spans.filter { $0.mention.entity == nil })
    keep(misspelled.filter { $0.mention.entity == nil })
    return kept.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: Listed names

  private func listedSpans(in part: TextPart) -> [Span] {
    part.matches.compactMap { match in
      guard part.excluded.isDisjoint(with: match.words) else { return nil }
      var scored: [(entry: GazetteerEntry, score: CandidateScore, doubt: String?)] = []
      let standings = match.entries.map {
        (entry: $0, standing: AliasRule.standing(of: $0, at: match.words, in: part))
      }.filter { if case .refused = $0.standing { false } else { true } }
      let rivals = Set(standings.map(\.entry.entity))
      // Where the context speaks for some, the others do not weigh: `Supreme Court` under a report
      // from Washington.
      let firm = Set(standings.filter { $0.standing == .firm }.map(\.entry.entity))
      // The one firm entity is named by this mention itself, which says nothing for it.
      let anchor = firm.count == 1 ? firm.first : nil
      let backed = rivals.filter { isBacked($0, besides: $0 == anchor ? 1 : 0) }
      let weighed = backed.isEmpty ? rivals : backed
      let priors = weighed.sorted().reduce(0) { $0 + prior(of: $1) }
      for (entry, standing) in standings {
        let (score, doubt) = score(
          entry,
          standing,
          at: match.words,
          in: part,
          share: !weighed.contains(entry.entity)
            ? 0 : weighed.count > 1 && priors > 0 ? prior(of: entry.entity) / priors : nil,
          isAnchor: entry.entity == anchor
        )
        // Of several aliases of one entity the one that says most.
        if let known = scored.firstIndex(where: { $0.entry.entity == entry.entity }) {
          if score.sum > scored[known].score.sum { scored[known] = (entry, score, doubt) }
        } else {
          scored.append((entry, score, doubt))
        }
      }
      guard !scored.isEmpty else { return nil }
      scored.sort {
        ($1.score.sum, gazetteer.entities[$0.entry.entity].id)
          < ($0.score.sum, gazetteer.entities[$1.entry.entity].id)
      }
      let best = scored[0]
      return span(
        match.words,
        skip: best.entry.skip,
        part,
        form: best.entry.form,
        candidates: scored.map(\.score),
        alias: gazetteer.aliasText(of: best.entry),
        doubt: best.doubt
      )
    }
  }

  /// The prior of an entity; a list may give one that is not positive.
  private func prior(of entity: Int) -> Double { max(0, gazetteer.entities[entity].prior) }

  /// Whether the document or what it answers speaks for an entity.
  private func isBacked(_ entity: Int, besides own: Int) -> Bool {
    document.context.names(entity, besides: own) || answered.names(entity)
      || [document.context, answered].contains { $0.supports(entity, linker.relations) }
  }

  private func score(
    _ entry: GazetteerEntry,
    _ standing: AliasStanding,
    at words: Range<Int>,
    in part: TextPart,
    share: Double?,
    isAnchor: Bool
  ) -> (CandidateScore, doubt: String?) {
    var score = CandidateScore(entity: entry.entity)
    var doubt: String?
    switch standing {
    case .firm: score.add("form \(entry.form.rawValue)", LinkScore.form(entry.form))
    case .needsSupport(.related, let reason):
      score.add("form, in need of support", LinkScore.needsRelated)
      doubt = reason
    case .needsSupport(.same, let reason):
      score.add("form, in need of support", LinkScore.needsSame)
      doubt = reason
    case .refused: break
    }
    if let share { score.add("prior", (share - 0.5) * LinkScore.priorSpan) }
    let isTitled =
      isBehindHonorific(words, part) && gazetteer.entities[entry.entity].topType != "person"
    let longer =
      entry.form != .demonym && !entry.traits.contains(.isAcronym)
      && linker.isPartOfLongerName(words, part)
    addContext(
      to: &score,
      at: words,
      in: part,
      isLonger: longer || isTitled,
      isDemonym: entry.form == .demonym,
      own: isAnchor && !longer ? 1 : 0
    )
    if doubt != nil, entry.form != .demonym, words.count == 1,
      !entry.rules.contains(.strong), isBeforeCapital(words, part)
    {
      score.add("before a capital", LinkScore.beforeCapital)
    }
    if longer {
      score.add("part of a longer name", LinkScore.longerName)
      doubt = "a word beside it makes it part of a longer name that no list holds"
    } else if isClaimed(words, part, entry.entity) {
      score.add("another's name in this thread", LinkScore.longerName)
      doubt = "the thread gives the name to somebody that no list holds"
    }
    if isTitled {
      score.add("a title before it", LinkScore.titleBefore)
      doubt = "the title before it speaks of a person"
    }
    return (score, doubt)
  }

  /// Whether the thread gave a one-word name to somebody unlisted and never names the entity in full.
  private func isClaimed(_ words: Range<Int>, _ part: TextPart, _ entity: Int) -> Bool {
    words.count == 1 && claims.contains(words.lowerBound, of: part)
      && !document.context.names(entity) && !answered.names(entity)
  }

  /// Whether `Mr.` or the like stands before: no place and no body has one.
  private func isBehindHonorific(_ words: Range<Int>, _ part: TextPart) -> Bool {
    let word = words.lowerBound
    return words.count == 1 && word > 0 && part.text.words[word].gap == .joint
      && NameWords.honorifics.contains(String(decoding: part.folded(word - 1), as: UTF8.self))
  }

  /// Adds what the document, the thread and the words around say of a candidate.
  func addContext(
    to score: inout CandidateScore,
    at words: Range<Int>,
    in part: TextPart,
    isLonger: Bool = false,
    isDemonym: Bool = false,
    own: Int = 0
  ) {
    let entity = score.entity
    let relations = linker.relations
    let own = max(own, document.context.learned.contains(entity) ? 1 : 0)
    if !isLonger, document.context.names(entity, besides: own) || answered.names(entity) {
      score.add("named in full", LinkScore.sameEntity)
    }
    if document.context.supports(entity, relations) {
      score.add("agrees with the document", LinkScore.documentAgreement)
    }
    if answered.supports(entity, relations) {
      let agrees = score.components.contains { $0.name == "agrees with the document" }
      score.add(
        "agrees with the thread",
        agrees ? LinkScore.furtherAgreement : LinkScore.threadAgreement
      )
    }
    let type = String(gazetteer.entities[entity].topType)
    // `In English` names a language.
    if !isDemonym, ContextCues.types(around: words, in: part).contains(type) {
      score.add("words around", LinkScore.cue)
    }
    if part.text.words(ofSentence: part.text.sentence(ofWord: words.lowerBound)) == words {
      score.add("stands alone", LinkScore.standsAlone)
    }
  }

  // MARK: Short forms of the thread

  /// One span for each run of words: where a listed name is a licensed short form too (`Bloomberg`
  /// after `Michael Bloomberg`), the better score wins and all candidates are told.
  private static func combined(_ listed: [Span], _ licensed: [Span]) -> [Span] {
    var spans = listed
    for other in licensed {
      guard let index = spans.firstIndex(where: { $0.words == other.words }) else {
        spans.append(other)
        continue
      }
      let isBetter = other.mention.score > spans[index].mention.score
      let (winner, lesser) = isBetter ? (other, spans[index]) : (spans[index], other)
      var better = winner
      let weighed = better.mention.explanation.candidates
      // No candidate of the lesser span is above the best of the better one, which stays the first.
      better.mention.explanation.candidates =
        (weighed
        + lesser.mention.explanation.candidates.filter { candidate in
          !weighed.contains { $0.entity == candidate.entity }
        }).sorted { $0.score > $1.score }
      spans[index] = better
    }
    return spans
  }

  private func licensedSpans(in part: TextPart, besides listed: [Span]) -> [Span] {
    guard !shortForms.isEmpty else { return [] }
    // A listed name of several words is no short form; one of one word has to stand the comparison.
    let linked = Set(
      listed.filter { $0.mention.entity != nil && $0.words.count > 1 }.flatMap { Array($0.words) }
    )
    return part.text.words.indices.compactMap { word in
      guard !linked.contains(word), !part.excluded.contains(word) else { return nil }
      let licences = shortForms.licences(of: part.folded(word), in: index)
      guard !licences.isEmpty else { return nil }
      return licensedSpan(word, licences, part)
    }
  }

  private func licensedSpan(_ word: Int, _ licences: [ShortForms.Licence], _ part: TextPart)
    -> Span?
  {
    let shape = part.text.words[word].shape
    guard shape.contains(.startsWithCapital) else { return nil }
    if speakers.contains(Array(part.folded(word))) { return nil }
    let sentence = part.text.sentence(ofWord: word)
    let isBare = part.isShouted[sentence] || part.isSentenceInitial(word)
    let isOrdinary = gazetteer.ordinaryWords.contains(part.folded(word))
    let words = word..<word + 1
    let isLonger = linker.isPartOfLongerName(words, part) || isFollowedByName(word, part)
    var scores: [(score: CandidateScore, form: MentionForm)] = []
    for licence in licences where !scores.contains(where: { $0.score.entity == licence.entity }) {
      switch licence.kind {
      case .firstName where isBare, .surname where isOrdinary && part.isShouted[sentence]: continue
      // `Rice is right`, but not `Rice with beans`.
      case .surname where isOrdinary && isBare && !ContextCues.isSubject(word, in: part): continue
      // `in May`: the month, unless the words around speak for the person.
      case .surname, .firstName:
        let name = String(decoding: part.folded(word), as: UTF8.self)
        guard NameWords.months.contains(name) else { break }
        if !ContextCues.types(around: words, in: part).contains("person") { continue }
      case .acronym
      where !part.text.words[word].isAllCapitals
        || isOrdinary && part.isInCapitals(sentence: sentence):
        continue
      default: break
      }
      var score = CandidateScore(entity: licence.entity)
      score.add("licensed by a full form", LinkScore.licensed)
      addContext(to: &score, at: words, in: part, isLonger: isLonger)
      if isLonger { score.add("part of a longer name", LinkScore.longerName) }
      scores.append((score, licence.kind == .acronym ? .acronym : .short))
    }
    guard !scores.isEmpty else { return nil }
    scores.sort {
      ($1.score.sum, gazetteer.entities[$0.score.entity].id)
        < ($0.score.sum, gazetteer.entities[$1.score.entity].id)
    }
    return span(
      words,
      skip: 0,
      part,
      form: scores[0].form,
      candidates: scores.map(\.score),
      alias: gazetteer.entities[scores[0].score.entity].name,
      doubt: nil,
      note: "a form licensed by the full name in the thread"
    )
  }

  /// Whether another capitalised word follows in the same phrase: `Khyber Valley Courier`.
  private func isBeforeCapital(_ words: Range<Int>, _ part: TextPart) -> Bool {
    let next = words.upperBound
    return next < part.text.words.count && part.isSpaced(next)
      && !part.isShouted[part.text.sentence(ofWord: next)]
      && part.text.words[next].shape.contains(.startsWithCapital)
  }

  /// Whether a capitalised word that is no listed name follows: `Bill Smith` is not `Bill`.
  private func isFollowedByName(_ word: Int, _ part: TextPart) -> Bool {
    let next = word + 1
    return next < part.text.words.count && part.isSpaced(next)
      && part.text.words[next].shape.contains(.startsWithCapital)
      && !gazetteer.ordinaryWords.contains(part.folded(next))
  }
}

extension LinkedText {
  /// No text at all: the title of a comment.
  static let empty = LinkedText(text: "", zones: [], sentences: [], mentions: [], terms: [])
}
