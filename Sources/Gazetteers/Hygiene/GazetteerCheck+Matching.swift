import PhraseMatching
import TextSegmentation

// Aliases that no text can match.
extension GazetteerCheck {
  mutating func checkNeverMatching(_ gazetteer: Gazetteer) {
    let compiled = gazetteer.compiled
    var used = AliasSet(compiled)
    for place in 0..<compiled.nameEntries.values.count {
      let entry = compiled.entry(at: place)
      // A derived form says nothing of the alias itself.
      if !entry.traits.contains(.isDerived) { used.insert(entry) }
    }
    for entity in 0..<compiled.entityCount {
      let aliases = compiled.aliases(of: entity)
      // One that is left out may also say what an earlier alias of the entity says.
      if !used.containsName(of: entity) {
        let name = gazetteer.name(of: entity)
        if !aliases.contains(where: { compiled.alias($0).text == name }) {
          check(Alias(name), of: entity, gazetteer)
        }
      }
      for index in aliases where !used.contains(index) {
        check(compiled.alias(index), of: entity, gazetteer)
      }
    }
  }

  private mutating func check(_ alias: Alias, of entity: Int, _ gazetteer: Gazetteer) {
    let kind = gazetteer.kind(of: entity)
    let type: Substring = kind == .topic ? "topic" : kind == .person ? "person" : "place"
    let keys = AliasKeys.keys(for: alias, type: type)
    guard !keys.contains(where: { PhraseTable.fits($0.bytes[...]) }) else { return }
    noteNeverMatching(
      alias.text,
      of: entity,
      keys.isEmpty ? Self.obstacle(in: alias.text) : "it has too many words",
      gazetteer
    )
  }

  /// What keeps a text from being a name.
  private static func obstacle(in text: String) -> String {
    let words = FoldedPhrase(text).words
    let bytes = Array(text.utf8)
    for (word, next) in zip(words, words.dropFirst()) where next.gap == .edge {
      let gap = bytes[Int(word.end)..<Int(next.start)]
      let sign = String(decoding: gap, as: UTF8.self).trimmingSpaces()
      return "no name goes across “\(sign)”; write those on its sides one by one"
    }
    return "it has no words"
  }

  /// Of an alias in use: an acronym that its own spelling forbids.
  mutating func checkSpelling(of entry: GazetteerEntry, _ gazetteer: Gazetteer) {
    guard entry.traits.contains(.isAcronym), entry.rules.contains(.exact) else { return }
    let text = gazetteer.aliasText(of: entry)
    let words = FoldedPhrase(text).words
    guard entry.skip < words.count else { return }
    let word = words[entry.skip]
    let isLower =
      word.shape.isDisjoint(with: [.startsWithCapital, .hasInnerCapital])
      && entry.rules.contains(.lower)
    let hasOwnCase =
      word.shape.contains(.startsWithCapital)
      && !word.shape.isDisjoint(with: [.hasInnerCapital, .hasDigit])
    guard !word.isAllCapitals, !isLower, !hasOwnCase else { return }
    noteNeverMatching(
      text,
      of: entry.entity,
      "an acronym asks for capitals, which its exact spelling has not",
      gazetteer
    )
  }

  private mutating func noteNeverMatching(
    _ alias: String,
    of entity: Int,
    _ reason: String,
    _ gazetteer: Gazetteer
  ) {
    add(
      .neverMatches,
      at: gazetteer.origin(of: entity),
      alias,
      "the alias “\(alias)” of \(gazetteer.id(of: entity)) can never match: \(reason)"
    )
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate func trimmingSpaces() -> String {
    let scalars = unicodeScalars.drop(while: \.properties.isWhitespace).reversed()
      .drop(while: \.properties.isWhitespace).reversed()
    return String(String.UnicodeScalarView(scalars))
  }
}

/// A set of aliases, and of names that no alias repeats.
struct AliasSet {
  private var aliases: [Bool]
  private var names: [Bool]

  init(_ compiled: CompiledGazetteer) {
    aliases = [Bool](repeating: false, count: compiled.aliases.count)
    names = [Bool](repeating: false, count: compiled.entityCount)
  }

  func contains(_ alias: Int) -> Bool { aliases[alias] }

  func containsName(of entity: Int) -> Bool { names[entity] }

  /// Puts the alias of an entry in.
  /// - Returns: whether it was not in yet.
  @discardableResult
  mutating func insert(_ entry: GazetteerEntry) -> Bool {
    if let alias = entry.aliasIndex {
      guard alias < aliases.count, !aliases[alias] else { return false }
      aliases[alias] = true
    } else {
      guard entry.entity < names.count, !names[entry.entity] else { return false }
      names[entry.entity] = true
    }
    return true
  }
}
