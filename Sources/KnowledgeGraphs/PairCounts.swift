/// The 2×2 table of two names over the units they were counted in.
public struct PairCounts: Sendable, Equatable {
  /// The number of units that hold both names.
  public let both: Int
  /// The number of units that hold the first name.
  public let first: Int
  /// The number of units that hold the second name.
  public let second: Int
  /// The number of all units, with or without names.
  public let units: Int

  /// Creates a table, unless the numbers contradict each other.
  ///
  /// - Parameters:
  ///   - both: n_ab, at most `first` and `second`.
  ///   - first: n_a, at least 1: a name that never occurs has no associations.
  ///   - second: n_b, at least 1.
  ///   - units: N, at least n_a + n_b − n_ab.
  public init?(both: Int, first: Int, second: Int, units: Int) {
    guard first > 0, second > 0, both >= 0, both <= first, both <= second, first <= units,
      second - both <= units - first
    else { return nil }
    self.both = both
    self.first = first
    self.second = second
    self.units = units
  }

  /// How many units would hold both if the names were independent: n_a·n_b/N.
  public var expected: Double { Double(first) * Double(second) / Double(units) }
}
