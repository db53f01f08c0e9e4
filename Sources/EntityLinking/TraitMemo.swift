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
  /// What it is to the gazetteer's phrases.
  var roles: Gazetteer.WordRoles {
    Gazetteer.WordRoles(rawValue: UInt16(truncatingIfNeeded: listed >> 16))
  }
  /// The facts, and above them the roles: one number, which takes one step to copy.
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
    listed = facts.rawValue & 0xFFFF | UInt32(roles.rawValue) << 16
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

  // Swift cannot see that nobody shares a memo; the lock is never waited for.
  private let slots = Mutex([Slot](repeating: Slot(), count: size))

  /// What is known of the words of a text.
  struct Known {
    /// What the rules and the lists say of each word.
    var words: [WordKnowledge]
    /// What each word is to the phrases of the gazetteer as it is written.
    var roles: [UInt8]
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
    slots.withLock { slots in
      let words = text.words
      var misses: [Int32] = []
      misses.reserveCapacity(words.count / 4)
      var roles = [UInt8](filledWith: 0, count: words.count)
      var known = [WordKnowledge](room: words.count) { known in
        let words = words.span
        let slots = slots.span
        var roles = roles.mutableSpan
        for index in words.indices {
          let word = words[index]
          let tag = Self.tag(of: word.hash)
          let first = Self.place(of: word.hash)
          // Which of them it is decides no branch, since nothing could foretell it.
          let place = first &+ (slots[first].tag == tag ? 0 : 1)
          let slot = slots[place]
          if slot.tag != tag {
            misses.append(Int32(truncatingIfNeeded: index))
          }
          known.append(slot.knowledge)
          roles[index] = slot.knowledge.roles.bits(of: word, needsNoCapital: needsNoCapital)
        }
      }
      if !misses.isEmpty {
        Self.learn(misses, of: words, &known, &roles, needsNoCapital, gazetteer, &slots)
      }
      return Known(words: known, roles: roles)
    }
  }

  /// Asks the lists for words that are not in the memo, and puts them there.
  private static func learn(
    _ misses: [Int32],
    of words: [Word],
    _ known: inout [WordKnowledge],
    _ roles: inout [UInt8],
    _ needsNoCapital: Bool,
    _ gazetteer: Gazetteer,
    _ slots: inout [Slot]
  ) {
    // What the lists say of all of them is asked for at once: each word alone would wait for memory.
    let hashes = misses.map { words[Int($0)].hash }
    let listed = gazetteer.ordinaryWords.knowledge(ofHashes: hashes)
    let (lexicon, vocabulary) = (WordLexicon.shared, NameVocabulary.shared)
    var known = known.mutableSpan
    var roles = roles.mutableSpan
    var slots = slots.mutableSpan
    for place in hashes.indices {
      let hash = hashes[place]
      let tag = Self.tag(of: hash)
      let first = Self.place(of: hash)
      // A word may be missed more than once.
      if slots[first].tag != tag {
        slots[first + 1] = slots[first]
        var traits = lexicon.traits(ofHash: hash)
        if listed[place].facts.contains(.ordinary) { traits.insert(.ordinary) }
        let knowledge = WordKnowledge(
          traits: traits,
          nameTraits: vocabulary.traits(ofHash: hash),
          facts: listed[place].facts,
          roles: listed[place].roles
        )
        slots[first] = Slot(tag: tag, knowledge: knowledge)
      }
      let word = Int(misses[place])
      known[word] = slots[first].knowledge
      roles[word] = slots[first].knowledge.roles
        .bits(of: words[word], needsNoCapital: needsNoCapital)
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
