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

  private static let size = 1 << 14

  // Swift cannot see that nobody shares a memo; the lock is never waited for.
  private let slots = Mutex([Slot](repeating: Slot(), count: size))

  /// What the rules and the lists say of each word.
  ///
  /// Of the hash 45 bits decide.
  /// - Complexity: O(n) in the words.
  func knowledge(of text: SegmentedText, _ gazetteer: Gazetteer) -> [WordKnowledge] {
    slots.withLock { slots in
      let words = text.words
      var misses: [Int32] = []
      misses.reserveCapacity(words.count / 4)
      var known = [WordKnowledge](capacity: words.count) { known in
        let words = words.span
        let slots = slots.span
        for index in words.indices {
          let hash = words[index].hash
          let place = Self.place(of: hash)
          if slots[place].tag != Self.tag(of: hash) {
            misses.append(Int32(truncatingIfNeeded: index))
          }
          known.append(slots[place].knowledge)
        }
      }
      if misses.isEmpty { return known }
      // What the lists say of all of them is asked for at once: each word alone would wait for memory.
      let hashes = misses.map { words[Int($0)].hash }
      let listed = gazetteer.ordinaryWords.knowledge(ofHashes: hashes)
      var knownWords = known.mutableSpan
      var slots = slots.mutableSpan
      for place in hashes.indices {
        let hash = hashes[place]
        let knowledge = Self.knowledge(of: hash, listed[place])
        knownWords[Int(misses[place])] = knowledge
        slots[Self.place(of: hash)] = Slot(tag: Self.tag(of: hash), knowledge: knowledge)
      }
      return known
    }
  }

  private static func place(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (size - 1) }

  private static func tag(of hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 32) | 1
  }

  private static func knowledge(of hash: UInt64, _ listed: WordList.Knowledge) -> WordKnowledge {
    var traits = WordLexicon.shared.traits(ofHash: hash)
    if listed.facts.contains(.ordinary) { traits.insert(.ordinary) }
    return WordKnowledge(
      traits: traits,
      nameTraits: NameVocabulary.shared.traits(ofHash: hash),
      facts: listed.facts,
      roles: listed.roles
    )
  }
}

/// The memos of a linker: as many as threads of execution ever linked at once.
final class TraitMemos: Sendable {
  private let free = Mutex<[TraitMemo]>([])

  /// Calls a closure with a memo that nobody else has meanwhile.
  func withMemo<Result>(_ body: (TraitMemo) -> Result) -> Result {
    let memo = free.withLock { $0.popLast() } ?? TraitMemo()
    let result = body(memo)
    free.withLock { $0.append(memo) }
    return result
  }
}
