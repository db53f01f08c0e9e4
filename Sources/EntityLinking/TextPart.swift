import ArticleThreads
import Gazetteers
import TextSegmentation

/// A title or body while it is being linked.
///
/// A class, so that the steps of linking share it without counting references to each of its arrays.
final class TextPart {
  let text: SegmentedText
  let string: String
  /// What is known of each word.
  private let known: [WordKnowledge]
  /// What the gazetteer matched, by first words; the rules of names of several words are still to be
  /// asked.
  let matches: [RawMatch]
  /// The derived forms that the gazetteer matched, by first words; nothing is known of them yet.
  let derived: [RawMatch]
  /// The terms of topics that the gazetteer matched, by first words.
  let terms: [RawMatch]
  /// The words that start with a capital, in order.
  let capitals: [Int32]
  /// How the sentences are written.
  private let cases: [SentenceCase]
  let wordZones: WordZones
  /// Whether any word is excluded.
  private let hasExcluded: Bool

  private let gazetteer: Gazetteer
  /// The lesser candidates of the spans of this part.
  let rivals = RivalScores()

  /// A phrase of the gazetteer in the text.
  typealias RawMatch = Gazetteer.PhraseMatch

  init(
    _ segmented: SegmentedText,
    string: String,
    zones: [Zone],
    defaultZone: Zone.Kind,
    addresses: [Range<Int>],
    gazetteer: Gazetteer,
    passesRules: Bool = false,
    memo: TraitMemo
  ) {
    self.string = string
    self.gazetteer = gazetteer
    let spans = zones.map { segmented.offsets.bytes($0.range) }
    let text =
      spans.isEmpty
      ? segmented : segmented.withEdges(atBytes: spans.flatMap { [$0.lowerBound, $0.upperBound] })
    self.text = text
    wordZones = WordZones(zones, spans: spans, of: text, plain: defaultZone)
    var known = memo.knowledge(
      of: text,
      needsNoCapital: Gazetteer.MatchWords.needsNoCapital(text, passesRules: passesRules),
      gazetteer
    )
    var hasExcluded = !addresses.isEmpty
    for word in WebAddresses.words(in: text) {
      known.words[word].traits.insert(.excluded)
      hasExcluded = true
    }
    self.hasExcluded = hasExcluded
    for address in addresses {
      let bytes = text.offsets.bytes(address)
      for (index, word) in text.words.enumerated() where bytes.overlaps(word.bytes) {
        known.words[index].traits.insert(.excluded)
      }
    }
    let found = gazetteer.phrases(
      in: text,
      words: Gazetteer.MatchWords(of: text, passesRules: passesRules, roles: known.roles)
    )
    Self.mark(found.names, in: &known.words)
    capitals = known.capitals
    let initials = Self.matchesBesidesInitials(text, capitals, gazetteer)
    for match in initials {
      for word in match.words { known.words[word].traits.insert(.covered) }
    }
    matches = initials.isEmpty ? found.names : Self.merged(found.names, initials)
    derived = found.derived
    terms = found.terms
    self.known = known.words
    cases = Self.cases(of: text, capitals)
  }

  /// How the sentences are written, given the words that start with a capital.
  private static func cases(of text: SegmentedText, _ capitals: [Int32]) -> [SentenceCase] {
    let words = text.words
    var next = 0
    return text.sentences.indices.map { sentence in
      let range = text.words(ofSentence: sentence)
      let first = next
      while next < capitals.count, capitals[next] < range.upperBound { next += 1 }
      if text.isAllCapitals(sentence: sentence) { return [.shouted, .inCapitals, .titled] }
      return .read(words, range, capitals: next - first)
    }
  }

  /// Notes which words lie in listed names, and which are such names by themselves.
  private static func mark(_ matches: [RawMatch], in known: inout [WordKnowledge]) {
    var known = known.mutableSpan
    for index in matches.indices {
      let words = matches[index].words
      if words.count == 1 { known[words.lowerBound].traits.insert(.listed) }
      for word in words { known[word].traits.insert(.covered) }
    }
  }

  /// Persons whose listed name has no middle initial but the text's has: `Peter T. King`.
  private static func matchesBesidesInitials(
    _ text: SegmentedText,
    _ capitals: [Int32],
    _ gazetteer: Gazetteer
  ) -> [RawMatch] {
    var found: [RawMatch] = []
    for word in capitals.lazy.map(Int.init) where text.words[word].length == 1 {
      guard word > 0, word + 1 < text.words.count,
        text.words[word].shape == [.hasLetter, .startsWithCapital],
        text.words[word].gap == .joint, text.words[word + 1].gap == .joint,
        text.words[word - 1].shape.contains(.startsWithCapital),
        text.words[word + 1].shape.contains(.startsWithCapital)
      else { continue }
      let name =
        Array(text.folded[text.words[word - 1].folded]) + [Word.Gap.joint.rawValue]
        + text.folded[text.words[word + 1].folded]
      let entries = gazetteer.entries(forFolded: name)
      if entries.contains(where: { gazetteer.kind(of: $0.entity) == .person && $0.skip == 0 }) {
        found.append(
          RawMatch(words: word - 1..<word + 2, places: entries.places, isOfPersons: true)
        )
      }
    }
    return found
  }

  /// Two lists of matches as one by first words.
  private static func merged(_ matches: [RawMatch], _ others: [RawMatch]) -> [RawMatch] {
    var merged: [RawMatch] = []
    merged.reserveCapacity(matches.count + others.count)
    var next = others.startIndex
    for match in matches {
      while next < others.endIndex, others[next].words.lowerBound < match.words.lowerBound {
        merged.append(others[next])
        next += 1
      }
      merged.append(match)
    }
    return merged + others[next...]
  }

  // MARK: Words

  /// The entries of a match.
  func entries(of match: RawMatch) -> GazetteerEntries { gazetteer.entries(match.places) }

  /// What the rules say of a word, and what the text adds.
  func traits(_ word: Int) -> WordTraits { known[word].traits }

  /// Calls `body` with each word that has none of some traits, in order.
  @inline(__always)
  func forEachWord(without unwanted: WordTraits, _ body: (Int) -> Void) {
    for word in known.indices where known[word].traits.isDisjoint(with: unwanted) { body(word) }
  }

  /// What the gazetteer's lists of words say of a word.
  func facts(_ word: Int) -> WordFacts { known[word].facts }

  /// What the closed classes say of a word that unknown names are told by.
  func nameTraits(_ word: Int) -> NameTraits { known[word].nameTraits }

  /// Whether any word of a run lies in what is no text: an address.
  @inline(__always)
  func isAnyExcluded(of words: Range<Int>) -> Bool {
    hasExcluded && any(of: words, has: .excluded)
  }

  /// Whether any word of a run has one of some traits.
  func any(of words: Range<Int>, has wanted: WordTraits) -> Bool {
    words.contains { !traits($0).isDisjoint(with: wanted) }
  }

  /// For each sentence: whether all its words, or nearly all, have a capital, so that a capital says
  /// nothing.
  func isShouted(sentence: Int) -> Bool { cases[sentence].contains(.shouted) }

  /// Whether every longer word of a sentence has a capital: a headline, where a capital says nothing at
  /// all.
  func isTitled(sentence: Int) -> Bool { cases[sentence].contains(.titled) }

  /// Whether a sentence is in capitals throughout, or nearly so: there an acronym looks like any word.
  func isInCapitals(sentence: Int) -> Bool { cases[sentence].contains(.inCapitals) }

  /// Whether a word opens its sentence or stands behind an opening quotation mark or bracket.
  func isSentenceInitial(_ word: Int) -> Bool {
    guard text.words[word].gap == .edge else { return false }
    if text.sentenceWords[text.sentence(ofWord: word)] == word { return true }
    let before = text.utf8[Int(text.words[word - 1].end)..<Int(text.words[word].start)]
    // `: "Turkey …`, `— Time to …`: a break after which a capital says little.
    return before.contains(UInt8(ascii: "\"")) || before.contains(UInt8(ascii: ":"))
      || before.suffix(3).elementsEqual("“".utf8) || before.suffix(3).elementsEqual("‘".utf8)
  }

  /// Whether nothing but spaces joins a word to the one before it.
  func isSpaced(_ word: Int) -> Bool {
    guard word > 0, text.words[word].gap == .joint else { return false }
    for byte in Int(text.words[word - 1].end)..<Int(text.words[word].start)
    where text.utf8[byte] != 0x20 {
      return false
    }
    return true
  }

  /// Whether another capitalised word stands directly before a word and does not open its sentence.
  func isBehindCapital(_ word: Int) -> Bool {
    isSpaced(word) && text.words[word - 1].shape.contains(.startsWithCapital)
      && !isSentenceInitial(word - 1)
  }

  /// The scalars of a run of words.
  func range(of words: Range<Int>) -> Range<Int> {
    text.offsets.scalars(bytes(of: words))
  }

  /// The bytes of a run of words.
  func bytes(of words: Range<Int>) -> Range<Int> {
    Int(text.words[words.lowerBound].start)..<Int(text.words[words.upperBound - 1].end)
  }

  /// The bytes of a name, with the full stop of an abbreviation at its end: `Calif.`, `Microsoft Corp.`.
  func bytes(ofName words: Range<Int>) -> Range<Int> {
    let bytes = bytes(of: words)
    guard traits(words.upperBound - 1).contains(.abbreviation), bytes.upperBound < text.utf8.count,
      text.utf8[bytes.upperBound] == UInt8(ascii: ".")
    else { return bytes }
    return bytes.lowerBound..<bytes.upperBound + 1
  }

  /// The bytes between a word and the one before it, or the start of the text.
  func gap(before word: Int) -> ArraySlice<UInt8> {
    text.utf8[(word > 0 ? Int(text.words[word - 1].end) : 0)..<Int(text.words[word].start)]
  }

  /// The folded form of one word as text, for look-ups in lists that only few words need.
  func foldedText(_ word: Int) -> String { String(decoding: folded(word), as: UTF8.self) }

  /// The folded form of one word.
  func folded(_ word: Int) -> ArraySlice<UInt8> { text.folded[text.words[word].folded] }

  /// Whether the folded form of a word ends with some letters.
  @inline(__always)
  func hasEnding(_ word: Int, _ ending: String) -> Bool {
    let own = text.words[word].folded
    var place = own.upperBound - ending.utf8.count
    if place < own.lowerBound { return false }
    for letter in ending.utf8 {
      if text.folded[place] != letter { return false }
      place += 1
    }
    return true
  }

  /// The place in ``matches`` of the first one that begins at a word or behind it.
  /// - Complexity: O(log n).
  func firstMatch(from word: Int) -> Int {
    matches.firstPlace { $0.words.lowerBound < word }
  }

  /// A hash of the folded form of a run of words.
  func hash(of words: Range<Int>) -> UInt64 {
    words.reduce(0) { ($0 << 7 | $0 >> 57) ^ hash($1) }
  }

  /// The hash of the folded form of one word.
  func hash(_ word: Int) -> UInt64 { text.words[word].hash }
}

/// How a sentence is written.
private struct SentenceCase: OptionSet {
  let rawValue: UInt8
  static let shouted = SentenceCase(rawValue: 1)
  static let inCapitals = SentenceCase(rawValue: 2)
  static let titled = SentenceCase(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Reads a sentence that is not in capitals throughout and in which so many words start with one.
  static func read(_ words: [Word], _ sentence: Range<Int>, capitals: Int) -> SentenceCase {
    // Nothing less than three longer words with a capital tells anything.
    if capitals < 3 { return [] }
    // Of the longer words behind the first.
    var started = 0
    var capital = 0
    var small = 0
    for index in sentence.dropFirst() {
      let word = words[index]
      guard word.length >= 4, word.shape.contains(.hasLetter) else { continue }
      if word.shape.contains(.startsWithCapital) {
        started += 1
        if word.isAllCapitals { capital += 1 }
      } else {
        small += 1
        // Four of five cannot have a capital any more.
        if small * 4 > capitals { return [] }
      }
    }
    let long = started + small
    guard long >= 3 else { return [] }
    var found: SentenceCase = []
    if started * 10 >= long * 8 { found.insert(.shouted) }
    if started == long { found.insert(.titled) }
    if capital * 10 >= long * 8 { found.insert(.inCapitals) }
    return found
  }
}
