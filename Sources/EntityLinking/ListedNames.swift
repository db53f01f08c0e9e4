import Gazetteers
import TextSegmentation

/// The listed names of a part with everything about them that no context changes.
///
/// Made once for a part, however often its document is resolved.
final class ListedNames {
  /// An entry that the alias rules let stand.
  struct Standing {
    let entry: GazetteerEntry
    /// `nil` where it is firm.
    let need: AliasStanding.Need?
    /// Why it is not firm.
    let doubt: LinkDoubt?
  }

  /// What the words around a name say, whatever the context.
  struct Surroundings: OptionSet {
    let rawValue: UInt16
    /// A word beside it makes it part of a longer name that no list holds.
    static let longerName = Surroundings(rawValue: 1)
    /// `Mr.` or the like stands before it.
    static let honorific = Surroundings(rawValue: 2)
    /// Another capitalised word follows in the same phrase: `Khyber Valley Courier`.
    static let beforeCapital = Surroundings(rawValue: 4)
    /// It is all there is of its sentence.
    static let alone = Surroundings(rawValue: 8)
    static let cuePerson = Surroundings(rawValue: 16)
    static let cuePlace = Surroundings(rawValue: 32)
    static let cueOrganization = Surroundings(rawValue: 64)

    /// Whether the words around speak for a type.
    func speak(for kind: EntityKind) -> Bool {
      switch kind {
      case .person: contains(.cuePerson)
      case .place: contains(.cuePlace)
      case .organization: contains(.cueOrganization)
      case .topic, .other: false
      }
    }
  }

  /// A match of which at least one entry stands.
  struct Name {
    let words: Range<Int>
    let sentence: Int
    /// In ``standings``.
    let standings: Range<Int>
    let surroundings: Surroundings
  }

  let names: [Name]
  let standings: [Standing]
  /// How many names stand in order, before those with an initial.
  let orderedCount: Int

  init(_ part: TextPart, _ linker: Linker) {
    var names: [Name] = []
    var standings: [Standing] = []
    names.reserveCapacity(part.matches.count)
    standings.reserveCapacity(part.matches.count)
    let rule = AliasRule(gazetteer: linker.gazetteer)
    var sentence = 0
    let starts = part.text.sentenceWords
    for match in part.matches where !part.any(of: match.words, has: .excluded) {
      // Matches come by their first words, but for those at the end that have an initial.
      if match.words.lowerBound < starts[sentence] { sentence = 0 }
      while starts[sentence + 1] <= match.words.lowerBound { sentence += 1 }
      let start = standings.count
      for entry in match.entries {
        if match.isOfPersons,
          linker.gazetteer.kind(of: entry.entity) != .person || entry.skip > 0
        {
          continue
        }
        switch rule.standing(of: entry, at: match.words, sentence: sentence, in: part) {
        case .firm: standings.append(Standing(entry: entry, need: nil, doubt: nil))
        case .needsSupport(let need, let doubt):
          standings.append(Standing(entry: entry, need: need, doubt: doubt))
        case .refused: break
        }
      }
      guard standings.count > start else { continue }
      names.append(
        Name(
          words: match.words,
          sentence: sentence,
          standings: start..<standings.count,
          surroundings: Surroundings(of: match.words, sentence: sentence, in: part, linker)
        )
      )
    }
    self.names = names
    orderedCount =
      names.indices.dropFirst().first {
        names[$0].words.lowerBound < names[$0 - 1].words.lowerBound
      } ?? names.count
    self.standings = standings
  }

  /// A name that stands beyond doubt.
  struct Anchor {
    let words: Range<Int>
    let entity: Int
  }

  /// The firm matches with one entity, the longest first where they overlap; by their first words.
  func anchors(in part: TextPart, _ claims: ClaimedNames) -> [Anchor] {
    struct Firm {
      let name: Int
      /// The one entity, or -1 where there are several.
      let entity: Int
    }
    var firm: [Firm] = []
    for (index, name) in names.enumerated() {
      var entity: Int?
      for standing in standings[name.standings] where standing.need == nil {
        entity = entity == nil || entity == standing.entry.entity ? standing.entry.entity : -1
      }
      if let entity { firm.append(Firm(name: index, entity: entity)) }
    }
    firm.sort { SpanOrder.precedes(names[$0.name].words, names[$1.name].words) }
    var taken = WordSet(count: part.text.words.count)
    var found: [Anchor] = []
    for span in firm {
      let name = names[span.name]
      guard taken.insertIfFree(name.words), span.entity >= 0 else { continue }
      if name.words.count > 1
        || !name.surroundings.contains(.longerName)
          && !claims.contains(name.words.lowerBound, of: part)
      {
        found.append(Anchor(words: name.words, entity: span.entity))
      }
    }
    return found.sorted { $0.words.lowerBound < $1.words.lowerBound }
  }
}

extension ListedNames.Surroundings {
  init(of words: Range<Int>, sentence: Int, in part: TextPart, _ linker: Linker) {
    self = []
    if words.count == 1 {
      let word = words.lowerBound
      if linker.isPartOfLongerName(words, part) { insert(.longerName) }
      if word > 0, part.text.words[word].gap == .joint, part.traits[word - 1].contains(.honorific) {
        insert(.honorific)
      }
    }
    let next = words.upperBound
    if next < part.text.words.count, part.text.words[next].shape.contains(.startsWithCapital),
      part.isSpaced(next), !part.isShouted(sentence: sentence)
    {
      insert(.beforeCapital)
    }
    if part.text.words(ofSentence: sentence) == words { insert(.alone) }
    if ContextCues.speak(for: .person, around: words, in: part) { insert(.cuePerson) }
    if ContextCues.speak(for: .place, around: words, in: part) { insert(.cuePlace) }
    if ContextCues.speak(for: .organization, around: words, in: part) { insert(.cueOrganization) }
  }
}

/// A set of the words of one text.
struct WordSet {
  private var bits: [UInt64]

  init(count: Int) { bits = Array(repeating: 0, count: count / 64 + 1) }

  func contains(_ word: Int) -> Bool { bits[word >> 6] >> UInt64(word & 63) & 1 != 0 }

  func isDisjoint(with words: Range<Int>) -> Bool { !words.contains(where: contains) }

  /// Puts words in, unless one of them is in already.
  /// - Returns: whether they were put in.
  mutating func insertIfFree(_ words: Range<Int>) -> Bool {
    guard isDisjoint(with: words) else { return false }
    insert(words)
    return true
  }

  mutating func insert(_ words: Range<Int>) {
    for word in words { bits[word >> 6] |= 1 << UInt64(word & 63) }
  }
}
