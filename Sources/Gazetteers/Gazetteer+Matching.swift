import PhraseMatching
public import TextSegmentation

extension Gazetteer {
  /// Calls `body` with every listed name in a text: all candidates, whatever the alias rules say.
  ///
  /// By first word, then by length; names never cross a sentence or another edge.
  /// - Complexity: O(n) in the bytes of the text.
  public func forEachName(
    in text: SegmentedText,
    _ body: (_ words: Range<Int>, _ entries: ArraySlice<GazetteerEntry>) -> Void
  ) {
    names.forEachMatch(in: text.folded, words: text.words.map(Self.folded)) { first, count, phrase in
      body(first..<first + count, nameEntries[Int(phrase)])
    }
  }

  /// Calls `body` with every topic term in a text.
  /// - Complexity: O(n) in the bytes of the text.
  public func forEachTerm(
    in text: SegmentedText,
    _ body: (_ words: Range<Int>, _ entries: ArraySlice<GazetteerEntry>) -> Void
  ) {
    terms.forEachMatch(in: text.folded, words: text.words.map(Self.folded)) { first, count, phrase in
      body(first..<first + count, termEntries[Int(phrase)])
    }
  }

  private static func folded(_ word: Word) -> PhraseTable.FoldedWord {
    PhraseTable.FoldedWord(range: word.folded, hash: word.hash)
  }

  /// The entries of a phrase that a spelling look-up gave.
  public func entries(ofName phrase: UInt32) -> ArraySlice<GazetteerEntry> {
    nameEntries[Int(phrase)]
  }
}
