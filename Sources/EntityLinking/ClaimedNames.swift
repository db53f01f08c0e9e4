import Gazetteers
import TextSegmentation

/// Names that a thread gives to somebody no list holds.
///
/// After `Jack Kingston` a bare `Kingston` is the man, and after `Afghan Midwives Association (AMA)` an
/// `AMA` is that association, whatever the lists have under the name. The first use decides: a name
/// that stood bare before is not claimed. Names are told by the hashes of their folded forms.
struct ClaimedNames {
  /// The names that were used, and those of them that the first use claimed.
  private var used = HashSet()
  private var claimed = HashSet()
  /// The last and first words of full names that no list holds: `Carter` after `Rachel Carter`.
  private var bearers = HashSet()

  /// Makes room for the names of a text with so many matches: about half of them are names of one word that
  /// stand there for the first time.
  init(matches: Int) {
    if matches > 0 { used.reserveCapacity(matches / 2 + 8) }
  }

  /// Whether somebody unlisted has the name.
  func contains(_ word: Int, of part: TextPart) -> Bool { claimed.contains(part.hash(word)) }

  /// Whether anybody in the thread has a word as the last or first of a full name that no list holds.
  func holdsBearer(_ hash: UInt64) -> Bool { bearers.contains(hash) }

  /// Reads a part and its listed names, in the order of the thread.
  mutating func read(_ part: TextPart, _ names: [ListedNames.Name], with linker: Linker) {
    readBearers(part, with: linker)
    var next = 0
    for match in part.matches where match.words.count == 1 {
      let word = match.words.lowerBound
      let name = part.hash(word)
      if used.contains(name) { continue }
      let known = names.surroundings(ofWord: word, from: &next)
      let isClaimed =
        Self.isDefinedHere(word, part, match)
        || (known?.contains(.longerName) ?? linker.isPartOfLongerName(match.words, part)
          || known?.contains(.office) ?? linker.isBehindOffice(match.words, part)
            && part.entries(of: match).allSatisfy { linker.gazetteer.kind(of: $0.entity) == .place })
          && part.entries(of: match).contains { entry in
            // A country's name is no surname; `Kurdish Iraq` must not claim it.
            entry.form != .demonym && !entry.traits.contains(.isAcronym)
              && !linker.isCountry(entry.entity)
          }
      used.insert(name)
      if isClaimed { claimed.insert(name) }
    }
  }

  private mutating func readBearers(_ part: TextPart, with linker: Linker) {
    let words = part.text.words
    func isCapital(_ word: Int) -> Bool {
      words.indices.contains(word) && words[word].shape.contains(.startsWithCapital)
    }
    for match in part.derived where match.words.count == 1 {
      let word = match.words.lowerBound
      guard isCapital(word), isCapital(word - 1) || isCapital(word + 1),
        !part.traits(word).contains(.covered) || part.traits(word).contains(.listed)
      else { continue }
      let isLast =
        NameNeighbors.hasNameBefore(word, part, isPerson: true)
        || word > 1 && linker.isMiddleName(word - 1, before: word, part)
      guard isLast || Self.isFirst(word, part),
        !part.isTitled(sentence: part.text.sentence(ofWord: word)),
        part.entries(of: match).contains(where: { !$0.traits.contains(.isAcronym) })
      else { continue }
      // `Luther King` within the derived `Martin Luther King` is no other King.
      let beside = isLast ? word - 1 : word + 1
      let isInLonger = part.derived.overlapping(match.words).contains { $0.words.contains(beside) }
      if !isInLonger { bearers.insert(part.hash(word)) }
    }
  }

  /// Whether a word starts a longer name that no list holds: `Gordon Sondland`, `Purdue Pharma`.
  private static func isFirst(_ word: Int, _ part: TextPart) -> Bool {
    let next = word + 1
    guard next < part.text.words.count, part.isSpaced(next),
      part.text.words[next].shape.contains(.startsWithCapital),
      part.traits(next).isDisjoint(with: [.covered, .suffix, .title])
    else { return false }
    return !part.traits(next).contains(.ordinary)
      || part.facts(next).contains(.organizationHead)
        && !part.text.words[next].isAllCapitals
  }

  /// Whether a word is an acronym in brackets behind the words it stands for, and no list knows those.
  private static func isDefinedHere(_ word: Int, _ part: TextPart, _ match: TextPart.RawMatch)
    -> Bool
  {
    let text = part.text
    let token = text.words[word]
    guard token.isAllCapitals, word > 0, Int(token.end) < text.utf8.count,
      text.utf8[Int(token.end)] == UInt8(ascii: ")"),
      text.utf8[Int(text.words[word - 1].end)..<Int(token.start)].elementsEqual(" (".utf8)
    else { return false }
    let letters = part.folded(word)
    guard letters.count >= 2 else { return false }
    // The initials, small words left out, read backwards from the bracket.
    var index = word - 1
    for letter in letters.reversed() {
      while index >= 0, part.traits(index).contains(.small) { index -= 1 }
      guard index >= 0, part.folded(index).first == letter,
        text.words[index].shape.contains(.startsWithCapital)
      else { return false }
      index -= 1
    }
    let name = index + 1..<word
    let listed = Set(part.entries(of: match).map(\.entity))
    return !part.matches.overlapping(name).contains { other in
      other.words.count > 1
        && part.entries(of: other).contains { listed.contains($0.entity) }
    }
  }

  static let smallWords: Set<String> = [
    "of", "the", "and", "for", "in", "on", "to", "de", "a",
  ]
}

extension [ListedNames.Name] {
  /// What the words around a name of one word say; `nil` where it is none, since no entry of it stands.
  ///
  /// `next` is the place of a name before it, or behind it the first.
  fileprivate func surroundings(ofWord word: Int, from next: inout Int)
    -> ListedNames.Surroundings?
  {
    while next < count, self[next].words.lowerBound < word { next += 1 }
    var place = next
    while place < count, self[place].words.lowerBound == word {
      if self[place].words.count == 1 { return self[place].surroundings }
      place += 1
    }
    return nil
  }
}
