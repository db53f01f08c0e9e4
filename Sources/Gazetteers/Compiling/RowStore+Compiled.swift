import PhraseMatching

extension RowStore {
  /// Adds a row of a compiled gazetteer as it stood in its list.
  ///
  /// - Parameters:
  ///   - stored: the row.
  ///   - compiled: the gazetteer that holds it.
  ///   - firstList: the number of the gazetteer's first list.
  ///   - firstMerged: where the aliases that came by merging begin, by entity.
  mutating func add(
    _ stored: CompiledGazetteer.StoredRow,
    of compiled: CompiledGazetteer,
    firstList: UInt32,
    _ firstMerged: [Int: Int]
  ) {
    if let merged = stored.merged {
      addMerged(merged, stored, of: compiled, firstList: firstList)
      return
    }
    let entity = EntityCollection(compiled)[stored.entity]
    // A damaged type says nothing.
    guard let type = type(Array(entity.type.utf8)[...]) else { return }
    var row = Row(
      id: pool.add(entity.id),
      type: type,
      name: pool.add(entity.name),
      list: firstList + stored.list,
      line: stored.line
    )
    let all = compiled.aliases(of: stored.entity)
    let end = max(all.lowerBound, min(all.upperBound, firstMerged[stored.entity] ?? all.upperBound))
    row.aliases = addAliases(all.lowerBound..<end, of: compiled)
    let place = compiled.entities.place(stored.entity)
    let own = Int(compiled.region.u32(at: place + GazetteerLayout.Entity.ownParents))
    row.parents = addParents(entity.parents.prefix(own))
    row.description = pool.add(entity.description)
    row.wikidata = pool.add(entity.wikidata ?? "")
    row.geonames = pool.add(entity.geonames ?? "")
    row.validFrom = pool.add(entity.validFrom ?? "")
    row.validTo = pool.add(entity.validTo ?? "")
    row.latitude = entity.latitude
    row.longitude = entity.longitude
    row.population = entity.population
    row.prior = entity.prior
    row.threshold = entity.threshold
    rows.append(row)
  }

  /// Of a merged row, what merging asks for is kept: ids, name, aliases and parents.
  ///
  /// It joins an entity again wherever its lists stand, because it shares an id with an earlier row of
  /// its own gazetteer.
  private mutating func addMerged(
    _ merged: Int,
    _ stored: CompiledGazetteer.StoredRow,
    of compiled: CompiledGazetteer,
    firstList: UInt32
  ) {
    let region = compiled.region
    let place = compiled.mergedRows.place(merged)
    func number(_ field: Int) -> Int { Int(region.u32(at: place + field)) }
    let firstAlias = number(GazetteerLayout.MergedRow.firstAlias)
    let count = number(GazetteerLayout.MergedRow.aliasCount)
    let typeText = compiled.text(
      at: compiled.types.place(number(GazetteerLayout.MergedRow.type))
    )
    guard count > 0, firstAlias + count <= compiled.aliases.count,
      let type = type(Array(typeText.utf8)[...])
    else { return }
    var row = Row(
      id: pool.add(compiled.text(at: place + GazetteerLayout.MergedRow.id)),
      type: type,
      name: pool.add(compiled.alias(firstAlias).text),
      list: firstList + stored.list,
      line: stored.line
    )
    row.wikidata = pool.add(compiled.text(at: place + GazetteerLayout.MergedRow.wikidata))
    row.geonames = pool.add(compiled.text(at: place + GazetteerLayout.MergedRow.geonames))
    row.aliases = addAliases(firstAlias + 1..<firstAlias + count, of: compiled)
    let firstParent = number(GazetteerLayout.MergedRow.firstParent)
    let parentCount = number(GazetteerLayout.MergedRow.parentCount)
    let end = min(firstParent + parentCount, compiled.mergedParents.count)
    row.parents = addParents(
      (min(firstParent, end)..<end).map {
        compiled.text(at: compiled.mergedParents.place($0))
      }
    )
    rows.append(row)
  }

  private mutating func addAliases(_ range: Range<Int>, of compiled: CompiledGazetteer) -> Range<
    Int
  > {
    let first = aliases.count
    for index in range {
      let alias = compiled.alias(index)
      aliases.append(
        Alias(text: pool.add(alias.text), rules: alias.rules.rawValue, weight: alias.weight)
      )
    }
    return first..<aliases.count
  }

  private mutating func addParents(_ ids: some Collection<String>) -> Range<Int> {
    let first = parents.count
    for id in ids { parents.append(pool.intern(id)) }
    return first..<parents.count
  }
}
