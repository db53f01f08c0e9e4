import Gazetteers
import TextSegmentation

/// The linked spans of a part that stand by themselves, not inside a longer name that no list holds.
///
/// `University of Miami` names a university; `Miami` in it is no mention of the city. What is a longer
/// name is decided as for unknown names, whether these are asked for or not.
/// - Complexity: O(n) in the words of the sentences that have a capital beside a linked span.
struct LongerNames {
  /// The spans that stay.
  let free: [LinkSpan]

  init(_ part: TextPart, spans: [LinkSpan], of linker: Linker) {
    let sentences = Self.sentences(of: part, spans)
    guard !sentences.isEmpty else {
      free = spans
      return
    }
    let words = CandidateWords(part, spans: spans, of: linker)
    let candidates = NameScanner.candidates(of: words, in: sentences)
    free = Self.free(words, candidates, candidates.indices) { index in
      NameWeights.several.score(words.clues(of: candidates[index]))
    }
  }

  /// Takes the candidates of a whole part, out of those of all parts with the scores that they have by
  /// themselves.
  init(
    _ words: CandidateWords,
    _ candidates: [NameCandidate],
    _ places: Range<Int>,
    scores: [NameScore]
  ) {
    free = Self.free(words, candidates, places, isWhole: true) { scores[$0] }
  }

  /// Takes the candidates of the sentences that may have longer names, or of a whole part.
  private static func free(
    _ words: CandidateWords,
    _ candidates: [NameCandidate],
    _ places: Range<Int>,
    isWhole: Bool = false,
    score: (Int) -> NameScore
  ) -> [LinkSpan] {
    let part = words.part
    var spans = words.spans
    // Made where something is covered, as in few texts.
    var covered: WordSet?
    func cover(_ run: Range<Int>) {
      if covered == nil { covered = WordSet(count: part.text.words.count) }
      covered?.insert(run)
    }
    var ships = HashSet()
    var companies: [(span: Int, end: Int)] = []
    // One sentence may have many candidates.
    var asked = (sentence: -1, isBeside: false)
    for index in places
    where candidates[index].words.count > 1
      && candidates[index].words.contains(where: words.isLinked)
    {
      let candidate = candidates[index]
      if isWhole {
        let sentence = words.text.sentence(ofWord: candidate.words.lowerBound)
        if asked.sentence != sentence {
          asked = (sentence, isBeside(part, spans, inSentence: sentence))
        }
        if !asked.isBeside { continue }
      }
      // `Guard Service of Paramus, N.J.`, but not `Midland City, Ala.`
      if words.isLinked(candidate.words.upperBound - 1), endsInPlace(candidate.words, part) {
        continue
      }
      if let company = company(candidate.words, spans, words) {
        // Not `New York AG` or `Germanwings Co-Pilot`.
        let end = candidate.words.upperBound
        if words.linkedType(candidate.words.lowerBound) == .organization,
          end == part.text.words.count || words.joint(end) != .hyphen
        {
          companies.append((company, candidate.words.upperBound))
        }
        continue
      }
      guard
        candidate.kind == .ship || words.isCounty(candidate.words.upperBound - 1)
          || part.traits(candidate.words.upperBound - 1).contains(.road)
          || part.traits(candidate.words.lowerBound).contains(.opening)
          || score(index).isName
      else { continue }
      cover(candidate.words)
      if candidate.kind == .ship { ships.insert(candidate.key) }
    }
    // `the Gerald R. Ford` where the text has `USS Gerald R. Ford`.
    if !ships.isEmpty {
      for span in spans where span.words.count > 1 && span.words.lowerBound > 0 {
        if part.nameTraits(span.words.lowerBound - 1).contains(.the),
          ships.contains(NameCandidate.key(of: span.words.lazy.map { part.hash($0) }))
        {
          cover(span.words)
        }
      }
    }
    for index in spans.indices {
      // What no capital and no other name follows is called after nothing.
      let next = spans[index].words.upperBound
      guard next < part.text.words.count,
        part.text.words[next].shape.contains(.startsWithCapital) || words.isLinked(next)
      else { continue }
      if isOfEvent(spans[index], words) { cover(spans[index].words) }
    }
    for (index, end) in companies {
      spans[index] = spans[index].spanning(spans[index].words.lowerBound..<end)
    }
    guard let covered else { return spans }
    spans.removeAll { !covered.isDisjoint(with: $0.ownWords) }
    return spans
  }

  /// The sentences in which a capitalised word, or `of`, `al` and the like, stands beside a linked span.
  private static func sentences(of part: TextPart, _ spans: [LinkSpan]) -> [Int] {
    var found: [Int] = []
    for index in spans.indices where isBeside(part, spans[index]) {
      let sentence = part.text.sentence(ofWord: spans[index].words.lowerBound)
      if found.last != sentence { found.append(sentence) }
    }
    return found
  }

  /// Whether a sentence is one of these.
  private static func isBeside(
    _ part: TextPart,
    _ spans: [LinkSpan],
    inSentence sentence: Int
  ) -> Bool {
    let words = part.text.words(ofSentence: sentence)
    var next = spans.firstPlace { $0.words.lowerBound < words.lowerBound }
    while next < spans.count, spans[next].words.lowerBound < words.upperBound {
      if isBeside(part, spans[next]) { return true }
      next += 1
    }
    return false
  }

  /// Whether such a word stands beside a linked span.
  private static func isBeside(_ part: TextPart, _ span: LinkSpan) -> Bool {
    guard span.isLinked else { return false }
    let text = part.text
    let before = span.words.lowerBound - 1
    let behind = span.words.upperBound
    return before >= 0 && text.words[span.words.lowerBound].gap == .joint && mayJoin(before, part)
      || behind < text.words.count && text.words[behind].shape.contains(.startsWithCapital)
        && (text.words[behind].gap == .joint
          || text.words[behind].gap == .comma && part.nameTraits(behind).contains(.corporate))
  }

  /// Whether what happened somewhere is called after the place: `Manama Dialogue`, `Iran-Iraq War`.
  ///
  /// In a headline the capital of the word behind says nothing.
  private static func isOfEvent(_ span: LinkSpan, _ words: CandidateWords) -> Bool {
    let (part, text) = (words.part, words.text)
    var next = span.words.upperBound
    guard span.entity != nil, span.form != .demonym,
      words.linkedType(span.words.lowerBound) == .place,
      !part.isShouted(sentence: text.sentence(ofWord: span.words.lowerBound))
    else { return false }
    func isCapital(_ word: Int, _ wanted: WordTraits) -> Bool {
      word < text.words.count && text.words[word].shape.contains(.startsWithCapital)
        && part.traits(word).contains(wanted)
    }
    // `Iran-Iraq War`
    while next < text.words.count, words.joint(next) == .hyphen, words.linkedType(next) == .place {
      let link = words.links[next]
      while next < text.words.count, words.links[next] == link { next += 1 }
    }
    // `U.S.` counts as the country before a noun: `U.S. Declaration of …`, but `U.S.-Mexico Agreement`.
    if next == span.words.upperBound, next < text.words.count,
      text.words[next - 1].isAllCapitals, !part.isWord(next, .open)
    {
      return false
    }
    if isCapital(next, .eventKind), part.isSpaced(next), !words.isLinked(next) { next += 1 }
    return isCapital(next, .event) && part.isSpaced(next) && !words.isLinked(next)
  }

  /// Whether a comma and a state cut short follow: `Guard Service of Paramus, N.J.` names the town.
  static func endsInPlace(_ words: Range<Int>, _ part: TextPart) -> Bool {
    let next = words.upperBound
    return next < part.text.words.count && part.text.words[next].gap == .comma
      && (part.text.words[next].shape.contains(.isDotted)
        || part.traits(next).contains(.abbreviation))
  }

  /// The span of a linked name that has nothing behind it but `Inc.` or the like, which belongs to it.
  private static func company(
    _ name: Range<Int>,
    _ spans: [LinkSpan],
    _ words: CandidateWords
  ) -> Int? {
    let place = spans.firstPlace { $0.words.lowerBound < name.lowerBound }
    guard place < spans.count else { return nil }
    let own = spans[place].words
    let isCompany =
      spans[place].entity != nil && own.lowerBound == name.lowerBound
      && own.upperBound < name.upperBound
      && (own.upperBound..<name.upperBound).allSatisfy { words.traits($0).contains(.corporate) }
    return isCompany ? place : nil
  }

  private static func mayJoin(_ word: Int, _ part: TextPart) -> Bool {
    let token = part.text.words[word]
    // `Jund al-Yemen`, `Ta'ifa al-Mansurah`
    return token.shape.contains(.startsWithCapital) || part.traits(word).contains(.small)
      || part.nameTraits(word).contains(.particle)
      || word > 0 && token.gap == .joint && part.text.utf8[Int(token.start) - 1] != 0x20
  }
}
