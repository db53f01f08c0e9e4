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
}
