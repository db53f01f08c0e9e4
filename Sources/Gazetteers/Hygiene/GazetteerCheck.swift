import PhraseMatching

/// What the lists of a gazetteer hold that can never match, is told twice, or is easily mistaken.
///
/// - Complexity: O(n log n) in the names. Of phrases that many entities share each entity is compared with
///   a bounded number of others, so that no list makes a check quadratic.
public struct GazetteerCheck: Sendable {
  /// The findings of each kind, as many as were asked for.
  public private(set) var findings: [GazetteerFinding.Kind: [GazetteerFinding]] = [:]
  /// How many findings of each kind there are.
  public private(set) var counts: [GazetteerFinding.Kind: Int] = [:]
  private let limit: Int

  /// Checks a gazetteer.
  ///
  /// - Parameters:
  ///   - gazetteer: what to check.
  ///   - limit: how many findings of a kind are kept at most; all are counted.
  public init(_ gazetteer: Gazetteer, limit: Int = .max) {
    self.limit = limit
    checkRows(gazetteer)
    checkParents(gazetteer)
    checkNeverMatching(gazetteer)
    checkPhrases(gazetteer)
  }

  /// How many findings are errors.
  public var errorCount: Int { count(areErrors: true) }

  /// How many findings may be meant so.
  public var warningCount: Int { count(areErrors: false) }

  private func count(areErrors: Bool) -> Int {
    counts.reduce(0) { $0 + ($1.key.isError == areErrors ? $1.value : 0) }
  }

  /// Counts a finding, and keeps it where there is room; only then its words are put together.
  mutating func add(
    _ kind: GazetteerFinding.Kind,
    at place: @autoclosure () -> Entity.Origin,
    _ subject: @autoclosure () -> String,
    _ message: @autoclosure () -> String
  ) {
    counts[kind, default: 0] += 1
    guard findings[kind]?.count ?? 0 < limit else { return }
    findings[kind, default: []].append(
      GazetteerFinding(kind: kind, place: place(), subject: subject(), message: message())
    )
  }
}

extension Gazetteer {
  /// The list of an entity and its line there.
  /// - Complexity: O(1).
  public func origin(of entity: Int) -> Entity.Origin {
    let place = compiled.entities.place(entity)
    return compiled.origin(
      list: compiled.region.u32(at: place &+ GazetteerLayout.Entity.list),
      line: compiled.region.u32(at: place &+ GazetteerLayout.Entity.line)
    )
  }

  /// The number of an entity's list among ``lists``.
  func list(of entity: Int) -> UInt32 {
    compiled.region.u32(at: compiled.entities.place(entity) &+ GazetteerLayout.Entity.list)
  }

  /// `id (list:line)`.
  func placed(_ entity: Int) -> String {
    let origin = origin(of: entity)
    return "\(id(of: entity)) (\(origin.list):\(origin.line))"
  }
}
