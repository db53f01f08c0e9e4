import Gazetteers
import TextSegmentation

/// English words around a derived form that tell what it is.
///
/// Wider than ``ContextCues``: such a form asks for support where a listed name does not.
enum DerivedCues {
  /// Behind an organization, or before it with `of` or `for`.
  static let organizationNouns: Set<String> = [
    "spokesman", "spokeswoman", "spokesperson", "shares", "stock", "shareholders", "executives",
    "officials", "chairman", "analysts", "bonds",
  ]

  /// Behind the name of a person who governs or is spoken of: `the Carter administration`.
  static let personNouns: Set<String> = [
    "administration", "presidency", "regime", "era", "family", "cabinet", "campaign",
  ]

  /// Whether a name of one word has an article and no noun behind it: `the Dow` is no company.
  static func isIndex(_ words: Range<Int>, in part: TextPart) -> Bool {
    guard words.count == 1, words.lowerBound > 0, part.text.words[words.lowerBound].gap == .joint,
      part.nameTraits(words.lowerBound - 1).contains(.the)
    else { return false }
    let next = words.upperBound
    guard next < part.text.words.count, part.text.words[next].gap == .joint else { return true }
    let facts = part.facts(next)
    return isAgency(next, facts, part) || part.traits(next).contains(.small)
  }

  /// Before `in` and a company: `a stake in Burlington`.
  static let holdings: Set<String> = [
    "stake", "stakes", "share", "shares", "interest", "invest", "invested", "investment",
    "investor",
    "investors", "investing", "stock", "holding", "holdings",
  ]

  /// Whether `in` stands before a word and what is held before that: no place follows.
  static func isHeld(_ words: Range<Int>, in part: TextPart) -> Bool {
    words.lowerBound > 1 && part.traits(words.lowerBound - 2).contains(.holding)
      && part.text.words[words.lowerBound].gap == .joint
  }

  /// What people do, in past forms that no ending tells.
  static let deeds: Set<String> = [
    "became", "began", "bought", "broke", "brought", "built", "came", "caught", "chose", "did",
    "drew",
    "drove", "fell", "felt", "flew", "fought", "found", "fled", "gave", "got", "grew", "had",
    "heard",
    "held", "kept", "knew", "laid", "led", "left", "lost", "made", "met", "paid", "ran", "rose",
    "saw",
    "sent", "sold", "sought", "spent", "spoke", "stood", "swore", "taught", "thought", "took",
    "tried",
    "understood", "went", "withdrew", "won", "wore", "wrote", "never", "later", "himself",
    "herself",
  ]

  /// Whether the words around speak for a type.
  static func speak(
    for kind: EntityKind,
    around words: Range<Int>,
    isAcronym: Bool,
    in part: TextPart
  ) -> Bool {
    if ContextCues.speak(for: kind, around: words, in: part) { return true }
    let text = part.text
    let next = words.upperBound
    let before = words.lowerBound - 1
    let follows = next < text.words.count && text.words[next].gap == .joint
    let hasBefore = before >= 0 && text.words[words.lowerBound].gap == .joint
    switch kind {
    case .person:
      if hasBefore, part.facts(before).contains(.title) { return true }
      guard follows else { return false }
      return part.traits(next).contains(.personNoun) || isAgency(next, part.facts(next), part)
    case .organization:
      if hasBefore, part.nameTraits(before).contains(.at) { return true }
      if isAcronym, hasBefore, part.nameTraits(before).contains(.the) { return true }
      guard follows else { return false }
      return part.traits(next).contains(.organizationNoun) || isAgency(next, part.facts(next), part)
    case .place:
      // `Paramus, N.J.`
      return before >= 0 && text.words[words.lowerBound].gap == .comma
        && text.words[before].shape.contains(.startsWithCapital)
    case .topic, .other: return false
    }
  }

  /// Whether what somebody does follows a word, so that a capital at a sentence's start may be a name's.
  static func isSubject(_ word: Int, in part: TextPart) -> Bool {
    let next = word + 1
    guard next < part.text.words.count, part.text.words[next].gap == .joint else { return false }
    return isAgency(next, part.facts(next), part)
  }

  /// What somebody does: `said`, `was`, `studied`, `’s`.
  static func isAgency(_ word: Int, _ facts: WordFacts, _ part: TextPart) -> Bool {
    if facts.contains(.saying) || !part.traits(word).isDisjoint(with: [.saying, .verb, .deed]) {
      return true
    }
    return !part.text.words[word].shape.contains(.startsWithCapital)
      && part.text.words[word].folded.count > 4 && part.hasEnding(word, "ed")
  }
}
