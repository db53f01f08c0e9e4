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
    var known: [UInt64: Int] = [:]
    texts.append(UInt8(0))
    for list in lists {
      Self.forEachWord(of: list.lines) { word in
        let hash = Word.hash(ofFolded: word)
        if let index = known[hash], words[index] == word {
          facts[index].formUnion(list.facts)
          return true
        }
        guard word.count <= TextPool.longest, texts.count < UInt32.max / 2 else { return true }
        known[hash] = words.count
        places.append(UInt32(texts.count))
        hashes.append(hash)
        words.append(word)
        facts.append(list.facts)
        texts.append(length: word.count)
        texts.append(contentsOf: word)
        return true
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

  /// Whether a list has any words.
  static func holdsWords(_ lines: [UInt8]) -> Bool {
    var holds = false
    forEachWord(of: lines) { _ in
      holds = true
      return false
    }
    return holds
  }

  /// Calls a closure with the word of each line, as texts fold it, until it says `false`.
  ///
  /// `#` starts a remark, `~` and `^` are marks behind a word, and lines of several words are left to
  /// readers.
  private static func forEachWord(of lines: [UInt8], _ body: (ArraySlice<UInt8>) -> Bool) {
    var start = 0
    while start < lines.count {
      var end = start
      var mark: Int?
      var isDotted = false
      while end < lines.count, lines[end] != 0x0A, lines[end] != 0x0D {
        switch lines[end] {
        case UInt8(ascii: "#"), UInt8(ascii: "~"), UInt8(ascii: "^"): mark = mark ?? end
        case UInt8(ascii: "."): isDotted = true
        default: break
        }
        end += 1
      }
      if let word = word(of: lines[start..<(mark ?? end)], isDotted: isDotted), !body(word) {
        return
      }
      start = end + 1
    }
  }

  private static func word(of line: ArraySlice<UInt8>, isDotted: Bool) -> ArraySlice<UInt8>? {
    var word = line
    while let first = word.first, isBlank(first) { word.removeFirst() }
    while let last = word.last, isBlank(last) || last == UInt8(ascii: ".") { word.removeLast() }
    guard !word.isEmpty, !word.contains(0x20), !word.contains(0x09) else { return nil }
    guard isDotted, word.contains(UInt8(ascii: ".")) else { return word }
    // `p.l.c.` is one word of a text, `lt.gen.` would be two.
    let pieces = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return pieces.allSatisfy { $0.count == 1 } ? Array(pieces.joined())[...] : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

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
