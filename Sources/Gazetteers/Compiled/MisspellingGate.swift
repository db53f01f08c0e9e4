import PhraseMatching
public import TextSegmentation

/// Tells quickly that a run of words is no misspelled name, so that few need the look-up by spelling.
///
/// A misspelled name of several words has all its words but one as listed: each such name is kept once
/// for every word it may lack, as a bit (Bloom, 1970, with two bits a name), and again with the first two
/// and with the last two letters of that word, of which one edit leaves a pair. Of names of one word only
/// countries, peoples and names that may be written in lower case are distinctive by themselves; they
/// have a bit for each form with one letter fewer, the first apart.
public struct MisspellingGate: Sendable {
  private let compiled: CompiledGazetteer
  private let mask: UInt64

  /// The longest name that is looked up by spelling, in words.
  public static let longestName = 4
  /// Shorter words are never taken for misspelled ones.
  static let shortestWord = 4
  /// No shorter word of a name of several is corrected to.
  static let shortestPair = 5
  /// A name of one word with more bytes is not corrected to: its forms take the square of its length.
  static let longestWord = 64

  init(_ compiled: CompiledGazetteer) {
    self.compiled = compiled
    let count = compiled.misspellings.count
    mask = count == 0 ? 0 : 1 << UInt64(63 - UInt64(count * 64).leadingZeroBitCount) - 1
  }

  /// The marks of names as bits, a power of two of them.
  static func bits(of marks: [UInt64]) -> [UInt64] {
    var size: UInt64 = 1 << 10
    while size < UInt64(marks.count) * 16 { size *= 2 }
    let mask = size - 1
    var bits = [UInt64](repeating: 0, count: Int(size / 64))
    for mark in marks {
      for bit in [mark & mask, (mark >> 32) & mask] { bits[Int(bit >> 6)] |= 1 << (bit & 63) }
    }
    return bits
  }

  /// Adds the marks of a name, given its folded form.
  static func addMarks(
    ofName key: ArraySlice<UInt8>,
    isDistinctive: Bool,
    to marks: inout [UInt64]
  ) {
    let words = key.split(whereSeparator: { $0 < 0x30 })
    if words.count == 1 {
      guard isDistinctive, (6...longestWord).contains(key.count) else { return }
      _ = containsForm(of: key) { mark in
        marks.append(mark)
        return false
      }
      return
    }
    guard words.count <= longestName else { return }
    let hashes = words.map { Word.hash(ofFolded: $0) }
    for place in words.indices where words[place].count >= shortestWord {
      var mark = start(count: words.count, place: place, first: words[place].first ?? 0)
      for (index, hash) in hashes.enumerated() where index != place { mark = join(mark, hash) }
      marks.append(mark)
      if words[place].count >= shortestPair {
        let ends = ends(of: words[place], mark)
        marks += [ends.first, ends.last]
      }
    }
  }

  /// What stands for a run that lacks a word of which the first or the last two letters are known.
  ///
  /// One edit in the first two letters, or a swap of the second with the third, leaves the last two of five
  /// as they are; one behind them the first two.
  private static func ends(
    of word: ArraySlice<UInt8>,
    _ mark: UInt64
  ) -> (first: UInt64, last: UInt64) {
    func pair(_ bytes: ArraySlice<UInt8>, _ end: UInt64) -> UInt64 {
      bytes.reduce(end) { $0 << 8 | UInt64($1) }
    }
    return (join(mark, pair(word.prefix(2), 1)), join(mark, pair(word.suffix(2), 2)))
  }

  /// The first letter of the word that is lacking is as listed.
  private static func start(count: Int, place: Int, first: UInt8) -> UInt64 {
    UInt64(truncatingIfNeeded: count * 8 + place + 1 | Int(first) << 8) &* 0x9E37_79B9_7F4A_7C15
  }

  private static func join(_ mark: UInt64, _ hash: UInt64) -> UInt64 {
    let mixed = ((mark << 25 | mark >> 39) ^ hash) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ mixed >> 32
  }

  /// What stands for a run of words that lacks one, to be asked of ``contains(_:)`` a little later: what
  /// that reads is asked for meanwhile.
  public func mark(lacking place: Int, of words: Range<Int>, in text: SegmentedText) -> UInt64 {
    var mark = Self.start(
      count: words.count,
      place: place - words.lowerBound,
      first: text.folded[text.words[place].folded.lowerBound]
    )
    for index in words where index != place { mark = Self.join(mark, text.words[index].hash) }
    // Not in a loop over both, which would put them into an array.
    prefetch(mark & mask)
    prefetch((mark >> 32) & mask)
    return mark
  }

  /// Whether a listed name may have all words of a run but one; `false` is sure.
  public func contains(_ mark: UInt64) -> Bool { bit(mark & mask) && bit((mark >> 32) & mask) }

  /// Tells whether a listed name that may have all words of a run but one has it one edit away.
  ///
  /// - Parameters:
  ///   - mark: what ``mark(lacking:of:in:)`` says of the run; the gate contains it.
  ///   - word: the folded word that is lacking.
  /// - Returns: `false` where there is surely none.
  public func contains(_ mark: UInt64, oneEditFrom word: ArraySlice<UInt8>) -> Bool {
    let ends = Self.ends(of: word, mark)
    return contains(ends.first) || contains(ends.last)
  }

  @inline(__always)
  private func bit(_ index: UInt64) -> Bool {
    let place = compiled.misspellings.place(Int(index >> 6))
    return compiled.region.u64(at: place) >> (index & 63) & 1 != 0
  }

  @inline(__always)
  private func prefetch(_ index: UInt64) {
    compiled.region.prefetch(at: compiled.misspellings.place(Int(index >> 6)))
  }

  // MARK: One word

  /// Whether a distinctive name of one word may be one edit away; `false` is sure.
  public func mayResemble(_ word: ArraySlice<UInt8>) -> Bool {
    // All of them are asked for before the first is waited for.
    var marks: [UInt64] = []
    marks.reserveCapacity(word.count)
    addMarks(ofFormsOf: word, to: &marks)
    return marks.contains(where: contains)
  }

  /// Adds what stands for the forms that a word has in common with the names of one word one edit away, to
  /// be asked of ``contains(_:)`` a little later: what that reads is asked for meanwhile.
  package func addMarks(ofFormsOf word: ArraySlice<UInt8>, to marks: inout [UInt64]) {
    guard word.count <= Self.longestWord + 1 else { return }
    _ = Self.containsForm(of: word) { mark in
      prefetch(mark & mask)
      prefetch((mark >> 32) & mask)
      marks.append(mark)
      return false
    }
  }

  /// Asks for the word itself and for the forms with one letter left out, until one is wanted: two words
  /// one edit apart share one (Bocek, Hunt and Stiller, 2007).
  private static func containsForm(
    of word: ArraySlice<UInt8>,
    where isWanted: (UInt64) -> Bool
  ) -> Bool {
    func joined(_ bytes: ArraySlice<UInt8>, to start: UInt64) -> UInt64 {
      var hash = start
      for byte in bytes {
        hash = (hash ^ UInt64(byte)) &* 0x9FB2_1C65_1E98_DF25
        hash ^= hash >> 32
      }
      return hash
    }
    let start: UInt64 = 0x243F_6A88_85A3_08D3
    if isWanted(joined(word, to: start)) { return true }
    // The first letter is as listed.
    var before = joined(word.prefix(1), to: start)
    for place in word.indices.dropFirst() {
      if isWanted(joined(word[(place + 1)...], to: before)) { return true }
      before = joined(word[place...place], to: before)
    }
    return false
  }
}
