// Why a span counts as wrong: what the other side has there.
extension ErrorTally {
  static func reason(of mention: ScoredDocument.Gold, _ scored: ScoredDocument) -> String {
    let meeting = scored.predicted.filter { $0.range.overlaps(mention.range) }
    return reason(
      mention.range,
      mention.type,
      meeting.map { ($0.range, $0.type) },
      none: "not found",
      scored
    )
  }

  static func reason(
    of mention: ScoredDocument.Predicted,
    _ scored: ScoredDocument
  ) -> String {
    let meeting = scored.gold.filter { $0.range.overlaps(mention.range) }
    return reason(
      mention.range,
      mention.type,
      meeting.map { ($0.range, $0.type) },
      none: "no name in gold",
      scored
    )
  }

  /// What the other side has at a span.
  static func reason(
    _ range: Range<Int>,
    _ type: EvaluatedType,
    _ others: [(range: Range<Int>, type: EvaluatedType)],
    none: String,
    _ scored: ScoredDocument
  ) -> String {
    if let same = others.first(where: { $0.range == range }) { return "is \(same.type.rawValue)" }
    let near = others.first { $0.type == type } ?? others.first
    guard let near else { return none }
    let words = scored.text.text(near.range)
    return near.type == type ? "span “\(words)”" : "\(near.type.rawValue) “\(words)”"
  }
}
