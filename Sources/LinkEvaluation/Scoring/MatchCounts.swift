/// How many spans were found rightly, wrongly and not at all.
public struct MatchCounts: Sendable, Equatable {
  /// Gold spans that were found.
  public var right = 0
  /// Predictions that are no gold span, those that other gold forgives left out.
  public var wrong = 0
  /// Gold spans that were not found.
  public var missed = 0

  /// Creates counts.
  public init(right: Int = 0, wrong: Int = 0, missed: Int = 0) {
    self.right = right
    self.wrong = wrong
    self.missed = missed
  }

  /// The gold spans.
  public var gold: Int { right + missed }
  /// The share of predictions that are right, 0 to 1.
  public var precision: Double { Self.share(right, of: right + wrong) }
  /// The share of gold spans that were found, 0 to 1.
  public var recall: Double { Self.share(right, of: gold) }
  /// The harmonic mean of both, 0 to 1.
  public var f1: Double {
    let (precision, recall) = (precision, recall)
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0
  }

  /// Adds other counts.
  public static func += (counts: inout MatchCounts, other: MatchCounts) {
    counts.right += other.right
    counts.wrong += other.wrong
    counts.missed += other.missed
  }

  static func share(_ part: Int, of whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }
}

/// Counts by exact spans and by spans that overlap.
public struct SpanCounts: Sendable, Equatable {
  /// Both ends have to agree.
  public var exact = MatchCounts()
  /// One shared character is enough; `right` counts gold spans, `wrong` predictions.
  public var overlapping = MatchCounts()

  /// Creates empty counts.
  public init() {}

  /// Adds other counts.
  public static func += (counts: inout SpanCounts, other: SpanCounts) {
    counts.exact += other.exact
    counts.overlapping += other.overlapping
  }
}

/// How the predictions of one form fare.
public struct FormCounts: Sendable, Equatable {
  /// Predictions whose span and type are gold's.
  public var exact = 0
  /// Predictions that overlap gold of their type, the exact ones among them.
  public var overlapping = 0
  /// Predictions that agree with no gold of their type exactly, but that other gold forgives.
  public var forgivenExact = 0
  /// Predictions that overlap no gold of their type, but other gold, which forgives them.
  public var forgivenOverlapping = 0
  /// All predictions.
  public var found = 0

  /// Creates empty counts.
  public init() {}

  /// The share of right spans among those not forgiven, 0 to 1.
  public var exactPrecision: Double { MatchCounts.share(exact, of: found - forgivenExact) }
  /// The same by overlap.
  public var overlappingPrecision: Double {
    MatchCounts.share(overlapping, of: found - forgivenOverlapping)
  }

  /// Adds other counts.
  public static func += (counts: inout FormCounts, other: FormCounts) {
    counts.exact += other.exact
    counts.overlapping += other.overlapping
    counts.forgivenExact += other.forgivenExact
    counts.forgivenOverlapping += other.forgivenOverlapping
    counts.found += other.found
  }
}
