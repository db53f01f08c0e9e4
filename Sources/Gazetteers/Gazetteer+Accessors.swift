import PhraseMatching

// What linking asks of an entity again and again: no text is read and nothing is allocated.
extension Gazetteer {
  /// The top of an entity's type.
  /// - Complexity: O(1).
  public func kind(of entity: Int) -> EntityKind { hot.kinds[entity] }

  /// The place of an entity's type in ``types``.
  /// - Complexity: O(1).
  public func typeIndex(of entity: Int) -> Int { Int(hot.typeIndexes[entity]) }

  /// All types that entities have, in the order of their first entity.
  public var types: [String] { hot.types }

  /// How often the entity is meant where its name is ambiguous.
  /// - Complexity: O(1).
  public func prior(of entity: Int) -> Double { hot.priors[entity] }

  /// The place of the entity's id among all ids in the order of their UTF-8 bytes.
  /// - Complexity: O(1).
  public func idRank(of entity: Int) -> Int { Int(hot.ranks[entity]) }

  /// Whether the entity is a country or a territory.
  /// - Complexity: O(1).
  public func isCountry(_ entity: Int) -> Bool { hot.isCountry[entity] }

  /// The countries and territories an entity is part of, or itself where it is one.
  /// - Complexity: O(1).
  public func countries(of entity: Int) -> EntityList { hot.countries[entity] }

  /// All entities an entity is part of, nearest first.
  /// - Complexity: O(1).
  public func ancestors(of entity: Int) -> EntityList { hot.ancestors[entity] }

  /// The ancestors that say something of an entity: not regions and continents, which hold too much.
  /// - Complexity: O(1).
  public func kin(of entity: Int) -> EntityList { hot.kin[entity] }

  /// An entity's id.
  public func id(of entity: Int) -> String { entities[entity].id }

  /// An entity's display name.
  public func name(of entity: Int) -> String { entities[entity].name }

  /// An entity's type.
  public func type(of entity: Int) -> String { entities[entity].type }

  /// The alias of an entry as the table writes it.
  public func aliasText(of entry: GazetteerEntry) -> String { entry.alias.text }

  /// For a term of a topic: how far it proves the topic, 1 being enough.
  public func aliasWeight(of entry: GazetteerEntry) -> Double { entry.alias.weight }
}

/// The accessors' values.
struct HotFields: Sendable {
  var kinds: [EntityKind] = []
  var typeIndexes: [Int32] = []
  var types: [String] = []
  var priors: [Double] = []
  var ranks: [Int32] = []
  var isCountry: [Bool] = []
  var countries: [EntityList] = []
  var ancestors: [EntityList] = []
  var kin: [EntityList] = []

  init(_ entities: [Entity], ancestors indexes: [[Int]]) {
    for entity in entities {
      kinds.append(EntityKind(type: entity.type))
      let type = types.firstIndex(of: entity.type) ?? types.count
      if type == types.count { types.append(entity.type) }
      typeIndexes.append(Int32(type))
      priors.append(entity.prior)
      isCountry.append(entity.type == "place/country" || entity.type == "place/territory")
    }
    ranks = [Int32](repeating: 0, count: entities.count)
    let order = entities.indices.sorted {
      entities[$0].id.utf8.lexicographicallyPrecedes(entities[$1].id.utf8)
    }
    for (rank, index) in order.enumerated() { ranks[index] = Int32(rank) }
    for (index, found) in indexes.enumerated() {
      ancestors.append(Self.list(found))
      countries.append(Self.list(isCountry[index] ? [index] : found.filter { isCountry[$0] }))
      kin.append(
        Self.list(
          found.filter {
            entities[$0].type != "place/region" && entities[$0].type != "place/continent"
          }
        )
      )
    }
  }

  private static func list(_ indexes: [Int]) -> EntityList {
    var bytes: [UInt8] = []
    for index in indexes {
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: index >> shift)) }
    }
    return EntityList(ByteRegion(bytes), start: 0, count: indexes.count)
  }
}
