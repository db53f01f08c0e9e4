import Gazetteers
import Synchronization
import TextSegmentation

/// What rules and lists say of a word, whatever stands around it.
struct WordKnowledge: Sendable {
  /// What the rules of linking say, and what the text adds.
  var traits: WordTraits = []
  /// What the closed classes say that unknown names are told by.
  var nameTraits: NameTraits = []
  /// What the gazetteer's lists of words say.
  var facts: WordFacts { WordFacts(rawValue: listed & 0xFFFF) }
  /// The facts, and above them two bytes: what it is to the gazetteer's phrases where it cannot be a name
  /// as it is written, and where it can.
  ///
  /// One number, which takes one step to copy.
  private var listed: UInt32 = 0

  init() {}

  init(
    traits: WordTraits,
    nameTraits: NameTraits,
    facts: WordFacts,
    roles: Gazetteer.WordRoles
  ) {
    self.traits = traits
    self.nameTraits = nameTraits
    listed =
      facts.rawValue & 0xFFFF | UInt32(roles.bits(mayBeName: false)) << 16
      | UInt32(roles.bits(mayBeName: true)) << 24
  }

  /// What the word is to the gazetteer's phrases as it is written somewhere.
  @inline(__always)
  func roles(of word: Word, needsNoCapital: Bool) -> UInt8 {
    let mayBeName = Gazetteer.WordRoles.mayBeName(word, needsNoCapital: needsNoCapital)
    return UInt8(truncatingIfNeeded: listed &>> (mayBeName ? 24 : 16))
  }
}

/// What is known of the words that were asked for last: a text repeats few words over and over, and what
/// lists say of each lies far apart in memory.
///
/// Used by one thread of execution at a time.
final class TraitMemo: Sendable {
  /// Sixteen bytes, four to a line of the processor's cache.
  private struct Slot {
    /// The upper half of the word's hash with its lowest bit set; 0 where nothing is known.
    var tag: UInt32 = 0
    var knowledge = WordKnowledge()
  }

  /// Two slots next to each other for words with the same lower bits of the hash: of a text's words that
  /// leaves a third fewer to be asked for than one slot does.
  private static let size = 1 << 14

  private struct WordPlaces {
    var misses: [Int32] = []
    var capitals: [Int32] = []

    /// Forgets the words, and keeps the memory unless a text was very long.
    mutating func removeAll() {
      let keepsMemory = misses.capacity <= 1 << 16
      misses.removeAll(keepingCapacity: keepsMemory)
      capitals.removeAll(keepingCapacity: keepsMemory)
    }
  }

  private struct Slots {
    /// One more than there are, before them or behind.
    var all: [Slot]
    /// The place of the first: the two of a word lie in one line of the processor's cache.
    let start: Int
    /// The words of the text at hand that are not known, and those that start with a capital: their memory
    /// serves one text after the other.
    var places = WordPlaces()

    init() {
      let all = [Slot](repeating: Slot(), count: size + 1)
      start = all.span.placeInLine & 31 == 0 ? 0 : 1
      self.all = all
    }
  }

  // Swift cannot see that nobody shares a memo; the lock is never waited for.
  private let slots = Mutex(Slots())

  /// What is known of the words of a text.
  struct Known {
    /// What the rules and the lists say of each word.
    var words: [WordKnowledge]
    /// What each word is to the phrases of the gazetteer as it is written.
    var roles: [UInt8]
    /// The words that start with a capital, in order.
    let capitals: [Int32]
  }

  /// What is known of each word of a text, in which words may need no capital to be names.
  ///
  /// Of the hash 44 bits decide.
  /// - Complexity: O(n) in the words.
  func knowledge(
    of text: SegmentedText,
    needsNoCapital: Bool,
    _ gazetteer: Gazetteer
  ) -> Known {
    let lists = gazetteer.ordinaryWords
    return slots.withLock { slots in
      let words = text.words
      var places = exchange(&slots.places, with: WordPlaces())
      var roles = [UInt8](filledWith: 0, count: words.count)
      var known: [WordKnowledge] = []
      places.misses.append(addingCapacity: words.count) { misses in
        places.capitals.append(addingCapacity: words.count) { capitals in
          known.append(addingCapacity: words.count) { known in
            Self.recall(
              words,
              from: slots,
              lists,
              needsNoCapital,
              &known,
              &roles,
              &capitals,
              &misses
            )
          }
        }
      }
      if !places.misses.isEmpty {
        Self.learn(places.misses, of: words, &known, &roles, needsNoCapital, lists, &slots)
      }
      let capitals = [Int32](room: places.capitals.count) { own in
        for capital in places.capitals { own.append(capital) }
      }
      places.removeAll()
      slots.places = places
      return Known(words: known, roles: roles, capitals: capitals)
    }
  }

  /// Reads what the memo has of each word, and lists the words that start with a capital and those that
  /// are not in the memo; what the lists say of these is asked for.
  @inline(__always)
  private static func recall(
    _ words: [Word],
    from slots: Slots,
    _ lists: WordList,
    _ needsNoCapital: Bool,
    _ known: inout OutputSpan<WordKnowledge>,
    _ roles: inout [UInt8],
    _ capitals: inout OutputSpan<Int32>,
    _ misses: inout OutputSpan<Int32>
  ) {
    let words = words.span
    let slots = slots.all.span.extracting(slots.start...)
    var roles = roles.mutableSpan
    for index in 0..<min(64, words.count) { slots.prefetch(at: place(of: words[index].hash)) }
    var start = 0
    var asked = 0
    while start < words.count {
      let end = min(start &+ 64, words.count)
      // The slots of the next words, which else were waited for one by one.
      for index in end..<min(end &+ 64, words.count) {
        slots.prefetch(at: place(of: words[index].hash))
      }
      // A bit for each word that starts with a capital.
      var started: UInt64 = 0
      for index in start..<end {
        let word = words[index]
        let tag = tag(of: word.hash)
        let first = place(of: word.hash)
        // Which of them it is decides no branch, since nothing could foretell it.
        let place = first &+ (slots[first].tag == tag ? 0 : 1)
        let slot = slots[place]
        if slot.tag != tag { misses.append(Int32(truncatingIfNeeded: index)) }
        known.append(slot.knowledge)
        roles[index] = slot.knowledge.roles(of: word, needsNoCapital: needsNoCapital)
        started |=
          UInt64(word.shape.rawValue & Word.Shape.startsWithCapital.rawValue)
          &<< UInt64(truncatingIfNeeded: index)
      }
      // What is asked when all misses are known lies far apart in memory.
      if asked < misses.count {
        ask(for: misses.span.extracting(asked...), words, lists)
        asked = misses.count
      }
      while started != 0 {
        capitals.append(Int32(truncatingIfNeeded: start &+ started.trailingZeroBitCount))
        started &= started &- 1
      }
      start = end
    }
  }

  /// Asks for what will be read of some words, without waiting for it.
  ///
  /// By itself: where it stands among the steps of each word it takes their registers.
  @inline(never)
  private static func ask(for misses: Span<Int32>, _ words: Span<Word>, _ lists: WordList) {
    let (lexicon, vocabulary) = (WordLexicon.shared, NameVocabulary.shared)
    for index in misses.indices {
      let hash = words[Int(misses[index])].hash
      lists.prefetch(hash: hash)
      lexicon.prefetch(hash)
      vocabulary.prefetch(hash)
    }
  }

  /// Asks the lists for words that are not in the memo, and puts them there.
  private static func learn(
    _ misses: [Int32],
    of words: [Word],
    _ known: inout [WordKnowledge],
    _ roles: inout [UInt8],
    _ needsNoCapital: Bool,
    _ lists: WordList,
    _ slots: inout Slots
  ) {
    let (lexicon, vocabulary) = (WordLexicon.shared, NameVocabulary.shared)
    let words = words.span
    var known = known.mutableSpan
    var roles = roles.mutableSpan
    let start = slots.start
    var slots = slots.all.mutableSpan
    for miss in misses {
      let word = Int(miss)
      let hash = words[word].hash
      let tag = Self.tag(of: hash)
      let first = start &+ Self.place(of: hash)
      // A word may be missed more than once.
      if slots[first].tag != tag {
        slots[first &+ 1] = slots[first]
        let listed = lists.knowledge(ofHash: hash)
        var traits = lexicon.traits(ofHash: hash)
        if listed.facts.contains(.ordinary) { traits.insert(.ordinary) }
        let knowledge = WordKnowledge(
          traits: traits,
          nameTraits: vocabulary.traits(ofHash: hash),
          facts: listed.facts,
          roles: listed.roles
        )
        slots[first] = Slot(tag: tag, knowledge: knowledge)
      }
      let knowledge = slots[first].knowledge
      known[word] = knowledge
      roles[word] = knowledge.roles(of: words[word], needsNoCapital: needsNoCapital)
    }
  }

  /// The first of the two slots of a word.
  private static func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (size - 2) }

  private static func tag(of hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) | 1
  }
}

/// The memos of a linker: as many as threads of execution ever linked at once.
final class TraitMemos: Sendable {
  private let free = Mutex<[TraitMemo]>([])

  /// Calls a closure with a memo that nobody else has meanwhile.
  @inline(__always)
  func withMemo<Result>(_ body: (TraitMemo) -> Result) -> Result {
    let memo = free.withLock { $0.popLast() } ?? TraitMemo()
    let result = body(memo)
    free.withLock { $0.append(memo) }
    return result
  }
}
