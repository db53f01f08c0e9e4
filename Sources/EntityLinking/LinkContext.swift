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
    // Itself, what it is part of, the nearest first, and its country; a region or continent holds too much
    // to say anything.
    addSupporter(own, of: entity)
    for place in gazetteer.kinPlaces(of: entity) { addSupporter(own, of: gazetteer.kin(at: place)) }
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
    func isSupported(_ supported: Int) -> Bool {
      let known = supporters[supported]
      return known != 0 && known != own
    }
    if isSupported(entity) { return .near }
    let kin = gazetteer.kinPlaces(of: entity)
    for place in kin {
      let supported = gazetteer.kin(at: place)
      guard isSupported(supported) else { continue }
      // Where nothing stands between them, the country is as near as can be.
      return place > kin.lowerBound && gazetteer.isCountry(supported) ? .country : .near
    }
    return .none
  }
}
