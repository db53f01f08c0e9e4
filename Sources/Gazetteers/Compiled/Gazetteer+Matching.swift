public import PhraseMatching
public import TextSegmentation

extension Gazetteer {
  /// Finds the names of organizations, places and people; its phrase numbers go to
  /// ``entries(ofName:)``.
  public var nameTable: PhraseTable { compiled.names }

  /// Finds the terms of topics; its phrase numbers go to ``entries(ofTerm:)``.
  public var termTable: PhraseTable { compiled.terms }

  /// No name or term has more words.
  package static let longestPhrase = PhraseTable.maximumWords

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
    let found = phrases(of: compiled.names, compiled.nameEntries, .names, in: text, words)
    for match in found { body(match.words, entries(match.places)) }
  }

  /// Calls `body` with every topic term among the words of a text.
  public func forEachTerm(
    in text: SegmentedText,
    words: MatchWords,
    _ body: (_ words: Range<Int>, _ entries: GazetteerEntries) -> Void
  ) {
    let found = phrases(of: compiled.terms, compiled.termEntries, .terms, in: text, words)
    for match in found { body(match.words, entries(match.places)) }
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
    let found = phrases(of: compiled.derived, compiled.derivedEntries, .derived, in: text, words)
    for match in found { body(match.words, entries(match.places)) }
  }

  /// The phrases of all tables among the words of a text.
  package struct Phrases: Sendable {
    /// The names, as ``forEachName(in:words:_:)`` finds them.
    package let names: [PhraseMatch]
    /// The topic terms.
    package let terms: [PhraseMatch]
    /// The derived forms.
    package let derived: [PhraseMatch]
  }

  /// Every phrase among the words of a text, in one pass over them.
  package func phrases(in text: SegmentedText, words: MatchWords) -> Phrases {
    let found = compiled.matches(of: compiled.tables, from: .names, in: text, words)
    // They come by tables.
    let terms = compiled.prefetchGroups(found, from: 0, at: 0, compiled.nameEntries)
    let derived = compiled.prefetchGroups(found, from: terms, at: 1, compiled.termEntries)
    let end = compiled.prefetchGroups(found, from: derived, at: 2, compiled.derivedEntries)
    return Phrases(
      names: compiled.phrases(found[..<terms], compiled.nameEntries),
      terms: compiled.phrases(found[terms..<derived], compiled.termEntries),
      derived: compiled.phrases(found[derived..<end], compiled.derivedEntries)
    )
  }

  private func phrases(
    of table: PhraseTable,
    _ groups: GroupTable,
    _ place: WordRoles.Table,
    in text: SegmentedText,
    _ words: MatchWords
  ) -> [PhraseMatch] {
    let found = compiled.matches(of: [table], from: place, in: text, words)
    return compiled.phrases(found[...], groups)
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

  /// Asks for what ``aliasWeight(of:)`` and ``threshold(of:)`` read, without waiting for it.
  package func prefetchWeight(of entry: GazetteerEntry) {
    compiled.region.prefetch(
      at: compiled.entities.place(entry.entity) &+ GazetteerLayout.Entity.threshold
    )
    guard let index = entry.aliasIndex else { return }
    compiled.region.prefetch(at: compiled.aliases.place(index))
  }

  /// The entry at one of the places of ``GazetteerEntries/places``.
  /// - Complexity: O(1).
  @inlinable
  public func entry(at place: Int) -> GazetteerEntry { compiled.entry(at: place) }
}

extension Gazetteer {
  /// A phrase of the gazetteer in a text; small and without references, since many are kept.
  @usableFromInline
  package struct PhraseMatch: Sendable {
    /// The first word.
    @usableFromInline package let firstWord: Int32
    /// The word behind the last.
    @usableFromInline package let endWord: Int32
    /// The place of the first of its entries among all entries.
    @usableFromInline package let firstEntry: Int32
    /// The place behind the last of them.
    @usableFromInline package let endEntry: Int32

    /// Whether only the persons among the entries are meant: the name stands without its initial.
    package let isOfPersons: Bool

    /// Takes words and the places of entries.
    package init(words: Range<Int>, places: Range<Int>, isOfPersons: Bool = false) {
      firstWord = Int32(truncatingIfNeeded: words.lowerBound)
      endWord = Int32(truncatingIfNeeded: words.upperBound)
      firstEntry = Int32(truncatingIfNeeded: places.lowerBound)
      endEntry = Int32(truncatingIfNeeded: places.upperBound)
      self.isOfPersons = isOfPersons
    }

    /// Its words.
    @inlinable package var words: Range<Int> { Int(firstWord)..<Int(endWord) }
    /// The places of its entries, for ``Gazetteer/entry(at:)``.
    @inlinable package var places: Range<Int> { Int(firstEntry)..<Int(endEntry) }
  }
}

// Where the entries of the phrases stand is read, and the entries, which lie far apart, are asked for: one
// round for each step that leads to the next, so that the reads of a round overlap.
extension CompiledGazetteer {
  /// What tables, of which one is the first, match in a text.
  fileprivate func matches(
    of tables: [PhraseTable],
    from first: Gazetteer.WordRoles.Table,
    in text: SegmentedText,
    _ words: Gazetteer.MatchWords
  ) -> [PhraseTable.WordMatch] {
    PhraseTable.matches(
      of: tables,
      in: text.folded,
      words: text.words,
      passing: words.passed,
      roles: words.roles(from: first)
    )
  }

  /// Asks for the places of the entries of what one of the tables that were asked matches.
  ///
  /// - Parameters:
  ///   - found: what all tables match.
  ///   - start: where the matches of the table start.
  ///   - table: the place of the table.
  ///   - groups: the entries of its phrases.
  /// - Returns: where the matches of the next table start.
  fileprivate func prefetchGroups(
    _ found: [PhraseTable.WordMatch],
    from start: Int,
    at table: UInt32,
    _ groups: GroupTable
  ) -> Int {
    var index = start
    while index < found.count, found[index].table == table {
      region.prefetch(at: groups.starts.place(Int(found[index].phrase)))
      index += 1
    }
    return index
  }

  /// The phrases that one table matches.
  fileprivate func phrases(
    _ found: ArraySlice<PhraseTable.WordMatch>,
    _ groups: GroupTable
  ) -> [Gazetteer.PhraseMatch] {
    let hasEntities = entityCount > 0
    return [Gazetteer.PhraseMatch](room: found.count) { phrases in
      let found = found.span
      for index in found.indices {
        let match = found[index]
        let entries = groups.group(Int(match.phrase), region)
        region.prefetch(at: groups.values.place(entries.lowerBound))
        phrases.append(
          Gazetteer.PhraseMatch(
            words: Int(match.first)..<Int(match.first) + Int(match.count),
            places: hasEntities ? entries : 0..<0
          )
        )
      }
    }
  }
}
