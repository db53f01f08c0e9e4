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

  /// Whether the words around make an acronym in capitals a name: `THE US`, `US TROOPS`.
  static func isNounPhrase(around word: Int, in part: TextPart) -> Bool {
    if word > 0, part.text.words[word].gap == .joint,
      part.folded(word - 1).elementsEqual("the".utf8)
    {
      return true
    }
    let next = word + 1
    return next < part.text.words.count && part.text.words[next].gap == .joint
      && nationalNouns.contains(String(decoding: part.folded(next), as: UTF8.self))
  }

  /// Verbs that follow the subject of a sentence.
  private static let verbs: Set<String> = [
    "is", "was", "has", "had", "will", "would", "did", "does", "can", "could", "should", "who", "s",
  ]

  /// Whether a verb follows directly, so that a capital at a sentence's start may be a name's.
  static func isSubject(_ word: Int, in part: TextPart) -> Bool {
    let next = word + 1
    guard next < part.text.words.count, part.text.words[next].gap == .joint else { return false }
    let name = String(decoding: part.folded(next), as: UTF8.self)
    return verbs.contains(name) || saying.contains(name)
  }

  /// The types that the words around speak for.
  static func types(around words: Range<Int>, in part: TextPart) -> Set<String> {
    var types: Set<String> = []
    if words.lowerBound > 0, part.text.words[words.lowerBound].gap == .joint {
      let before = String(decoding: part.folded(words.lowerBound - 1), as: UTF8.self)
      if ShortForms.titles.contains(before) { types.insert("person") }
      if placePrepositions.contains(before) { types.insert("place") }
    }
    if words.upperBound < part.text.words.count, part.text.words[words.upperBound].gap == .joint {
      let after = String(decoding: part.folded(words.upperBound), as: UTF8.self)
      if saying.contains(after) { types.formUnion(["person", "organization"]) }
    }
    return types
  }
}
