import PhraseMatching
import TextSegmentation

// The records of entities with their aliases and parents.
extension GazetteerEncoder {
  /// The sections that entities fill, row by row.
  struct EntitySections {
    var traits = ByteWriter()
    var entities = ByteWriter()
    var aliases = ByteWriter()
    var parentIDs = ByteWriter()
    var mergedRows = ByteWriter()
    var mergedParents = ByteWriter()
    /// The references of the ids of entities, and of the ids of merged rows by those of the store.
    var ids: [UInt32] = []
    var otherIDs: [UInt32: UInt32] = [:]

    var aliasCount: UInt32 { UInt32(aliases.count / GazetteerLayout.Alias.size) }
    var parentCount: UInt32 { UInt32(parentIDs.count / 4) }

    mutating func add(_ alias: RowStore.Alias, text: UInt32) {
      aliases.append(text)
      aliases.append(UInt32(alias.rules))
      aliases.append(alias.weight)
    }

    /// Starts the record of an entity: its aliases and parents are those added from here on; `texts`
    /// are the references of its id and its other texts.
    mutating func addEntity(_ row: RowStore.Row, texts: [UInt32]) {
      for number in texts { entities.append(number) }
      for number in [row.list, row.line, aliasCount, parentCount, UInt32(row.parents.count)] {
        entities.append(number)
      }
      entities.append(row.latitude ?? 0)
      entities.append(row.longitude ?? 0)
      entities.append(Int64(row.population ?? 0))
      entities.append(row.threshold)
    }

    mutating func addTraits(
      _ row: RowStore.Row,
      kind: EntityKind,
      isCountry: Bool,
      rank: UInt32
    ) {
      var flags: UInt8 = isCountry ? GazetteerLayout.Traits.isCountry : 0
      if row.latitude != nil { flags |= GazetteerLayout.Traits.hasLatitude }
      if row.longitude != nil { flags |= GazetteerLayout.Traits.hasLongitude }
      if row.population != nil { flags |= GazetteerLayout.Traits.hasPopulation }
      traits.append(row.prior)
      traits.append(rank)
      traits.append(UInt16(truncatingIfNeeded: row.type))
      traits.append(kind.rawValue)
      traits.append(flags)
    }
  }

  /// Writes all entities, the rows that were merged into each behind its first, and gathers their
  /// names for ``writePhrases()`` and their parents for ``writeRelations()``.
  mutating func writeEntities(ranks: [UInt32]) -> EntitySections {
    var written = EntitySections()
    let others = merger.mergedRows.sorted { ($0.entity, $0.row) < ($1.entity, $1.row) }
    var other = 0
    items.reserveCapacity(store.aliases.count + merger.entities.count)
    for (entity, index) in merger.entities.enumerated() {
      var row = store.rows[index]
      var last = other
      while last < others.count, others[last].entity == entity { last += 1 }
      row.complete(with: others[other..<last].map { store.rows[$0.row] })
      written.addTraits(
        row,
        kind: kinds[Int(row.type)],
        isCountry: isCountry[Int(row.type)],
        rank: ranks[entity]
      )
      let references = [
        row.id, row.name, row.description, row.wikidata, row.geonames, row.validFrom, row.validTo,
      ].map { texts.add(store.pool.slice($0)) }
      written.ids.append(references[0])
      written.addEntity(row, texts: references)
      let nameItem = items.count
      items.append(item(of: entity, row, nil, 0))
      for alias in store.aliases[row.aliases] { add(alias, of: entity, row, &written) }
      var parents = Array(store.parents[row.parents])
      for merged in others[other..<last] {
        add(store.rows[merged.row], to: entity, row, &parents, &written)
      }
      other = last
      // A table repeats the name among the aliases to give it rules.
      if listsOwnName(row, items[(nameItem + 1)...]) { items.remove(at: nameItem) }
      for parent in parents { written.parentIDs.append(texts.intern(store.pool.slice(parent))) }
      resolve(parents, of: entity)
    }
    // The end of the last entity's aliases and parents.
    written.addEntity(
      RowStore.Row(id: 0, type: 0, name: 0, list: 0, line: 0),
      texts: [UInt32](repeating: 0, count: 7)
    )
    sections.add(.traits, written.traits)
    sections.add(.entities, written.entities)
    sections.add(.aliases, written.aliases)
    sections.add(.parentIDs, written.parentIDs)
    sections.add(.mergedRows, written.mergedRows)
    sections.add(.mergedParents, written.mergedParents)
    var types = ByteWriter()
    for type in store.types { types.append(texts.intern(store.pool.slice(type))) }
    sections.add(.types, types)
    return written
  }

  /// Adds a merged row: its name and its aliases become aliases, its parents parents.
  private mutating func add(
    _ other: RowStore.Row,
    to entity: Int,
    _ row: RowStore.Row,
    _ parents: inout [UInt32],
    _ written: inout EntitySections
  ) {
    let ids = [other.id, other.wikidata, other.geonames].map { texts.add(store.pool.slice($0)) }
    written.otherIDs[other.id] = ids[0]
    let numbers = [
      UInt32(entity), ids[0], ids[1], ids[2], other.list, other.line, written.aliasCount,
      UInt32(other.aliases.count + 1), UInt32(written.mergedParents.count / 4),
      UInt32(other.parents.count), other.type,
    ]
    for number in numbers { written.mergedRows.append(number) }
    add(RowStore.Alias(text: other.name, rules: 0, weight: 1), of: entity, row, &written)
    for alias in store.aliases[other.aliases] { add(alias, of: entity, row, &written) }
    let known = parents
    for parent in store.parents[other.parents] {
      written.mergedParents.append(texts.intern(store.pool.slice(parent)))
      if !known.contains(parent) { parents.append(parent) }
    }
  }

  private mutating func add(
    _ alias: RowStore.Alias,
    of entity: Int,
    _ row: RowStore.Row,
    _ written: inout EntitySections
  ) {
    items.append(item(of: entity, row, alias, written.aliasCount))
    aliasTexts.append(alias.text)
    written.add(alias, text: texts.add(store.pool.slice(alias.text)))
  }

  private func item(
    of entity: Int,
    _ row: RowStore.Row,
    _ alias: RowStore.Alias?,
    _ number: UInt32
  ) -> PhraseCollector.Item {
    PhraseCollector.Item(
      entity: UInt32(entity),
      alias: alias == nil ? GazetteerLayout.Entry.noAlias : number,
      text: alias?.text ?? row.name,
      rules: Alias.Rules(rawValue: alias?.rules ?? 0),
      kind: kinds[Int(row.type)],
      isName: alias.map { store.pool.areEqual($0.text, row.name) } ?? true,
      isSettlement: isSettlement[Int(row.type)]
    )
  }

  /// Whether the aliases repeat the name with rules or, for a topic whatever the case, a weight.
  private func listsOwnName(_ row: RowStore.Row, _ aliases: ArraySlice<PhraseCollector.Item>)
    -> Bool
  {
    guard kinds[Int(row.type)] == .topic else { return aliases.contains { $0.isName } }
    let name = FoldedPhrase(store.pool.text(row.name)).bytes
    return aliases.contains { FoldedPhrase(store.pool.text($0.text)).bytes == name }
  }

  /// Notes the parents that are listed, and those that are not.
  private mutating func resolve(_ ids: [UInt32], of entity: Int) {
    var listed: [UInt32] = []
    for id in ids {
      if let parent = merger.entity(ofID: id, store) {
        listed.append(UInt32(parent))
      } else {
        findings.append((entity, "the parent “\(store.pool.text(id))” is not listed"))
      }
    }
    parents.append(listed)
  }
}
