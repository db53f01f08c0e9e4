import PhraseMatching
import TextSegmentation

/// Turns the aliases of all entities into phrases.
///
/// Names are folded many at a time. Most have one key, the folded name itself; only those that
/// ``AliasKeys`` has more to say about go through it one by one.
struct PhraseCollector {
  /// An alias of an entity; ``GazetteerLayout/Entry/noAlias`` for its name.
  struct Item {
    var entity: UInt32
    var alias: UInt32
    var text: UInt32
    var rules: Alias.Rules
    var kind: EntityKind
    var isName: Bool
    /// Whether it is a city or another place that nobody abbreviates.
    var isSettlement = false
  }

  private(set) var names = PhraseSet()
  private(set) var terms = PhraseSet()
  /// What ``DerivedForms`` gives, before ``derivedPhrases()`` leaves out what says too little.
  var allDerived = PhraseSet()
  /// Aliases that no text can match: the place of the item among all items, and why.
  private(set) var unusable: [(item: Item, reason: String)] = []
  let words: WordList
  let pool: TextPool

  init(pool: TextPool, words: WordList) {
    self.pool = pool
    self.words = words
  }

  /// How many bytes of names are folded at once: enough to be quick, little enough for the caches.
  private static let batchSize = 1 << 18

  /// Adds aliases in order.
  mutating func add(_ items: [Item]) {
    var first = 0
    var text: [UInt8] = []
    var ends: [Int32] = []
    for (index, item) in items.enumerated() {
      text.append(contentsOf: pool.slice(item.text))
      ends.append(Int32(text.count))
      text.append(0x0A)
      if text.count >= Self.batchSize || index == items.count - 1 {
        addBatch(items[first...index], text, ends)
        first = index + 1
        text.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
      }
    }
  }

  private mutating func addBatch(_ items: ArraySlice<Item>, _ text: [UInt8], _ ends: [Int32]) {
    let names = FoldedNames(text)
    var words = 0..<0
    for (item, end) in zip(items, ends) {
      words = names.words(from: words.upperBound, toByte: Int(end))
      if isPlain(item, words, names), !hasApostrophe(item) {
        add(
          names.foldedBytes(ofWords: words),
          item,
          traits: traits(of: item, words, names),
          capital: names.words[words.lowerBound].shape,
          skip: 0
        )
      } else {
        addVariants(of: item)
      }
      if mayDerive(item, words, names) { derive(from: item) }
    }
  }

  // MARK: Plain names

  private static let leading: Set<UInt64> = Set(
    AliasKeys.leadingWords.map { Word.hash(ofFolded: Array($0.utf8)[...]) }
  )
  private static let ranks: Set<UInt64> = Set(
    AliasKeys.ranks.map { Word.hash(ofFolded: Array($0.utf8)[...]) }
  )
  private static let conjunction = Word.hash(ofFolded: Array("and".utf8)[...])

  /// Whether ``AliasKeys`` would give the folded name as the only key.
  private func isPlain(_ item: Item, _ range: Range<Int>, _ names: FoldedNames) -> Bool {
    guard let first = range.first, item.kind != .topic, !item.rules.contains(.demonym) else {
      return false
    }
    guard range.count > 1 else { return true }
    let hash = names.words[first].hash
    if Self.leading.contains(hash) || item.kind == .person && Self.ranks.contains(hash) {
      return false
    }
    for index in range.dropFirst() {
      let word = names.words[index]
      if word.gap != .joint || word.hash == Self.conjunction { return false }
      if word.folded.count == 1, names.words[index - 1].folded.count == 1 { return false }
    }
    return true
  }

  /// Whether a name holds a mark that may be left out within a word.
  private func hasApostrophe(_ item: Item) -> Bool {
    let range = pool.range(item.text)
    for index in range {
      switch pool.bytes[index] {
      case UInt8(ascii: "'"), UInt8(ascii: "`"): return true
      case 0xC2 where index + 1 < range.upperBound && pool.bytes[index + 1] == 0xB4: return true
      case 0xE2
      where index + 2 < range.upperBound && pool.bytes[index + 1] == 0x80
        && (0x98...0x99).contains(pool.bytes[index + 2]):
        return true
      default: continue
      }
    }
    return false
  }

  private func traits(of item: Item, _ range: Range<Int>, _ names: FoldedNames)
    -> GazetteerEntry.Traits
  {
    var traits: GazetteerEntry.Traits = []
    if range.count == 1 { traits.insert(.isSingleWord) }
    if item.rules.contains(.acronym)
      || range.count == 1 && Self.isAcronym(names.words[range.lowerBound])
    {
      traits.insert(.isAcronym)
    }
    let isOrdinary = range.allSatisfy { index in
      let word = names.words[index]
      return words.contains(names.folded[word.folded], hash: word.hash)
    }
    if isOrdinary { traits.insert(.isOrdinary) }
    return traits
  }

  /// All capitals and short.
  private static func isAcronym(_ word: Word) -> Bool {
    word.isAllCapitals && !word.shape.contains(.hasDigit) && (2...6).contains(word.length)
  }

  // MARK: Names with variants

  private mutating func addVariants(of item: Item) {
    let alias = Alias(pool.text(item.text), rules: item.rules)
    let type: Substring = item.kind == .topic ? "topic" : item.kind == .person ? "person" : "place"
    let keys = AliasKeys.keys(for: alias, type: type)
    if keys.isEmpty {
      unusable.append((item, "it has no words or crosses a break"))
    }
    let phrase = FoldedPhrase(alias.text)
    let isAcronym =
      item.rules.contains(.acronym)
      || phrase.words.count == 1 && Self.isAcronym(phrase.words[0])
    for key in keys {
      var traits: GazetteerEntry.Traits = []
      let own = key.bytes.split(whereSeparator: { $0 < 0x30 && $0 != 0x27 }).dropFirst(key.skip)
      if own.count == 1 { traits.insert(.isSingleWord) }
      if isAcronym { traits.insert(.isAcronym) }
      if own.allSatisfy({ words.contains($0) }) { traits.insert(.isOrdinary) }
      if key.isPlural { traits.insert(.isPlural) }
      if item.rules.contains(.demonym) { traits.insert(.isDemonym) }
      add(
        key.bytes[...],
        item,
        traits: traits,
        capital: phrase.words[0].shape,
        skip: UInt8(clamping: key.skip)
      )
    }
  }

  // MARK: Entries

  private mutating func add(
    _ key: ArraySlice<UInt8>,
    _ item: Item,
    traits: GazetteerEntry.Traits,
    capital: Word.Shape,
    skip: UInt8
  ) {
    // Folded words hold no zero byte, and no phrase has more words than bytes.
    guard key.count <= PhraseTable.maximumWords || PhraseTable.fits(key) else {
      unusable.append((item, "it has too many words"))
      return
    }
    var traits = traits
    if capital.contains(.hasLower), !capital.contains(.startsWithCapital) {
      traits.insert(.startsSmall)
    }
    let entry = PhraseSet.Entry(
      entity: item.entity,
      alias: item.alias,
      form: form(of: item, traits),
      traits: traits,
      skip: skip,
      rules: item.rules,
      // The terms of topics match in any case.
      rule: item.kind == .topic ? .anyCase : Self.rule(item.rules, traits, skip: skip, capital)
    )
    if item.kind == .topic { terms.add(key, entry) } else { names.add(key, entry) }
  }

  private func form(of item: Item, _ traits: GazetteerEntry.Traits) -> MentionForm {
    if item.rules.contains(.demonym) { return .demonym }
    if item.rules.contains(.short) { return .short }
    if item.isName { return .name }
    return traits.contains(.isAcronym) ? .acronym : .alias
  }

  /// What the text's capitals must be for the alias to match at all: never stricter than the alias
  /// rules of linking.
  private static func rule(
    _ rules: Alias.Rules,
    _ traits: GazetteerEntry.Traits,
    skip: UInt8,
    _ shape: Word.Shape
  ) -> PhraseTable.Rule {
    if rules.contains(.exact) { return .exact }
    // The first word may be an article or a rank in lower case.
    guard skip == 0, !rules.contains(.lower) else { return .anyCase }
    if traits.contains(.isAcronym) {
      return rules.contains(.acronym) ? .capital : .capitals
    }
    guard traits.contains(.isSingleWord), shape.contains(.startsWithCapital) else {
      return .anyCase
    }
    return .capital
  }
}
