import Gazetteers

/// Gathers the entities that the names of a part may mean.
struct RivalCollector {
  let gazetteer: Gazetteer
  private(set) var candidates: [ListedNames.Candidate] = []
  private(set) var rivals: [Int] = []
  /// For each entity its place among the candidates and 1.
  private var places: EntityCounts
  /// For each candidate where it stands last among the rivals of a name of several entries; as far as such
  /// a name needed it.
  private var last: [Int] = []

  /// Makes room for the entities of some names.
  init(gazetteer: Gazetteer, names: Int) {
    self.gazetteer = gazetteer
    places = EntityCounts(minimumCapacity: names)
    candidates.reserveCapacity(names)
    rivals.reserveCapacity(names)
  }

  /// Adds the entities of one name, the standings from `start` on, and tells each standing its rival.
  /// - Returns: the stretch of ``rivals``, by their entities.
  mutating func add(_ standings: inout [ListedNames.Standing], from start: Int) -> Range<Int> {
    let first = rivals.count
    if standings.count == start + 1 {
      // Its rival is 0 already.
      rivals.append(candidate(of: standings[start].entry.entity))
      return first..<first + 1
    }
    var isOrdered = true
    for index in start..<standings.count {
      let candidate = candidate(of: standings[index].entry.entity)
      if last.count <= candidate { addPlaces() }
      if last[candidate] < first {
        if let before = rivals.last, rivals.count > first,
          candidates[before].entity > candidates[candidate].entity
        {
          isOrdered = false
        }
        last[candidate] = rivals.count
        rivals.append(candidate)
      }
      standings[index].rival = last[candidate] - first
    }
    if isOrdered { return first..<rivals.count }
    let candidates = candidates
    rivals[first...].sort { candidates[$0].entity < candidates[$1].entity }
    for place in first..<rivals.count { last[rivals[place]] = place }
    for index in start..<standings.count {
      standings[index].rival = last[candidate(of: standings[index].entry.entity)] - first
    }
    return first..<rivals.count
  }

  /// Knows of the candidates so far that no name of several entries has them.
  private mutating func addPlaces() {
    last.reserveCapacity(candidates.capacity)
    last.fill(to: candidates.count, with: -1)
  }

  private mutating func candidate(of entity: Int) -> Int {
    var known = 0
    let next = candidates.count
    places.update(entity) { place in
      if place == 0 { place = Int32(truncatingIfNeeded: next + 1) }
      known = Int(place) - 1
    }
    guard known == next else { return known }
    candidates.append(
      ListedNames.Candidate(
        entity: entity,
        kind: gazetteer.kind(of: entity),
        prior: max(0, gazetteer.prior(of: entity))
      )
    )
    return next
  }
}
