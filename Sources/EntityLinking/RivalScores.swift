/// The scores of the candidates of a part's spans that were not best.
///
/// Each span has a stretch of them and so holds no reference: passes over a document copy thousands of
/// spans, and nearly all have no rival.
final class RivalScores {
  private(set) var scores: [CandidateScore] = []

  /// Keeps the rivals of one span that `body` appends.
  /// - Returns: their stretch.
  @inline(__always)
  func add(_ body: (inout [CandidateScore]) -> Void) -> Range<Int> { Self.add(body, to: &scores) }

  @inline(__always)
  private static func add(
    _ body: (inout [CandidateScore]) -> Void,
    to scores: inout [CandidateScore]
  ) -> Range<Int> {
    let start = scores.count
    if start == 0 { scores.reserveCapacity(32) }
    body(&scores)
    return start..<scores.count
  }

  /// Keeps the rivals of one span.
  /// - Returns: their stretch.
  func add(_ rivals: some Collection<CandidateScore>) -> Range<Int> {
    if rivals.isEmpty { return 0..<0 }
    let start = scores.count
    scores.append(contentsOf: rivals)
    return start..<scores.count
  }

  /// Keeps the rivals of one span with those of another, whose best candidate is a rival, too; each entity
  /// once, with the score that the first span gives it.
  /// - Returns: their stretch.
  func join(
    _ first: Range<Int>,
    _ best: CandidateScore,
    _ second: Range<Int>,
    _ other: CandidateScore
  ) -> Range<Int> {
    // Two forms of one entity, as most are.
    if first.isEmpty, second.isEmpty, best.entity == other.entity { return 0..<0 }
    let start = scores.count
    func isKnown(_ score: CandidateScore) -> Bool {
      score.entity == best.entity || first.contains { scores[$0].entity == score.entity }
    }
    for place in first { scores.append(scores[place]) }
    if !isKnown(other) { scores.append(other) }
    for place in second where !isKnown(scores[place]) { scores.append(scores[place]) }
    return start..<scores.count
  }

  /// The rivals of a stretch.
  subscript(_ stretch: Range<Int>) -> ArraySlice<CandidateScore> {
    stretch.isEmpty ? [] : scores[stretch]
  }
}
