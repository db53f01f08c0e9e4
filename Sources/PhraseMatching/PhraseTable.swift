public import TextSegmentation

/// An immutable set of phrases that finds all of them in a text in one pass.
///
/// A phrase is a run of words with one gap byte between neighbours, in the folded form that
/// segmentation writes. The table is one stretch of bytes that is used where it lies, on the heap or
/// mapped from a file: small filters that a word or a pair of words must pass, lines of short phrases
/// of one word, and a hash table of the prefixes and the longer phrases.
///
/// - Complexity: building is O(total bytes), opening O(1); finding is O(1) a word that starts no phrase.
public struct PhraseTable: Sendable {
  let region: ByteRegion
  let range: Range<Int>
  /// How many phrases the table holds.
  public let count: Int

  /// The bytes are no phrase table, or its header is damaged.
  public struct DamageError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One sentence.
    public var description: String { "the phrase table is damaged" }
  }

  /// Opens a table where it lies.
  ///
  /// Header and bounds are checked, nothing is copied; a body that is damaged gives wrong matches at
  /// worst.
  /// - Parameters:
  ///   - region: the bytes that hold the table.
  ///   - range: its stretch of them, best at a multiple of 64.
  /// - Throws: ``DamageError`` where the header is damaged or a section lies outside.
  /// - Complexity: O(1).
  public init(region: ByteRegion, range: Range<Int>) throws(DamageError) {
    guard range.lowerBound >= 0, range.upperBound <= region.count,
      let count = Self.countOfTable(region, range)
    else { throw DamageError() }
    self.region = region
    self.range = range
    self.count = count
  }

  /// Builds a table of phrases.
  ///
  /// - Parameter phrases: the position of a phrase is its id; of equal keys the first counts, and those
  ///   that do not fit (see ``fits(_:)``) are left out.
  /// - Complexity: O(total bytes).
  public init(phrases: some Collection<Phrase>) {
    let bytes = Self.encoded(phrases: phrases)
    let region = ByteRegion(bytes)
    self.region = region
    range = 0..<region.count
    count = Self.countOfTable(region, range) ?? 0
  }

  /// Builds a table of phrases without rules.
  ///
  /// - Parameter keys: folded phrases; the position of a key is its id. Of equal keys the first counts.
  public init(keys: [[UInt8]]) {
    self.init(phrases: keys.lazy.map { Phrase(key: $0) })
  }

  /// The id of a phrase, if the table holds it.
  /// - Complexity: O(n) in the bytes of the phrase.
  public func phrase(_ key: some Collection<UInt8>) -> PhraseID? {
    find(Array(key))
  }

  /// A phrase found among words that are already cut.
  public struct WordMatch: Sendable, Equatable {
    // The search writes matches in place: the fields stand in the order of its C structure.

    /// The first word.
    public let first: UInt32
    /// The number of words.
    public let count: UInt32
    /// The phrase's id.
    public let phrase: PhraseID
    /// The place of its table among those that were asked.
    public let table: UInt32
  }

  /// Calls `body` with every phrase found, by first word and then by length; of those of one word, the
  /// ones whose rule the word satisfies.
  ///
  /// - Parameters:
  ///   - folded: the folded text; the byte before each word is the gap in front of it.
  ///   - words: the words of the folded text in order.
  ///   - rules: rules that every word is taken to satisfy.
  ///   - body: gets the first word, the number of words and the phrase's id.
  public func forEachMatch(
    in folded: [UInt8],
    words: [Word],
    passing rules: PassedRules = [],
    _ body: (_ first: Int, _ count: Int, _ phrase: PhraseID) -> Void
  ) {
    for match in Self.matches(of: [self], in: folded, words: words, passing: rules) {
      body(Int(match.first), Int(match.count), match.phrase)
    }
  }

  /// Calls `body` with every phrase found, whatever its rule, in words whose hashes are not known.
  public func forEachMatch(
    in folded: [UInt8],
    words: some Collection<Range<Int>>,
    _ body: (_ first: Int, _ count: Int, _ phrase: PhraseID) -> Void
  ) {
    let words = words.map { Word(folded: $0, hash: Word.hash(ofFolded: folded[$0])) }
    forEachMatch(in: folded, words: words, passing: .all, body)
  }
}
