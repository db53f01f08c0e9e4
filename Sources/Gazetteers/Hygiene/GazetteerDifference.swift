import PhraseMatching

/// What tells two gazetteers apart, entity by entity.
///
/// Entities are the same where their ids are, of which a merged entity has that of its first row.
/// - Complexity: O(n log n) in the entities and aliases.
public struct GazetteerDifference: Sendable {
  /// A change of one entity.
  public struct Change: Sendable, Equatable {
    /// What became of it.
    public enum Kind: String, Sendable {
      case added
      case removed
      case changed
    }

    /// What became of it.
    public let kind: Kind
    /// Its position in the old gazetteer; `nil` where it is added.
    public let old: Int?
    /// Its position in the new gazetteer; `nil` where it is removed.
    public let new: Int?
    /// The fields that differ, with both values, in the order of the table's columns.
    public let fields: [Field]
    /// Whether linking can tell the difference: by names, rules, weights, type, prior, or what the
    /// entity is part of.
    public let affectsLinking: Bool
  }

  /// A field of an entity that differs.
  public struct Field: Sendable, Equatable {
    /// The field's column; of an alias, `alias`.
    public let name: String
    /// The old value; empty where there was none.
    public let old: String
    /// The new value; empty where there is none.
    public let new: String
  }

  /// The gazetteer before.
  public let old: Gazetteer
  /// The gazetteer after.
  public let new: Gazetteer
  /// The changes in the order of the ids' bytes.
  public private(set) var changes: [Change] = []
  /// Why every text may be linked otherwise; `nil` where only those that hold a changed name can be.
  public private(set) var touchesEverything: String?

  /// Of more changes, such as another list of a million places, looking for their names would cost more
  /// than linking.
  static let mostFollowed = 100_000

  /// Compares two gazetteers.
  public init(from old: Gazetteer, to new: Gazetteer) {
    self.old = old
    self.new = new
    let pairs = EntityPairs(old, new)
    for (before, after) in pairs.all {
      if let change = Self.change(before, after, pairs, old, new) { changes.append(change) }
    }
    if old.compiled.wordLines(of: .ordinary) != new.compiled.wordLines(of: .ordinary) {
      touchesEverything = "the ordinary words differ"
    } else if !pairs.areInOneOrder {
      touchesEverything = "the entities stand in another order"
    } else if changes.count(where: \.affectsLinking) > Self.mostFollowed {
      touchesEverything = "more than \(Self.mostFollowed) entities changed"
    }
  }

  private static func change(
    _ before: Int?,
    _ after: Int?,
    _ pairs: EntityPairs,
    _ old: Gazetteer,
    _ new: Gazetteer
  ) -> Change? {
    guard let before, let after else {
      return Change(
        kind: before == nil ? .added : .removed,
        old: before,
        new: after,
        fields: [],
        affectsLinking: true
      )
    }
    // What an entity is part of may change although its row does not.
    let isPartOfSame = pairs.areSame(old.kin(of: before), new.kin(of: after))
    let (first, second) = (old.entities[before], new.entities[after])
    var fields = Self.fields(first, second)
    if fields.isEmpty, isPartOfSame { return nil }
    let names: Set<String> = ["type", "name", "alias", "prior", "threshold"]
    let affectsLinking = !isPartOfSame || fields.contains { names.contains($0.name) }
    if fields.isEmpty {
      fields.append(
        Field(
          name: "ancestors",
          old: old.kin(of: before).map(old.id).joined(separator: "|"),
          new: new.kin(of: after).map(new.id).joined(separator: "|")
        )
      )
    }
    return Change(
      kind: .changed,
      old: before,
      new: after,
      fields: fields,
      affectsLinking: affectsLinking
    )
  }
}

/// The entities of two gazetteers side by side.
struct EntityPairs {
  /// In the order of the ids' bytes; what is missing on one side is `nil`.
  private(set) var all: [(old: Int?, new: Int?)] = []
  /// For each old entity the new one with its id, or -1.
  private(set) var newOfOld: [Int]

  init(_ old: Gazetteer, _ new: Gazetteer) {
    let (before, after) = (old.entitiesByID, new.entitiesByID)
    newOfOld = [Int](repeating: -1, count: before.count)
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      let order: Int
      if left == before.count {
        order = 1
      } else if right == after.count {
        order = -1
      } else {
        order = old.compiled.region.compare(
          old.idRange(of: before[left]),
          new.compiled.region.bytes(new.idRange(of: after[right]))
        )
      }
      all.append((order <= 0 ? before[left] : nil, order >= 0 ? after[right] : nil))
      if order == 0 { newOfOld[before[left]] = after[right] }
      if order <= 0 { left += 1 }
      if order >= 0 { right += 1 }
    }
  }

  /// Whether the entities of both gazetteers stand in one order.
  var areInOneOrder: Bool {
    var last = -1
    for entity in newOfOld where entity >= 0 {
      if entity < last { return false }
      last = entity
    }
    return true
  }

  /// Whether two lists hold the same entities in the same order.
  func areSame(_ old: EntityList, _ new: EntityList) -> Bool {
    old.count == new.count && zip(old, new).allSatisfy { newOfOld[$0] == $1 }
  }
}

extension Gazetteer {
  /// All entities in the order of their ids' bytes.
  fileprivate var entitiesByID: [Int] {
    var order = [Int](repeating: -1, count: entities.count)
    for entity in order.indices where idRank(of: entity) < order.count {
      order[idRank(of: entity)] = entity
    }
    // In damaged bytes two entities may have one rank.
    return order.contains(-1) ? order.indices.sorted { id(of: $0) < id(of: $1) } : order
  }

  fileprivate func idRange(of entity: Int) -> Range<Int> {
    compiled.range(
      ofText: compiled.region.u32(
        at: compiled.entities.place(entity) &+ GazetteerLayout.Entity.id
      )
    )
  }
}
