import Gazetteers
import TextSegmentation

/// What the capitalised words beside a derived form say of it.
enum NameNeighbors {
  /// Whether a capitalised word beside a name makes it part of a longer one that no list holds.
  static func makeLonger(
    _ words: Range<Int>,
    _ part: TextPart,
    isPerson: Bool
  ) -> Bool {
    if part.isTitled(sentence: part.text.sentence(ofWord: words.lowerBound)) { return false }
    // A full stop parts `N.J.` from what follows.
    let isDotted = part.text.words[words.upperBound - 1].shape.contains(.isDotted)
    // `Richard "Tex" Coe`
    if isPerson, Nicknames.follow(words.upperBound, in: part) { return true }
    return hasNameBefore(words.lowerBound, part, isPerson: isPerson)
      || !isPerson && words.count > 1 && goesOn(behind: words, part)
      || !isDotted && hasNameBehind(words, part, isPerson: isPerson)
  }

  /// Whether a title stands before a name: `Gov. Scott`.
  static func isTitled(_ word: Int, _ part: TextPart) -> Bool {
    word > 0 && part.text.words[word].gap == .joint
      && (part.traits(word - 1).contains(.title) || part.facts(word - 1).contains(.title))
  }

  /// Whether a capitalised word that is no title and no people stands before a name.
  static func hasNameBefore(
    _ word: Int,
    _ part: TextPart,
    isPerson: Bool
  ) -> Bool {
    guard word > 0, part.text.words[word].gap == .joint else { return false }
    let before = part.text.words[word - 1]
    guard before.shape.contains(.startsWithCapital), !before.shape.contains(.hasDigit),
      isOfOnePhrase(word, part)
    else { return false }
    // An initial: `William F. Roberts`.
    if before.length == 1 { return true }
    let traits = part.traits(word - 1)
    let facts = part.facts(word - 1)
    if !traits.isDisjoint(with: [.title, .commonName]) || facts.contains(.title) { return false }
    // `Securities and Exchange Commission John Shad`.
    if isPerson, facts.contains(.organizationHead), !facts.contains(.firstName) { return false }
    if part.isSentenceInitial(word - 1) {
      return !traits.contains(.ordinary) && !traits.contains(.covered)
        || facts.contains(.firstName)
    }
    // A listed name before it is one of its own: `Montreal-based`, `Argentine President`.
    return !traits.contains(.covered) || facts.contains(.firstName)
  }

  /// Whether a capitalised word that starts nothing new stands behind a name.
  private static func hasNameBehind(
    _ words: Range<Int>,
    _ part: TextPart,
    isPerson: Bool
  ) -> Bool {
    let word = words.upperBound
    guard word < part.text.words.count, part.text.words[word].gap == .joint,
      part.text.words[word].shape.contains(.startsWithCapital), isOfOnePhrase(word, part),
      !part.traits(word).contains(.suffix)
    else { return false }
    if isPerson { return true }
    // `Dominion Textiles Inc.` is the full name.
    if part.nameTraits(word).contains(.corporate) { return false }
    // `United States Senator`, `Securities and Exchange Commission John Shad`.
    let facts = part.facts(word)
    let startsPerson =
      part.traits(word).contains(.title) || facts.contains(.title)
      || facts.contains(.firstName) && words.count > 1
    return !startsPerson
  }

  /// Whether `of` or `for` and another capital follow: `Chicago Board of Education`.
  private static func goesOn(behind words: Range<Int>, _ part: TextPart) -> Bool {
    let text = part.text
    let next = words.upperBound
    guard next + 1 < text.words.count, text.words[next].gap == .joint else { return false }
    guard part.isWord(next, .of) || part.isWord(next, .for) else { return false }
    return text.words[next + 1].shape.contains(.startsWithCapital)
  }

  /// Whether white space, or the full stop of an initial, is all that parts a word from the one before.
  private static func isOfOnePhrase(_ word: Int, _ part: TextPart) -> Bool {
    let before = part.text.words[word - 1]
    for place in Int(before.end)..<Int(part.text.words[word].start) {
      let byte = part.text.utf8[place]
      guard byte == 0x20 || byte == 0x0A || byte == 0x2D || byte == 0x2E && before.length <= 2
      else { return false }
    }
    return true
  }
}
