import Gazetteers
import TextSegmentation

/// English words around a name that tell what type it has.
enum ContextCues {
  /// Before a place.
  static let placePrepositions: Set<String> = [
    "in", "from", "near", "at", "into", "across", "throughout", "outside", "inside", "around",
    "toward", "towards", "northern", "southern", "eastern", "western", "central", "northeastern",
    "northwestern", "southeastern", "southwestern",
  ]
  /// Behind a person or an organization.
  static let saying: Set<String> = [
    "said", "says", "told", "added", "argued", "claimed", "wrote", "announced", "warned",
    "insisted",
    "denied", "confirmed", "reported", "tweeted", "admitted", "urged", "accused", "replied",
    "stated",
  ]

  /// Behind a country's acronym in a sentence of capitals.
  static let nationalNouns: Set<String> = [
    "troops", "forces", "soldiers", "army", "military", "government", "officials", "taxpayer",
    "taxpayers", "dollars", "aid", "president", "congress", "senate", "citizens", "embassy", "navy",
    "marines", "media", "economy", "policy", "constitution", "border", "drones",
  ]

  /// Verbs that follow the subject of a sentence.
  static let verbs: Set<String> = [
    "is", "was", "has", "had", "will", "would", "did", "does", "can", "could", "should", "who", "s",
  ]

  /// Whether the words around make an acronym in capitals a name: `THE US`, `US TROOPS`.
  static func isNounPhrase(around word: Int, in part: TextPart) -> Bool {
    if word > 0, part.text.words[word].gap == .joint, part.nameTraits(word - 1).contains(.the) {
      return true
    }
    let next = word + 1
    return next < part.text.words.count && part.text.words[next].gap == .joint
      && part.traits(next).contains(.nationalNoun)
  }

  /// Whether a verb follows directly, so that a capital at a sentence's start may be a name's.
  static func isSubject(_ word: Int, in part: TextPart) -> Bool {
    let next = word + 1
    guard next < part.text.words.count, part.text.words[next].gap == .joint else { return false }
    return !part.traits(next).isDisjoint(with: [.verb, .saying])
  }

  /// Types that words speak for.
  struct Types: OptionSet {
    let rawValue: UInt8
    static let person = Types(rawValue: 1)
    static let place = Types(rawValue: 2)
    static let organization = Types(rawValue: 4)

    /// Whether words speak for a type.
    @inline(__always)
    func speak(for kind: EntityKind) -> Bool {
      switch kind {
      case .person: contains(.person)
      case .place: contains(.place)
      case .organization: contains(.organization)
      case .topic, .other: false
      }
    }
  }

  /// The types that the words around speak for.
  @inline(__always)
  static func types(around words: Range<Int>, in part: TextPart) -> Types {
    let before = part.traits(joinedTo: words.lowerBound)
    var types: Types = []
    if before.contains(.title) { types.insert(.person) }
    if before.contains(.placePreposition) { types.insert(.place) }
    if isSaying(behind: words, in: part) { types.formUnion([.person, .organization]) }
    return types
  }

  /// Whether the words around speak for a type.
  static func speak(for kind: EntityKind, around words: Range<Int>, in part: TextPart) -> Bool {
    types(around: words, in: part).speak(for: kind)
  }

  /// Whether a verb of saying follows directly: `Apple said`.
  @inline(__always)
  static func isSaying(behind words: Range<Int>, in part: TextPart) -> Bool {
    let next = words.upperBound
    return next < part.text.words.count && part.text.words[next].gap == .joint
      && part.traits(next).contains(.saying)
  }
}

extension TextPart {
  /// What is known of the word that is joined to a word from before; nothing where there is none.
  @inline(__always)
  func traits(joinedTo word: Int) -> WordTraits {
    word > 0 && text.words[word].gap == .joint ? traits(word - 1) : []
  }
}
