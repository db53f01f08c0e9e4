import PhraseMatching
import TextSegmentation

/// Writes words, what lists say of them and what they are to phrases, as the sections that ``WordList``
/// reads.
struct WordIndex {
  /// Each word of the lists behind its length.
  ///
  /// The first byte is not used, so that no word has the place 0, and the second is the text of all other
  /// words.
  private(set) var texts = ByteWriter()
  private var words: [Listed] = []
  /// By hash.
  private var known: [UInt64: Int] = [:]

  private struct Listed {
    let hash: UInt64
    let text: UInt32
    var facts: WordFacts = []
    var roles: Gazetteer.WordRoles = []

    var knowledge: WordList.Knowledge { .init(facts: facts, roles: roles) }

    /// What look-ups by hash tell words by.
    var tag: UInt32 { UInt32(truncatingIfNeeded: hash >> 32) }
  }

  /// Reads lists with one word a line; words that a reference cannot hold are left out.
  init(_ lists: [(facts: WordFacts, lines: [UInt8])]) {
    var spellings: [ArraySlice<UInt8>] = []
    texts.append(UInt8(0))
    texts.append(length: 0)
    for list in lists {
      Self.forEachWord(of: list.lines) { word in
        let hash = Word.hash(ofFolded: word)
        if let index = known[hash], spellings[index] == word {
          words[index].facts.formUnion(list.facts)
          return true
        }
        guard word.count <= TextPool.longest, texts.count < UInt32.max / 2 else { return true }
        known[hash] = words.count
        words.append(Listed(hash: hash, text: UInt32(texts.count), facts: list.facts))
        spellings.append(word)
        texts.append(length: word.count)
        texts.append(contentsOf: word)
        return true
      }
    }
  }

  /// Adds what a word is to phrases, given its hash.
  mutating func add(_ roles: Gazetteer.WordRoles, toHash hash: UInt64) {
    if let index = known[hash] {
      words[index].roles.formUnion(roles)
    } else {
      known[hash] = words.count
      words.append(Listed(hash: hash, text: GazetteerLayout.Word.noText, roles: roles))
    }
  }

  /// The slots of all words; none where they could not be found in them.
  func slots() -> ByteWriter {
    guard !words.isEmpty else { return ByteWriter() }
    var count = 16
    while count < words.count * 2 { count *= 2 }
    var table = self.table(count: count)
    while table == nil, count < 1 << 26 {
      count *= 2
      table = self.table(count: count)
    }
    var slots = ByteWriter(capacity: (table?.count ?? 0) * GazetteerLayout.Word.size)
    for word in table ?? [] {
      slots.append(word?.text ?? 0)
      slots.append(word?.tag ?? 0)
      slots.append(word?.knowledge.bits ?? 0)
    }
    return slots
  }

  /// The word in each slot, or `nil` where one would lie too far off.
  private func table(count: Int) -> [Listed?]? {
    var table = [Listed?](repeating: nil, count: count)
    for word in words {
      var slot = Int(truncatingIfNeeded: word.hash) & (count - 1)
      var probes = 0
      while let other = table[slot] {
        // A look-up by hash stops at the first word that has the tag.
        if other.tag == word.tag { table[slot]?.roles.formUnion(word.roles) }
        slot = (slot + 1) & (count - 1)
        probes += 1
        if probes == GazetteerLayout.Word.mostProbes { return nil }
      }
      table[slot] = word
    }
    return table
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
