import Gazetteers
import TextSegmentation

/// Cuts the sentences of a part into candidates.
struct NameScanner {
  let words: CandidateWords
  var candidates: [NameCandidate] = []

  private init(_ words: CandidateWords) { self.words = words }

  /// Adds the candidates of all sentences.
  static func addCandidates(of words: CandidateWords, to candidates: inout [NameCandidate]) {
    var scanner = NameScanner(words)
    swap(&scanner.candidates, &candidates)
    scanner.scan(words.part.capitals.indices)
    swap(&scanner.candidates, &candidates)
  }

  /// The candidates of some sentences, given in order.
  static func candidates(of words: CandidateWords, in sentences: [Int]) -> [NameCandidate] {
    var scanner = NameScanner(words)
    let capitals = words.part.capitals
    var next = 0
    for sentence in sentences {
      let range = words.text.words(ofSentence: sentence)
      while next < capitals.count, capitals[next] < range.lowerBound { next += 1 }
      let first = next
      while next < capitals.count, capitals[next] < range.upperBound { next += 1 }
      scanner.scan(first..<next)
    }
    return scanner.candidates
  }

  /// Scans the sentences of some words with a capital, given by their places among all such words.
  private mutating func scan(_ places: Range<Int>) {
    let capitals = words.part.capitals
    // No run goes on into the next sentence: an edge stands before the first word of each.
    let limit = words.text.words.count
    var from = 0
    for place in places {
      let word = Int(capitals[place])
      guard word >= from, words.isName(word) else { continue }
      let end = runEnd(from: word, within: limit)
      from = end
      // Most runs are one word that is linked or that begins a sentence.
      if end == word + 1 {
        if !words.isLinked(word), !isNeverName(word), !isCaptionWord(word) {
          addCandidate(word..<end, hasTitle: false)
        }
        continue
      }
      if let prefix = (word..<end).first(where: { isShipPrefix($0, before: end) }) {
        if prefix > word { split(word..<prefix) }
        addShip(prefix, within: end)
      } else if !isOneLink(word..<end) {
        split(word..<end)
      }
    }
  }

  /// Whether a run lies in one linked name of several words, and not of a people: of that nothing is left
  /// however it is cut.
  @inline(__always)
  private func isOneLink(_ run: Range<Int>) -> Bool {
    let link = words.links[run.lowerBound]
    guard link >= 0, words.spans[Int(link)].words.count > 1,
      !words.isDemonym(run.lowerBound)
    else { return false }
    return run.dropFirst().allSatisfy { words.links[$0] == link }
  }

  // MARK: Runs

  /// The end of the longest run of name words that starts at a word.
  @inline(__always)
  private func runEnd(from start: Int, within limit: Int) -> Int {
    var end = start + 1
    while end < limit, let next = continued(start..<end, within: limit) { end = next }
    return end
  }

  /// The end of a run after one more step, or `nil` where it ends.
  @inline(__always)
  private func continued(_ run: Range<Int>, within limit: Int) -> Int? {
    let next = run.upperBound
    let last = next - 1
    let joint = words.joint(next)
    if words.isName(next) {
      switch joint {
      case .space, .line, .hyphen, .ampersand: return next + 1
      case .apostrophe: return isElision(last) ? next + 1 : nil
      case .stop: return next + 1
      case .comma:
        return words.traits(next).isDisjoint(with: [.corporate, .suffix]) ? nil : next + 1
      case .edge: return nil
      }
    }
    if joint == .space { return isSmall(next) ? continuedBySmallWords(run, within: limit) : nil }
    guard joint == .apostrophe else { return nil }
    if isTransliterated(next) { return next + 1 }
    // `People's Party`, `St. Mary's Hospital`: the possessive of a word that has it within names.
    if isPossessive(next), next + 1 < limit, words.isName(next + 1),
      words.joint(next + 1) == .space,
      words.traits(last).contains(.possessor)
        || last > run.lowerBound && words.traits(last - 1).contains(.saint) && isHead(next + 1)
    {
      return next + 2
    }
    return nil
  }

  /// Whether a name may go on behind a small word.
  private func isSmall(_ word: Int) -> Bool {
    !words.traits(word).isDisjoint(with: [.particle, .of, .the, .for, .and])
  }

  /// Whether a word by itself is no candidate.
  func isNeverName(_ word: Int) -> Bool {
    words.text.words[word].length <= 1
      || !words.traits(word).isDisjoint(with: [.calendar, .pronoun, .small, .notName])
  }

  /// Whether a word heads names of organizations or places.
  private func isHead(_ word: Int) -> Bool {
    !words.facts(word).isDisjoint(with: [.organizationHead, .placeHead])
  }

  /// Whether an apostrophe behind a word joins: `O'Neill`.
  private func isElision(_ word: Int) -> Bool { words.text.words[word].length == 1 }

  /// Whether a word goes on behind the apostrophe of another script: `Ta'ifa`, but not `We'll`.
  private func isTransliterated(_ word: Int) -> Bool {
    let mark = words.gap(before: word)
    return words.text.words[word].length > 1 && words.text.words[word - 1].length > 1
      && (mark.count == 1 || mark.count == 3)
      && !["ll", "re", "ve", "em"].contains { words.part.folded(word).elementsEqual($0.utf8) }
  }

  /// Whether a word is the `s` of a possessive.
  func isPossessive(_ word: Int) -> Bool {
    words.text.words[word].length == 1 && words.part.isWord(word, .possessive)
  }

  /// `de la`, `of the`, `and`: small words after which a name goes on.
  private func continuedBySmallWords(_ run: Range<Int>, within limit: Int) -> Int? {
    let first = run.upperBound
    var word = first
    var isParticle = true
    var isOf = true
    while word < min(limit, first + 3), isSmall(word), !words.isName(word),
      words.joint(word) == .space
    {
      let traits = words.traits(word)
      isParticle = isParticle && traits.contains(.particle)
      isOf = isOf && !traits.isDisjoint(with: [.of, .the, .for])
      word += 1
    }
    guard word > first, word < limit, words.isName(word) else { return nil }
    let joint = words.joint(word)
    guard joint == .space || joint == .hyphen else { return nil }
    if isParticle { return word + 1 }
    let last = run.upperBound - 1
    let begins = words.traits(first)
    // `Pace Consultants Inc. of Houston`, `a faculty of the University of Paris`: two names, but not in
    // `Center for the National Interest`.
    if words.traits(last).contains(.corporate) || isTownOfState(word) { return nil }
    if isListedBody(word), !(begins.contains(.for) && words.part.folded(first).count == 3) {
      return nil
    }
    if isOf, !begins.contains(.the),
      isHead(last) || words.traits(last).contains(.ofHead)
    {
      return word + 1
    }
    if begins.contains(.and), word == first + 1, holdsOf(run), isPair(last, word),
      run.contains(where: { words.facts($0).contains(.organizationHead) })
    {
      return word + 1
    }
    return nil
  }

  /// Whether a linked place stands before a comma and a state cut short: `Bremer Media of Paramus, N.J.`,
  /// two names.
  private func isTownOfState(_ word: Int) -> Bool {
    guard words.linkedType(word) == .place else { return false }
    return LongerNames.endsInPlace(words.spans[Int(words.links[word])].words, words.part)
  }

  /// Whether an organization's listed name of several words starts at a word.
  private func isListedBody(_ word: Int) -> Bool {
    words.linkedType(word) == .organization && word + 1 < words.text.words.count
      && words.links[word] == words.links[word + 1]
  }

  /// Whether `and` joins two words within a name, `Rivers and Harbours`, and not two names.
  private func isPair(_ first: Int, _ second: Int) -> Bool {
    if words.isLinked(first), words.links[first] == words.links[second] { return true }
    // `Ministry of Rivers and Ministry of Harbours`.
    let next = second + 1
    let isOther =
      isHead(second) && next < words.text.words.count && words.traits(next).contains(.of)
    return isSubject(first) && !isOther
      && (isSubject(second)
        || !words.isLinked(second) && words.facts(second).isDisjoint(with: [.firstName, .surname]))
  }

  /// Whether a word can be what a body is for: an ordinary one, or that for a country's people.
  private func isSubject(_ word: Int) -> Bool {
    words.isDemonym(word) || !words.isLinked(word) && words.facts(word).contains(.ordinary)
  }

  private func holdsOf(_ run: Range<Int>) -> Bool {
    run.dropFirst().contains { !words.traits($0).isDisjoint(with: [.of, .for]) }
  }
}
