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

  private var text: SegmentedText { part.text }
  private var gazetteer: Gazetteer { resolver.gazetteer }
  /// From so many letters on an alias is distinctive by itself.
  private static let longAlias = 8
  private static let shortestWord = 6
  private static let longestName = 4

  func spans(besides taken: Set<Int>) -> [DocumentResolver.Span] {
    var found: [DocumentResolver.Span] = []
    let unexplained = Set(text.words.indices.filter { isUnexplained($0, taken) })
    for word in unexplained.sorted() {
      if let span = nearAcronym(word) {
        found.append(span)
        continue
      }
      guard isMisspellable(word) else { continue }
      // Exactly one word of a name may be misspelled: a window ends where another unexplained one
      // stands that can be no name, as `Hillary` in `Hillary Clinten` can; particles (`al`, `bin`)
      // are too short to be misspelled.
      for count in 1...Self.longestName {
        for first in max(0, word - count + 1)...word where first + count <= text.words.count {
          let words = first..<first + count
          guard isOnePhrase(words),
            words.allSatisfy({
              !taken.contains($0) && !part.excluded.contains($0)
                && ($0 == word || !unexplained.contains($0) || text.words[$0].length < 4
                  || text.words[$0].shape.contains(.startsWithCapital))
            }),
            let span = correction(of: words)
          else { continue }
          found.append(span)
        }
      }
    }
    return found
  }

  /// Neither linked, nor a speaker's name, nor a listed name, nor an ordinary word.
  private func isUnexplained(_ word: Int, _ taken: Set<Int>) -> Bool {
    if taken.contains(word) || part.excluded.contains(word) { return false }
    let shape = text.words[word].shape
    if !shape.contains(.hasLetter) || shape.contains(.hasDigit) || shape.contains(.isDotted) {
      return false
    }
    let folded = part.folded(word)
    return !gazetteer.ordinaryWords.contains(folded)
      && gazetteer.entries(forFolded: folded).isEmpty
      && !NameWords.common.contains(String(decoding: folded, as: UTF8.self))
  }

  private func isMisspellable(_ word: Int) -> Bool {
    let shape = text.words[word].shape
    let isShouted = part.isShouted[text.sentence(ofWord: word)]
    return text.words[word].length >= 4 && (isShouted || !text.words[word].isAllCapitals)
      && !shape.contains(.isSpaceless)
  }

  private func isOnePhrase(_ words: Range<Int>) -> Bool {
    words.dropFirst().allSatisfy { text.words[$0].gap == .joint }
  }

  private func correction(of words: Range<Int>) -> DocumentResolver.Span? {
    let letters = words.reduce(0) { $0 + Int(text.words[$1].length) }
    guard letters >= 6 else { return nil }
    guard !isNextToCapital(words) else { return nil }
    let folded = text.foldedBytes(ofWords: words)
    let neighbors = gazetteer.neighbors(of: folded)
    guard let nearest = neighbors.first?.distance else { return nil }
    var scores: [(score: CandidateScore, entry: GazetteerEntry)] = []
    for neighbor in neighbors where neighbor.distance == nearest {
      for entry in gazetteer.entries(ofName: neighbor.phrase)
      where !scores.contains(where: { $0.score.entity == entry.entity }) {
        guard allows(entry, words),
          isMisspelling(words, of: FoldedPhrase(gazetteer.aliasText(of: entry)))
        else {
          continue
        }
        let supported =
          resolver.document.context.names(entry.entity) || resolver.answered.names(entry.entity)
        let isLong = letters >= Self.longAlias && nearest == 1 && isDistinctive(entry, words)
        guard supported || isLong else { continue }
        var score = CandidateScore(entity: entry.entity)
        score.add("form misspelling", LinkScore.form(.misspelling))
        if isLong { score.add("long, distinctive alias", 0.1) }
        score.add("edit distance", -0.03 * Double(nearest - 1))
        let isLonger = linker.isPartOfLongerName(words, part)
        resolver.addContext(to: &score, at: words, in: part, isLonger: isLonger)
        if isLonger { score.add("part of a longer name", LinkScore.longerName) }
        scores.append((score, entry))
      }
    }
    guard !scores.isEmpty else { return nil }
    scores.sort {
      ($1.score.sum, gazetteer.entities[$0.score.entity].id)
        < ($0.score.sum, gazetteer.entities[$1.score.entity].id)
    }
    let alias = gazetteer.aliasText(of: scores[0].entry)
    return resolver.span(
      words,
      skip: 0,
      part,
      form: .misspelling,
      candidates: scores.map(\.score),
      alias: alias,
      doubt: nil,
      note: "\(nearest) letter\(nearest == 1 ? "" : "s") away from “\(alias)”"
    )
  }

  private var linker: Linker { resolver.linker }

  /// One word alone is too near to the names of people and towns that no list holds, unless it is a
  /// country's or may be written in lower case.
  private func isDistinctive(_ entry: GazetteerEntry, _ words: Range<Int>) -> Bool {
    words.count > 1 || gazetteer.entities[entry.entity].type == "place/country"
      || entry.rules.contains(.lower)
  }

  /// Whether another capitalised word stands directly beside the words: `Franck Riester`.
  private func isNextToCapital(_ words: Range<Int>) -> Bool {
    if part.isShouted[text.sentence(ofWord: words.lowerBound)] { return false }
    let isPerson = { (index: Int) -> Bool in
      let folded = part.folded(index)
      return text.words[index].shape.contains(.startsWithCapital)
        && !gazetteer.ordinaryWords.contains(folded)
        && !ShortForms.titles.contains(String(decoding: folded, as: UTF8.self))
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
      isUnexplained(word, []), found.first == expected.first,
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
  private func nearAcronym(_ word: Int) -> DocumentResolver.Span? {
    let token = text.words[word]
    guard token.isAllCapitals, (2...6).contains(token.length), token.length > 2,
      !part.isShouted[text.sentence(ofWord: word)]
    else { return nil }
    let folded = Array(part.folded(word))
    var scores: [(score: CandidateScore, alias: String)] = []
    for (entity, alias) in knownAcronyms
    where !scores.contains(where: { $0.score.entity == entity }) {
      let letters = FoldedPhrase(alias).bytes
      guard EditDistance.between(folded, letters, atMost: 1) == 1 else { continue }
      var score = CandidateScore(entity: entity)
      score.add("edit distance", 0.1)
      scores.append((score, alias))
    }
    guard !scores.isEmpty else { return nil }
    scores.sort { gazetteer.entities[$0.score.entity].id < gazetteer.entities[$1.score.entity].id }
    return resolver.span(
      word..<word + 1,
      skip: 0,
      part,
      form: .unknown,
      candidates: scores.map(\.score),
      alias: "",
      doubt: "an acronym is never corrected: “\(scores[0].alias)” is one letter away, but "
        + "“\(text.text(token.bytes))” may be another body"
    )
  }

  /// The acronyms of the entities that the document or what it answers names.
  private var knownAcronyms: [(entity: Int, alias: String)] {
    let named = Set(resolver.document.context.counts.keys).union(resolver.answered.counts.keys)
    return named.sorted().flatMap { entity in
      let listed = gazetteer.entities[entity]
      return ([listed.name] + listed.aliases.map(\.text)).filter {
        let words = FoldedPhrase($0).words
        return words.count == 1 && words[0].isAllCapitals
      }.map { (entity, $0) }
    }
  }
}
