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
    for match in names(in: text, words: words) { body(match.words, entries(match.places)) }
  }

  /// Calls `body` with every topic term among the words of a text.
  public func forEachTerm(
    in text: SegmentedText,
    words: MatchWords,
    _ body: (_ words: Range<Int>, _ entries: GazetteerEntries) -> Void
  ) {
    for match in terms(in: text, words: words) { body(match.words, entries(match.places)) }
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
    for match in derivedForms(in: text, words: words) { body(match.words, entries(match.places)) }
  }

  /// Every listed name among the words of a text, as ``forEachName(in:words:_:)`` finds them.
  package func names(in text: SegmentedText, words: MatchWords) -> [PhraseMatch] {
    compiled.phrases(
      of: compiled.names,
      compiled.nameEntries,
      in: text,
      words,
      words.roles(in: .names)
    )
  }

  /// Every topic term among the words of a text.
  package func terms(in text: SegmentedText, words: MatchWords) -> [PhraseMatch] {
    compiled.phrases(
      of: compiled.terms,
      compiled.termEntries,
      in: text,
      words,
      words.roles(in: .terms)
    )
  }

  /// Every derived form among the words of a text.
  package func derivedForms(in text: SegmentedText, words: MatchWords) -> [PhraseMatch] {
    guard compiled.derived.count > 0 else { return [] }
    return compiled.phrases(
      of: compiled.derived,
      compiled.derivedEntries,
      in: text,
      words,
      words.roles(in: .derived)
    )
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

  /// Asks for what ``aliasWeight(of:)`` reads, without waiting for it.
  package func prefetchWeight(of entry: GazetteerEntry) {
    guard let index = entry.aliasIndex else { return }
    compiled.region.prefetch(at: compiled.aliases.place(index))
  }

  /// The entry at one of the places of ``GazetteerEntries/places``.
  /// - Complexity: O(1).
  public func entry(at place: Int) -> GazetteerEntry { compiled.entry(at: place) }
}

extension Gazetteer {
  /// A phrase of the gazetteer in a text; small and without references, since many are kept.
  package struct PhraseMatch: Sendable {
    /// The first word.
    package let firstWord: Int32
    /// The word behind the last.
    package let endWord: Int32
    /// The place of the first of its entries among all entries.
    package let firstEntry: Int32
    /// The place behind the last of them.
    package let endEntry: Int32

    /// Takes words and the places of entries.
    package init(words: Range<Int>, places: Range<Int>) {
      firstWord = Int32(truncatingIfNeeded: words.lowerBound)
      endWord = Int32(truncatingIfNeeded: words.upperBound)
      firstEntry = Int32(truncatingIfNeeded: places.lowerBound)
      endEntry = Int32(truncatingIfNeeded: places.upperBound)
    }

    /// Its words.
    var words: Range<Int> { Int(firstWord)..<Int(endWord) }
    /// The places of its entries, for ``Gazetteer/entry(at:)``.
    var places: Range<Int> { Int(firstEntry)..<Int(endEntry) }
  }
}

extension CompiledGazetteer {
  /// Every phrase of a table in a text.
  ///
  /// Where the entries of the phrases stand is read, and the entries, which lie far apart, are asked for:
  /// one round for each step that leads to the next, so that the reads of a round overlap.
  fileprivate func phrases(
    of table: PhraseTable,
    _ groups: GroupTable,
    in text: SegmentedText,
    _ words: Gazetteer.MatchWords,
    _ roles: PhraseTable.KnownRoles?
  ) -> [Gazetteer.PhraseMatch] {
    let matches = table.matches(
      in: text.folded,
      words: text.words,
      passing: words.passed,
      roles: roles
    )
    for index in matches.indices {
      region.prefetch(at: groups.starts.place(Int(matches[index].phrase)))
    }
    return [Gazetteer.PhraseMatch](capacity: matches.count) { found in
      for index in matches.indices {
        let match = matches[index]
        let entries = groups.group(Int(match.phrase), region)
        region.prefetch(at: groups.values.place(entries.lowerBound))
        found.append(
          Gazetteer.PhraseMatch(
            words: Int(match.first)..<Int(match.first) + Int(match.count),
            places: entityCount > 0 ? entries : 0..<0
          )
        )
      }
    }
  }
}
