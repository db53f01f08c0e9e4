import Gazetteers
import TextSegmentation

// Candidates that words tell before anything is weighed.
extension NameScanner {
  // MARK: Ships

  /// Whether `USS` or the like stands before a name.
  func isShipPrefix(_ word: Int, before end: Int) -> Bool {
    let token = words.text.words[word]
    return token.isAllCapitals && (3...4).contains(token.length) && word + 1 < end
      && words.joint(word + 1) == .space
      && HeadWords.ships.contains(words.part.foldedText(word))
  }

  /// The end of a ship's name: up to three capitalised words, or what is linked as one name.
  private func endOfShip(_ prefix: Int, within end: Int) -> Int {
    let first = prefix + 1
    if words.isLinked(first) {
      return words.spans[Int(words.links[first])].words.upperBound
    }
    return min(end, first + 3)
  }

  mutating func addShip(_ prefix: Int, within end: Int) {
    let run = prefix..<endOfShip(prefix, within: end)
    candidates.append(
      NameCandidate(
        words: run,
        hasTitle: false,
        kind: .ship,
        isOneWord: false,
        key: key(of: run.dropFirst())
      )
    )
  }

  // MARK: Surnames

  /// Whether a run is a person's name of which only the surname is linked: `Carmen Yulín Cruz`, `Daniel
  /// Chester French`, `Ed O'Keefe`.
  func endsInSurname(_ run: Range<Int>, hasTitle: Bool) -> Bool {
    let last = run.upperBound - 1
    let first = run.lowerBound
    guard run.count > 1, words.isLinked(last) else { return false }
    let span = words.spans[Int(words.links[last])]
    let isElided = words.part.isElided(last)
    guard span.words.count == 1 || span.words.count == 2 && isElided,
      span.words.lowerBound > first, span.words.upperBound == run.upperBound,
      !(first..<span.words.lowerBound).contains(where: words.isLinked),
      isElided || words.joint(last) == .space || words.joint(last) == .stop
    else { return false }
    let facts = words.facts(first)
    guard facts.contains(.firstName), isElided || hasTitle || !facts.contains(.ordinary) else {
      return false
    }
    let isSurname =
      span.form == .demonym
      ? words.facts(last).contains(.surname)
      : span.form == .short && words.linkedType(last) == .person && run.count > 2
    guard isSurname || isElided && run.count > 2 else { return false }
    return run.dropLast().allSatisfy {
      words.isName($0)
        && words.facts($0).isDisjoint(with: [.title, .organizationHead, .placeHead])
        && words.traits($0).isDisjoint(with: [.calendar, .corporate, .placeBeginning])
    } && !words.part.isTitled(sentence: words.text.sentence(ofWord: first))
  }
}
