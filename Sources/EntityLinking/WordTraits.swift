import Gazetteers
import TextSegmentation

/// What is known of a word beside its letters.
struct WordTraits: OptionSet {
  let rawValue: UInt32
  /// Stands in the list of ordinary words.
  static let ordinary = WordTraits(rawValue: 1)
  /// Has a capital and is no part of a person's name: a people, a creed, a day, a compass word.
  static let commonName = WordTraits(rawValue: 1 << 1)
  /// Stands before a name and is no part of it.
  static let title = WordTraits(rawValue: 1 << 2)
  /// Stands before a person's name and never before a place or a body.
  static let honorific = WordTraits(rawValue: 1 << 3)
  /// Is an ordinary word and a first name.
  static let firstName = WordTraits(rawValue: 1 << 4)
  /// Is a month and a name.
  static let month = WordTraits(rawValue: 1 << 5)
  /// Is a place and a first name.
  static let placeAsFirstName = WordTraits(rawValue: 1 << 6)
  /// Stands before a place.
  static let placePreposition = WordTraits(rawValue: 1 << 7)
  /// Stands behind a person or an organization.
  static let saying = WordTraits(rawValue: 1 << 8)
  /// Stands behind a country's acronym in a sentence of capitals.
  static let nationalNoun = WordTraits(rawValue: 1 << 9)
  /// Follows the subject of a sentence.
  static let verb = WordTraits(rawValue: 1 << 10)
  /// Ends a person's name: `Jr.`.
  static let suffix = WordTraits(rawValue: 1 << 11)
  /// Is left out of an acronym.
  static let small = WordTraits(rawValue: 1 << 12)
  /// Is cut short, so that a full stop behind it belongs to it.
  static let abbreviation = WordTraits(rawValue: 1 << 14)
  /// Stands behind an organization: `a Dominion spokesman`.
  static let organizationNoun = WordTraits(rawValue: 1 << 20)
  /// Stands behind a person: `the Carter administration`.
  static let personNoun = WordTraits(rawValue: 1 << 21)
  /// Stands behind the own name of a company or club.
  static let business = WordTraits(rawValue: 1 << 22)
  /// Tells what somebody did: `began`.
  static let deed = WordTraits(rawValue: 1 << 23)
  /// Stands before `in` and a company: `a stake in Burlington`.
  static let holding = WordTraits(rawValue: 1 << 24)
  /// Heads the name of a road.
  static let road = WordTraits(rawValue: 1 << 25)
  /// An office or a vote that a state has.
  static let stateOffice = WordTraits(rawValue: 1 << 26)
  /// Makes or votes for the laws of a state.
  static let partisan = WordTraits(rawValue: 1 << 27)
  /// Stands before `at` and a university.
  static let academic = WordTraits(rawValue: 1 << 13)
  /// Stands before `at`, `from` or `of` and a university.
  static let degree = WordTraits(rawValue: 1 << 19)
  /// Behind a place, names an event or what was agreed: `Oslo Accords`.
  static let event = WordTraits(rawValue: 1 << 15)
  /// Stands between a place and such a word: `Paris Climate Agreement`.
  static let eventKind = WordTraits(rawValue: 1 << 28)
  /// Heads the name of a body and stands before the rest of it: `Banco`.
  static let opening = WordTraits(rawValue: 1 << 29)
  /// Is an office and stands before a surname.
  static let office = WordTraits(rawValue: 1 << 30)
  /// Stands behind whoever heads a state: `the Clinton administration`.
  static let reign = WordTraits(rawValue: 1 << 31)
  /// Names nothing here: a speaker who is addressed, a part of a web address.
  static let excluded = WordTraits(rawValue: 1 << 16)
  /// Lies in a listed name, whatever the rules say of it.
  static let covered = WordTraits(rawValue: 1 << 17)
  /// Is a listed name by itself, whatever the rules say of it.
  static let listed = WordTraits(rawValue: 1 << 18)
}

/// The words that rules name, found by the hash of their folded form.
///
/// Hashes of 64 bits are taken as equal words.
/// - Complexity: a look-up is O(1).
struct WordLexicon: Sendable {
  static let shared = WordLexicon()

  private var slots: [(hash: UInt64, traits: UInt32)]
  private let mask: Int

  private init() {
    mask = 4095
    slots = Array(repeating: (0, 0), count: mask + 1)
    insert(NameWords.common, .commonName)
    insert(ShortForms.titles, .title)
    insert(NameWords.honorifics, .honorific)
    insert(NameWords.firstNames, .firstName)
    insert(NameWords.months, .month)
    insert(NameWords.placesAsFirstNames, .placeAsFirstName)
    insert(ContextCues.placePrepositions, .placePreposition)
    insert(ContextCues.saying, .saying)
    insert(ContextCues.nationalNouns, .nationalNoun)
    insert(ContextCues.verbs, .verb)
    insert(ShortForms.suffixes, .suffix)
    insert(ClaimedNames.smallWords, .small)
    insert(NameWords.roads, .road)
    insert(ListedNames.stateOffices, .stateOffice)
    insert(ListedNames.partisans, .partisan)
    insert(ListedNames.academics, .academic)
    insert(ListedNames.degrees, .degree)
    insert(NameWords.abbreviations, .abbreviation)
    insert(DerivedCues.organizationNouns, .organizationNoun)
    insert(DerivedCues.personNouns, .personNoun)
    insert(DerivedCues.holdings, .holding)
    insert(DerivedCues.deeds, .deed)
    insert(ShortForms.businessWords, .business)
    insert(HeadWords.events, .event)
    insert(HeadWords.eventKinds, .eventKind)
    insert(HeadWords.openings, .opening)
    insert(HeadWords.offices, .office)
    insert(HeadWords.reigns, .reign)
  }

  private mutating func insert(_ words: Set<String>, _ traits: WordTraits) {
    for word in words {
      let hash = Word.hash(ofFolded: Array(word.utf8)[...])
      let slot = slot(of: hash)
      slots[slot].hash = hash
      slots[slot].traits |= traits.rawValue
    }
  }

  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].traits != 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    return slot
  }

  /// Asks for what is read of a word, without waiting for it.
  @inline(__always)
  func prefetch(_ hash: UInt64) {
    slots.span.prefetch(at: Int(truncatingIfNeeded: hash) & mask)
  }

  /// What the rules say of a word.
  func traits(ofHash hash: UInt64) -> WordTraits {
    WordTraits(rawValue: slots[slot(of: hash)].traits)
  }
}
