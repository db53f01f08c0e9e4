// What entities are part of, worked out once so that opening need not pass over them.
extension GazetteerEncoder {
  /// Writes parents, ancestors, countries and kin.
  mutating func writeRelations() {
    var ancestors = Groups()
    var countries = Groups()
    var kin = Groups()
    let saysNothing = store.types.map {
      ["place/region", "place/continent"].contains(store.pool.text($0))
    }
    func type(_ entity: UInt32) -> Int { Int(store.rows[merger.entities[Int(entity)]].type) }
    for entity in 0..<parents.count {
      let found = wholes(of: UInt32(entity))
      ancestors.append(found)
      countries.append(
        isCountry[type(UInt32(entity))]
          ? [UInt32(entity)] : found.filter { isCountry[type($0)] }
      )
      // A region or continent holds too much to say anything.
      kin.append(found.filter { !saysNothing[type($0)] })
    }
    parents.write(.parentStarts, .parents, to: &sections)
    ancestors.write(.ancestorStarts, .ancestors, to: &sections)
    countries.write(.countryStarts, .countries, to: &sections)
    kin.write(.kinStarts, .kin, to: &sections)
  }

  /// All entities an entity is part of, nearest first; circles end.
  private func wholes(of entity: UInt32) -> [UInt32] {
    var found: [UInt32] = []
    var next = Array(parents[Int(entity)])
    var position = 0
    while position < next.count {
      let parent = next[position]
      position += 1
      if parent == entity || found.contains(parent) { continue }
      found.append(parent)
      next += parents[Int(parent)]
    }
    return found
  }
}
