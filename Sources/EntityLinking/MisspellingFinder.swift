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
  let candidates: [Int]

  private var text: SegmentedText { part.text }
  private var gazetteer: Gazetteer { resolver.gazetteer }
  /// From so many letters on an alias is distinctive by itself.
  private static let longAlias = 8
  private static let shortestWord = 6

  /// The words of a part that are neither listed nor ordinary, nor have a meaning of their own.
  static func candidates(in part: TextPart) -> [Int] {
    var found: [Int] = []
    for (index, word) in part.text.words.enumerated()
    where word.shape.contains(.hasLetter)
      && word.shape.isDisjoint(with: [.hasDigit, .isDotted])
      && part.traits[index].isDisjoint(with: [.ordinary, .commonName, .excluded, .listed])
    {
      found.append(index)
    }
    return found
  }

  func spans(besides taken: WordSet) -> [LinkSpan] {
    var found: [LinkSpan] = []
    let unexplained = candidates.filter { !taken.contains($0) }
    if unexplained.isEmpty { return found }
    var isUnexplained = WordSet(count: text.words.count)
    for word in unexplained { isUnexplained.insert(word..<word + 1) }
    let resembled = resolver.resembled
    for word in unexplained {
      if let span = nearAcronym(word, resembled) {
        found.append(span)
        continue
      }
      guard isMisspellable(word) else { continue }
      // Exactly one word of a name may be misspelled: a window ends where another unexplained one
      // stands that can be no name, as `Hillary` in `Hillary Clinten` can; particles (`al`, `bin`)
      // are too short to be misspelled.
      for count in 1...MisspellingGate.longestName {
        for first in max(0, word - count + 1)...word where first + count <= text.words.count {
          let words = first..<first + count
          guard isOnePhrase(words),
            mayBeMisspelled(words, word, isUnexplained, resembled),
            !isListed(word),
            words.allSatisfy({
              !taken.contains($0) && !part.traits[$0].contains(.excluded)
                && ($0 == word || !isUnexplained.contains($0) || text.words[$0].length < 4
                  || text.words[$0].shape.contains(.startsWithCapital) || isListed($0))
            }),
            let span = correction(of: words, resembled)
          else { continue }
          found.append(span)
        }
      }
    }
    return found
  }

  /// Whether a word in lower case is a listed name that asks for its capital.
  private func isListed(_ word: Int) -> Bool {
    !text.words[word].shape.contains(.startsWithCapital)
      && !gazetteer.entries(forFolded: part.folded(word)).isEmpty
  }

  /// Whether a listed name can have all words but one; `false` is sure.
  private func mayBeMisspelled(
    _ words: Range<Int>,
    _ word: Int,
    _ isUnexplained: WordSet,
    _ resembled: ResembledNames
  ) -> Bool {
    let gate = gazetteer.misspellings
    if words.count > 1 {
      return words.contains { place in
        isUnexplained.contains(place) && gate.mayLack(place, of: words, in: text)
      }
    }
    guard text.words[word].length >= Self.shortestWord else { return false }
    let folded = part.folded(word)
    return text.words[word].length >= Self.longAlias && gate.mayResemble(folded)
      || resembled.contains(near: folded)
  }

  private func isMisspellable(_ word: Int) -> Bool {
    let token = text.words[word]
    return token.length >= 4 && !token.shape.contains(.isSpaceless)
      && (!token.isAllCapitals || part.isShouted(sentence: text.sentence(ofWord: word)))
  }

  private func isOnePhrase(_ words: Range<Int>) -> Bool {
    words.dropFirst().allSatisfy { text.words[$0].gap == .joint }
  }

  private func correction(of words: Range<Int>, _ resembled: ResembledNames) -> LinkSpan? {
    let letters = words.reduce(0) { $0 + Int(text.words[$1].length) }
    guard letters >= 6 else { return nil }
    guard !isNextToCapital(words) else { return nil }
    let folded = text.foldedBytes(ofWords: words)
    // Two letters off, only what the thread names counts.
    let isNear = resembled.contains(near: folded, words: words.count)
    let neighbors = gazetteer.neighbors(of: folded, atMost: isNear ? 2 : 1)
    guard let nearest = neighbors.first?.distance else { return nil }
    let sentence = text.sentence(ofWord: words.lowerBound)
    var scores: [(score: CandidateScore, entry: GazetteerEntry)] = []
    for neighbor in neighbors where neighbor.distance == nearest {
      for entry in gazetteer.entries(ofName: neighbor.phrase)
      where !scores.contains(where: { $0.score.entity == entry.entity }) {
        guard allows(entry, words),
          isMisspelling(words, of: FoldedPhrase(gazetteer.aliasText(of: entry)))
        else { continue }
        let supported =
          resolver.document.context.names(entry.entity) || resolver.answered.names(entry.entity)
        let isLong = letters >= Self.longAlias && nearest == 1 && isDistinctive(entry, words)
        guard supported || isLong else { continue }
        var score = CandidateScore(entity: entry.entity, muted: resolver.linker.muted)
        score.add(.misspelling)
        if isLong { score.add(.longAlias) }
        score.add(.editDistance, -0.03 * Double(nearest - 1))
        let isLonger = linker.isPartOfLongerName(words, part)
        resolver.addContext(to: &score, at: words, sentence: sentence, in: part, isLonger: isLonger)
        if isLonger { score.add(.longerName) }
        scores.append((score, entry))
      }
    }
    guard !scores.isEmpty else { return nil }
    scores.sort { resolver.precedes($0.score, $1.score) }
    return LinkSpan(
      words,
      form: .misspelling,
      alias: .entry(scores[0].entry),
      best: scores[0].score,
      rivals: scores.dropFirst().map(\.score),
      decision: .misspelled(distance: nearest)
    )
  }

  private var linker: Linker { resolver.linker }

  /// One word alone is too near to the names of people and towns that no list holds, unless it is a
  /// country's or may be written in lower case.
  private func isDistinctive(_ entry: GazetteerEntry, _ words: Range<Int>) -> Bool {
    words.count > 1 || linker.isCountry(entry.entity)
      || entry.rules.contains(.lower)
  }

  /// Whether another capitalised word stands directly beside the words: `Franck Riester`.
  private func isNextToCapital(_ words: Range<Int>) -> Bool {
    if part.isShouted(sentence: text.sentence(ofWord: words.lowerBound)) { return false }
    let isPerson = { (index: Int) -> Bool in
      text.words[index].shape.contains(.startsWithCapital)
        && part.traits[index].isDisjoint(with: [.ordinary, .title])
    }
    if part.isSpaced(words.lowerBound), isPerson(words.lowerBound - 1) { return true }
    let after = words.upperBound
    return after < text.words.count && part.isSpaced(after) && isPerson(after)
  }

  /// The alias rules that hold for misspellings too: the capital of a one-word name.
  private func allows(_ entry: GazetteerEntry, _ words: Range<Int>) -> Bool {
    let rules = entry.rules
    if entry.traits.contains(.isAcronym) || rules.contains(.exact) || rules.contains(.weak)
      || entry.skip > 0
    {
      return false
    }
    if rules.contains(.lower) || text.isWithoutCapitals { return true }
    if words.count > 1 {
      return words.contains { text.words[$0].shape.contains(.startsWithCapital) }
    }
    return text.words[words.lowerBound].shape.contains(.startsWithCapital)
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
    let length = Int(text.words[word].length)
    guard
      length >= Self.shortestWord
        || words.count > 1 && length == Self.shortestWord - 1
          && expected.count >= Self.shortestWord,
      candidates.contains(word), !isListed(word), found.first == expected.first,
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
    let token = text.words[word]
    guard token.isAllCapitals, (3...6).contains(token.length),
      !part.isShouted(sentence: text.sentence(ofWord: word))
    else { return nil }
    let folded = Array(part.folded(word))
    var scores: [(score: CandidateScore, alias: String)] = []
    for (entity, alias, letters) in resembled.acronyms
    where !scores.contains(where: { $0.score.entity == entity }) {
      guard EditDistance.between(folded, letters, atMost: 1) == 1 else { continue }
      var score = CandidateScore(entity: entity, muted: resolver.linker.muted)
      score.add(.editDistance, 0.1)
      scores.append((score, alias))
    }
    guard !scores.isEmpty else { return nil }
    scores.sort { gazetteer.idRank(of: $0.score.entity) < gazetteer.idRank(of: $1.score.entity) }
    return LinkSpan(
      word..<word + 1,
      form: .unknown,
      alias: .none,
      best: scores[0].score,
      rivals: scores.dropFirst().map(\.score),
      decision: .nearAcronym(scores[0].alias)
    )
  }
}
