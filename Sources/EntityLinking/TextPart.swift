import ArticleThreads
import Gazetteers
import TextSegmentation

/// A title or body while it is being linked.
struct TextPart {
  let gazetteer: Gazetteer
  let text: SegmentedText
  let string: String
  let zones: [Zone]
  /// The zone of each word; the default zone where none covers it.
  let wordZones: [Zone]
  /// Words that name nothing: a speaker who is addressed, a part of a web address.
  let excluded: Set<Int>
  /// What the gazetteer matched, whatever the rules say of it.
  let matches: [RawMatch]
  /// For each sentence: whether all its words, or nearly all, have a capital, so that a capital says
  /// nothing.
  let isShouted: [Bool]

  /// A phrase of the gazetteer in the text.
  struct RawMatch {
    let words: Range<Int>
    let entries: ArraySlice<GazetteerEntry>
  }

  init(
    _ segmented: SegmentedText,
    string: String,
    zones: [Zone],
    defaultZone: Zone.Kind,
    addresses: [Range<Int>],
    gazetteer: Gazetteer
  ) {
    self.gazetteer = gazetteer
    self.string = string
    self.zones = zones
    let edges = zones.flatMap { zone in
      let bytes = segmented.offsets.bytes(zone.range)
      return [bytes.lowerBound, bytes.upperBound]
    }
    let text = segmented.withEdges(atBytes: edges)
    self.text = text
    wordZones = Self.zones(of: text, zones, defaultZone)
    let spans = addresses.map { text.offsets.bytes($0) }
    excluded = WebAddresses.words(in: text).union(
      spans.isEmpty
        ? []
        : text.words.indices.filter { index in
          spans.contains { $0.overlaps(text.words[index].bytes) }
        }
    )
    var matches: [RawMatch] = []
    gazetteer.forEachName(in: text) { matches.append(RawMatch(words: $0, entries: Array($1)[...])) }
    matches += Self.matchesBesidesInitials(text, gazetteer)
    self.matches = matches
    isShouted = text.sentences.indices.map { Self.isShouted(text, sentence: $0) }
  }

  /// Persons whose listed name has no middle initial but the text's has: `Peter T. King`.
  private static func matchesBesidesInitials(_ text: SegmentedText, _ gazetteer: Gazetteer)
    -> [RawMatch]
  {
    var found: [RawMatch] = []
    for word in text.words.indices.dropFirst().dropLast() {
      let initial = text.words[word]
      guard initial.length == 1, initial.shape == [.hasLetter, .startsWithCapital],
        text.words[word].gap == .joint, text.words[word + 1].gap == .joint,
        text.words[word - 1].shape.contains(.startsWithCapital),
        text.words[word + 1].shape.contains(.startsWithCapital)
      else { continue }
      let name =
        Array(text.folded[text.words[word - 1].folded]) + [Word.Gap.joint.rawValue]
        + text.folded[text.words[word + 1].folded]
      let persons = gazetteer.entries(forFolded: name).filter {
        gazetteer.kind(of: $0.entity) == .person && $0.skip == 0
      }
      if !persons.isEmpty {
        found.append(RawMatch(words: word - 1..<word + 2, entries: persons[...]))
      }
    }
    return found
  }

  private static func zones(of text: SegmentedText, _ zones: [Zone], _ other: Zone.Kind) -> [Zone] {
    var result: [Zone] = []
    result.reserveCapacity(text.words.count)
    let ranges = zones.map { text.offsets.bytes($0.range) }
    var next = 0
    let plain = Zone(range: 0..<0, kind: other)
    for word in text.words {
      while next < ranges.count, ranges[next].upperBound <= Int(word.start) { next += 1 }
      let isInside = next < ranges.count && ranges[next].lowerBound <= Int(word.start)
      result.append(isInside ? zones[next] : plain)
    }
    return result
  }

  /// All capitals, or a headline in which nearly every longer word has one.
  private static func isShouted(_ text: SegmentedText, sentence: Int) -> Bool {
    text.isAllCapitals(sentence: sentence)
      || isNearlyEvery(text, sentence) { $0.shape.contains(.startsWithCapital) }
  }

  /// Whether a sentence is in capitals throughout, or nearly so: there an acronym looks like any word.
  func isInCapitals(sentence: Int) -> Bool {
    text.isAllCapitals(sentence: sentence) || Self.isNearlyEvery(text, sentence, \.isAllCapitals)
  }

  /// Whether a condition holds for nearly all longer words of a sentence.
  private static func isNearlyEvery(
    _ text: SegmentedText,
    _ sentence: Int,
    _ isSo: (Word) -> Bool
  ) -> Bool {
    var long = 0
    var capital = 0
    for word in text.words[text.words(ofSentence: sentence)].dropFirst()
    where word.length >= 4 && word.shape.contains(.hasLetter) {
      long += 1
      if isSo(word) { capital += 1 }
    }
    return long >= 3 && capital * 10 >= long * 8
  }

  /// Whether a word opens its sentence or stands behind an opening quotation mark or bracket.
  func isSentenceInitial(_ word: Int) -> Bool {
    if text.sentenceWords[text.sentence(ofWord: word)] == word { return true }
    guard text.words[word].gap == .edge else { return false }
    let before = text.utf8[Int(text.words[word - 1].end)..<Int(text.words[word].start)]
    // `: "Turkey …`, `— Time to …`: a break after which a capital says little.
    return before.contains(UInt8(ascii: "\"")) || before.contains(UInt8(ascii: ":"))
      || before.suffix(3).elementsEqual("“".utf8) || before.suffix(3).elementsEqual("‘".utf8)
  }

  /// Whether nothing but spaces joins a word to the one before it.
  func isSpaced(_ word: Int) -> Bool {
    word > 0 && text.words[word].gap == .joint
      && text.utf8[Int(text.words[word - 1].end)..<Int(text.words[word].start)]
        .allSatisfy { $0 == 0x20 }
  }

  /// The scalars of a run of words.
  func range(of words: Range<Int>) -> Range<Int> {
    text.offsets.scalars(bytes(of: words))
  }

  /// The bytes of a run of words.
  func bytes(of words: Range<Int>) -> Range<Int> {
    Int(text.words[words.lowerBound].start)..<Int(text.words[words.upperBound - 1].end)
  }

  /// The folded form of one word.
  func folded(_ word: Int) -> ArraySlice<UInt8> { text.folded[text.words[word].folded] }
}
