import Gazetteers
import TextSegmentation

/// Links misspelled names by bounded edit distance, and notes acronyms that are nearly known ones.
///
/// Distance 1 up to seven letters, 2 from eight; never acronyms, never words under six letters, never
/// a word that is itself a name or an ordinary word. In a name of several words only one may differ.
/// The entity must be named in the thread, or the alias be long and distinctive: a country or its
/// people, or a name of several words that are otherwise as listed.
struct MisspellingFinder {
  let resolver: DocumentResolver
  let part: TextPart
  /// The words that may be misspelled names, whatever was linked.
  let suspects: MisspellingSuspects

  private var gazetteer: Gazetteer { resolver.gazetteer }
  /// From so many letters on an alias is distinctive by itself.
  static let longAlias = 8
  static let shortestWord = 6
  /// In a name of several words one may be shorter, where that is corrected to a longer one.
  static let shortestPart = 5

  /// What is found beside the words that are taken, by first words.
  func spans(besides taken: WordSet, _ resembled: ResembledNames) -> [LinkSpan] {
    var found: [LinkSpan] = []
    func add(_ span: LinkSpan) {
      let place = found.firstPlace { $0.words.lowerBound <= span.words.lowerBound }
      found.insert(span, at: place)
    }
    for suspect in suspects.suspects where !taken.contains(suspect.word) {
      if suspect.isAcronym, let span = nearAcronym(suspect.word, resembled) {
        add(span)
        continue
      }
      for index in suspect.windows where taken.isDisjoint(with: suspects.windows[index].words) {
        let window = suspects.windows[index]
        if window.words.count > 1, !mayBeName(window.words, besides: suspect.word) { continue }
        let isResembled = resembled.contains(near: window, of: part.text)
        guard window.isNear || isResembled, !isListed(suspect.word),
          let span = correction(of: window, suspect.word, isResembled: isResembled)
        else { continue }
        add(span)
      }
    }
    return found
  }

  /// Whether a listed name can have all words of a window but one; `false` is sure.
  private func mayBeName(_ words: Range<Int>, besides suspect: Int) -> Bool {
    words.allSatisfy {
      // A window ends where another unexplained word stands that can be no name, as `Hillary` in
      // `Hillary Clinten` can; particles (`al`, `bin`) are too short to be misspelled.
      $0 == suspect || !suspects.candidates.contains($0) || part.text.words[$0].length < 4
        || part.text.words[$0].shape.contains(.startsWithCapital) || isListed($0)
    }
  }

  private func isListed(_ word: Int) -> Bool { suspects.isListed(word, in: part, gazetteer) }

  private func correction(
    of window: MisspellingSuspects.Window,
    _ suspect: Int,
    isResembled: Bool
  ) -> LinkSpan? {
    let words = window.words
    let letters = words.reduce(0) { $0 + Int(part.text.words[$1].length) }
    guard letters >= 6 else { return nil }
    if !isResembled, words.count > 1,
      !gazetteer.misspellings.contains(window.mark, oneEditFrom: part.folded(suspect))
    {
      return nil
    }
    let neighbors = suspects.neighbors(
      of: window,
      around: suspect,
      in: part,
      // Two letters off, only what the thread names counts.
      atMost: isResembled ? 2 : 1,
      gazetteer
    )
    guard let nearest = neighbors.first?.distance else { return nil }
    var scores: [(score: CandidateScore, entry: GazetteerEntry)] = []
    for neighbor in neighbors where neighbor.distance == nearest {
      for entry in gazetteer.entries(ofName: neighbor.phrase)
      where !scores.contains(where: { $0.score.entity == entry.entity }) {
        guard allows(entry, words),
          isMisspelling(words, of: FoldedPhrase(gazetteer.aliasText(of: entry)))
        else { continue }
        let supported =
          resolver.context.names(entry.entity) || resolver.answered.names(entry.entity)
        let isLong = letters >= Self.longAlias && nearest == 1 && isDistinctive(entry, words)
        guard supported || isLong else { continue }
        var score = CandidateScore(entity: entry.entity, muted: resolver.linker.muted)
        score.add(.misspelling)
        if isLong { score.add(.longAlias) }
        score.add(.editDistance, -0.03 * Double(nearest - 1))
        let isLonger = linker.isPartOfLongerName(words, part)
        let facts = resolver.facts(of: entry.entity)
        resolver.addContext(to: &score, facts, at: words, in: part, isLonger: isLonger)
        if isLonger { score.add(.longerName) }
        scores.append((score, entry))
      }
    }
    guard !scores.isEmpty else { return nil }
    scores.sort { gazetteer.precedes($0.score, $1.score) }
    return LinkSpan(
      words,
      form: .misspelling,
      alias: .entry(scores[0].entry),
      candidates: scores.lazy.map { $0.score },
      in: part,
      decision: .misspelled(distance: Int8(truncatingIfNeeded: nearest))
    )
  }

  private var linker: Linker { resolver.linker }

  /// One word alone is too near to the names of people and towns that no list holds, unless it is a
  /// country's or may be written in lower case.
  private func isDistinctive(_ entry: GazetteerEntry, _ words: Range<Int>) -> Bool {
    words.count > 1 || linker.isCountry(entry.entity)
      || entry.rules.contains(.lower)
  }

  /// Whether a word is a first name or a surname as it should be spelled.
  static func isPersonal(_ word: Int, _ part: TextPart) -> Bool {
    !part.facts(word).isDisjoint(with: [.firstName, .surname])
  }

  /// The alias rules that hold for misspellings too: the capital of a one-word name.
  private func allows(_ entry: GazetteerEntry, _ words: Range<Int>) -> Bool {
    let rules = entry.rules
    // `Philippe` is no misspelled country.
    if words.count == 1, Self.isPersonal(words.lowerBound, part),
      gazetteer.kind(of: entry.entity) != .person
    {
      return false
    }
    if entry.traits.contains(.isAcronym) || rules.contains(.exact) || rules.contains(.weak)
      || entry.skip > 0
    {
      return false
    }
    if rules.contains(.lower) || part.text.isWithoutCapitals { return true }
    if words.count > 1 {
      return words.contains { part.text.words[$0].shape.contains(.startsWithCapital) }
    }
    return part.text.words[words.lowerBound].shape.contains(.startsWithCapital)
  }

  /// Whether exactly one word differs from the alias, by a misspelling of that word.
  private func isMisspelling(_ words: Range<Int>, of alias: FoldedPhrase) -> Bool {
    let listed = alias.foldedWords.suffix(words.count).map(Array.init)
    guard listed.count == words.count else { return false }
    let differing = zip(words, listed).filter { !part.folded($0).elementsEqual($1) }
    guard differing.count == 1, let (word, expected) = differing.first else {
      // The same words: the alias has a plural or another gap, which is no misspelling.
      return false
    }
    let found = Array(part.folded(word))
    let length = Int(part.text.words[word].length)
    guard
      length >= Self.shortestWord
        || words.count > 1 && length == Self.shortestPart
          && expected.count >= Self.shortestWord,
      suspects.candidates.contains(word), !isListed(word), found.first == expected.first,
      EditDistance.between(
        found,
        expected,
        atMost: SpellingIndex.bound(forLetters: min(length, expected.count))
      )
        != nil
    else { return false }
    return !isInflection(found, expected)
  }

  /// `Clintons`, `Vietnams`, `Americana`: an ending, not a misspelling.
  private func isInflection(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    let shorter = first.count < second.count ? first : second
    let longer = first.count < second.count ? second : first
    if longer.count - shorter.count == 1, longer.starts(with: shorter) { return true }
    return first.count == second.count && first.dropLast() == second.dropLast()
  }

  // MARK: Acronyms

  /// An unknown acronym one letter away from one that the thread names: NIL, with its reason.
  private func nearAcronym(_ word: Int, _ resembled: ResembledNames) -> LinkSpan? {
    let folded = part.folded(word)
    let letterSet = SpellingIndex.letterSet(of: folded)
    var scores: [(score: CandidateScore, acronym: ResembledNames.Acronym)] = []
    for acronym in resembled.acronyms {
      guard (acronym.letterSet ^ letterSet).nonzeroBitCount <= 2,
        abs(acronym.length - folded.count) <= 1,
        !scores.contains(where: { $0.score.entity == acronym.entity }),
        EditDistance.between(Array(folded), resembled.letters(of: acronym), atMost: 1) == 1
      else { continue }
      var score = CandidateScore(entity: acronym.entity, muted: resolver.linker.muted)
      score.add(.editDistance, 0.1)
      scores.append((score, acronym))
    }
    guard !scores.isEmpty else { return nil }
    scores.sort { gazetteer.idRank(of: $0.score.entity) < gazetteer.idRank(of: $1.score.entity) }
    return LinkSpan(
      word..<word + 1,
      form: .unknown,
      alias: .none,
      candidates: scores.lazy.map { $0.score },
      in: part,
      decision: .nearAcronym(scores[0].acronym.place)
    )
  }
}
