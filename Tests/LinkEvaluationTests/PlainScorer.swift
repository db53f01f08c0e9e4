import LinkEvaluation

/// Scores by comparing every mention with every other, to hold the scorer against.
struct PlainScorer {
  let namesOnly: Bool
  private(set) var exact: [EvaluatedType?: MatchCounts] = [:]
  private(set) var overlapping: [EvaluatedType?: MatchCounts] = [:]

  private typealias Span = (start: Int, end: Int, type: EvaluatedType?)
  private static let pronouns = [
    "i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her", "they",
    "them",
    "their", "it", "its", "this", "that", "these", "those", "who", "which",
  ]

  init(namesOnly: Bool) { self.namesOnly = namesOnly }

  mutating func add(_ document: GoldDocument, _ predictions: [PredictedMention]) {
    let scalars = Array(document.text.unicodeScalars)
    func words(_ span: Span) -> String {
      var text = ""
      for index in span.start..<span.end where index < scalars.count {
        text.unicodeScalars.append(scalars[index])
      }
      return text
    }
    func isName(_ span: Span) -> Bool {
      var word = words(span)
      if word.hasSuffix("\n") { word.removeLast() }
      let lower = word.lowercased().replacing("i\u{307}", with: "i")
      return !Self.pronouns.contains(lower)
        && words(span).unicodeScalars.contains { $0.properties.isUppercase }
    }
    func trimmed(_ span: Span) -> Span {
      for article in ["the", "an", "a"] {
        let head = words((span.start, min(span.end, span.start + article.count), nil))
        guard head.lowercased() == article else { continue }
        var start = span.start + article.count
        while start < min(span.end, scalars.count), scalars[start].properties.isWhitespace {
          start += 1
        }
        if start > span.start + article.count, start < min(span.end, scalars.count) {
          return (start, span.end, span.type)
        }
      }
      return span
    }
    var gold: [Span] = []
    var forgiving: [Span] = []
    for mention in document.mentions where mention.isNamed {
      let span = (mention.range.lowerBound, mention.range.upperBound, mention.type)
      if mention.type == nil || (namesOnly && !isName(span)) {
        forgiving.append(span)
      } else {
        gold.append(namesOnly ? trimmed(span) : span)
      }
    }
    var found: [Span] = []
    for mention in predictions where mention.type != nil {
      if namesOnly, mention.form == "demonym" { continue }
      var span: Span = (mention.range.lowerBound, mention.range.upperBound, mention.type)
      if namesOnly { span = trimmed(span) }
      if let part = document.evaluationSpan,
        span.start < part.lowerBound || span.end > part.upperBound
      {
        continue
      }
      found.append(span)
    }
    for type in EvaluatedType.allCases.map(Optional.some) + [nil] {
      count(
        type,
        gold.filter { type == nil || $0.type == type },
        found.filter { type == nil || $0.type == type },
        forgiving
      )
    }
  }

  private mutating func count(
    _ type: EvaluatedType?,
    _ gold: [Span],
    _ found: [Span],
    _ forgiving: [Span]
  ) {
    func meet(_ first: Span, _ second: Span) -> Bool {
      first.start < second.end && second.start < first.end
    }
    func equal(_ first: Span, _ second: Span) -> Bool {
      first.start == second.start && first.end == second.end
    }
    var counts = (MatchCounts(), MatchCounts())
    for (index, span) in gold.enumerated() {
      if !gold[..<index].contains(where: { equal($0, span) }) {
        if found.contains(where: { equal($0, span) }) {
          counts.0.right += 1
        } else {
          counts.0.missed += 1
        }
      }
      if found.contains(where: { meet($0, span) }) {
        counts.1.right += 1
      } else {
        counts.1.missed += 1
      }
    }
    for span in found where !forgiving.contains(where: { meet($0, span) }) {
      if !gold.contains(where: { equal($0, span) }) { counts.0.wrong += 1 }
      if !gold.contains(where: { meet($0, span) }) { counts.1.wrong += 1 }
    }
    exact[type, default: MatchCounts()] += counts.0
    overlapping[type, default: MatchCounts()] += counts.1
  }
}
