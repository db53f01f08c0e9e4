/// The scores of the candidates of a part's spans that were not best.
///
/// Each span has a stretch of them and so holds no reference: passes over a document copy thousands of
/// spans, and nearly all have no rival.
final class RivalScores {
  private var scores: [CandidateScore] = []

  /// Keeps the rivals of one span.
  /// - Returns: their stretch.
  func add(_ rivals: some Collection<CandidateScore>) -> Range<Int> {
    if rivals.isEmpty { return 0..<0 }
    let start = scores.count
    scores.append(contentsOf: rivals)
    return start..<scores.count
  }

  /// The rivals of a stretch.
  subscript(_ stretch: Range<Int>) -> ArraySlice<CandidateScore> {
    stretch.isEmpty ? [] : scores[stretch]
  }
}
