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
  }

  /// An entity that at least one name of the part may mean.
  struct Candidate {
    let entity: Int
    let kind: EntityKind
    /// Never negative.
    let prior: Double

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
    let rawValue: UInt16
    /// A word beside it makes it part of a longer name that no list holds.
    static let longerName = Surroundings(rawValue: 1)
    /// `Mr.` or the like stands before it, or it is a nickname in quotation marks.
    static let honorific = Surroundings(rawValue: 2)
    /// Another capitalised word follows in the same phrase: `Khyber Valley Courier`.
    static let beforeCapital = Surroundings(rawValue: 4)
    /// A capitalised office stands before it: `Special Advisor Thames`.
    static let office = Surroundings(rawValue: 8)
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

  /// A match of which at least one entry stands.
  struct Name {
    let words: Range<Int>
    let sentence: Int
    /// In ``standings``.
    let standings: Range<Int>
    /// In ``rivals``: its entities, each once and in their order.
    let rivals: Range<Int>
    /// The one firm entity that no namesake eclipses; `nil` where there is none or more than one, or the
    /// thread means another.
    var anchor: Int?
    /// Whether any of its entities is firm.
    let isFirm: Bool
    let surroundings: Surroundings
  }

  /// By their first words.
  var names: [Name]
  let standings: [Standing]
  /// The entities of all names, each once.
  let candidates: [Candidate]
  /// The places in ``candidates`` of the entities of each name.
  let rivals: [Int]
  /// For each of ``rivals`` what its namesakes and the names joined to its name say.
  var neighbors: [Neighbors] = []

  init(_ part: TextPart, _ linker: Linker) {
    var names: [Name] = []
    var standings: [Standing] = []
    var rivals = RivalCollector(gazetteer: linker.gazetteer, names: part.matches.count)
    var neighbors: [Neighbors] = []
    neighbors.reserveCapacity(part.matches.count)
    names.reserveCapacity(part.matches.count)
    standings.reserveCapacity(part.matches.count)
    let gazetteer = linker.gazetteer
    let rule = AliasRule(gazetteer: gazetteer)
    var sentence = 0
    let starts = part.text.sentenceWords
    for match in part.matches where !part.any(of: match.words, has: .excluded) {
      while starts[sentence + 1] <= match.words.lowerBound { sentence += 1 }
      let start = standings.count
      for place in match.places {
        let entry = gazetteer.entry(at: place)
        if match.isOfPersons, gazetteer.kind(of: entry.entity) != .person || entry.skip > 0 {
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
      let own = rivals.add(&standings, from: start)
      Self.addEclipses(of: own, standings[start...], rivals, &neighbors)
      let firm = Self.firmEntity(of: standings[start...], neighbors[own])
      names.append(
        Name(
          words: match.words,
          sentence: sentence,
          standings: start..<standings.count,
          rivals: own,
          anchor: firm.flatMap { $0 >= 0 ? $0 : nil },
          isFirm: firm != nil,
          surroundings: Surroundings(of: match.words, sentence: sentence, in: part, linker)
        )
      )
    }
    self.names = names
    self.standings = standings
    candidates = rivals.candidates
    self.rivals = rivals.rivals
    self.neighbors = neighbors
    for name in names { addNeighbors(of: name, in: part, linker) }
  }

  private func hasCountry(_ name: Name, _ gazetteer: Gazetteer) -> Bool {
    rivals[name.rivals].contains { gazetteer.isCountry(candidates[$0].entity) }
  }

  /// Appends which entities of a name a firm namesake eclipses.
  private static func addEclipses(
    of own: Range<Int>,
    _ standings: ArraySlice<Standing>,
    _ rivals: RivalCollector,
    _ neighbors: inout [Neighbors]
  ) {
    for _ in own { neighbors.append([]) }
    if own.count == 1 { return }
    func candidate(_ place: Int) -> Candidate { rivals.candidates[rivals.rivals[place]] }
    guard own.count(where: { candidate($0).kind == .place }) > 1 else { return }
    let candidates = own.map(candidate)
    let populations = candidates.map {
      $0.kind == .place ? rivals.gazetteer.population(of: $0.entity) : 0
    }
    for standing in standings where standing.entry.rules.isDisjoint(with: [.weak]) {
      let large = standing.rival
      for (place, candidate) in candidates.enumerated()
      where candidate.isEclipsed(by: candidates[large], populations[place], populations[large]) {
        neighbors[own.lowerBound + place].insert(.eclipsed)
      }
    }
  }

  private mutating func addNeighbors(of name: Name, in part: TextPart, _ linker: Linker) {
    let gazetteer = linker.gazetteer
    let isBeside = isJoined(name.words, in: part)
    var holder: Int?
    for rival in name.rivals {
      let candidate = candidates[rivals[rival]]
      if isBeside, candidate.kind == .place {
        let isTown = neighbors[rival].contains(.eclipsed) && hasCountry(name, gazetteer)
        if holds(candidate.entity, at: name.words, in: part, gazetteer, besideCountry: !isTown) {
          neighbors[rival].insert(.held)
        }
        if name.rivals.count > 1,
          hasListMate(candidate.entity, at: name.words, in: part, gazetteer)
        {
          neighbors[rival].insert(.listMate)
        }
      }
      if candidate.kind == .place, name.rivals.count > 1, linker.isDivision(candidate.entity) {
        if isBehindTown(candidate.entity, of: name, in: part, linker) {
          holder = rival
        } else if speakForDivision(candidate.entity, of: name, in: part, linker) {
          neighbors[rival].insert(.division)
        }
      }
      if candidate.kind == .person, name.rivals.count > 1,
        Self.isBeforeReign(name.words, in: part), linker.hasHeadedState(candidate.entity)
      {
        neighbors[rival].insert(.reign)
      }
      if name.rivals.count > 1, linker.isUniversity(candidate.entity),
        speakForUniversity(of: name, in: part, linker)
      {
        neighbors[rival].insert(.university)
      }
      if candidate.kind == .organization, isOfDivision(candidate.entity, of: name, in: part, linker)
      {
        neighbors[rival].insert(.ofDivision)
      }
    }
    // `Buffalo, New York, U.S.`: that the country holds the city of the name, too, says nothing.
    guard let holder else { return }
    for rival in name.rivals { neighbors[rival].subtract([.held, .listMate]) }
    neighbors[holder].formUnion([.held, .division])
  }

  /// The one firm entity that none eclipses, -1 where there are several, `nil` where there is none.
  private static func firmEntity(
    of standings: ArraySlice<Standing>,
    _ neighbors: ArraySlice<Neighbors>
  ) -> Int? {
    var firm: Int?
    for standing in standings where standing.need == nil {
      if neighbors[neighbors.startIndex + standing.rival].contains(.eclipsed) { continue }
      let entity = standing.entry.entity
      firm = firm == nil || firm == entity ? entity : -1
    }
    return firm
  }

  /// Calls `body` with the names that stand beyond doubt, by their first words: the firm ones with one
  /// entity, the longest where they overlap.
  func forEachAnchor(
    in part: TextPart,
    _ claims: ClaimedNames,
    _ body: (_ words: Range<Int>, _ entity: Int) -> Void
  ) {
    var taken = WordSet(count: part.text.words.count)
    var isFree = Array(filledWith: false, count: names.count)
    SpanOrder.forEachPlace(of: names.indices, by: { names[$0].words }) { place in
      isFree[place] = names[place].isFirm && taken.insertIfFree(names[place].words)
    }
    for place in names.indices where isFree[place] {
      let words = names[place].words
      guard let entity = names[place].anchor else { continue }
      if words.count > 1
        || !names[place].surroundings.contains(.longerName)
          && !claims.contains(words.lowerBound, of: part)
      {
        body(words, entity)
      }
    }
  }
}

extension ListedNames.Surroundings {
  init(of words: Range<Int>, sentence: Int, in part: TextPart, _ linker: Linker) {
    self = []
    if words.count == 1 {
      let word = words.lowerBound
      if linker.isPartOfLongerName(words, part) { insert(.longerName) }
      if linker.isBehindOffice(words, part) { insert(.office) }
      if word > 0, part.text.words[word].gap == .joint, part.traits(word - 1).contains(.honorific) {
        insert(.honorific)
      }
      if part.text.words[word].gap == .edge, Nicknames.contain(word, in: part) {
        insert(.honorific)
      }
    }
    let next = words.upperBound
    if next < part.text.words.count, part.text.words[next].shape.contains(.startsWithCapital),
      part.isSpaced(next), !part.isShouted(sentence: sentence)
    {
      insert(.beforeCapital)
    }
    if ContextCues.speak(for: .person, around: words, in: part) { insert(.cuePerson) }
    if ContextCues.speak(for: .place, around: words, in: part) { insert(.cuePlace) }
    if ContextCues.speak(for: .organization, around: words, in: part) { insert(.cueOrganization) }
  }
}
