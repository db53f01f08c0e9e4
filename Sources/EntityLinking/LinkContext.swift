import Gazetteers

/// The entities that are named beyond doubt somewhere, by which doubtful names are judged.
struct LinkContext {
  /// How often each entity is named firmly.
  private(set) var counts = EntityCounts()
  /// Those that only the context decided; no such mention is to speak for itself.
  private var learned = EntityCounts()
  /// Who speaks for a country, and for a body or place that something is part of: 1 + the one entity,
  /// or that there are several.
  private var supporters = EntityCounts()

  private static let several: Int32 = -1

  /// Whether nothing is named.
  var isEmpty: Bool { counts.count == 0 }

  mutating func add(_ entity: Int, _ gazetteer: Gazetteer) {
    counts[entity] += 1
    guard counts[entity] == 1 else { return }
    let own = Int32(truncatingIfNeeded: entity) + 1
    Self.forEachSupported(by: entity, gazetteer) { supported in
      let known = supporters[supported]
      if known == 0 {
        supporters[supported] = own
      } else if known != own {
        supporters[supported] = Self.several
      }
      return false
    }
  }

  /// Adds an entity that the context decided.
  mutating func learn(_ entity: Int, _ gazetteer: Gazetteer) {
    learned[entity] = 1
    add(entity, gazetteer)
  }

  mutating func formUnion(_ other: LinkContext) {
    other.counts.forEach { counts[$0] += $1 }
    other.supporters.forEach { supported, theirs in
      let known = supporters[supported]
      if known == 0 {
        supporters[supported] = theirs
      } else if known != theirs {
        supporters[supported] = Self.several
      }
    }
  }

  /// Whether the entity is named, leaving out a mention that asks for itself.
  func names(_ entity: Int, besides own: Int = 0) -> Bool { Int(counts[entity]) > own }

  /// Whether only the context decided that the entity is named.
  func hasLearned(_ entity: Int) -> Bool { learned[entity] != 0 }

  /// Whether something else is named that shares the entity's country, or is part of it, or it of that.
  func supports(_ entity: Int, _ gazetteer: Gazetteer) -> Bool {
    guard supporters.count > 0 else { return false }
    let own = Int32(truncatingIfNeeded: entity) + 1
    return Self.forEachSupported(by: entity, gazetteer) { supported in
      let known = supporters[supported]
      return known != 0 && known != own
    }
  }

  /// Calls `body` with the entity's country, what it is part of and itself, until it says `true`.
  ///
  /// A region or continent holds too much to say anything.
  /// - Returns: whether `body` said `true`.
  @discardableResult
  private static func forEachSupported(
    by entity: Int,
    _ gazetteer: Gazetteer,
    _ body: (Int) -> Bool
  ) -> Bool {
    if body(entity) { return true }
    for ancestor in gazetteer.kin(of: entity) where body(Int(ancestor)) { return true }
    return false
  }
}
