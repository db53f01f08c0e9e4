import TextSegmentation

/// What the closed classes of English words say around and in a name.
struct NameTraits: OptionSet {
  let rawValue: UInt32
  /// Stands before a person's name and nothing else.
  static let personTitle = NameTraits(rawValue: 1)
  /// Ends a company's name.
  static let corporate = NameTraits(rawValue: 1 << 1)
  /// Begins a place's name.
  static let placeBeginning = NameTraits(rawValue: 1 << 2)
  static let direction = NameTraits(rawValue: 1 << 3)
  /// A people, a creed or an idea that is written with a capital.
  static let people = NameTraits(rawValue: 1 << 4)
  static let verb = NameTraits(rawValue: 1 << 5)
  static let `in` = NameTraits(rawValue: 1 << 6)
  static let at = NameTraits(rawValue: 1 << 7)
  static let from = NameTraits(rawValue: 1 << 8)
  /// Stands before a place.
  static let placeWord = NameTraits(rawValue: 1 << 9)
  static let to = NameTraits(rawValue: 1 << 10)
  static let by = NameTraits(rawValue: 1 << 11)
  static let of = NameTraits(rawValue: 1 << 12)
  static let and = NameTraits(rawValue: 1 << 13)
  static let indefinite = NameTraits(rawValue: 1 << 14)
  static let possessive = NameTraits(rawValue: 1 << 15)
  static let the = NameTraits(rawValue: 1 << 16)
  static let who = NameTraits(rawValue: 1 << 17)
  /// Stands behind an organization.
  static let organizationNoun = NameTraits(rawValue: 1 << 18)
  /// Joins the parts of a person's name.
  static let particle = NameTraits(rawValue: 1 << 19)
  /// Begins a surname in lower case.
  static let particleStart = NameTraits(rawValue: 1 << 20)
  /// Ends a person's name.
  static let suffix = NameTraits(rawValue: 1 << 21)
  /// A day or a month.
  static let calendar = NameTraits(rawValue: 1 << 22)
  /// A day or a month that is nobody's name.
  static let calendarOnly = NameTraits(rawValue: 1 << 23)
  /// Never a name by itself, and never at the start of one.
  static let small = NameTraits(rawValue: 1 << 24)
  static let pronoun = NameTraits(rawValue: 1 << 25)
  /// Has a capital and names nothing: a language, a feast.
  static let notName = NameTraits(rawValue: 1 << 26)
  /// What a name goes on behind with `of`.
  static let ofHead = NameTraits(rawValue: 1 << 27)
  /// Has its possessive within a name: `People's Party`.
  static let possessor = NameTraits(rawValue: 1 << 28)
  /// What a secretary is of: `State`.
  static let portfolio = NameTraits(rawValue: 1 << 29)
  static let `for` = NameTraits(rawValue: 1 << 30)
  /// Stands before the name of a saint.
  static let saint = NameTraits(rawValue: 1 << 31)
}

/// The closed classes of words, found by the hash of their folded form.
///
/// Hashes of 64 bits are taken as equal words.
struct NameVocabulary: Sendable {
  static let shared = NameVocabulary()

  private var slots: [(hash: UInt64, traits: UInt32)]
  private let mask = 2047

  private init() {
    slots = Array(repeating: (0, 0), count: mask + 1)
    for (traits, words) in Self.lists {
      for word in words.split(separator: " ") { insert(word, traits) }
    }
  }

  private mutating func insert(_ word: Substring, _ traits: NameTraits) {
    let hash = Word.hash(ofFolded: Array(word.utf8)[...])
    let slot = slot(of: hash)
    slots[slot] = (hash, slots[slot].traits | traits.rawValue)
  }

  @inline(__always)
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

  /// What is known of a word.
  /// - Complexity: O(1).
  @inline(__always)
  func traits(ofHash hash: UInt64) -> NameTraits {
    NameTraits(rawValue: slots[slot(of: hash)].traits)
  }

  private static let lists: [(NameTraits, String)] = [
    (
      .personTitle,
      """
      mr mrs ms miss dr prof sir dame sen rep gov gen lt col maj capt sgt cpl rev sheikh mullah \
      maulana ayatollah cllr adm cmdr brig pvt mme
      """
    ),
    (.corporate, "corp inc ltd llc llp plc gmbh ag co nv spa sa"),
    (
      .placeBeginning,
      """
      lake mount mt cape fort ft port san santa st saint el los las la camp gulf isle lower upper \
      north south east west northern southern eastern western central greater downtown
      """
    ),
    (
      .direction,
      """
      north south east west northern southern eastern western central upper lower northeast \
      northwest southeast southwest
      """
    ),
    (
      .people,
      """
      islam islamic muslim muslims christian christians jewish jew jews hindu hindus buddhist \
      catholic catholics protestant protestants orthodox sunni sunnis shia shiite shiites arab \
      arabs kurd kurds kurdish african asian european hispanic latino black white indian communist \
      marxist nazi zionist bible quran koran god allah jesus christ internet web tv cd dvd pc
      """
    ),
    (
      .verb,
      "is was has had will would did does can could should who are were have"
    ),
    (.in, "in"), (.at, "at"), (.from, "from"), (.to, "to into"), (.by, "by with"), (.of, "of"),
    (.and, "and or"), (.indefinite, "a an"), (.possessive, "my his her your our their"),
    (.the, "the"), (.who, "who whose"), (.for, "for on"),
    (
      .placeWord,
      """
      near outside around throughout across inside toward towards northern southern eastern western \
      central downtown
      """
    ),
    (
      .organizationNoun,
      """
      spokesman spokeswoman officials official executives shares stock employees shareholders \
      chairman president director members lawyers leader leaders team players fans coach
      """
    ),
    (
      .particle,
      """
      de da di del della van von der den bin ibn al el ul la le los las arap dos das du ter ten y \
      bint abu zu zur
      """
    ),
    (.particleStart, "al el bin ibn van von de di da del della der ter bint abu la le du dos"),
    (.suffix, "jr sr snr jnr junior ii iii iv"),
    (
      .calendar,
      """
      mondays tuesdays wednesdays thursdays fridays saturdays sundays \
      monday tuesday wednesday thursday friday saturday sunday january february march april may \
      june july august september october november december mon tue wed thu fri sat sun jan feb mar \
      apr jun jul aug sept oct nov dec
      """
    ),
    (
      .calendarOnly,
      """
      mondays tuesdays wednesdays thursdays fridays saturdays sundays \
      monday tuesday wednesday thursday friday saturday sunday january february july september \
      october november december
      """
    ),
    (
      .small,
      """
      of the and for on in to at a an with by from s but i
      """
    ),
    (
      .pronoun,
      """
      i me my we us our you your he him his she her they them their it its this that these those who \
      which what when where why how if but and or so yes no not now then there here also just well \
      oh hey ok okay lol omg
      """
    ),
    (
      .notName,
      """
      god lord christmas easter ramadan thanksgiving internet english spanish french german dutch \
      chinese japanese russian arabic turkish greek italian hebrew latin
      """
    ),
    (
      .ofHead,
      """
      duke duchess prince queen king earl gulf isle republic kingdom house association friends \
      sons daughters knights order church city town bank court department ministry secretary \
      minister university university battle organization
      """
    ),
    (
      .possessor,
      """
      people children women men workers farmers veterans king queen mcdonald macy lloyd sotheby \
      christie moody levi
      """
    ),
    (.saint, "st saint"),
    (
      .portfolio,
      """
      the state defense defence interior justice treasury commerce labor labour education health \
      transportation energy agriculture foreign affairs finance economy trade industry culture \
      tourism science technology information communications planning home internal external \
      religious social welfare sports youth transport environment housing development
      """
    ),
  ]
}
