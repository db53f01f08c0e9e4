/// A name as the matcher sees it: its words in folded form with the gaps between them.
public struct FoldedPhrase: Sendable, Equatable {
  /// The folded words and the gap bytes between them, without the gap before the first.
  public let bytes: [UInt8]
  /// The words; their `folded` ranges lie in ``bytes``, their `bytes` in the name's UTF-8.
  public let words: [Word]

  /// Folds a name.
  ///
  /// Sentence rules do not apply: `Washington, D.C.` is one phrase.
  /// - Complexity: O(n) in the bytes of the name.
  public init(_ name: String) {
    let scanner = WordScanner(Array(name.utf8))
    words = scanner.words.map { word in
      var word = word
      word.foldedStart -= 1
      word.foldedEnd -= 1
      return word
    }
    bytes = Array(scanner.folded.dropFirst())
  }

  /// The folded form of each word.
  public var foldedWords: [ArraySlice<UInt8>] { words.map { bytes[$0.folded] } }

  /// Whether punctuation that no match can cross stands between two words.
  public var hasEdge: Bool { words.dropFirst().contains { $0.gap == .edge } }
}
