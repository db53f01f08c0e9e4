import Skein

/// Finds the entity of the gazetteer that an id, a name or an alias names, mentioned or not.
enum ListedEntity {
  /// - Throws: ``CommandFailure``: no answer for an unknown entity, an error for an ambiguous one.
  static func find(_ name: String, in gazetteer: Gazetteer) throws -> Int {
    let all = gazetteer.entities(named: name)
    let exact = all.filter { gazetteer.isDisplayName(name, of: $0) }
    let found = exact.count == 1 ? exact : all
    guard let first = found.first else {
      let near = gazetteer.nearestNames(to: name, limit: 3)
      throw CommandFailure(
        .noAnswer,
        "no entity is named “\(name)”"
          + (near.isEmpty ? "" : "; near it are " + near.joined(separator: ", "))
      )
    }
    guard found.count == 1 else {
      let list = found.map { gazetteer.entities[$0].id }.joined(separator: ", ")
      throw CommandFailure(.error, "“\(name)” may be several entities: \(list); name one by its id")
    }
    return first
  }
}
