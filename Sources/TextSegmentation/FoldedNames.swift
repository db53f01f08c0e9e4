/// Many names as the matcher sees them, folded in one pass.
///
/// The names stand in one text, each on a line of its own; a line break within a name is white space
/// as elsewhere, so the names' places in the text tell them apart, not the line breaks.
public struct FoldedNames: Sendable {
  /// The words; their `bytes` lie in the text, their `folded` ranges in ``folded``.
  public let words: [Word]
  /// The folded words, each behind its gap byte.
  public let folded: [UInt8]

  /// Folds the names of a text, which is valid UTF-8 of less than 2 GB.
  /// - Complexity: O(n) in the bytes of the text.
  public init(_ utf8: [UInt8]) {
    let scanner = WordScanner(utf8)
    words = scanner.words
    folded = scanner.folded
  }

  /// The words of the name that starts with a word and ends before a byte of the text; none where the name
  /// has no word.
  public func words(from first: Int, toByte end: Int) -> Range<Int> {
    var next = first
    while next < words.count, Int(words[next].start) < end { next += 1 }
    return first..<next
  }

  /// The folded form of a run of words, at least one, with the gaps between them.
  public func foldedBytes(ofWords run: Range<Int>) -> ArraySlice<UInt8> {
    folded[Int(words[run.lowerBound].foldedStart)..<Int(words[run.upperBound - 1].foldedEnd)]
  }
}
