import Gazetteers
import TextSegmentation

// Short forms that the thread licenses.
extension DocumentResolver {
  /// Adds spans to others, one for each run of words: where a listed name is a licensed short form too
  /// (`Bloomberg` after `Michael Bloomberg`), the better score wins and all candidates are told.
  ///
  /// Both come by their first words, and they stay so.
  /// - Complexity: O(n) in the spans of both, as long as few start at one word.
  func add(_ others: [LinkSpan], to spans: inout [LinkSpan], in part: TextPart) {
    if others.isEmpty { return }
    // Made where a span is put in: many only join another.
    var all: [LinkSpan] = []
    var next = 0
    var done = 0
    for place in others.indices {
      let words = others[place].words
      while next < spans.count, spans[next].words.lowerBound < words.lowerBound { next += 1 }
      if let same = spans.place(of: words, from: next) {
        spans[same] = joined(spans[same], others[place], in: part)
        continue
      }
      if all.isEmpty { all.reserveCapacity(spans.count + others.count) }
      all.append(done..<next, of: spans)
      done = next
      var first = all.count
      while first > 0, all[first - 1].words.lowerBound == words.lowerBound { first -= 1 }
      if let same = all.place(of: words, from: first) {
        all[same] = joined(all[same], others[place], in: part)
      } else {
        all.insert(others[place], at: first)
      }
    }
    if all.isEmpty { return }
    all.append(done..<spans.count, of: spans)
    spans = all
  }

  /// The better of two spans of the same words, with the candidates of both.
  private func joined(_ listed: LinkSpan, _ licensed: LinkSpan, in part: TextPart) -> LinkSpan {
    let isBetter = licensed.score > listed.score
    let (better, lesser) = isBetter ? (licensed, listed) : (listed, licensed)
    // No candidate of the lesser span is above the best of the better one, which stays the first.
    return better.joined(with: lesser, in: part)
  }

  /// The listed spans of a part with those that the thread licenses, as ``add(_:to:in:)`` adds them.
  func withLicensed(in part: TextPart, _ index: Int, _ pass: inout LinkingPass) -> [LinkSpan] {
    let listed = pass.listed
    guard !shortForms.isEmpty else { return listed }
    var spans: [LinkSpan] = []
    var nextKnown = 0
    var scores: [LicensedScore] = []
    // The next listed span to look at, and how many of them were put in or gave way.
    var next = 0
    var done = 0
    // A listed name of several words is no short form; one of one word has to stand the comparison.
    var linkedEnd = 0
    let (capitals, textWords) = (part.capitals, part.text.words)
    capitals.indices.forEach {
      shortForms.mayHold(textWords[Int(capitals[$0])].hash)
    } do: { place in
      let word = Int(capitals[place])
      guard let licences = shortForms.licences(of: textWords[word].hash) else { return }
      while next < listed.count, listed[next].words.lowerBound <= word {
        let words = listed[next].words
        if words.count > 1, listed[next].isLinked { linkedEnd = max(linkedEnd, words.upperBound) }
        next += 1
      }
      guard linkedEnd <= word, !part.traits(word).contains(.excluded),
        let span = licensedSpan(word, licences, part, index, &pass, &nextKnown, &scores)
      else { return }
      if spans.isEmpty { spans.reserveCapacity(listed.count + 24) }
      var same = next
      while same > 0, listed[same - 1].words.lowerBound == word { same -= 1 }
      let first = same
      while same < next, listed[same].words.count > 1 { same += 1 }
      if same == next {
        spans.append(done..<first, of: listed)
        spans.append(span)
        done = first
      } else {
        spans.append(done..<same, of: listed)
        spans.append(joined(listed[same], span, in: part))
        done = same + 1
      }
    }
    if spans.isEmpty { return listed }
    spans.append(done..<listed.count, of: listed)
    return spans
  }

  private typealias LicensedScore = (score: CandidateScore, form: MentionForm)

  /// The span of one word as the pass before has it where nothing else is known of it now; `nextKnown` is
  /// the place of one before it there, and `scores` is room to work in.
  private func licensedSpan(
    _ word: Int,
    _ licences: ShortForms.Chain,
    _ part: TextPart,
    _ index: Int,
    _ pass: inout LinkingPass,
    _ nextKnown: inout Int,
    _ scores: inout [LicensedScore]
  ) -> LinkSpan? {
    let isOnly = shortForms.isOnly(licences)
    if isOnly, !earlier.isEmpty,
      let known = earlier[index].licensed.place(of: word..<word + 1, from: &nextKnown)
    {
      let entity = earlier[index].licensed[known].span.best.entity
      if earlier[index].licensed[known].facts == facts(of: entity) {
        return earlier[index].licensed[known].span
      }
    }
    var facts = CandidateFacts.none
    let span = licensedSpan(word, licences, part, &facts, &scores)
    if isOnly, earlier.isEmpty, let span { pass.licensed.note(span, facts) }
    return span
  }

  /// The span of one word, and what is known of the last of its entities.
  private func licensedSpan(
    _ word: Int,
    _ licences: ShortForms.Chain,
    _ part: TextPart,
    _ facts: inout CandidateFacts,
    _ scores: inout [LicensedScore]
  ) -> LinkSpan? {
    scores.empty()
    guard shortForms.contains(licences, where: { $0.holds(in: index) }),
      !speakers.contains(part.hash(word))
    else { return nil }
    let sentence = part.text.sentence(ofWord: word)
    let isShouted = part.isShouted(sentence: sentence)
    let isBare = isShouted || part.isSentenceInitial(word)
    let isOrdinary = part.traits(word).contains(.ordinary)
    let words = word..<word + 1
    let isLonger = linker.isPartOfLongerName(words, part) || isFollowedByName(word, part)
    // Where the word is somebody's surname, too, another's first name asks for a capital that says it.
    func hasSurname() -> Bool {
      shortForms.contains(licences) { $0.kind == .surname && $0.holds(in: index) }
    }
    var chain = licences
    while let licence = shortForms.next(of: &chain) {
      if !licence.holds(in: index)
        || scores.contains(where: { $0.score.entity == licence.entity })
      {
        continue
      }
      switch licence.kind {
      case .firstName
      where isShouted || isBare && (isOrdinary || hasSurname()) || part.isInName(firstName: word):
        continue
      case .surname where isOrdinary && isShouted: continue
      case .surname where linker.hasOtherTitle(licence.entity, at: word, in: part): continue
      // `Rice is right`, but not `Rice with beans`.
      case .surname where isOrdinary && isBare && !DerivedCues.isSubject(word, in: part):
        continue
      case .head where isShouted || !allowsHead(word, licences, part): continue
      case .business where !allowsBusiness(word, isOrdinary, isBare: isBare, isShouted, part):
        continue
      // `in May`: the month, unless the words around speak for the person.
      case .surname, .firstName:
        guard part.traits(word).contains(.month) else { break }
        if !ContextCues.speak(for: .person, around: words, in: part) { continue }
      case .initials where claims.contains(word, of: part): continue
      case .acronym, .initials:
        if !part.text.words[word].isAllCapitals
          || isOrdinary && part.isInCapitals(sentence: sentence)
        {
          continue
        }
      default: break
      }
      var score = CandidateScore(entity: licence.entity, muted: linker.muted)
      score.add(.licensed)
      facts = self.facts(of: licence.entity)
      addContext(to: &score, facts, at: words, in: part, isLonger: isLonger)
      if isLonger { score.add(.longerName) }
      let isAcronym = licence.kind == .acronym || licence.kind == .initials
      if scores.capacity == 0 { scores.reserveCapacity(4) }
      scores.append((score, isAcronym ? .acronym : .short))
    }
    guard !scores.isEmpty else { return nil }
    if scores.count > 1 {
      addPriors(to: &scores)
      scores.sort { gazetteer.precedes($0.score, $1.score) }
    }
    return LinkSpan(
      words,
      form: scores[0].form,
      alias: .name(UInt32(truncatingIfNeeded: scores[0].score.entity)),
      candidates: scores.lazy.map { $0.score },
      in: part,
      decision: .licensed
    )
  }

  /// After `John McCain` and `Cindy McCain` a bare `McCain` is the senator.
  private func addPriors(to scores: inout [LicensedScore]) {
    let priors = scores.map { max(0, gazetteer.prior(of: $0.score.entity)) }
    let sum = priors.reduce(0, +)
    guard sum > 0 else { return }
    for index in scores.indices {
      scores[index].score.add(.prior, (priors[index] / sum - 0.5) * LinkScore.priorSpan)
    }
  }

  /// Whether a word may be the short name of a company or club here.
  private func allowsBusiness(
    _ word: Int,
    _ isOrdinary: Bool,
    isBare: Bool,
    _ isShouted: Bool,
    _ part: TextPart
  ) -> Bool {
    let words = word..<word + 1
    if isOrdinary, isShouted || isBare && !DerivedCues.isSubject(word, in: part) {
      return false
    }
    if isAdjective(word, part) { return false }
    // The thread has a person of that name, whom no list holds: `John Paulson` of `Paulson & Co.`.
    if claims.holdsBearer(part.hash(word)) { return false }
    return !DerivedCues.isIndex(words, in: part)
      && !NameNeighbors.makeLonger(words, part, isPerson: false)
      && (!ContextCues.speak(for: .place, around: words, in: part)
        || DerivedCues.isHeld(words, in: part))
  }

  /// Whether the thread uses a place's name of one word as the short form of a company or club, and nothing
  /// around it speaks for the place.
  @inline(__always)
  func hasShortRival(_ place: Int, _ names: PartNames, in part: TextPart) -> Bool {
    let words = names.names[place].words
    return words.count == 1 && shortForms.mayHold(part.hash(words.lowerBound))
      && isRivalled(place, names, in: part)
  }

  private func isRivalled(_ place: Int, _ names: PartNames, in part: TextPart) -> Bool {
    let words = names.names[place].words
    // Only a place gives way to a short form.
    var isPlace = false
    for rival in names.names[place].rivals
    where names.candidates[names.rivals[rival].candidate].kind == .place { isPlace = true }
    guard isPlace, shortForms.hasRival(part.hash(words.lowerBound), in: index) else { return false }
    return
      (!names.names[place].cues.contains(.place)
      || DerivedCues.isHeld(words, in: part))
      && !isPlaced(words, in: part) && !isAdjective(words.lowerBound, part)
  }

  /// Whether a comma and another capitalised word follow: `Burlington, N.C.`.
  private func isPlaced(_ words: Range<Int>, in part: TextPart) -> Bool {
    let next = words.upperBound
    return next < part.text.words.count && part.text.words[next].gap == .comma
      && part.text.words[next].shape.contains(.startsWithCapital)
  }

  /// Whether a people's name stands before what is theirs: `the American people` are no airline's, `American
  /// said` is.
  func isAdjective(_ word: Int, _ part: TextPart) -> Bool {
    let next = word + 1
    guard part.traits(word).contains(.listed), next < part.text.words.count, part.isSpaced(next),
      part.traits(next).isDisjoint(with: [.small, .verb, .saying])
    else { return false }
    var place = part.firstMatch(from: word)
    while place < part.matches.count, part.matches[place].words.lowerBound == word {
      if part.matches[place].words.upperBound == next,
        part.matches[place].places.contains(where: { gazetteer.entry(at: $0).form == .demonym })
      {
        return true
      }
      place += 1
    }
    return false
  }

  /// Whether a word stands for the one body of the thread that it is the head of: `the Foundation`, but not
  /// `the Foundation Center` or `the Council of Ministers`.
  private func allowsHead(_ word: Int, _ licences: ShortForms.Chain, _ part: TextPart) -> Bool {
    guard word > 0, part.isSpaced(word), part.nameTraits(word - 1).contains(.the) else {
      return false
    }
    var own: Int?
    var chain = licences
    while let licence = shortForms.next(of: &chain) {
      if licence.kind != .head || !licence.holds(in: index) { continue }
      if own != nil, own != licence.entity { return false }
      own = licence.entity
    }
    let words = part.text.words
    var next = word + 1
    if next < words.count, part.isSpaced(next),
      !part.nameTraits(next).isDisjoint(with: [.of, .for])
    {
      next += 1
    }
    return next == words.count || !part.isSpaced(next)
      || !words[next].shape.contains(.startsWithCapital)
  }

  /// Adds what the document, the thread and the words around a span say of a candidate.
  func addContext(
    to score: inout CandidateScore,
    _ facts: CandidateFacts,
    at words: Range<Int>,
    in part: TextPart,
    isLonger: Bool
  ) {
    let kind = gazetteer.kind(of: score.entity)
    addContext(
      to: &score,
      facts: facts,
      isLonger: isLonger,
      isCued: ContextCues.speak(for: kind, around: words, in: part)
    )
  }

  /// Whether a capitalised word that is no listed name follows: `Bill Smith` is not `Bill`.
  private func isFollowedByName(_ word: Int, _ part: TextPart) -> Bool {
    let next = word + 1
    return next < part.text.words.count && part.isSpaced(next)
      && part.text.words[next].shape.contains(.startsWithCapital)
      && !part.traits(next).contains(.ordinary)
  }
}

extension [LinkSpan] {
  /// Appends a stretch of other spans; a slice of them would count references.
  @inline(__always)
  fileprivate mutating func append(_ places: Range<Int>, of others: [LinkSpan]) {
    for place in places { append(others[place]) }
  }

  /// The place of the span of some words among those that start there, the first of which has its place given.
  fileprivate func place(of words: Range<Int>, from first: Int) -> Int? {
    var place = first
    while place < count, self[place].words.lowerBound == words.lowerBound {
      if self[place].words == words { return place }
      place += 1
    }
    return nil
  }
}

extension TextPart {
  /// Whether a first name is part of another name: `Jean-Marie`, `Tropical Storm Harvey`.
  fileprivate func isInName(firstName word: Int) -> Bool {
    let next = word + 1
    if next < text.words.count, text.words[next].gap == .joint, !isSpaced(next),
      text.words[next].shape.contains(.startsWithCapital)
    {
      return true
    }
    return isBehindCapital(word) && !traits(word - 1).contains(.title)
  }
}
