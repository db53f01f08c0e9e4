import Gazetteers
import TextSegmentation

/// The derived forms of a part that the text lets stand, with everything that no context changes.
///
/// A derived form is what is left of a listed name when parts of it are left out: `Reagan`, `Harvard`,
/// `Santa Fe` for a province. It is never firm.
struct DerivedNames {
  /// A match of which at least one entry stands.
  struct Name {
    fileprivate let ownWords: Stretch
    fileprivate let ownEntries: Stretch
    /// Whether the form is unmistakable: a word of no list of words, a dotted acronym, several words.
    let isDistinctive: Bool
    /// Whether the thread has to name the entity in full: an ordinary word, a capital that says nothing.
    let needsFullForm: Bool
    /// Whether it is a surname that is a first name too, with no title before it: somebody else's `Norman`,
    /// unless the thread names the bearer in full.
    let isFirstName: Bool
    /// Whether the form is listed as a name by itself, of whatever.
    let isListed: Bool

    var words: Range<Int> { ownWords.range }
    /// In ``DerivedNames/entries``.
    var entries: Range<Int> { ownEntries.range }
  }

  let names: [Name]
  /// The entries of all names that the text lets stand.
  let entries: [GazetteerEntry]

  init(_ part: TextPart, _ linker: Linker) {
    var names: [Name] = []
    var entries: [GazetteerEntry] = []
    names.reserveCapacity(part.derived.count)
    entries.reserveCapacity(part.derived.count)
    // The first entry tells of what type a form is; of the others few are asked.
    linker.gazetteer.prefetchFirstEntities(of: part.derived)
    for match in part.derived where !part.isAnyExcluded(of: match.words) {
      if let name = Self.name(match, part, linker, &entries) { names.append(name) }
    }
    self.names = names
    self.entries = entries
  }

  private static func name(
    _ match: TextPart.RawMatch,
    _ part: TextPart,
    _ linker: Linker,
    _ entries: inout [GazetteerEntry]
  ) -> Name? {
    let words = match.words
    let first = part.text.words[words.lowerBound]
    guard first.shape.contains(.startsWithCapital),
      part.text.words[words.upperBound - 1].shape.contains(.startsWithCapital),
      !match.places.isEmpty
    else { return nil }
    // `Tuesday`, `Jewish`: a capital that every text writes, whatever begins with the word.
    if words.count == 1,
      part.traits(words.lowerBound).contains(.commonName)
        || !part.nameTraits(words.lowerBound)
          .isDisjoint(with: [.calendar, .people, .notName, .direction])
    {
      return nil
    }
    let gazetteer = linker.gazetteer
    let named = gazetteer.entry(at: match.places.lowerBound)
    let isPerson = gazetteer.kind(of: named.entity) == .person
    if NameNeighbors.makeLonger(words, part, isPerson: isPerson) { return nil }
    let start = entries.count
    if allows(named, words, part) { entries.append(named) }
    for place in match.places.dropFirst() {
      let entry = gazetteer.entry(at: place)
      if allows(entry, words, part) { entries.append(entry) }
    }
    guard start < entries.count else { return nil }
    let entry = entries[start]
    let sentence = part.text.sentence(ofWord: words.lowerBound)
    let isTitled = part.isTitled(sentence: sentence)
    let isSingle = words.count == 1
    let isOrdinary = entry.traits.contains(.isOrdinary)
    let facts = part.facts(words.lowerBound)
    let isAcronym = entry.traits.contains(.isAcronym)
    let isDistinctive =
      if isAcronym {
        first.shape.contains(.isDotted) && !part.isInCapitals(sentence: sentence)
      } else if isSingle {
        facts.isEmpty && first.length > 3 && !isTitled
      } else {
        // The first word of a sentence owes its capital to its place.
        !isTitled && (!isOrdinary || words.count > 2 || !part.isSentenceInitial(words.lowerBound))
      }
    return Name(
      ownWords: Stretch(words),
      ownEntries: Stretch(start..<entries.count),
      isDistinctive: isDistinctive,
      needsFullForm: isSingle && isOrdinary
        || isAcronym && isOrdinary && part.isInCapitals(sentence: sentence)
        || isSingle && !isAcronym && isTitled,
      isFirstName: isSingle && facts.contains(.firstName)
        && gazetteer.kind(of: entry.entity) == .person
        && !NameNeighbors.isTitled(words.lowerBound, part),
      isListed: isSingle && part.traits(words.lowerBound).contains(.listed)
    )
  }

  /// Whether the text writes a form as it has to be written.
  private static func allows(_ entry: GazetteerEntry, _ words: Range<Int>, _ part: TextPart) -> Bool
  {
    let word = part.text.words[words.lowerBound]
    if entry.traits.contains(.isAcronym) {
      guard word.isAllCapitals, !word.shape.contains(.hasDigit) else { return false }
      // `the UK`, but never `in LA` for a list's Lower Austria.
      return !entry.traits.contains(.needsDots) || word.shape.contains(.isDotted)
        || words.lowerBound > 0 && part.nameTraits(words.lowerBound - 1).contains(.the)
    }
    if words.count == 1, entry.form == .alias {
      return word.shape.contains(.hasLower) && !word.shape.contains(.hasInnerCapital)
    }
    // `NEC` is not the `Nec` of a name, but a text in capitals is.
    return !word.isAllCapitals || word.length > 4 || words.count > 1
  }
}
