import Gazetteers

/// The entities that are named beyond doubt somewhere, by which doubtful names are judged.
struct LinkContext {
  /// How often each entity is named firmly.
  private(set) var counts: [Int: Int] = [:]
  /// Those that only the context decided; no such mention is to speak for itself.
  private(set) var learned: Set<Int> = []
  /// Who speaks for a country, and for a body or place that something is part of.
  private var supporters: [Int: Supporters] = [:]

  /// The one entity that speaks for something, or that there are several.
  private enum Supporters {
    case one(Int)
    case several
  }

  mutating func add(_ entity: Int, _ relations: EntityRelations) {
    counts[entity, default: 0] += 1
    guard counts[entity] == 1 else { return }
    for supported in relations.countries(of: entity) + relations.kin(of: entity) + [entity] {
      switch supporters[supported] {
      case nil: supporters[supported] = .one(entity)
      case .one(entity): break
      default: supporters[supported] = .several
      }
    }
  }

  /// Adds an entity that the context decided.
  mutating func learn(_ entity: Int, _ relations: EntityRelations) {
    learned.insert(entity)
    add(entity, relations)
  }

  mutating func formUnion(_ other: LinkContext) {
    for (entity, count) in other.counts { counts[entity, default: 0] += count }
    for (supported, theirs) in other.supporters {
      switch (supporters[supported], theirs) {
      case (nil, _): supporters[supported] = theirs
      case (.one(let mine), .one(let other)) where mine == other: break
      default: supporters[supported] = .several
      }
    }
  }

  /// Whether the entity is named, leaving out a mention that asks for itself.
  func names(_ entity: Int, besides own: Int = 0) -> Bool { counts[entity, default: 0] > own }

  /// Whether something else is named that shares the entity's country, or is part of it, or it of that.
  func supports(_ entity: Int, _ relations: EntityRelations) -> Bool {
    for supported in relations.countries(of: entity) + relations.kin(of: entity) + [entity] {
      switch supporters[supported] {
      case nil, .one(entity): continue
      default: return true
      }
    }
    return false
  }
}

/// Which country each entity belongs to, and which entities it is part of.
struct EntityRelations: Sendable {
  private let gazetteer: Gazetteer

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  func countries(of entity: Int) -> [Int] { Array(gazetteer.countries(of: entity)) }

  /// What an entity is part of, but for regions and continents.
  func kin(of entity: Int) -> [Int] { Array(gazetteer.kin(of: entity)) }
}
