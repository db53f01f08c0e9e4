import Gazetteers

/// The entities that are named beyond doubt somewhere, by which doubtful names are judged.
struct LinkContext {
  /// How often each entity is named firmly.
  private(set) var counts: [Int: Int] = [:]
  /// The countries those entities belong to.
  private var countries: Set<Int> = []
  private var related: Set<Int> = []

  mutating func add(_ entity: Int, _ relations: EntityRelations) {
    counts[entity, default: 0] += 1
    if counts[entity] == 1 {
      countries.formUnion(relations.countries(of: entity))
      related.formUnion(relations.kin(of: entity))
    }
  }

  mutating func formUnion(_ other: LinkContext) {
    for (entity, count) in other.counts { counts[entity, default: 0] += count }
    countries.formUnion(other.countries)
    related.formUnion(other.related)
  }

  /// Whether the entity itself is named.
  func names(_ entity: Int) -> Bool { counts[entity] != nil }

  /// Whether something is named that shares the entity's country, or is part of it, or it of that.
  func supports(_ entity: Int, _ relations: EntityRelations) -> Bool {
    related.contains(entity) || !countries.isDisjoint(with: relations.countries(of: entity))
  }
}

/// Which country each entity belongs to, and which entities it is part of.
struct EntityRelations: Sendable {
  private let countriesByEntity: [[Int]]
  private let ancestorsByEntity: [[Int]]

  init(_ gazetteer: Gazetteer) {
    let isCountry = gazetteer.entities.map {
      $0.type == "place/country" || $0.type == "place/territory"
    }
    ancestorsByEntity = gazetteer.entities.indices.map { entity in
      // A region or continent holds too much to say anything.
      gazetteer.ancestors(of: entity).filter {
        gazetteer.entities[$0].type != "place/region" && gazetteer.entities[$0].type != "place/continent"
      }
    }
    countriesByEntity = gazetteer.entities.indices.map { entity in
      isCountry[entity] ? [entity] : gazetteer.ancestors(of: entity).filter { isCountry[$0] }
    }
  }

  func countries(of entity: Int) -> [Int] { countriesByEntity[entity] }

  /// What an entity is part of.
  func kin(of entity: Int) -> [Int] { ancestorsByEntity[entity] }
}
