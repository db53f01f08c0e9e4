import PhraseMatching
import TextSegmentation

/// Writes words and what lists say of them as the sections that ``WordList`` reads.
struct WordIndex {
  private(set) var slots = ByteWriter()
  /// Each word behind its length; the first byte is not used, so that no word has the place 0.
  private(set) var texts = ByteWriter()

  /// Reads lists with one word a line; words that a reference cannot hold are left out.
  init(_ lists: [(facts: WordFacts, lines: [UInt8])]) {
    var places: [UInt32] = []
    var hashes: [UInt64] = []
    var words: [ArraySlice<UInt8>] = []
    var facts: [WordFacts] = []
    var known: [ArraySlice<UInt8>: Int] = [:]
    texts.append(UInt8(0))
    for list in lists {
      for word in Self.words(of: list.lines) {
        if let index = known[word] {
          facts[index].formUnion(list.facts)
          continue
        }
        guard word.count <= TextPool.longest, texts.count < UInt32.max / 2 else { continue }
        known[word] = words.count
        places.append(UInt32(texts.count))
        hashes.append(Word.hash(ofFolded: word))
        words.append(word)
        facts.append(list.facts)
        texts.append(length: word.count)
        texts.append(contentsOf: word)
      }
    }
    guard !words.isEmpty else { return }
    var count = 16
    while count < words.count * 2 { count *= 2 }
    var table = Self.table(hashes, words, count: count)
    while table == nil, count < 1 << 26 {
      count *= 2
      table = Self.table(hashes, words, count: count)
    }
    for index in table ?? [] {
      slots.append(index == 0 ? 0 : places[Int(index) - 1])
      slots.append(index == 0 ? 0 : UInt32(truncatingIfNeeded: hashes[Int(index) - 1] >> 32))
      slots.append(index == 0 ? 0 : facts[Int(index) - 1].rawValue)
    }
  }

  /// The words of a list: one a line, without the full stop of an abbreviation; `#` starts a remark, and
  /// lines of several words are left to readers.
  private static func words(of lines: [UInt8]) -> [ArraySlice<UInt8>] {
    lines.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { line in
      let word = line.prefix { byte in
        !"#~^.".utf8.contains(byte)
      }
      return word.isEmpty || word.contains(0x20) ? nil : word
    }
  }

  /// One more than the index of the word in each slot, or `nil` where a word would lie too far off.
  private static func table(_ hashes: [UInt64], _ words: [ArraySlice<UInt8>], count: Int)
    -> [UInt32]?
  {
    var table = [UInt32](repeating: 0, count: count)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (count - 1)
      var probes = 0
      while table[slot] != 0 {
        let other = Int(table[slot]) - 1
        if hashes[other] == hash, words[other] == words[index] { break }
        slot = (slot + 1) & (count - 1)
        probes += 1
        if probes == GazetteerLayout.Word.mostProbes { return nil }
      }
      if table[slot] == 0 { table[slot] = UInt32(index + 1) }
    }
    return table
  }
}

extension ByteWriter {
  /// Appends the length of a text: seven bits a byte, the lowest first.
  mutating func append(length: Int) {
    var rest = length
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }
}
