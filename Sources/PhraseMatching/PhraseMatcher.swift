/// Finds the phrases of a table in raw text: words, folding, gaps and rules in one pass over the bytes.
///
/// It sees exactly the words that segmentation sees, without sentences: a phrase may cross what joins
/// words (white space, one hyphen, apostrophe or full stop) and nothing else. It holds the memory of a
/// search, some hundred kilobytes, and is used for one text after the other; several threads have one
/// each, over one table.
///
/// - Complexity: O(n) in the bytes of a text; nothing is allocated for a word.
@safe
public final class PhraseMatcher {
  /// A phrase found in a text.
  public struct Match: Sendable, Equatable {
    /// The phrase's number.
    public let phrase: PhraseTable.PhraseID
    /// Its place in bytes of UTF-8.
    public let bytes: Range<Int>
    /// Its place in Unicode scalars.
    public let scalars: Range<Int>
    /// Its words, counted from the text's first.
    public let words: Range<Int>

    init(phrase: PhraseTable.PhraseID, bytes: Range<Int>, scalars: Range<Int>, words: Range<Int>) {
      self.phrase = phrase
      self.bytes = bytes
      self.scalars = scalars
      self.words = words
    }
  }

  /// How a text is searched.
  public struct Options: OptionSet, Sendable {
    /// The bits.
    public let rawValue: Int32
    /// Creates options from their bits.
    public init(rawValue: Int32) { self.rawValue = rawValue }
    /// Finds every phrase at every word; otherwise, of phrases that overlap, the one with more words
    /// wins, then the one that starts earlier.
    public static let all = Options(rawValue: 1)
    /// The text is written without capitals: phrases that need their capital need none.
    public static let ignoringCapitals = Options(rawValue: 2)
    /// Does without the vector instructions of some processors; the results are the same.
    public static let portable = Options(rawValue: 4)
  }

  /// The table whose phrases are found.
  public let table: PhraseTable
  // SAFETY: owned by the object alone: created by `init`, destroyed by `deinit`.
  let search: OpaquePointer

  /// Creates a matcher.
  public init(_ table: PhraseTable) {
    self.table = table
    // SAFETY: the pointer is only stored.
    unsafe search = Self.createSearch()
  }

  // SAFETY: no call outlives the object, so nobody uses the search any more.
  deinit { unsafe Self.destroy(search) }

  /// Calls `body` with every match, by start and then by length.
  ///
  /// - Parameters:
  ///   - utf8: valid UTF-8, at most 2,147,418,112 bytes of which are searched.
  ///   - options: how to search.
  ///   - body: gets each match; it must not use this matcher.
  public func forEachMatch(
    in utf8: [UInt8],
    options: Options = [],
    _ body: (Match) -> Void
  ) {
    // SAFETY: the buffer is valid during the call, and the search ends with it.
    unsafe utf8.withUnsafeBufferPointer { unsafe run(UnsafeRawBufferPointer($0), options, body) }
  }

  /// Calls `body` with every match in a part of a region.
  public func forEachMatch(
    in region: ByteRegion,
    range: Range<Int>,
    options: Options = [],
    _ body: (Match) -> Void
  ) {
    // SAFETY: the bytes are valid during the call, and the search ends with it.
    unsafe region.withBytes(range) { unsafe run($0, options, body) }
  }

  /// Replaces what an array holds by the matches, by start and then by length.
  public func findMatches(
    in utf8: [UInt8],
    options: Options = [],
    into matches: inout [Match]
  ) {
    matches.removeAll(keepingCapacity: true)
    forEachMatch(in: utf8, options: options) { matches.append($0) }
  }

  /// The matches in a text.
  public func matches(in text: String, options: Options = []) -> [Match] {
    var matches: [Match] = []
    findMatches(in: Array(text.utf8), options: options, into: &matches)
    return matches
  }
}
