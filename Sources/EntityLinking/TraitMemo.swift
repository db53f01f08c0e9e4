import Gazetteers
import Synchronization
import TextSegmentation

/// The traits of the words that were asked for last: a text repeats few words over and over, and what
/// lists say of each lies far apart in memory.
///
/// Used by one thread of execution at a time.
final class TraitMemo: Sendable {
  private struct Slot {
    var hash: UInt64 = 0
    var traits: WordTraits = []
    var isKnown = false
  }

  private static let size = 4096

  // Swift cannot see that nobody shares a memo; the lock is never waited for.
  private let slots = Mutex([Slot](repeating: Slot(), count: size))

  /// What the rules and the lists say of each word.
  /// - Complexity: O(n) in the words.
  func traits(of words: [Word], _ gazetteer: Gazetteer) -> [WordTraits] {
    let lexicon = WordLexicon.shared
    let ordinary = gazetteer.ordinaryWords
    return slots.withLock { slots in
      words.map { word in
        let place = Int(truncatingIfNeeded: word.hash >> 20) & (Self.size - 1)
        let slot = slots[place]
        if slot.hash == word.hash, slot.isKnown { return slot.traits }
        var traits = lexicon.traits(ofHash: word.hash)
        if ordinary.contains(hash: word.hash) { traits.insert(.ordinary) }
        slots[place] = Slot(hash: word.hash, traits: traits, isKnown: true)
        return traits
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
