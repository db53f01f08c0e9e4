import PhraseMatching
import TextSegmentation

/// Turns lists into a ``Gazetteer``.
///
/// - Complexity: O(total bytes of the names).
struct GazetteerCompiler {
  private var entities: [Entity] = []
  private var indexByID: [String: Int] = [:]
  private var indexByExternalID: [String: Int] = [:]
  private var problems: [GazetteerProblem] = []
  private var lists: [Gazetteer.ListDescription] = []
  private var digest = ContentDigest()
  private var ordinaryWords = WordList.empty
  private var redirects: [String: String] = [:]
  private var names = Phrases()
  private var terms = Phrases()

  private struct Phrases {
    var ids: [[UInt8]: Int] = [:]
    var keys: [[UInt8]] = []
    var entries: [[GazetteerEntry]] = []

    mutating func add(_ key: [UInt8], _ entry: GazetteerEntry) {
      let id = ids[key, default: keys.count]
      if id == keys.count {
        ids[key] = id
        keys.append(key)
        entries.append([])
      }
      // Two aliases of one entity with one key stay apart where their rules differ: `NATO`, `Nato~lower`.
      let isKnown = entries[id].contains {
        $0.entity == entry.entity && $0.alias.rules == entry.alias.rules
          && $0.traits == entry.traits
      }
      if isKnown { return }
      entries[id].append(entry)
    }
  }

  mutating func add(list: String, text: String, description: Gazetteer.ListDescription?)
    throws(GazetteerError)
  {
    let table = try SourceTable(list: list, text: text)
    problems += table.problems
    digest.update(field: list)
    digest.update(field: text)
    for entity in table.entities { merge(entity) }
    lists.append(
      Gazetteer.ListDescription(
        file: list,
        title: description?.title ?? "",
        origin: description?.origin ?? "",
        licence: description?.licence ?? "",
        entityCount: table.entities.count
      )
    )
  }

  mutating func add(words: [UInt8]) {
    ordinaryWords = WordList(lines: words)
    digest.update(words)
  }

  /// Whether no list of ordinary words was added yet.
  var isWithoutOrdinaryWords: Bool { ordinaryWords.count == 0 }

  mutating func add(redirects rows: [(String, String)]) {
    for (old, new) in rows {
      redirects[old] = new
      digest.update(field: old)
      digest.update(field: new)
    }
  }

  /// Adds an entity, or merges it into the earlier one with its id or an equal external id.
  private mutating func merge(_ entity: Entity) {
    let external = [
      entity.wikidata.map { "wikidata:" + $0 }, entity.geonames.map { "geonames:" + $0 },
    ].compactMap { $0 }
    let known = indexByID[entity.id] ?? external.compactMap { indexByExternalID[$0] }.first
    let index = known ?? entities.count
    if known != nil {
      if indexByID[entity.id] != nil {
        problems.append(
          GazetteerProblem(
            list: entity.origin.list,
            line: entity.origin.line,
            message: "the id “\(entity.id)” stands already in \(entities[index].origin.list):"
              + "\(entities[index].origin.line); the entries are merged"
          )
        )
      }
      entities[index].aliases += [Alias(entity.name)] + entity.aliases
      entities[index].parents += entity.parents.filter { !entities[index].parents.contains($0) }
    } else {
      entities.append(entity)
    }
    indexByID[entity.id] = index
    for id in external where indexByExternalID[id] == nil { indexByExternalID[id] = index }
  }

  mutating func compile() -> Gazetteer {
    for (index, entity) in entities.enumerated() {
      for parent in entity.parents
      where Gazetteer.index(ofID: parent, in: indexByID, redirects) == nil {
        problems.append(
          GazetteerProblem(
            list: entity.origin.list,
            line: entity.origin.line,
            message: "the parent “\(parent)” is not listed"
          )
        )
      }
      // A table repeats the name among the aliases to give it rules.
      if !listsOwnName(entity) {
        addKeys(of: Alias(entity.name), at: index)
      }
      for alias in entity.aliases { addKeys(of: alias, at: index) }
    }
    let nameTable = PhraseTable(keys: names.keys)
    return Gazetteer(
      entities: entities,
      lists: lists,
      names: nameTable,
      nameEntries: Grouped(names.entries),
      terms: PhraseTable(keys: terms.keys),
      termEntries: Grouped(terms.entries),
      spellings: SpellingIndex(keys: names.keys, entries: names.entries),
      misspellings: MisspellingGate(gateMarks()),
      ordinaryWords: ordinaryWords,
      indexByID: indexByID,
      redirects: redirects,
      problems: problems,
      digest: digest.hex()
    )
  }

  /// What lets a run of words pass to the look-up by spelling.
  private func gateMarks() -> [UInt64] {
    var marks: [UInt64] = []
    for (key, entries) in zip(names.keys, names.entries) {
      let usable = entries.filter {
        !$0.traits.contains(.isAcronym) && $0.rules.isDisjoint(with: [.exact, .weak])
      }
      if usable.isEmpty { continue }
      let words = key.split(whereSeparator: { $0 < 0x30 })
      if words.count > 1 {
        marks += MisspellingGate.marks(ofWords: words)
      } else if key.count >= 6,
        usable.contains(where: {
          $0.rules.contains(.lower) || entities[$0.entity].type == "place/country"
        })
      {
        marks += MisspellingGate.marks(ofWord: key)
      }
    }
    return marks
  }

  /// Whether the aliases repeat the name with rules or, for a topic whatever the case, a weight.
  private func listsOwnName(_ entity: Entity) -> Bool {
    guard entity.isTopic else { return entity.aliases.contains { $0.text == entity.name } }
    let name = FoldedPhrase(entity.name).bytes
    return entity.aliases.contains { FoldedPhrase($0.text).bytes == name }
  }

  private mutating func addKeys(of alias: Alias, at index: Int) {
    let entity = entities[index]
    let keys = AliasKeys.keys(for: alias, type: entity.topType)
    if keys.isEmpty {
      problems.append(
        GazetteerProblem(
          list: entity.origin.list,
          line: entity.origin.line,
          message: "the alias “\(alias.text)” can never match: it has no words or crosses a break"
        )
      )
    }
    for key in keys {
      let entry = GazetteerEntry(
        entity: index,
        alias: alias,
        form: form(of: alias, entity, key),
        traits: traits(of: alias, key),
        skip: key.skip
      )
      if entity.isTopic { terms.add(key.bytes, entry) } else { names.add(key.bytes, entry) }
    }
  }

  private func form(of alias: Alias, _ entity: Entity, _ key: AliasKeys.Key) -> MentionForm {
    if alias.rules.contains(.demonym) { return .demonym }
    if alias.rules.contains(.short) { return .short }
    if alias.text == entity.name { return .name }
    return isAcronym(alias) ? .acronym : .alias
  }

  private func traits(of alias: Alias, _ key: AliasKeys.Key) -> GazetteerEntry.Traits {
    var traits: GazetteerEntry.Traits = []
    let words = key.bytes.split(whereSeparator: { $0 < 0x30 && $0 != 0x27 }).dropFirst(key.skip)
    if words.count == 1 { traits.insert(.isSingleWord) }
    if isAcronym(alias) { traits.insert(.isAcronym) }
    if words.allSatisfy({ ordinaryWords.contains(ArraySlice($0)) }) { traits.insert(.isOrdinary) }
    if key.isPlural { traits.insert(.isPlural) }
    if alias.rules.contains(.demonym) { traits.insert(.isDemonym) }
    if alias.text.unicodeScalars.first?.properties.isLowercase ?? false {
      traits.insert(.startsSmall)
    }
    return traits
  }

  /// All capitals and short, or declared so.
  private func isAcronym(_ alias: Alias) -> Bool {
    if alias.rules.contains(.acronym) { return true }
    let phrase = FoldedPhrase(alias.text)
    guard phrase.words.count == 1, let word = phrase.words.first else { return false }
    return word.isAllCapitals && !word.shape.contains(.hasDigit) && (2...6).contains(word.length)
  }
}
