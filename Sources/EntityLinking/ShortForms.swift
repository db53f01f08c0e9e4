import Gazetteers
import TextSegmentation

/// The short forms and acronyms that full forms license within a thread.
///
/// `Saddam Hussein` licenses `Hussein` and `Saddam`; `Inter-Services Intelligence (ISI)` licenses
/// `ISI`. A form that two entities of the thread share is licensed to both, and the scores decide.
/// Forms are told by the hashes of their words; equal hashes of 64 bits are taken as equal words.
struct ShortForms {
  /// A licence: who, and from where on.
  struct Licence {
    private let entityNumber: Int32
    private let documentNumber: Int32
    let kind: Kind

    init(entity: Int, kind: Kind, document: Int) {
      entityNumber = Int32(truncatingIfNeeded: entity)
      documentNumber = Int32(truncatingIfNeeded: document)
      self.kind = kind
    }

    var entity: Int { Int(entityNumber) }
    /// The first document in which it holds.
    var document: Int { Int(documentNumber) }

    /// What of the full form a licence allows.
    enum Kind {
      case surname
      /// The first name alone, which asks for a capital within a sentence, and for the same document
      /// or the article.
      case firstName
      /// The first word of a company or club: `Dominion` after `Dominion Textile`.
      case business
      /// What a body is, behind `the` and in the same document or the article: `the Foundation`.
      case head
      /// A defined acronym, which asks for capitals.
      case acronym
      /// The initials of a full name, which ask for capitals and for no definition that says otherwise.
      case initials
    }

    /// Whether it holds in a document: in its own and later ones.
    func holds(in other: Int) -> Bool {
      document <= other
        && (kind != .firstName && kind != .head || document == other || document == 0)
    }
  }

  /// Where a derived form was linked.
  struct LearnedForm: Equatable {
    let entity: Int
    let document: Int
    let part: ObjectIdentifier
    let word: Int
  }

  /// Derived forms that were linked; those of one form are chained.
  ///
  /// Two places of a document are enough to know that there is another.
  private var learned: [(form: LearnedForm, next: Int32)] = []
  /// By the hash of a derived form where its chain ends in ``learned``, from 1 on.
  private var learnedChains = HashTable<Int32>(empty: 0)
  /// All licences; those of one form are chained.
  private var licences: [(licence: Licence, next: Int32)] = []
  /// By the hash of the folded form where its chain begins in ``licences``, from 1 on.
  private var chains = HashTable<Int32>(empty: 0)
  /// By the hash of a surname's last word those whose surname has `O'` or the like before it.
  private var elided = HashTable<[Int]>(empty: [])
  /// A bit for each form, by six bits of its hash, and another by six others, so that most words need no
  /// look-up.
  private var filters: (UInt64, UInt64) = (0, 0)

  /// Whether nothing is licensed.
  var isEmpty: Bool { filters.0 == 0 }

  /// The bits of a form in the filters.
  @inline(__always)
  private static func bits(of hash: UInt64) -> (UInt64, UInt64) {
    (1 &<< (hash &>> 58), 1 &<< (hash &>> 52))
  }

  /// Whether a folded word may stand for anything; `false` is sure.
  @inline(__always)
  func mayHold(_ hash: UInt64) -> Bool {
    let bits = Self.bits(of: hash)
    return filters.0 & bits.0 != 0 && filters.1 & bits.1 != 0
  }

  /// The licences of one form, in the order in which they were given: the place of the first, from 1 on.
  struct Chain {
    fileprivate var place: Int32
  }

  /// What a folded word may stand for somewhere in the thread; `nil` where it stands for nothing.
  func licences(of hash: UInt64) -> Chain? {
    let first = chains[hash]
    return first > 0 ? Chain(place: first) : nil
  }

  /// Whether a chain has one licence alone.
  func isOnly(_ chain: Chain) -> Bool { licences[Int(chain.place) - 1].next == 0 }

  /// The next licence of a chain, which goes on behind it; `nil` behind the last one.
  func next(of chain: inout Chain) -> Licence? {
    guard chain.place > 0 else { return nil }
    let place = Int(chain.place) - 1
    chain.place = licences[place].next
    return licences[place].licence
  }

  /// Whether one of some licences is such as asked for.
  func contains(_ chain: Chain, where isWanted: (Licence) -> Bool) -> Bool {
    var chain = chain
    while let licence = next(of: &chain) {
      if isWanted(licence) { return true }
    }
    return false
  }

  /// Whether a word is licensed as the short name of a company or club, or as a surname.
  @inline(__always)
  func hasRival(_ hash: UInt64, in document: Int) -> Bool {
    mayHold(hash) && isRival(hash, in: document)
  }

  private func isRival(_ hash: UInt64, in document: Int) -> Bool {
    guard let chain = licences(of: hash) else { return false }
    return contains(chain) {
      $0.document <= document && ($0.kind == .business || $0.kind == .surname)
    }
  }

  /// Whether an entity's surname is not the word alone: `Keefe`, where the thread has James O'Keefe.
  func hasElision(_ hash: UInt64, of entity: Int) -> Bool {
    elided[hash].contains(entity)
  }

  /// Whether any surname has an elision.
  var hasElisions: Bool { !elided.isEmpty }

  /// Whether any derived form is linked.
  var hasLearnedAny: Bool { !learned.isEmpty }

  /// Whether a derived form is linked to an entity elsewhere in a document or in the article.
  func hasLearned(_ hash: UInt64, at form: LearnedForm) -> Bool {
    var place = Int(learnedChains[hash])
    while place > 0 {
      let known = learned[place - 1].form
      if known.entity == form.entity, known != form,
        known.document == form.document || known.document == 0
      {
        return true
      }
      place = Int(learned[place - 1].next)
    }
    return false
  }

  /// Remembers a derived form that was linked.
  /// - Returns: whether it was not known yet.
  mutating func learn(_ hash: UInt64, at form: LearnedForm) -> Bool {
    let last = learnedChains[hash]
    var place = Int(last)
    var count = 0
    while place > 0 {
      let known = learned[place - 1].form
      if known.entity == form.entity, known.document == form.document {
        count += 1
        if count > 1 || known == form { return false }
      }
      place = Int(learned[place - 1].next)
    }
    learned.append((form, last))
    learnedChains[hash] = Int32(truncatingIfNeeded: learned.count)
    return true
  }

  /// Licenses what a firm mention of an entity allows.
  /// - Returns: whether anything new is licensed.
  mutating func license(
    _ words: Range<Int>,
    of part: TextPart,
    as entity: Int,
    of kind: EntityKind,
    in document: Int,
    withFirstName: Bool = true
  ) -> Bool {
    guard words.count > 1 else { return false }
    let before = licences.count
    if kind == .person { licensePerson(words, part, entity, document, withFirstName) }
    if kind == .organization {
      licenseOrganization(words, part, entity, document)
      licenseHead(words, part, entity, document)
      licenseInitials(words, part, entity, document)
    }
    licenseAcronym(after: words, part, entity, document)
    return licences.count > before
  }

  private mutating func licensePerson(
    _ words: Range<Int>,
    _ part: TextPart,
    _ entity: Int,
    _ document: Int,
    _ withFirstName: Bool
  ) {
    var last = words.upperBound - 1
    // `George Bush snr`, `Martin Luther King Jr.`: the suffix is no name.
    while last > words.lowerBound, part.traits(last).contains(.suffix) { last -= 1 }
    guard last > words.lowerBound else { return }
    let first = words.lowerBound
    // `Brexit Secretary David Davis` is called by neither of the first two words.
    if withFirstName, part.text.words[first].length >= 3,
      !words.contains(where: { !part.traits($0).isDisjoint(with: [.title, .office]) })
    {
      add(part.hash(first), Licence(entity: entity, kind: .firstName, document: document))
    }
    // `King Abdullah of Jordan`: what stands behind `of` is no surname.
    if part.text.words[last].length >= 3,
      !words.contains(where: { part.nameTraits($0).contains(.of) })
    {
      if last - 1 > first, part.isElided(last) {
        elided.update(part.hash(last)) { $0.append(entity) }
      }
      add(part.hash(last), Licence(entity: entity, kind: .surname, document: document))
    }
  }

  /// `League of Conservation Voters` … `LCV`: the initials of three to six words, small ones left out.
  private mutating func licenseInitials(
    _ words: Range<Int>,
    _ part: TextPart,
    _ entity: Int,
    _ document: Int
  ) {
    guard words.count > 2 else { return }
    var letters: [UInt8] = []
    for word in words where !part.traits(word).contains(.small) {
      guard part.text.words[word].shape.isSuperset(of: [.startsWithCapital, .hasLower]),
        let letter = part.folded(word).first, letter < 0x80, letters.count < 6
      else { return }
      letters.append(letter)
    }
    guard letters.count > 2 else { return }
    let hash = Word.hash(ofFolded: letters[...])
    add(hash, Licence(entity: entity, kind: .initials, document: document))
  }

  /// `Full Name (FN)`: capitals in brackets whose letters run through the name in order.
  private mutating func licenseAcronym(
    after words: Range<Int>,
    _ part: TextPart,
    _ entity: Int,
    _ document: Int
  ) {
    let next = words.upperBound
    guard next < part.text.words.count, part.text.words[next].gap == .edge else { return }
    let word = part.text.words[next]
    guard word.isAllCapitals, (2...8).contains(word.length) else { return }
    let gap = part.text.utf8[Int(part.text.words[next - 1].end)..<Int(word.start)]
    let end = Int(word.end)
    guard gap.last == UInt8(ascii: "("), gap.allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "(") }),
      end < part.text.utf8.count, part.text.utf8[end] == UInt8(ascii: ")")
    else { return }
    let letters = Array(part.folded(next))
    var position = 0
    for letter in part.text.foldedBytes(ofWords: words) where position < letters.count {
      if letter == letters[position] { position += 1 }
    }
    guard position == letters.count, letters.first == part.folded(words.lowerBound).first else {
      return
    }
    add(part.hash(next), Licence(entity: entity, kind: .acronym, document: document))
  }

  mutating func add(_ form: UInt64, _ licence: Licence) {
    var last = 0
    var next = Int(chains[form])
    while next > 0 {
      last = next
      let known = licences[last - 1].licence
      if known.entity == licence.entity, known.document <= licence.document,
        known.kind == licence.kind
      {
        return
      }
      next = Int(licences[last - 1].next)
    }
    if licences.isEmpty {
      licences.reserveCapacity(32)
      chains.reserveCapacity(32)
    }
    licences.append((licence, 0))
    let own = Int32(truncatingIfNeeded: licences.count)
    if last > 0 { licences[last - 1].next = own } else { chains[form] = own }
    let bits = Self.bits(of: form)
    filters = (filters.0 | bits.0, filters.1 | bits.1)
  }

  static let suffixes: Set<String> = [
    "jr", "sr", "snr", "jnr", "junior", "senior", "ii", "iii", "iv",
  ]
  /// Words before a name that are no part of it.
  static let titles: Set<String> = [
    "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "president", "king",
    "queen", "prince", "princess", "mullah", "maulana", "sheikh", "sheik", "ayatollah", "pope",
    "general", "gen", "colonel", "col", "major", "captain", "admiral", "lieutenant", "lt",
    "sergeant",
    "senator", "sen", "rep", "congressman", "congresswoman", "governor", "gov", "mayor", "judge",
    "justice", "secretary", "minister", "premier", "chancellor", "ambassador", "chairman",
    "chairwoman", "chief", "commander", "speaker", "emir", "sultan", "mufti", "imam", "hajji",
    "haji",
    "saint", "st",
  ]
}
