import Gazetteers

/// The entities that are named beyond doubt somewhere, by which doubtful names are judged.
struct LinkContext {
  /// What is known of each entity that is named or that something named is part of.
  private var known: EntityTable<Known>
  /// How many entities are named.
  private(set) var count = 0

  private struct Known: EntityValue {
    /// Twice how often it is named firmly, and 1 more where only the context decided that: no such mention is
    /// to speak for itself.
    private var mentions: Int32 = 0
    /// Who speaks for a country, and for a body or place that something is part of: 1 + the one entity,
    /// or that there are several.
    private(set) var supporter: Int32 = 0

    private static let several: Int32 = -1

    var count: Int32 { mentions >> 1 }
    var isLearned: Bool { mentions & 1 != 0 }

    mutating func add(mentions: Int32) { self.mentions += mentions << 1 }

    mutating func learn() { mentions |= 1 }

    mutating func add(supporter other: Int32) {
      supporter = supporter == 0 || supporter == other ? other : Self.several
    }

    /// Whether something else speaks for an entity, given 1 + the entity.
    func isSupported(besides own: Int32) -> Bool { supporter != 0 && supporter != own }
  }

  init() { known = EntityTable() }

  /// Makes room for what some names name.
  init(names: Int) {
    // Half of them say again what is named before, and what holds an entity is known, too.
    known = names == 0 ? EntityTable() : EntityTable(minimumCapacity: names / 2)
  }

  mutating func add(_ entity: Int, _ gazetteer: Gazetteer) {
    let own = Int32(truncatingIfNeeded: entity) &+ 1
    var isNew = false
    // Itself, what it is part of, the nearest first, and its country; a region or continent holds too much
    // to say anything.
    known.update(entity) { known in
      isNew = known.count == 0
      known.add(mentions: 1)
      if isNew { known.add(supporter: own) }
    }
    guard isNew else { return }
    count += 1
    for place in gazetteer.kinPlaces(of: entity) {
      known.update(gazetteer.kin(at: place)) { $0.add(supporter: own) }
    }
  }

  /// Adds entities that the context decided.
  mutating func learn(_ entities: [Int], _ gazetteer: Gazetteer) {
    for entity in entities {
      add(entity, gazetteer)
      known.update(entity) { $0.learn() }
    }
  }

  mutating func formUnion(_ other: LinkContext) {
    other.known.forEach { entity, others in
      known.update(entity) { known in
        if known.count == 0, others.count > 0 { count += 1 }
        known.add(mentions: others.count)
        if others.supporter != 0 { known.add(supporter: others.supporter) }
      }
    }
  }

  /// Calls `body` with every entity that is named, in no order.
  func forEachEntity(_ body: (Int) -> Void) {
    known.forEach { entity, known in
      if known.count > 0 { body(entity) }
    }
  }

  /// Whether the entity is named, leaving out a mention that asks for itself.
  func names(_ entity: Int, besides own: Int = 0) -> Bool { Int(known[entity].count) > own }

  /// The entities of spans that are not named yet, as often as they are linked.
  func unnamed(in spans: [[LinkSpan]]) -> [Int] {
    var entities: [Int] = []
    for part in spans.indices {
      for place in spans[part].indices {
        guard let entity = spans[part][place].entity, !names(entity) else { continue }
        if entities.isEmpty { entities.reserveCapacity(16) }
        entities.append(entity)
      }
    }
    return entities
  }

  /// Whether something else than the context decided that the entity is named.
  func namesFirmly(_ entity: Int) -> Bool {
    let known = known[entity]
    return known.count > (known.isLearned ? 1 : 0)
  }

  /// How nearly something else that is named belongs to an entity.
  struct Support: OptionSet {
    let rawValue: UInt8
    static let none: Support = []
    /// It shares no more than the country.
    static let country = Support(rawValue: 1)
    /// It shares what holds the entity within its country, is part of it, or holds it itself.
    static let near = Support(rawValue: 2)
  }

  /// How often an entity is named firmly, whether only the context decided that, and what speaks for it:
  /// something else that is named and shares its country, or is part of it, or it of that.
  @inline(__always)
  func mentions(of entity: Int, _ gazetteer: Gazetteer)
    -> (count: Int32, isLearned: Bool, support: Support)
  {
    if count == 0 { return (0, false, .none) }
    let own = Int32(truncatingIfNeeded: entity) &+ 1
    let known = known[entity]
    let support =
      known.isSupported(besides: own) ? .near : kinSupport(of: entity, own, gazetteer)
    return (known.count, known.isLearned, support)
  }

  /// What speaks for an entity by what it is part of.
  @inline(__always)
  private func kinSupport(of entity: Int, _ own: Int32, _ gazetteer: Gazetteer) -> Support {
    let kin = gazetteer.kinPlaces(of: entity)
    for place in kin {
      let supported = gazetteer.kin(at: place)
      guard known[supported].isSupported(besides: own) else { continue }
      // Where nothing stands between them, the country is as near as can be.
      return place > kin.lowerBound && gazetteer.isCountry(supported) ? .country : .near
    }
    return .none
  }
}
