/// A set of the words of one text.
struct WordSet {
  private var bits: [UInt64]

  /// A set of no text.
  init() { bits = [] }

  init(count: Int) { bits = Array(filledWith: 0, count: count / 64 + 1) }

  /// Whether it is of no text.
  var isEmpty: Bool { bits.isEmpty }

  func contains(_ word: Int) -> Bool { bits[word >> 6] >> UInt64(word & 63) & 1 != 0 }

  func isDisjoint(with words: Range<Int>) -> Bool { !words.contains(where: contains) }

  /// Puts a word in, unless it is in already.
  /// - Returns: whether it was put in.
  @inline(__always)
  mutating func insertIfFree(_ word: Int) -> Bool {
    let own: UInt64 = 1 &<< UInt64(truncatingIfNeeded: word)
    let place = word >> 6
    if bits[place] & own != 0 { return false }
    bits[place] |= own
    return true
  }

  /// Puts words in, unless one of them is in already.
  /// - Returns: whether they were put in.
  @inline(__always)
  mutating func insertIfFree(_ words: Range<Int>) -> Bool {
    let place = words.lowerBound >> 6
    guard !words.isEmpty, (words.upperBound - 1) >> 6 == place else {
      guard isDisjoint(with: words) else { return false }
      insert(words)
      return true
    }
    // All of them lie in one number, as most do.
    let own =
      (UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- words.count))
      &<< UInt64(truncatingIfNeeded: words.lowerBound)
    if bits[place] & own != 0 { return false }
    bits[place] |= own
    return true
  }

  mutating func insert(_ word: Int) { bits[word >> 6] |= 1 << UInt64(word & 63) }

  mutating func insert(_ words: Range<Int>) {
    for word in words { insert(word) }
  }
}
