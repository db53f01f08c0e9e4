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
    let found = Found(compiled.names, text, words, words.names)
    compiled.prefetchEntries(compiled.nameEntries, of: found.phrases)
    for (words, phrase) in zip(found.words, found.phrases) { body(words, entries(ofName: phrase)) }
  }

  /// Calls `body` with every topic term among the words of a text.
  public func forEachTerm(
    in text: SegmentedText,
    words: MatchWords,
    _ body: (_ words: Range<Int>, _ entries: GazetteerEntries) -> Void
  ) {
    let found = Found(compiled.terms, text, words, words.terms)
    compiled.prefetchEntries(compiled.termEntries, of: found.phrases)
    for (words, phrase) in zip(found.words, found.phrases) { body(words, entries(ofTerm: phrase)) }
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
    let found = Found(compiled.derived, text, words, words.derived)
    compiled.prefetchEntries(compiled.derivedEntries, of: found.phrases)
    for (words, phrase) in zip(found.words, found.phrases) {
      body(words, entries(ofDerived: phrase))
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

/// The phrases of a table in a text.
private struct Found {
  private(set) var words: [Range<Int>] = []
  private(set) var phrases: [UInt32] = []

  init(
    _ table: PhraseTable,
    _ text: SegmentedText,
    _ words: Gazetteer.MatchWords,
    _ starts: [UInt64]?
  ) {
    table.forEachMatch(in: text.folded, words: words.words, starts: starts) {
      self.words.append($0..<$0 + $1)
      phrases.append($2)
    }
  }
}

extension CompiledGazetteer {
  /// Asks for what will be read of the entries of some phrases and of their entities, which lie far
  /// apart: one round for each step that leads to the next, so that the reads of a round overlap.
  fileprivate func prefetchEntries(_ entries: GroupTable, of phrases: [UInt32]) {
    for phrase in phrases { region.prefetch(at: entries.starts.place(Int(phrase))) }
    let groups = phrases.map { phrase in
      let group = entries.group(Int(phrase), region)
      return group.lowerBound..<min(group.upperBound, group.lowerBound + 4)
    }
    for group in groups { region.prefetch(at: entries.values.place(group.lowerBound)) }
    for group in groups {
      for place in group {
        let entity = Int(region.u32(at: entries.values.place(place)))
        region.prefetch(at: traits.place(entity))
        region.prefetch(at: kin.starts.place(entity))
      }
    }
    for group in groups {
      for place in group {
        let entity = Int(region.u32(at: entries.values.place(place)))
        region.prefetch(at: kin.values.place(kin.group(entity, region).lowerBound))
      }
    }
  }
}
