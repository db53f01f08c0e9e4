import Gazetteers
import TextSegmentation

/// The listed names of a part with everything about them that no context changes.
///
/// Made once for a part, however often its document is resolved.
struct ListedNames {
  /// An entry that the alias rules let stand.
  struct Standing {
    let entry: GazetteerEntry
    /// `nil` where it is firm.
    let need: AliasStanding.Need?
    /// Why it is not firm.
    let doubt: LinkDoubt?
    /// Its entity among the rivals of its name, from 0.
    var rival = 0

    /// An entry as the rules let it stand; `nil` where they refuse it.
    init?(_ entry: GazetteerEntry, _ standing: AliasStanding) {
      self.entry = entry
      switch standing {
      case .firm: (need, doubt) = (nil, nil)
      case .needsSupport(let need, let doubt): (self.need, self.doubt) = (need, doubt)
      case .refused: return nil
      }
    }
  }

  /// An entity that at least one name of the part may mean.
  struct Candidate {
    private let number: Int32
    let kind: EntityKind
    /// Never negative.
    let prior: Double

    var entity: Int { Int(number) }

    init(entity: Int, kind: EntityKind, prior: Double) {
      number = Int32(truncatingIfNeeded: entity)
      self.kind = kind
      self.prior = prior
    }

    /// Whether the place is so much smaller or rarer than another of its name that the other is meant,
    /// unless the text says otherwise; with both places' inhabitants, 0 where unknown.
    func isEclipsed(by other: Candidate, _ population: Int, _ others: Int) -> Bool {
      guard kind == .place, other.kind == .place, entity != other.entity else { return false }
      return population > 0 && others > 0
        ? others / Self.eclipse >= population
        : other.prior > 0 && other.prior >= prior * Double(Self.eclipse)
    }

    /// How many times as large the other is.
    private static let eclipse = 10
  }

  /// What the words around a name say, whatever the context.
  struct Surroundings: OptionSet {
    let rawValue: UInt8
    /// A word beside it makes it part of a longer name that no list holds.
    static let longerName = Surroundings(rawValue: 1)
    /// `Mr.` or the like stands before it, or it is a nickname in quotation marks.
    static let honorific = Surroundings(rawValue: 2)
    /// Another capitalised word follows in the same phrase: `Khyber Valley Courier`.
    static let beforeCapital = Surroundings(rawValue: 4)
    /// A capitalised office stands before it: `Special Advisor Thames`.
    static let office = Surroundings(rawValue: 8)
    /// A comma stands within it or right behind it: `Athens, Georgia`.
    static let comma = Surroundings(rawValue: 16)
  }

  /// What the other entities of a name, and the names that a comma or `and` joins to it, say of one of its
  /// entities.
  struct Neighbors: OptionSet {
    let rawValue: UInt16
    /// The name of a place that holds it, or that it holds, stands beside it: `Paris, Texas`.
    static let held = Neighbors(rawValue: 1)
    /// A list has it beside a name that can only be of its kind.
    static let listMate = Neighbors(rawValue: 2)
    /// A firm namesake is ten times as large.
    static let eclipsed = Neighbors(rawValue: 4)
    /// It is a division of a country, and the words around speak for one: `(D-New York)`.
    static let division = Neighbors(rawValue: 8)
    /// It is a country's body, and the name of a division stands before it: `Ohio Supreme Court`.
    static let ofDivision = Neighbors(rawValue: 16)
    /// It is a university, and the words around speak for one: `studied at Cambridge`.
    static let university = Neighbors(rawValue: 32)
    /// It has headed a state, and the words behind are those for such a time: `the Clinton era`.
    static let reign = Neighbors(rawValue: 64)

    /// The thread gives it elsewhere with what holds it: `Athens, Georgia`.
    static let placed = Neighbors(rawValue: 128)
    /// The thread gives another place of the name with what holds that.
    static let displaced = Neighbors(rawValue: 256)

    /// What speaks for one of several namesakes so that the others do not weigh.
    static let decisive: Neighbors = [.held, .division, .university, .placed]
  }

  /// One of the entities of a name.
  struct Rival {
    private let number: Int32
    /// What its namesakes and the names joined to its name say.
    var neighbors: Neighbors = []

    /// Its place in ``candidates``.
    var candidate: Int { Int(number) }

    init(candidate: Int) { number = Int32(truncatingIfNeeded: candidate) }
  }

  /// A match of which at least one entry stands.
  struct Name {
    fileprivate let ownWords: Stretch
    fileprivate let ownStandings: Stretch
    fileprivate let ownRivals: Stretch
    /// Or a number below 0.
    fileprivate var anchorNumber: Int32
    /// Whether any of its entities is firm.
    let isFirm: Bool
    let surroundings: Surroundings
    /// The types that the words around speak for.
    let cues: ContextCues.Types

    var words: Range<Int> { ownWords.range }
    /// In ``standings``.
    var standings: Range<Int> { ownStandings.range }
    /// In ``rivals``: its entities, each once and in their order.
    var rivals: Range<Int> { ownRivals.range }
    /// The one firm entity that no namesake eclipses; `nil` where there is none or more than one, or the
    /// thread means another.
    var anchor: Int? {
      get { anchorNumber < 0 ? nil : Int(anchorNumber) }
      set { anchorNumber = Int32(truncatingIfNeeded: newValue ?? -1) }
    }
  }

  /// By their first words.
  var names: [Name]
  let standings: [Standing]
  /// The entities of all names, each once.
  let candidates: [Candidate]
  /// The entities of each name.
  var rivals: [Rival]

  init(_ part: TextPart, _ linker: Linker) {
    var names: [Name] = []
    var standings: [Standing] = []
    let matches = part.matches
    let gazetteer = linker.gazetteer
    let entryCount = gazetteer.prefetchEntities(of: matches)
    var rivals = RivalCollector(gazetteer: gazetteer, entries: entryCount)
    names.reserveCapacity(matches.count)
    standings.reserveCapacity(entryCount)
    let rule = AliasRule(gazetteer, utf8: part.text.utf8)
    for match in matches {
      let words = match.words
      if part.isAnyExcluded(of: words) { continue }
      let sentence = part.text.sentence(ofWord: words.lowerBound)
      let start = standings.count
      for place in match.places {
        let entry = gazetteer.entry(at: place)
        if match.isOfPersons, gazetteer.kind(of: entry.entity) != .person || entry.skip > 0 {
          continue
        }
        let standing = rule.standing(of: entry, at: words, sentence: sentence, in: part)
        if let standing = Standing(entry, standing) { standings.append(standing) }
      }
      if standings.count == start { continue }
      let own: Range<Int>
      let firm: Int?
      if standings.count == start + 1 {
        // Nothing eclipses the one bearer of a name.
        let entity = standings[start].entry.entity
        own = rivals.add(only: entity)
        firm = standings[start].need == nil ? entity : nil
      } else {
        own = rivals.add(&standings, from: start)
        if own.count > 1 { rivals.addEclipses(of: own, standings, from: start) }
        firm = rivals.firmEntity(of: own, standings, from: start)
      }
      names.append(
        Name(
          ownWords: Stretch(words),
          ownStandings: Stretch(start..<standings.count),
          ownRivals: Stretch(own),
          anchorNumber: Int32(truncatingIfNeeded: firm ?? -1),
          isFirm: firm != nil,
          surroundings: Surroundings.around(words, sentence: sentence, in: part, linker),
          cues: ContextCues.types(around: words, in: part)
        )
      )
    }
    for candidate in rivals.candidates {
      gazetteer.prefetchKin(of: candidate.entity)
      if candidate.kind == .place { gazetteer.prefetchStartOfAncestors(of: candidate.entity) }
    }
    for candidate in rivals.candidates where candidate.kind == .place {
      gazetteer.prefetchAncestors(of: candidate.entity)
    }
    self.names = names
    self.standings = standings
    candidates = rivals.candidates
    // Without a copy when something is noted of them.
    self.rivals = rivals.takeRivals()
    for name in names {
      let isBeside = Self.isJoined(name.words, in: part)
      var isAsked = isBeside || name.rivals.count > 1
      // Nothing is asked of the one bearer of a name that stands for itself, unless it is a body behind
      // another name.
      let first = name.words.lowerBound
      if !isAsked, name.words.count > 1, first > 0, part.traits(first - 1).contains(.covered) {
        isAsked = candidates[self.rivals[name.rivals.lowerBound].candidate].kind == .organization
      }
      if isAsked { addNeighbors(of: name, isBeside: isBeside, in: part, linker) }
    }
  }

  /// The listed names of a part once more.
  init(of part: PartNames) {
    (names, standings) = (part.names, part.standings)
    (candidates, rivals) = (part.candidates, part.rivals)
  }

  private func hasCountry(_ name: Name, _ gazetteer: Gazetteer) -> Bool {
    rivals[name.rivals].contains { gazetteer.isCountry(candidates[$0.candidate].entity) }
  }

  private mutating func addNeighbors(
    of name: Name,
    isBeside: Bool,
    in part: TextPart,
    _ linker: Linker
  ) {
    let gazetteer = linker.gazetteer
    var holder: Int?
    for rival in name.rivals {
      let candidate = candidates[rivals[rival].candidate]
      if isBeside, candidate.kind == .place {
        let isTown = rivals[rival].neighbors.contains(.eclipsed) && hasCountry(name, gazetteer)
        if holds(candidate.entity, at: name.words, in: part, gazetteer, besideCountry: !isTown) {
          rivals[rival].neighbors.insert(.held)
        }
        if name.rivals.count > 1,
          hasListMate(candidate.entity, at: name.words, in: part, gazetteer)
        {
          rivals[rival].neighbors.insert(.listMate)
        }
      }
      if candidate.kind == .place, name.rivals.count > 1, linker.isDivision(candidate.entity) {
        if isBehindTown(candidate.entity, of: name, in: part, linker) {
          holder = rival
        } else if speakForDivision(candidate.entity, of: name, in: part, linker) {
          rivals[rival].neighbors.insert(.division)
        }
      }
      if candidate.kind == .person, name.rivals.count > 1,
        Self.isBeforeReign(name.words, in: part), linker.hasHeadedState(candidate.entity)
      {
        rivals[rival].neighbors.insert(.reign)
      }
      if name.rivals.count > 1, linker.isUniversity(candidate.entity),
        speakForUniversity(of: name, in: part, linker)
      {
        rivals[rival].neighbors.insert(.university)
      }
      if candidate.kind == .organization, isOfDivision(candidate.entity, of: name, in: part, linker)
      {
        rivals[rival].neighbors.insert(.ofDivision)
      }
    }
    // `Buffalo, New York, U.S.`: that the country holds the city of the name, too, says nothing.
    guard let holder else { return }
    for rival in name.rivals { rivals[rival].neighbors.subtract([.held, .listMate]) }
    rivals[holder].neighbors.formUnion([.held, .division])
  }

  /// Calls `body` with those of some names that stand beyond doubt, by their first words: the firm ones with
  /// one entity, the longest where they overlap.
  static func forEachAnchor(
    of names: [Name],
    in part: TextPart,
    _ claims: ClaimedNames,
    _ body: (_ words: Range<Int>, _ entity: Int) -> Void
  ) {
    var start = 0
    // Made for the first names that overlap; most overlap no other.
    var taken = WordSet()
    var free: [Bool] = []
    while start < names.count {
      let end = SpanOrder.endOfOverlap(from: start, to: names.count, by: { names[$0].words })
      free.empty()
      if end > start + 1 {
        if taken.isEmpty { taken = WordSet(count: part.text.words.count) }
        findFree(of: names, start..<end, &taken, &free)
      }
      for place in start..<end where names[place].isFirm && (free.isEmpty || free[place - start]) {
        let words = names[place].words
        guard let entity = names[place].anchor else { continue }
        if words.count > 1
          || !names[place].surroundings.contains(.longerName)
            && !claims.contains(words.lowerBound, of: part)
        {
          body(words, entity)
        }
      }
      start = end
    }
  }

  /// Tells for each of some names that overlap whether it is firm and no firm name before it in their order
  /// has words of it.
  private static func findFree(
    of names: [Name],
    _ places: Range<Int>,
    _ taken: inout WordSet,
    _ isFree: inout [Bool]
  ) {
    for _ in places { isFree.append(false) }
    SpanOrder.forEachPlace(of: places, by: { names[$0].words }) { place in
      isFree[place - places.lowerBound] =
        names[place].isFirm && taken.insertIfFree(names[place].words)
    }
  }
}

extension ListedNames.Surroundings {
  /// What the words around a name say; no initializer, which would take references of its own.
  static func around(
    _ words: Range<Int>,
    sentence: Int,
    in part: TextPart,
    _ linker: Linker
  ) -> ListedNames.Surroundings {
    var found: ListedNames.Surroundings = []
    let word = words.lowerBound
    if words.count == 1 {
      // All of them ask for a capital or a title before the word, but for places that are first names.
      var mayBeLonger = part.traits(word).contains(.placeAsFirstName)
      if word > 0, part.text.words[word].gap == .joint {
        let before = part.traits(word - 1)
        if before.contains(.honorific) { found.insert(.honorific) }
        if part.text.words[word - 1].shape.contains(.startsWithCapital) {
          mayBeLonger = true
          if before.contains(.office), linker.isBehindOffice(words, part) { found.insert(.office) }
        }
      }
      if mayBeLonger, linker.isPartOfLongerName(words, part) { found.insert(.longerName) }
      if part.text.words[word].gap == .edge, Nicknames.contain(word, in: part) {
        found.insert(.honorific)
      }
    }
    let next = words.upperBound
    if next < part.text.words.count, part.text.words[next].shape.contains(.startsWithCapital),
      part.isSpaced(next), !part.isShouted(sentence: sentence)
    {
      found.insert(.beforeCapital)
    }
    var end = word + 1
    while end < next, part.text.words[end].gap != .comma { end += 1 }
    if end < part.text.words.count, part.text.words[end].gap == .comma { found.insert(.comma) }
    return found
  }
}
