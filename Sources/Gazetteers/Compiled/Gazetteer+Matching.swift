public import PhraseMatching
public import TextSegmentation

extension Gazetteer {
  /// Finds the names of organizations, places and people; its phrase numbers go to
  /// ``entries(ofName:)``.
  public var nameTable: PhraseTable { compiled.names }

  /// Finds the terms of topics; its phrase numbers go to ``entries(ofTerm:)``.
  public var termTable: PhraseTable { compiled.terms }

  /// Calls `body` with every listed name in a text: all candidates, but for names of one word whose
  /// aliases all need capitals that the text has not.
  ///
  /// By first word, then by length; names never cross a sentence or another edge.
  /// - Complexity: O(n) in the bytes of the text.
  public func forEachName(
    in text: SegmentedText,
    _ body: (_ words: Range<Int>, _ entries: GazetteerEntries) -> Void
  ) {
    forEachName(in: text, words: MatchWords(of: text), body)
  }

  /// Calls `body` with every topic term in a text.
  /// - Complexity: O(n) in the bytes of the text.
  public func forEachTerm(
    in text: SegmentedText,
    _ body: (_ words: Range<Int>, _ entries: GazetteerEntries) -> Void
  ) {
    forEachTerm(in: text, words: MatchWords(of: text), body)
  }

  /// Calls `body` with every listed name among the words of a text.
  public func forEachName(
    in text: SegmentedText,
    words: MatchWords,
    _ body: (_ words: Range<Int>, _ entries: GazetteerEntries) -> Void
  ) {
    compiled.names.forEachMatch(in: text.folded, words: words.words, starts: words.names) {
      body($0..<$0 + $1, entries(ofName: $2))
    }
  }

  /// Calls `body` with every topic term among the words of a text.
  public func forEachTerm(
    in text: SegmentedText,
    words: MatchWords,
    _ body: (_ words: Range<Int>, _ entries: GazetteerEntries) -> Void
  ) {
    compiled.terms.forEachMatch(in: text.folded, words: words.words, starts: words.terms) {
      body($0..<$0 + $1, entries(ofTerm: $2))
    }
  }

  /// Calls `body` with every derived form among the words of a text: what is left of a listed name
  /// when parts of it are left out, whatever speaks for it.
  ///
  /// Their entries have the trait ``GazetteerEntry/Traits/isDerived``, and their aliases are the names
  /// that they are derived from.
  public func forEachDerivedForm(
    in text: SegmentedText,
    words: MatchWords,
    _ body: (_ words: Range<Int>, _ entries: GazetteerEntries) -> Void
  ) {
    guard compiled.derived.count > 0 else { return }
    compiled.derived.forEachMatch(in: text.folded, words: words.words, starts: words.derived) {
      body($0..<$0 + $1, entries(ofDerived: $2))
    }
  }

  /// The entries of a phrase of the table of derived forms.
  /// - Complexity: O(1).
  public func entries(ofDerived phrase: UInt32) -> GazetteerEntries {
    GazetteerEntries(compiled, compiled.derivedEntries.group(Int(phrase), compiled.region))
  }

  /// The entries under which a folded phrase is a derived form.
  public func entries(forDerived bytes: some Collection<UInt8>) -> GazetteerEntries {
    guard let id = compiled.derived.phrase(bytes) else { return GazetteerEntries(compiled, 0..<0) }
    return entries(ofDerived: id)
  }

  /// The entries of a phrase of ``nameTable``.
  /// - Complexity: O(1).
  public func entries(ofName phrase: UInt32) -> GazetteerEntries {
    GazetteerEntries(compiled, compiled.nameEntries.group(Int(phrase), compiled.region))
  }

  /// The entries of a phrase of ``termTable``.
  /// - Complexity: O(1).
  public func entries(ofTerm phrase: UInt32) -> GazetteerEntries {
    GazetteerEntries(compiled, compiled.termEntries.group(Int(phrase), compiled.region))
  }

  /// Entries by their ``GazetteerEntries/places``, which take less room to keep.
  public func entries(_ places: Range<Int>) -> GazetteerEntries {
    GazetteerEntries(compiled, places)
  }

  /// The entry at one of the places of ``GazetteerEntries/places``.
  /// - Complexity: O(1).
  public func entry(at place: Int) -> GazetteerEntry { compiled.entry(at: place) }
}
