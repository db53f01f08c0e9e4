/// The spans of a document that take part in scoring.
struct ScoredDocument {
  struct Gold {
    var range: Range<Int>
    let mention: GoldMention
    let type: EvaluatedType
  }

  struct Predicted {
    var range: Range<Int>
    let mention: PredictedMention
    let type: EvaluatedType
  }

  let text: NameRules
  let gold: [Gold]
  let predicted: [Predicted]
  /// The gold that only forgives.
  let forgiving: SpanSet
  let goldSpans: [EvaluatedType: SpanSet]
  let predictedSpans: [EvaluatedType: SpanSet]
  let allGold: SpanSet
  let allPredicted: SpanSet

  init(_ document: GoldDocument, _ predictions: [PredictedMention], namesOnly: Bool) {
    let text = NameRules(document.text)
    self.text = text
    let mentions = document.mentions.filter(\.isNamed)
    var forgiving = mentions.filter { $0.type == nil }.map(\.range)
    var gold = mentions.compactMap { mention in
      mention.type.map { Gold(range: mention.range, mention: mention, type: $0) }
    }
    var predicted = predictions.compactMap { mention in
      mention.type.map { Predicted(range: mention.range, mention: mention, type: $0) }
    }
    if namesOnly {
      forgiving += gold.map(\.range).filter { !text.isName($0) }
      gold = gold.filter { text.isName($0.range) }
      for index in gold.indices { gold[index].range = text.trimmed(gold[index].range) }
      predicted = predicted.filter { $0.mention.form != "demonym" }
      for index in predicted.indices {
        predicted[index].range = text.trimmed(predicted[index].range)
      }
    }
    if let span = document.evaluationSpan {
      predicted = predicted.filter {
        $0.range.lowerBound >= span.lowerBound && $0.range.upperBound <= span.upperBound
      }
    }
    self.gold = gold
    self.predicted = predicted
    self.forgiving = SpanSet(forgiving)
    goldSpans = Self.sets(gold.map { ($0.type, $0.range) })
    predictedSpans = Self.sets(predicted.map { ($0.type, $0.range) })
    allGold = SpanSet(gold.map(\.range))
    allPredicted = SpanSet(predicted.map(\.range))
  }

  private static func sets(
    _ spans: [(type: EvaluatedType, range: Range<Int>)]
  ) -> [EvaluatedType: SpanSet] {
    Dictionary(grouping: spans, by: \.type).mapValues { SpanSet($0.map(\.range)) }
  }

  // MARK: Counting

  /// The counts of a type; of all mentions, whatever their type, for `nil`.
  func counts(of type: EvaluatedType?) -> SpanCounts {
    let empty = SpanSet([])
    let goldSet = type.map { goldSpans[$0] ?? empty } ?? allGold
    let predictedSet = type.map { predictedSpans[$0] ?? empty } ?? allPredicted
    var counts = SpanCounts()
    counts.exact.right = goldSet.exact.count { predictedSet.contains($0) }
    counts.exact.missed = goldSet.exact.count - counts.exact.right
    // By overlap each mention counts, also one whose span another gold mention has.
    for mention in gold where type == nil || mention.type == type {
      if predictedSet.meets(mention.range) {
        counts.overlapping.right += 1
      } else {
        counts.overlapping.missed += 1
      }
    }
    for mention in predicted where type == nil || mention.type == type {
      guard !forgiving.meets(mention.range) else { continue }
      if !goldSet.contains(mention.range) { counts.exact.wrong += 1 }
      if !goldSet.meets(mention.range) { counts.overlapping.wrong += 1 }
    }
    return counts
  }

  /// Whether gold has the span with the same type.
  func isExact(_ mention: Predicted) -> Bool {
    goldSpans[mention.type]?.contains(mention.range) ?? false
  }

  /// Whether gold of the same type shares a character with the span.
  func isOverlapping(_ mention: Predicted) -> Bool {
    goldSpans[mention.type]?.meets(mention.range) ?? false
  }

  /// What a prediction adds to the counts of its form.
  func formCounts(of mention: Predicted) -> FormCounts {
    var counts = FormCounts()
    counts.found = 1
    let isForgiven = forgiving.meets(mention.range)
    if isExact(mention) { counts.exact = 1 } else if isForgiven { counts.forgivenExact = 1 }
    if isOverlapping(mention) {
      counts.overlapping = 1
    } else if isForgiven {
      counts.forgivenOverlapping = 1
    }
    return counts
  }
}
