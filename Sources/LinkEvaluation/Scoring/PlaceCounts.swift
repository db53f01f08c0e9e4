/// How many gold places with coordinates were resolved to a place nearby.
public struct PlaceCounts: Sendable, Equatable {
  /// Gold places.
  public var gold = 0
  /// Those whose exact span was linked to an entity.
  public var found = 0
  /// Those found whose entity lies within ``GeographicPoint/tolerance``.
  public var near = 0
  /// Those found for which the most populous listed place of that name lies within it.
  public var populousNear = 0

  /// Creates empty counts.
  public init() {}

  /// The share of those found that were resolved to a place nearby, 0 to 1.
  public var share: Double { MatchCounts.share(near, of: found) }
  /// The same, had the most populous place always been chosen.
  public var populousShare: Double { MatchCounts.share(populousNear, of: found) }

  /// Adds other counts.
  public static func += (counts: inout PlaceCounts, other: PlaceCounts) {
    counts.gold += other.gold
    counts.found += other.found
    counts.near += other.near
    counts.populousNear += other.populousNear
  }
}

/// Which gold places are counted.
public enum PlaceGroup: String, Sendable, CaseIterable {
  /// All that have coordinates.
  case all
  /// Those for whose name the gazetteer lists any place.
  case named
  /// Those for whose name the gazetteer lists a place nearby.
  case listed
  /// Those listed whose name two listed places share that are not near each other.
  case ambiguous
  /// Those named that were linked to a city or a site.
  case settlements
  /// Those named that were linked to a country, a division, a water and the like: which point stands for
  /// one of these is a matter of convention.
  case areas
}
