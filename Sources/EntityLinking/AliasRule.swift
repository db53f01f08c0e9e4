import Gazetteers
import TextSegmentation

/// What the alias rules say of one entry at one place of a text.
enum AliasStanding: Equatable {
  /// The text satisfies the alias.
  case firm
  /// The alias counts if its context supports it; the text says why it is not firm.
  case needsSupport(Need, reason: String)
  /// The alias does not match here.
  case refused(reason: String)

  /// How much support an alias needs.
  enum Need: Int, Comparable {
    /// Something related nearby, or the same entity.
    case related
    /// The same entity, or two other signs for it.
    case same

    static func < (first: Need, second: Need) -> Bool { first.rawValue < second.rawValue }
  }
}

/// The alias rules of the gazetteer's contract.
enum AliasRule {
  /// Judges an entry at a run of words.
  static func standing(of entry: GazetteerEntry, at words: Range<Int>, in part: TextPart)
    -> AliasStanding
  {
    let text = part.text
    let own = words.dropFirst(entry.skip)
    guard let firstIndex = own.first else { return .refused(reason: "no word is left") }
    let first = text.words[firstIndex]
    let rules = entry.rules
    let sentence = text.sentence(ofWord: firstIndex)
    let isShouted = part.isShouted[sentence]
    if rules.contains(.exact), !isExact(entry, words, part) {
      return .refused(
        reason:
          "the alias “\(part.gazetteer.aliasText(of: entry))” matches only in exactly this spelling"
      )
    }
    if entry.traits.contains(.isAcronym) { return acronym(entry, firstIndex, part) }
    let weak = rules.contains(.weak)
    let isOrdinary = entry.traits.contains(.isOrdinary) && !rules.contains(.strong)
    // Where the capital says nothing, not even a strong word is told from the ordinary one.
    let isBare = isShouted || part.isSentenceInitial(firstIndex)
    let asksForSame =
      entry.traits.contains(.isSingleWord)
      && (isOrdinary || isBare && entry.traits.contains(.isOrdinary))
    let weakness: AliasStanding = .needsSupport(
      asksForSame ? .same : .related,
      reason:
        "the alias “\(part.gazetteer.aliasText(of: entry))” is weak and counts only with support"
    )
    guard entry.traits.contains(.isSingleWord) else {
      if weak { return weakness }
      return several(entry, own, part, isOrdinary, isShouted)
    }
    if !first.shape.contains(.startsWithCapital) && !first.shape.contains(.isSpaceless)
      && !isUncased(first, text)
    {
      let isLowerAlias =
        rules.contains(.lower)
        || (entry.skip == 0 && startsInLowerCase(part.gazetteer.aliasText(of: entry)))
      if !isLowerAlias {
        guard text.isWithoutCapitals else {
          return .refused(reason: "a one-word name needs its capital")
        }
        if isOrdinary {
          return .needsSupport(
            .same,
            reason: "the text has no capitals and the name is an ordinary word"
          )
        }
      }
      return weak ? weakness : .firm
    }
    if weak { return weakness }
    if isOrdinary, isBare {
      return .needsSupport(
        .same,
        reason: "the name is an ordinary word and the capital is owed to its place"
      )
    }
    return .firm
  }

  private static func isExact(_ entry: GazetteerEntry, _ words: Range<Int>, _ part: TextPart)
    -> Bool
  {
    let surface = part.text.text(part.bytes(of: words))
    // A longer alias is found without its article, and the text may have it or not.
    let article =
      entry.skip == 0 && part.gazetteer.aliasText(of: entry).lowercased().hasPrefix("the ") ? 4 : 0
    return surface.utf8.elementsEqual(part.gazetteer.aliasText(of: entry).utf8.dropFirst(article))
  }

  private static func acronym(
    _ entry: GazetteerEntry,
    _ index: Int,
    _ part: TextPart
  ) -> AliasStanding {
    let word = part.text.words[index]
    let isLower = !word.shape.contains(.startsWithCapital) && !word.shape.contains(.hasInnerCapital)
    let isDeclared = entry.rules.contains(.acronym)
    if !word.isAllCapitals {
      if isLower, entry.rules.contains(.lower) { return .firm }
      // `DoD`, `MI5`: declared acronyms have a case of their own.
      guard isDeclared, word.shape.contains(.startsWithCapital),
        word.shape.contains(.hasInnerCapital) || word.shape.contains(.hasDigit)
      else { return .refused(reason: "an acronym matches only in its own case") }
    }
    // In a headline with a capital on every word, `US` still differs from `Us`.
    if entry.traits.contains(.isOrdinary), !word.shape.contains(.isDotted),
      part.isInCapitals(sentence: part.text.sentence(ofWord: index)),
      !ContextCues.isNounPhrase(around: index, in: part)
    {
      return .refused(reason: "in a sentence of capitals it may be an ordinary word")
    }
    if entry.rules.contains(.weak) {
      return .needsSupport(
        .related,
        reason:
          "the acronym “\(part.gazetteer.aliasText(of: entry))” means many things and counts only with support"
      )
    }
    return .firm
  }

  /// A name of several words matches across case; ordinary words need a capital or support.
  private static func several(
    _ entry: GazetteerEntry,
    _ words: Range<Int>,
    _ part: TextPart,
    _ isOrdinary: Bool,
    _ isShouted: Bool
  ) -> AliasStanding {
    guard isOrdinary, !isShouted else { return .firm }
    let capitals = words.filter { part.text.words[$0].shape.contains(.startsWithCapital) }
    if capitals.isEmpty {
      return .needsSupport(.same, reason: "all words are ordinary and written in lower case")
    }
    if capitals == [words.lowerBound], part.isSentenceInitial(words.lowerBound) {
      return .needsSupport(
        .related,
        reason: "all words are ordinary and only the first has a capital"
      )
    }
    return .firm
  }

  private static func startsInLowerCase(_ alias: String) -> Bool {
    alias.unicodeScalars.first?.properties.isLowercase ?? false
  }

  /// Whether a word is of a script without case, where no capital can be asked for.
  private static func isUncased(_ word: Word, _ text: SegmentedText) -> Bool {
    guard let scalar = text.text(word.bytes).unicodeScalars.first else { return false }
    return !scalar.properties.isCased
  }
}
