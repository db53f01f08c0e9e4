import Gazetteers
import Synchronization
import TextSegmentation

/// What rules and lists say of a word, whatever stands around it.
struct WordKnowledge: Sendable {
  /// What the rules of linking say, and what the text adds.
  var traits: WordTraits = []
  /// What the gazetteer's lists of words say.
  var facts: WordFacts = []
  /// What the closed classes say that unknown names are told by.
  var nameTraits: NameTraits = []
}

/// What is known of the words that were asked for last: a text repeats few words over and over, and what
/// lists say of each lies far apart in memory.
///
/// Used by one thread of execution at a time.
final class TraitMemo: Sendable {
  private struct Slot {
    var hash: UInt64 = 0
    var knowledge = WordKnowledge()
    var isKnown = false
  }

  private static let size = 8192

  // Swift cannot see that nobody shares a memo; the lock is never waited for.
  private let slots = Mutex([Slot](repeating: Slot(), count: size))

  /// What the rules and the lists say of each word.
  /// - Complexity: O(n) in the words.
  func knowledge(of words: [Word], _ gazetteer: Gazetteer) -> [WordKnowledge] {
    let lexicon = WordLexicon.shared
    let vocabulary = NameVocabulary.shared
    let lists = gazetteer.ordinaryWords
    return slots.withLock { slots in
      words.map { word in
        let place = Int(truncatingIfNeeded: word.hash >> 20) & (Self.size - 1)
        if slots[place].hash == word.hash, slots[place].isKnown { return slots[place].knowledge }
        var known = WordKnowledge(
          traits: lexicon.traits(ofHash: word.hash),
          facts: lists.facts(ofHash: word.hash),
          nameTraits: vocabulary.traits(ofHash: word.hash)
        )
        if known.facts.contains(.ordinary) { known.traits.insert(.ordinary) }
        slots[place] = Slot(hash: word.hash, knowledge: known, isKnown: true)
        return known
      }
    }
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
