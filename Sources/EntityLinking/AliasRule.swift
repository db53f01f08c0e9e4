import Gazetteers
import TextSegmentation

/// What the alias rules say of one entry at one place of a text.
enum AliasStanding: Equatable {
  /// The text satisfies the alias.
  case firm
  /// The alias counts if its context supports it; the text says why it is not firm.
  case needsSupport(Need, LinkDoubt)
  /// The alias does not match here.
  case refused(Refusal)

  /// How much support an alias needs.
  enum Need: UInt8 {
    /// Something related nearby, or the same entity.
    case related
    /// The same entity, or two other signs for it.
    case same
  }

  /// Why an alias does not match.
  enum Refusal: UInt8 {
    case noWord, otherSpelling, needsCapital, acronymCase, acronymInCapitals, needsStop
    case titleArticle, smallAdjective

    /// The reason in words.
    func text(alias: String) -> String {
      switch self {
      case .noWord: "no word is left"
      case .otherSpelling: "the alias “\(alias)” matches only in exactly this spelling"
      case .needsCapital: "a one-word name needs its capital"
      case .acronymCase: "an acronym matches only in its own case"
      case .acronymInCapitals: "in a sentence of capitals it may be an ordinary word"
      case .titleArticle: "with the capital of “The” it is another listed name"
      case .smallAdjective: "its first word is an adjective here, for only the others have capitals"
      case .needsStop: "a place's name cut short needs a full stop, or a comma or bracket before it"
      }
    }
  }
}

/// What speaks against a link although the name matches.
enum LinkDoubt: UInt8 {
  case weak, weakAcronym, noCapitals, bareCapital, smallWords, firstCapital
  case longerName, claimed, titled, derived

  /// The doubt in words.
  func text(alias: String) -> String {
    switch self {
    case .weak: "the alias “\(alias)” is weak and counts only with support"
    case .weakAcronym:
      "the acronym “\(alias)” means many things and counts only with support"
    case .noCapitals: "the text has no capitals and the name is an ordinary word"
    case .bareCapital: "the name is an ordinary word and the capital is owed to its place"
    case .smallWords: "all words are ordinary and written in lower case"
    case .firstCapital: "all words are ordinary and only the first has a capital"
    case .longerName: "a word beside it makes it part of a longer name that no list holds"
    case .claimed: "the thread gives the name to somebody that no list holds"
    case .titled: "the title before it speaks of a person"
    case .derived: "the list has only the longer name “\(alias)”"
    }
  }
}

/// The alias rules of the gazetteer's contract.
struct AliasRule {
  private let gazetteer: Gazetteer
  /// The text, held once for all entries that match only as they are spelled.
  private let utf8: [UInt8]

  /// The rules for a text.
  init(_ gazetteer: Gazetteer, utf8: [UInt8]) {
    self.gazetteer = gazetteer
    self.utf8 = utf8
  }

  /// Judges an entry at a run of words of a sentence.
  func standing(
    of entry: GazetteerEntry,
    at words: Range<Int>,
    sentence: Int,
    in part: TextPart
  ) -> AliasStanding {
    let text = part.text
    let firstIndex = words.lowerBound + entry.skip
    guard firstIndex < words.upperBound else { return .refused(.noWord) }
    let first = text.words[firstIndex]
    let rules = entry.rules
    let traits = entry.traits
    if entry.form == .demonym, isBehindCapitalArticle(words, part),
      !part.isShouted(sentence: sentence)
    {
      return .refused(.titleArticle)
    }
    if rules.contains(.exact), !isExact(entry, words, part) { return .refused(.otherSpelling) }
    if traits.contains(.isAcronym) { return acronym(entry, firstIndex, sentence, part) }
    let weak = rules.contains(.weak) || isNoise(entry, firstIndex, part)
    let isOrdinary = traits.contains(.isOrdinary) && !rules.contains(.strong)
    guard traits.contains(.isSingleWord) else {
      if !first.shape.contains(.startsWithCapital), !rules.contains(.lower),
        isAdjective(entry, words, part)
      {
        return .refused(.smallAdjective)
      }
      if weak { return .needsSupport(.related, .weak) }
      return several(firstIndex..<words.upperBound, sentence, part, isOrdinary)
    }
    if isOrdinary, part.traits(firstIndex).contains(.abbreviation),
      gazetteer.kind(of: entry.entity) == .place, !isCutShort(firstIndex, part)
    {
      return .refused(.needsStop)
    }
    // Where the capital says nothing, not even a strong word is told from the ordinary one.
    func isBare() -> Bool {
      part.isShouted(sentence: sentence) || part.isSentenceInitial(firstIndex)
    }
    // `Apple said` speaks for the company, `Senators said` for no club.
    func speaks() -> Bool {
      first.shape.contains(.startsWithCapital) && !part.isShouted(sentence: sentence)
        && part.folded(firstIndex).last != UInt8(ascii: "s")
        && gazetteer.kind(of: entry.entity) == .organization
        && ContextCues.isSaying(behind: words, in: part)
    }
    func weakness() -> AliasStanding {
      let asksForSame =
        (isOrdinary || traits.contains(.isOrdinary) && isBare()) && !speaks()
        || part.traits(firstIndex).contains(.commonName)
        || isPersonal(entry, firstIndex, part)
      return .needsSupport(asksForSame ? .same : .related, .weak)
    }
    if !first.shape.contains(.startsWithCapital) && !first.shape.contains(.isSpaceless)
      && !isUncased(first, text)
    {
      let isLowerAlias = rules.contains(.lower) || entry.skip == 0 && traits.contains(.startsSmall)
      if !isLowerAlias {
        guard text.isWithoutCapitals else { return .refused(.needsCapital) }
        if isOrdinary { return .needsSupport(.same, .noCapitals) }
      }
      return weak ? weakness() : .firm
    }
    if weak { return weakness() }
    if isOrdinary, isBare() { return .needsSupport(speaks() ? .related : .same, .bareCapital) }
    return .firm
  }

  /// Whether a raw list's name of a small place is first of all a word, a day or month, or a first name.
  ///
  /// Somewhere a town is called `Thursday`, `Of` or `Daniel`.
  private func isNoise(_ entry: GazetteerEntry, _ index: Int, _ part: TextPart) -> Bool {
    guard entry.traits.contains(.isSingleWord), !entry.rules.contains(.strong),
      entry.traits.contains(.isOrdinary) || part.traits(index).contains(.commonName)
        || part.facts(index).contains(.firstName)
    else { return false }
    // Own lines have a prior of 1 where nobody thought of the word.
    return gazetteer.kind(of: entry.entity) == .place && gazetteer.prior(of: entry.entity) < 1
      && !gazetteer.isCountry(entry.entity)
      && (1..<Self.small).contains(gazetteer.population(of: entry.entity))
  }

  /// From this many inhabitants on a place is known by its bare name.
  private static let small = 100_000

  /// Whether a place's name is a person's too: a country that is named says little for a town `Davis`.
  ///
  /// In lower case nobody is called so.
  private func isPersonal(_ entry: GazetteerEntry, _ word: Int, _ part: TextPart) -> Bool {
    part.text.words[word].shape.contains(.startsWithCapital)
      && gazetteer.kind(of: entry.entity) == .place
      && !part.facts(word).isDisjoint(with: [.firstName, .surname])
  }

  /// Whether the first word of a body's name is written small before a capital and the others name
  /// something else: `liberal Democrats`.
  private func isAdjective(_ entry: GazetteerEntry, _ words: Range<Int>, _ part: TextPart) -> Bool {
    guard gazetteer.kind(of: entry.entity) == .organization, entry.skip == 0,
      part.text.words[words.lowerBound + 1].shape.contains(.startsWithCapital),
      part.traits(words.lowerBound).contains(.ordinary),
      gazetteer.aliasText(of: entry).unicodeScalars.first?.properties.isUppercase ?? false
    else { return false }
    let rest = words.dropFirst()
    return part.matches.overlapping(rest).contains { match in
      match.words == rest && !part.entries(of: match).contains { $0.entity == entry.entity }
    }
  }

  /// Whether a listed name begins with the `The` before a demonym, which has a capital within a sentence:
  /// `in The New Yorker`.
  private func isBehindCapitalArticle(_ words: Range<Int>, _ part: TextPart) -> Bool {
    let article = words.lowerBound - 1
    guard article >= 0, part.nameTraits(article).contains(.the),
      part.text.words[article].shape.contains(.startsWithCapital),
      part.isSpaced(words.lowerBound), !part.isSentenceInitial(article),
      !part.text.words[article].isAllCapitals
    else { return false }
    return part.matches.overlapping(words).contains { match in
      match.words == words
        && part.entries(of: match).contains { gazetteer.aliasText(of: $0).hasPrefix("The ") }
    }
  }

  /// Whether a full stop behind a word, or a comma, bracket or hyphen before it, tells the state from the
  /// word: `Mass.`, `Boston, Mass`, never `Funeral Mass`.
  private func isCutShort(_ word: Int, _ part: TextPart) -> Bool {
    let text = part.text
    let end = Int(text.words[word].end)
    if end < text.utf8.count, text.utf8[end] == UInt8(ascii: ".") { return true }
    let start = Int(text.words[word].start)
    return text.words[word].gap == .comma
      || start > 0 && [UInt8(ascii: "("), UInt8(ascii: "-")].contains(text.utf8[start - 1])
  }

  private func isExact(_ entry: GazetteerEntry, _ words: Range<Int>, _ part: TextPart) -> Bool {
    let bytes = part.bytes(of: words)
    if gazetteer.aliasEquals(entry, utf8, at: bytes) { return true }
    // A longer alias is found without its article, and the text may have it or not.
    guard entry.skip == 0, gazetteer.aliasLength(of: entry) == bytes.count + 4 else { return false }
    let alias = gazetteer.aliasText(of: entry)
    return alias.lowercased().hasPrefix("the ")
      && part.text.utf8[bytes].elementsEqual(alias.utf8.dropFirst(4))
  }

  private func acronym(
    _ entry: GazetteerEntry,
    _ index: Int,
    _ sentence: Int,
    _ part: TextPart
  ) -> AliasStanding {
    let word = part.text.words[index]
    if !word.isAllCapitals {
      let isLower =
        !word.shape.contains(.startsWithCapital) && !word.shape.contains(.hasInnerCapital)
      if isLower, entry.rules.contains(.lower) { return .firm }
      // `DoD`, `MI5`: declared acronyms have a case of their own.
      guard entry.rules.contains(.acronym), word.shape.contains(.startsWithCapital),
        word.shape.contains(.hasInnerCapital) || word.shape.contains(.hasDigit)
      else { return .refused(.acronymCase) }
    }
    // In a headline with a capital on every word, `US` still differs from `Us`.
    if entry.traits.contains(.isOrdinary), !word.shape.contains(.isDotted),
      part.isInCapitals(sentence: sentence), !ContextCues.isNounPhrase(around: index, in: part)
    {
      return .refused(.acronymInCapitals)
    }
    if entry.rules.contains(.weak) { return .needsSupport(.related, .weakAcronym) }
    return .firm
  }

  /// A name of several words matches across case; ordinary words need a capital or support.
  private func several(
    _ words: Range<Int>,
    _ sentence: Int,
    _ part: TextPart,
    _ isOrdinary: Bool
  ) -> AliasStanding {
    guard isOrdinary, !part.isShouted(sentence: sentence) else { return .firm }
    var capitals = 0
    for word in words where part.text.words[word].shape.contains(.startsWithCapital) {
      capitals += 1
    }
    if capitals == 0 { return .needsSupport(.same, .smallWords) }
    if capitals == 1, part.text.words[words.lowerBound].shape.contains(.startsWithCapital),
      part.isSentenceInitial(words.lowerBound)
    {
      return .needsSupport(.related, .firstCapital)
    }
    return .firm
  }

  /// Whether a word is of a script without case, where no capital can be asked for.
  private func isUncased(_ word: Word, _ text: SegmentedText) -> Bool {
    if text.utf8[Int(word.start)] < 0x80 { return isDigit(text.utf8[Int(word.start)]) }
    guard let scalar = text.text(word.bytes).unicodeScalars.first else { return false }
    return !scalar.properties.isCased
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
