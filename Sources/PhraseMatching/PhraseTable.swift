/// An immutable set of phrases that finds all of them in a text in one pass.
///
/// A phrase is a run of words with one gap byte between neighbours, in the folded form that
/// segmentation writes; a text is such a run too, so a match is a stretch of the text's bytes. The
/// table is an open-addressing hash over the phrases and over their prefixes that end at a word; a
/// look-up extends word by word while a longer phrase is possible.
///
/// - Complexity: building is O(total bytes); finding is O(1) a word that starts no phrase.
public struct PhraseTable: Sendable {
  /// A phrase's number: its position among the keys the table was built from.
  public typealias PhraseID = UInt32

  /// The folded bytes of all keys, one behind the other.
  private let keyBytes: [UInt8]
  private let entries: [Entry]
  /// 1 + index of the entry, 0 for free; a power of two long.
  private let slots: [UInt32]
  /// How many phrases the table holds.
  public let count: Int

  private struct Entry: Sendable {
    var hash: UInt64
    var keyStart: UInt32
    var keyLength: UInt32
    /// `noPhrase` for a prefix that is no phrase itself.
    var phrase: PhraseID
    var isPrefix: Bool
  }

  private static let noPhrase = PhraseID.max

  /// Builds a table.
  ///
  /// - Parameter keys: folded phrases; the position of a key is its id. Of equal keys the first counts.
  public init(keys: [[UInt8]]) {
    var builder = Builder(expected: keys.count)
    for (index, key) in keys.enumerated() where !key.isEmpty {
      builder.insert(key, as: PhraseID(index))
    }
    keyBytes = builder.keyBytes
    entries = builder.entries
    slots = builder.slots
    count = builder.phrases
  }

  /// The id of a phrase, if the table holds it.
  public func phrase(_ key: some Collection<UInt8>) -> PhraseID? {
    let bytes = Array(key)
    var hash = PhraseHash.seed
    for byte in bytes { hash = PhraseHash.extend(hash, byte) }
    guard let entry = find(hash, bytes, 0, bytes.count) else { return nil }
    let phrase = entries[entry].phrase
    return phrase == Self.noPhrase ? nil : phrase
  }

  /// Calls `body` with every phrase found, by first word and then by length.
  ///
  /// - Parameters:
  ///   - folded: the folded text; the byte before each word is the gap in front of it.
  ///   - words: the folded stretch of each word.
  ///   - body: gets the first word, the number of words and the phrase's id.
  public func forEachMatch(
    in folded: [UInt8],
    words: some RandomAccessCollection<Range<Int>>,
    _ body: (_ first: Int, _ count: Int, _ phrase: PhraseID) -> Void
  ) {
    let ends = words.map(\.upperBound)
    for (first, word) in words.enumerated() {
      var hash = PhraseHash.seed
      var position = word.lowerBound
      var last = first
      while true {
        let end = ends[last]
        while position < end {
          hash = PhraseHash.extend(hash, folded[position])
          position += 1
        }
        guard let index = find(hash, folded, word.lowerBound, end) else { break }
        let entry = entries[index]
        if entry.phrase != Self.noPhrase { body(first, last - first + 1, entry.phrase) }
        guard entry.isPrefix, last + 1 < ends.count, folded[end] != PhraseHash.edge else { break }
        last += 1
      }
    }
  }

  private func find(_ hash: UInt64, _ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 20) & mask
    while true {
      let index = Int(slots[slot])
      if index == 0 { return nil }
      let entry = entries[index - 1]
      if entry.hash == hash, Int(entry.keyLength) == end - start,
        keyBytes[Int(entry.keyStart)..<Int(entry.keyStart) + (end - start)]
          .elementsEqual(bytes[start..<end])
      {
        return index - 1
      }
      slot = (slot + 1) & mask
    }
  }

  // MARK: Building

  private struct Builder {
    var keyBytes: [UInt8] = []
    var entries: [Entry] = []
    var slots: [UInt32]
    var phrases = 0

    init(expected: Int) {
      var size = 16
      while size < expected * 3 { size *= 2 }
      slots = [UInt32](repeating: 0, count: size)
    }

    mutating func insert(_ key: [UInt8], as phrase: PhraseID) {
      let start = UInt32(keyBytes.count)
      keyBytes.append(contentsOf: key)
      var hash = PhraseHash.seed
      for (index, byte) in key.enumerated() {
        if PhraseHash.isGap(byte) {
          let entry = entry(hash, start, UInt32(index))
          entries[entry].isPrefix = true
        }
        hash = PhraseHash.extend(hash, byte)
      }
      let whole = entry(hash, start, UInt32(key.count))
      if entries[whole].phrase == PhraseTable.noPhrase {
        entries[whole].phrase = phrase
        phrases += 1
      }
    }

    private mutating func entry(_ hash: UInt64, _ start: UInt32, _ length: UInt32) -> Int {
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash >> 20) & mask
      while slots[slot] != 0 {
        let index = Int(slots[slot]) - 1
        let known = entries[index]
        if known.hash == hash, known.keyLength == length,
          keyBytes[Int(known.keyStart)..<Int(known.keyStart + length)]
            .elementsEqual(keyBytes[Int(start)..<Int(start + length)])
        {
          return index
        }
        slot = (slot + 1) & mask
      }
      entries.append(
        Entry(
          hash: hash,
          keyStart: start,
          keyLength: length,
          phrase: PhraseTable.noPhrase,
          isPrefix: false
        )
      )
      slots[slot] = UInt32(entries.count)
      if entries.count * 2 > slots.count { grow() }
      return entries.count - 1
    }

    private mutating func grow() {
      slots = [UInt32](repeating: 0, count: slots.count * 2)
      let mask = slots.count - 1
      for (index, entry) in entries.enumerated() {
        var slot = Int(truncatingIfNeeded: entry.hash >> 20) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt32(index + 1)
      }
    }
  }
}
