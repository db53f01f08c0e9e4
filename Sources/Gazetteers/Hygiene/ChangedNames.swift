import PhraseMatching
public import TextSegmentation

/// Tells which texts a change of a gazetteer can touch.
///
/// Linking a thread asks a gazetteer for nothing but the entries of phrases that stand in it, of names
/// that are near its words by spelling, and facts of the entities behind those entries. So a thread in
/// which no name of an entity that changed stands, before or after, in any case and with up to two wrong
/// letters, is linked as before. The names of the changed entities of both gazetteers are compiled into
/// one of their own, without the rules that would keep them from being found.
public struct ChangedNames: Sendable {
  private let names: Gazetteer
  private let isEverything: Bool
  private let ordinaryWords: WordList

  /// Whether no text can be touched.
  public var isEmpty: Bool { !isEverything && names.entities.isEmpty }

  /// Gathers the names of the entities that changed.
  /// - Throws: ``GazetteerError`` where they are too many to be compiled.
  public init(_ difference: GazetteerDifference) throws(GazetteerError) {
    isEverything = difference.touchesEverything != nil
    ordinaryWords = difference.new.ordinaryWords
    var compiler = GazetteerCompiler()
    compiler.lists.append(
      Gazetteer.ListDescription(file: "", title: "", origin: "", licence: "", entityCount: 0)
    )
    if !isEverything {
      for change in difference.changes where change.affectsLinking {
        let before = change.old.map { difference.old.entities[$0] }
        let after = change.new.map { difference.new.entities[$0] }
        for entity in [before, after] {
          if let entity { Self.add(entity, words: ordinaryWords, to: &compiler.store) }
        }
      }
    }
    names = try compiler.compile()
  }

  private static func add(_ entity: Entity, words: WordList, to store: inout RowStore) {
    guard let type = store.type(Array(entity.type.utf8)[...]) else { return }
    // An id of its own, so that the entities of both sides stay apart.
    var row = RowStore.Row(
      id: store.pool.add("\(store.rows.count)"),
      type: type,
      name: store.pool.add(entity.name),
      list: 0,
      line: 0
    )
    let first = store.aliases.count
    // The name itself comes without rules, which would ask for its capital.
    for alias in [Alias(entity.name)] + entity.aliases {
      var rules = alias.rules.intersection([.demonym, .weak, .acronym, .lower])
      rules.insert(.lower)
      // Neither is ever corrected to.
      if alias.rules.contains(.exact) { rules.insert(.weak) }
      store.aliases.append(
        RowStore.Alias(text: store.pool.add(alias.text), rules: rules.rawValue, weight: 1)
      )
    }
    // Never corrected to, as the forms of a gazetteer are not.
    for form in derivedForms(of: entity, words) {
      store.aliases.append(
        RowStore.Alias(
          text: store.pool.add(form),
          rules: Alias.Rules([.lower, .weak]).rawValue,
          weight: 1
        )
      )
    }
    row.aliases = first..<store.aliases.count
    store.rows.append(row)
  }

  private static func derivedForms(of entity: Entity, _ words: WordList) -> [String] {
    var forms: [String] = []
    for alias in [Alias(entity.name)] + entity.aliases where alias.rules.isEmpty {
      let derived = DerivedForms(
        of: Array(alias.text.utf8),
        kind: EntityKind(type: entity.type),
        isSettlement: false,
        facts: words
      )
      forms += derived.forms.map { String(decoding: $0.key, as: UTF8.self) }
    }
    return forms
  }

  /// Whether a text may be linked otherwise; `false` is sure.
  /// - Complexity: O(n) in the words of the text, with look-ups by spelling for those that are no
  ///   ordinary words.
  public func touch(_ text: SegmentedText) -> Bool {
    if isEverything { return true }
    if names.entities.isEmpty { return false }
    let words = Gazetteer.MatchWords(of: text, passesRules: true)
    var isTouched = false
    names.forEachName(in: text, words: words) { _, _ in isTouched = true }
    if !isTouched { names.forEachTerm(in: text, words: words) { _, _ in isTouched = true } }
    return isTouched || holdsNameWithInitial(text) || holdsMisspelling(text)
  }

  /// `Peter T. King` is found without its initial.
  private func holdsNameWithInitial(_ text: SegmentedText) -> Bool {
    guard text.words.count > 2 else { return false }
    for word in 1..<text.words.count - 1 where text.words[word].length == 1 {
      let name =
        Array(text.folded[text.words[word - 1].folded]) + [Word.Gap.joint.rawValue]
        + text.folded[text.words[word + 1].folded]
      if !names.entries(forFolded: name).isEmpty { return true }
    }
    return false
  }

  /// The fewest letters of a run of words that is taken for a misspelled name.
  private static let fewestLetters = 6
  /// A shorter word is never the misspelled one.
  private static let shortestWord = 4

  private func holdsMisspelling(_ text: SegmentedText) -> Bool {
    for word in text.words.indices where mayBeMisspelled(text.words[word]) {
      for count in 1...MisspellingGate.longestName {
        for first in max(0, word - count + 1)...word where first + count <= text.words.count {
          let words = first..<first + count
          guard words.dropFirst().allSatisfy({ text.words[$0].gap == .joint }),
            words.reduce(0, { $0 + Int(text.words[$1].length) }) >= Self.fewestLetters
          else { continue }
          if !names.neighbors(of: text.foldedBytes(ofWords: words)).isEmpty { return true }
        }
      }
    }
    return false
  }

  private func mayBeMisspelled(_ word: Word) -> Bool {
    Int(word.length) >= Self.shortestWord && word.shape.contains(.hasLetter)
      && !ordinaryWords.contains(hash: word.hash)
  }
}
