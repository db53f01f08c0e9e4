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
    compiled.forEachPhrase(
      of: compiled.names,
      compiled.nameEntries,
      in: text,
      words,
      words.roles(in: .names),
      body
    )
  }

  /// Calls `body` with every topic term among the words of a text.
  public func forEachTerm(
    in text: SegmentedText,
    words: MatchWords,
    _ body: (_ words: Range<Int>, _ entries: GazetteerEntries) -> Void
  ) {
    compiled.forEachPhrase(
      of: compiled.terms,
      compiled.termEntries,
      in: text,
      words,
      words.roles(in: .terms),
      body
    )
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
    compiled.forEachPhrase(
      of: compiled.derived,
      compiled.derivedEntries,
      in: text,
      words,
      words.roles(in: .derived),
      body
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

  /// The entry at one of the places of ``GazetteerEntries/places``.
  /// - Complexity: O(1).
  public func entry(at place: Int) -> GazetteerEntry { compiled.entry(at: place) }
}

/// A phrase of a table in a text.
private struct FoundPhrase {
  let first: Int32
  let count: Int32
  let phrase: UInt32
  /// The places of its entries.
  var entries = 0..<0

  var words: Range<Int> { Int(first)..<Int(first) + Int(count) }
}

extension CompiledGazetteer {
  /// Calls `body` with every phrase of a table in a text.
  fileprivate func forEachPhrase(
    of table: PhraseTable,
    _ groups: GroupTable,
    in text: SegmentedText,
    _ words: Gazetteer.MatchWords,
    _ roles: PhraseTable.KnownRoles?,
    _ body: (_ words: Range<Int>, _ entries: GazetteerEntries) -> Void
  ) {
    var found: [FoundPhrase] = []
    found.reserveCapacity(text.words.count / 8 + 4)
    table.forEachMatch(
      in: text.folded,
      words: text.words,
      passing: words.passed,
      roles: roles
    ) {
      found.append(
        FoundPhrase(
          first: Int32(truncatingIfNeeded: $0),
          count: Int32(truncatingIfNeeded: $1),
          phrase: $2
        )
      )
    }
    readEntries(of: &found, groups)
    for found in found { body(found.words, GazetteerEntries(self, found.entries)) }
  }

  /// Reads where the entries of some phrases stand, and asks for the entries, which lie far apart: one
  /// round for each step that leads to the next, so that the reads of a round overlap.
  private func readEntries(of found: inout [FoundPhrase], _ groups: GroupTable) {
    for found in found { region.prefetch(at: groups.starts.place(Int(found.phrase))) }
    for index in found.indices {
      found[index].entries = groups.group(Int(found[index].phrase), region)
      region.prefetch(at: groups.values.place(found[index].entries.lowerBound))
    }
  }
}
