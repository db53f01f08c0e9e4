import TextSegmentation

extension PhraseTable {
  /// Writes phrases as the bytes of a table: equal phrases in equal order give equal bytes.
  ///
  /// - Parameter phrases: the position of a phrase is its id; of equal keys the first counts, and those
  ///   that do not fit (see ``fits(_:)``) are left out.
  /// - Returns: the bytes, which ``init(region:range:)`` opens; their sections start at multiples of 64.
  /// - Complexity: O(total bytes).
  public static func encoded(phrases: some Collection<Phrase>) -> [UInt8] {
    var encoder = Encoder()
    for (index, phrase) in phrases.enumerated() {
      encoder.add(phrase, as: PhraseID(truncatingIfNeeded: index))
    }
    return encoder.encoded(phraseCount: phrases.count)
  }

  /// Gathers phrases and lays a table out.
  struct Encoder {
    /// A phrase of one word of up to sixteen bytes.
    struct Single {
      var hash: UInt64
      var low: UInt64
      var high: UInt64
      var number: UInt32
      var rule: UInt8
    }

    /// A phrase of several words, or of one long word: its record, and its place among the hashes.
    struct Long {
      var record: UInt32
      var hashes: Range<Int>
    }

    var records: [UInt8] = []
    var singles: [Single] = []
    var longs: [Long] = []
    /// The hashes of the runs of words that each long phrase begins with, its own last.
    var hashes: [UInt64] = []
    /// What the filters see of first words, and whether they may be in lower case.
    var firsts: [(sketch: UInt64, isLower: Bool)] = []
    /// The same of phrases of one word.
    var words: [(sketch: UInt64, isLower: Bool)] = []
    /// What they see of the first two words of the others.
    var pairs: [(first: UInt64, second: UInt64)] = []
    var longest = 0

    mutating func add(_ phrase: Phrase, as number: PhraseID) {
      let key = phrase.key
      guard PhraseTable.fits(key) else { return }
      let start = hashes.count
      var wordStart = 0
      var words = 0
      var gap: UInt8 = 0
      var run: UInt64 = 0
      var firstSketch: UInt64 = 0
      for index in 0...key.count where index == key.count || PhraseTable.isGap(key[index]) {
        let word = key[wordStart..<index]
        let hash = Word.hash(ofFolded: word)
        if words == 0 {
          firstSketch = Self.sketch(of: word)
          run = hash
        } else {
          if words == 1 { pairs.append((firstSketch, Self.sketch(of: word))) }
          run = PhraseTable.extend(run, gap: gap, word: hash)
          hashes.append(run)
        }
        words += 1
        if index < key.count { gap = key[index] }
        wordStart = index + 1
      }
      longest = max(longest, words)
      let needsCapital = phrase.rule.needsCapital
      firsts.append((firstSketch, words > 1 || !needsCapital))
      if words == 1 { self.words.append((firstSketch, !needsCapital)) }
      if words == 1, key.count <= 16 {
        let isExact = phrase.rule == .exact
        singles.append(
          Single(
            hash: run,
            low: Self.number(key.prefix(8)),
            high: Self.number(key.dropFirst(8)),
            number: isExact ? record(phrase, number) : number,
            rule: phrase.rule.rawValue
          )
        )
      } else {
        if words == 1 { hashes.append(run) }
        longs.append(Long(record: record(phrase, number), hashes: start..<hashes.count))
      }
    }

    /// Writes a phrase's record; returns its place in units of four bytes.
    private mutating func record(_ phrase: Phrase, _ number: PhraseID) -> UInt32 {
      let place = UInt32(truncatingIfNeeded: records.count / 4)
      let spellings =
        phrase.rule == .exact
        ? phrase.spellings.lazy.filter { $0.count <= Int(UInt16.max) }.prefix(255) : [].prefix(0)
      records.append(littleEndian: number)
      records.append(littleEndian: UInt16(truncatingIfNeeded: phrase.key.count))
      records.append(phrase.rule.rawValue)
      records.append(UInt8(truncatingIfNeeded: spellings.count))
      records += phrase.key
      for spelling in spellings {
        records.append(littleEndian: UInt16(truncatingIfNeeded: spelling.count))
        records += spelling
      }
      while records.count % 4 != 0 { records.append(0) }
      return place
    }

    private static func sketch(of word: ArraySlice<UInt8>) -> UInt64 {
      PhraseTable.sketch(number(word.prefix(8)))
    }

    /// Up to eight bytes as a number, the first lowest.
    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
      bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}

extension [UInt8] {
  mutating func append(littleEndian value: some FixedWidthInteger) {
    var rest = value
    for _ in 0..<(value.bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// The 32-bit number at a place.
  @inline(__always)
  func u32(at place: Int) -> UInt32 {
    UInt32(self[place]) | UInt32(self[place + 1]) << 8 | UInt32(self[place + 2]) << 16
      | UInt32(self[place + 3]) << 24
  }

  @inline(__always)
  mutating func set<Value: FixedWidthInteger>(_ value: Value, at place: Int) {
    var rest = value
    for index in place..<place + Value.bitWidth / 8 {
      self[index] = UInt8(truncatingIfNeeded: rest)
      rest >>= 8
    }
  }
}
