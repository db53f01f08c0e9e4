import PhraseMatching

/// The phrases of one table with their entries, each phrase once.
struct PhraseSet {
  /// An entry, and the one after it under the same phrase.
  struct Entry {
    var entity: UInt32
    var alias: UInt32
    var form: MentionForm
    var traits: GazetteerEntry.Traits
    var skip: UInt8
    var rules: Alias.Rules
    /// What the alias asks of a text's capitals, so that the table can pass over what cannot match.
    var rule: PhraseTable.Rule
    var next: Int32 = -1
  }

  struct Phrase {
    var hash: UInt64
    var key: Range<UInt32>
    var first: Int32
    var last: Int32
  }

  private(set) var keyBytes: [UInt8] = []
  private(set) var phrases: [Phrase] = []
  private(set) var entries: [Entry] = []
  /// One more than the phrase in each slot.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// Adds an entry under a key; one that says what an earlier one of the key says is left out.
  mutating func add(_ key: ArraySlice<UInt8>, _ entry: Entry) {
    let hash = Self.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot] - 1)
      if phrases[index].hash == hash, self.key(of: index) == key {
        append(entry, to: index)
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let start = UInt32(keyBytes.count)
    keyBytes.append(contentsOf: key)
    phrases.append(
      Phrase(
        hash: hash,
        key: start..<UInt32(keyBytes.count),
        first: Int32(entries.count),
        last: Int32(entries.count)
      )
    )
    entries.append(entry)
    slots[slot] = UInt32(phrases.count)
    if phrases.count * 2 > slots.count { grow() }
  }

  /// The phrase with a key.
  func phrase(_ key: ArraySlice<UInt8>) -> Int? {
    let hash = Self.hash(key)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot] - 1)
      if phrases[index].hash == hash, self.key(of: index) == key { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  func key(of phrase: Int) -> ArraySlice<UInt8> {
    let key = phrases[phrase].key
    return keyBytes[Int(key.lowerBound)..<Int(key.upperBound)]
  }

  /// Calls `body` with the entries of a phrase in the order they came.
  func forEachEntry(of phrase: Int, _ body: (Entry) -> Void) {
    var index = phrases[phrase].first
    while index >= 0 {
      body(entries[Int(index)])
      index = entries[Int(index)].next
    }
  }

  private mutating func append(_ entry: Entry, to phrase: Int) {
    var index = phrases[phrase].first
    while index >= 0 {
      let known = entries[Int(index)]
      // Two aliases of one entity with one key stay apart where their rules differ: `NATO`, `Nato~lower`.
      if known.entity == entry.entity, known.rules == entry.rules, known.traits == entry.traits {
        return
      }
      index = known.next
    }
    entries[Int(phrases[phrase].last)].next = Int32(entries.count)
    phrases[phrase].last = Int32(entries.count)
    entries.append(entry)
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for (index, phrase) in phrases.enumerated() {
      var slot = Int(truncatingIfNeeded: phrase.hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }

  @inline(__always)
  private static func hash(_ key: ArraySlice<UInt8>) -> UInt64 {
    UInt64(bitPattern: Int64(TextPool.hash(key)))
  }
}
