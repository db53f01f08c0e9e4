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
    var isNew = false
    counts.update(entity) { count in
      isNew = count == 0
      count += 1
    }
    guard isNew else { return }
    let own = Int32(truncatingIfNeeded: entity) + 1
    Self.forEachSupported(by: entity, gazetteer) { supported in
      addSupporter(own, of: supported)
      return false
    }
  }

  private mutating func addSupporter(_ supporter: Int32, of supported: Int) {
    supporters.update(supported) { $0 = $0 == 0 || $0 == supporter ? supporter : Self.several }
  }

  /// Adds an entity that the context decided.
  mutating func learn(_ entity: Int, _ gazetteer: Gazetteer) {
    learned.update(entity) { $0 = 1 }
    add(entity, gazetteer)
  }

  mutating func formUnion(_ other: LinkContext) {
    other.counts.forEach { counts[$0] += $1 }
    other.supporters.forEach { addSupporter($1, of: $0) }
  }

  /// Whether the entity is named, leaving out a mention that asks for itself.
  func names(_ entity: Int, besides own: Int = 0) -> Bool { Int(counts[entity]) > own }

  /// Whether only the context decided that the entity is named.
  func hasLearned(_ entity: Int) -> Bool { learned[entity] != 0 }

  /// How nearly something else that is named belongs to an entity.
  enum Support {
    case none
    /// It shares no more than the country.
    case country
    /// It shares what holds the entity within its country, is part of it, or holds it itself.
    case near
  }

  /// What speaks for an entity: something else that is named and shares its country, or is part of it,
  /// or it of that.
  func support(of entity: Int, _ gazetteer: Gazetteer) -> Support {
    guard supporters.count > 0 else { return .none }
    let own = Int32(truncatingIfNeeded: entity) + 1
    var support = Support.none
    var steps = 0
    Self.forEachSupported(by: entity, gazetteer) { supported in
      let known = supporters[supported]
      steps += 1
      guard known != 0 && known != own else { return false }
      // Where nothing stands between them, the country is as near as can be.
      support = steps > 2 && gazetteer.isCountry(supported) ? .country : .near
      return true
    }
    return support
  }

  /// Calls `body` with the entity, what it is part of, the nearest first, and its country, until it says
  /// `true`.
  ///
  /// A region or continent holds too much to say anything.
  private static func forEachSupported(
    by entity: Int,
    _ gazetteer: Gazetteer,
    _ body: (Int) -> Bool
  ) {
    if !body(entity) { _ = gazetteer.containsKin(of: entity, where: body) }
  }
}
