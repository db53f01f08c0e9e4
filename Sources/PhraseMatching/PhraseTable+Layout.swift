extension PhraseTable.Encoder {
  typealias Layout = PhraseTable.Layout

  /// The bytes of the table.
  func encoded(phraseCount: Int) -> [UInt8] {
    let (lines, heldSingles) = singleLines()
    let (entries, heldLongs) = entryLines()
    let sections = filters() + [lines, entries, records]
    var bytes = [UInt8](repeating: 0, count: Layout.headerSize)
    bytes.set(Layout.magic, at: 0)
    bytes.set(Layout.version, at: 4)
    bytes.set(UInt32(clamping: phraseCount), at: Layout.phrases)
    bytes.set(UInt32(clamping: heldSingles + heldLongs), at: Layout.keys)
    bytes.set(UInt32(longest), at: Layout.words)
    bytes.reserveCapacity(sections.reduce(bytes.count) { $0 + $1.count + 64 })
    for (index, section) in sections.enumerated() {
      bytes.set(UInt64(bytes.count), at: Layout.sections + 16 * index)
      bytes += section
      let padding = section.isEmpty ? 64 : (64 - section.count % 64) % 64
      bytes.append(contentsOf: repeatElement(0, count: padding))
      bytes.set(
        UInt64(section.count + padding),
        at: Layout.sections + 16 * index + 8
      )
    }
    return bytes
  }

  // MARK: Filters

  /// The filters, in the order of the sections.
  private func filters() -> [[UInt8]] {
    // Sizes are a trade between false candidates and the caches: found by measuring.
    var pair = Bits(count: pairs.count, bitsEach: pairs.count < 1 << 15 ? 32 : 16, most: 22)
    for (first, second) in pairs {
      pair.insert(PhraseTable.pairBit(first, second, pair.logarithm))
    }
    return [
      wordFilter(firsts.lazy.map(\.sketch), bitsEach: 8),
      wordFilter(firsts.lazy.filter(\.isLower).map(\.sketch), bitsEach: 8),
      wordFilter(words.lazy.map(\.sketch), bitsEach: 16),
      wordFilter(words.lazy.filter(\.isLower).map(\.sketch), bitsEach: 16),
      pair.bytes,
    ]
  }

  private func wordFilter(_ sketches: some Sequence<UInt64>, bitsEach: Int) -> [UInt8] {
    let sketches = Array(sketches)
    var filter = Bits(count: sketches.count, bitsEach: bitsEach, most: 21)
    for sketch in sketches { filter.insert(PhraseTable.wordBit(sketch, filter.logarithm)) }
    return filter.bytes
  }

  /// A filter; its size is a power of two that keeps to the caches.
  private struct Bits {
    let logarithm: Int
    private(set) var bytes: [UInt8]

    init(count: Int, bitsEach: Int, most: Int) {
      var logarithm = 9
      while logarithm < most, 1 << logarithm < count * bitsEach { logarithm += 1 }
      self.logarithm = logarithm
      bytes = [UInt8](repeating: 0, count: 1 << (logarithm - 3))
    }

    mutating func insert(_ bit: Int) { bytes[bit >> 3] |= 1 << UInt8(bit & 7) }
  }

  // MARK: Lines and entries

  /// The lines of the short phrases of one word, and how many there are.
  private func singleLines() -> ([UInt8], Int) {
    let count = singles.count * 5 / (3 * Layout.lineKeys) + 1
    var lines = [UInt8](repeating: 0, count: count * 64)
    var held = 0
    for single in singles {
      var line = PhraseTable.place(single.hash, of: count).line
      probing: for _ in 0..<Layout.probes {
        let start = line * 64
        for index in 0..<Layout.lineKeys {
          let place = start + 16 * index
          let low = UInt64(lines.u32(at: place)) | UInt64(lines.u32(at: place + 4)) << 32
          let high = UInt64(lines.u32(at: place + 8)) | UInt64(lines.u32(at: place + 12)) << 32
          if low == single.low, high == single.high { break probing }
          if low == 0 {
            lines.set(single.low, at: place)
            lines.set(single.high, at: place + 8)
            lines.set(single.number, at: start + Layout.lineNumbers + 4 * index)
            lines[start + Layout.lineRules + index] = single.rule
            held += 1
            break probing
          }
        }
        lines[start + Layout.lineFlag] = 1
        line = line + 1 < count ? line + 1 : 0
      }
    }
    return (lines, held)
  }

  /// The lines of prefixes and longer phrases, and how many of those phrases there are.
  private func entryLines() -> ([UInt8], Int) {
    let count = distinctHashes() * 5 / (3 * Layout.entryPlaces) + 1
    var lines = [UInt8](repeating: 0, count: count * 64)
    var held = 0
    for long in longs {
      for index in long.hashes.dropLast() {
        _ = insert(hashes[index], Layout.isPrefix, into: &lines)
      }
      guard let own = long.hashes.last else { continue }
      if insert(hashes[own], Layout.isPhrase | long.record, into: &lines) { held += 1 }
    }
    return (lines, held)
  }

  /// Puts an entry behind those of its line, or adds what it says to an equal one.
  private func insert(_ hash: UInt64, _ payload: UInt32, into lines: inout [UInt8]) -> Bool {
    let count = lines.count / 64
    let (home, fingerprint) = PhraseTable.place(hash, of: count)
    var line = home
    for _ in 0..<Layout.probes {
      for index in 0..<Layout.entryPlaces {
        let place = line * 64 + 4 * index
        let known = lines.u32(at: place)
        if known == 0 {
          lines.set(fingerprint, at: place)
          lines.set(payload, at: place + 32)
          return true
        }
        guard known == fingerprint else { continue }
        // Equal fingerprints are looked at together, so they may share an entry.
        let other = lines.u32(at: place + 32)
        if payload & Layout.isPhrase == 0 || other & Layout.isPhrase == 0 {
          lines.set(payload | other, at: place + 32)
          return true
        }
        if haveEqualKeys(payload, other) { return false }
      }
      line = line + 1 < count ? line + 1 : 0
    }
    return false
  }

  private func haveEqualKeys(_ one: UInt32, _ other: UInt32) -> Bool {
    let one = Int(one & Layout.recordPlace) * 4
    let other = Int(other & Layout.recordPlace) * 4
    let length = Int(records[one + 4]) | Int(records[one + 5]) << 8
    guard length == Int(records[other + 4]) | Int(records[other + 5]) << 8 else { return false }
    return records[one + Layout.recordKey..<one + Layout.recordKey + length]
      .elementsEqual(records[other + Layout.recordKey..<other + Layout.recordKey + length])
  }

  /// How many different hashes there are.
  private func distinctHashes() -> Int {
    var sorted = hashes
    sorted.sort()
    var count = 0
    var previous: UInt64?
    for hash in sorted {
      if hash != previous { count += 1 }
      previous = hash
    }
    return count
  }
}
