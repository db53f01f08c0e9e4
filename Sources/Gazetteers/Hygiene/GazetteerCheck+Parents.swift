// Parents that are not listed, and circles of parents.
extension GazetteerCheck {
  mutating func checkParents(_ gazetteer: Gazetteer) {
    let compiled = gazetteer.compiled
    for entity in 0..<compiled.entityCount {
      let ids = compiled.parentIDs(of: entity)
      guard ids.count != gazetteer.parents(of: entity).count else { continue }
      for index in ids {
        let id = compiled.text(at: compiled.parentIDs.place(index))
        guard gazetteer.index(ofID: id) == nil else { continue }
        add(
          .unlistedParent,
          at: gazetteer.origin(of: entity),
          id,
          "the parent of \(gazetteer.id(of: entity)) is not listed"
        )
      }
    }
    checkCycles(gazetteer)
  }

  /// Walks from every entity to its parents; a step back into the walk closes a circle.
  ///
  /// - Complexity: O(n) in entities and parents: each is visited once.
  private mutating func checkCycles(_ gazetteer: Gazetteer) {
    enum State: UInt8 {
      case fresh, onWalk, done
    }
    var states = [State](repeating: .fresh, count: gazetteer.entities.count)
    var walk: [(entity: Int, next: Int)] = []
    for start in states.indices where states[start] == .fresh {
      states[start] = .onWalk
      walk.append((start, 0))
      while let step = walk.last {
        let parents = gazetteer.parents(of: step.entity)
        guard step.next < parents.count else {
          states[step.entity] = .done
          walk.removeLast()
          continue
        }
        walk[walk.count - 1].next += 1
        let parent = parents[step.next]
        switch states[parent] {
        case .done: break
        case .fresh:
          states[parent] = .onWalk
          walk.append((parent, 0))
        case .onWalk:
          let first = walk.lastIndex { $0.entity == parent } ?? 0
          add(
            .cycle,
            at: gazetteer.origin(of: parent),
            gazetteer.id(of: parent),
            Self.circle(walk[first...].map(\.entity), gazetteer)
          )
        }
      }
    }
  }

  private static func circle(_ entities: [Int], _ gazetteer: Gazetteer) -> String {
    var ids = entities.prefix(8).map(gazetteer.id)
    if entities.count > 8 { ids.append("… \(entities.count - 8) more") }
    return "is part of itself: " + (ids + [gazetteer.id(of: entities[0])]).joined(separator: " → ")
  }
}
