import Gazetteers

/// Gathers the entities that the names of a part may mean.
struct RivalCollector {
  let gazetteer: Gazetteer
  private(set) var candidates: [ListedNames.Candidate] = []
  private(set) var rivals: [ListedNames.Rival] = []
  /// The places among the candidates, from 1 on, by their entities.
  private var places: EntityTable<Int32>

  /// Makes room for the entities of some entries.
  init(gazetteer: Gazetteer, entries: Int) {
    self.gazetteer = gazetteer
    // Half of the names say again what is named before.
    places = entries == 0 ? EntityTable() : EntityTable(minimumCapacity: entries / 2)
    candidates.reserveCapacity(max(16, entries / 2))
    rivals.reserveCapacity(entries)
  }

  /// Adds the one entity of a name.
  /// - Returns: the stretch of ``rivals``.
  @inline(__always)
  mutating func add(only entity: Int) -> Range<Int> {
    let first = rivals.count
    rivals.append(.init(candidate: candidate(of: entity)))
    return first..<first + 1
  }

  /// Adds the entities of one name, the standings from `start` on, and tells each standing its rival.
  /// - Returns: the stretch of ``rivals``, by their entities.
  mutating func add(_ standings: inout [ListedNames.Standing], from start: Int) -> Range<Int> {
    let first = rivals.count
    var isOrdered = true
    for index in start..<standings.count {
      let entity = standings[index].entry.entity
      let candidate = candidate(of: entity)
      // Few entities have a name in common, and mostly they come in their order.
      var place = rivals.count
      while place > first, candidates[rivals[place - 1].candidate].entity > entity { place -= 1 }
      if place < rivals.count { isOrdered = false }
      if place > first, rivals[place - 1].candidate == candidate {
        place -= 1
      } else if place == rivals.count {
        rivals.append(.init(candidate: candidate))
      } else {
        rivals.insert(.init(candidate: candidate), at: place)
      }
      standings[index].rival = place - first
    }
    if isOrdered { return first..<rivals.count }
    for index in start..<standings.count {
      let entity = standings[index].entry.entity
      var place = first
      while candidates[rivals[place].candidate].entity < entity { place += 1 }
      standings[index].rival = place - first
    }
    return first..<rivals.count
  }

  /// Notes which entities of a name, whose standings begin at `start`, a firm namesake eclipses.
  mutating func addEclipses(
    of own: Range<Int>,
    _ standings: [ListedNames.Standing],
    from start: Int
  ) {
    var places = 0
    for rival in own where candidates[rivals[rival].candidate].kind == .place { places += 1 }
    if places < 2 { return }
    var populations: [Int] = []
    populations.reserveCapacity(own.count)
    for rival in own {
      let candidate = candidates[rivals[rival].candidate]
      populations.append(
        candidate.kind == .place ? gazetteer.population(of: candidate.entity) : 0
      )
    }
    for place in start..<standings.count where !standings[place].entry.rules.contains(.weak) {
      let large = standings[place].rival
      let other = candidates[rivals[own.lowerBound + large].candidate]
      if other.kind != .place { continue }
      for small in populations.indices {
        let candidate = candidates[rivals[own.lowerBound + small].candidate]
        if candidate.isEclipsed(by: other, populations[small], populations[large]) {
          rivals[own.lowerBound + small].neighbors.insert(.eclipsed)
        }
      }
    }
  }

  /// The one firm entity of a name that none eclipses, -1 where there are several, `nil` where there is
  /// none.
  func firmEntity(
    of own: Range<Int>,
    _ standings: [ListedNames.Standing],
    from start: Int
  ) -> Int? {
    var firm: Int?
    for place in start..<standings.count where standings[place].need == nil {
      let rival = own.lowerBound + standings[place].rival
      if rivals[rival].neighbors.contains(.eclipsed) { continue }
      let entity = standings[place].entry.entity
      firm = firm == nil || firm == entity ? entity : -1
    }
    return firm
  }

  /// Gives the rivals away, so that nobody else holds them.
  mutating func takeRivals() -> [ListedNames.Rival] {
    var taken: [ListedNames.Rival] = []
    swap(&taken, &rivals)
    return taken
  }

  /// The place of an entity among the candidates.
  @inline(__always)
  private mutating func candidate(of entity: Int) -> Int {
    let known = Int(places[entity])
    return known > 0 ? known - 1 : add(entity)
  }

  private mutating func add(_ entity: Int) -> Int {
    candidates.append(
      ListedNames.Candidate(
        entity: entity,
        kind: gazetteer.kind(of: entity),
        prior: max(0, gazetteer.prior(of: entity))
      )
    )
    places[entity] = Int32(truncatingIfNeeded: candidates.count)
    return candidates.count - 1
  }
}
