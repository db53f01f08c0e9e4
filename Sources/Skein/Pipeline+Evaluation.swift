public import DocumentEnrichment
import EntityLinking
import Gazetteers
public import LinkEvaluation

extension Pipeline {
  /// Links the texts of gold documents.
  ///
  /// - Parameters:
  ///   - documents: the gold, whose mentions are not looked at.
  ///   - selection: which mentions count as predictions.
  /// - Returns: the mentions of each text, in the same order; those of titles and comments, which gold
  ///   does not mark, are left out.
  public func predictions(
    for documents: [GoldDocument],
    selection: MentionSelection = MentionSelection()
  ) async -> [[PredictedMention]] {
    await link(documents.map(\.thread)).map { linked in
      linked.documents[0].body.mentions.filter(selection.contains).map { mention in
        PredictedMention(
          range: mention.range,
          type: EvaluatedType(rawValue: mention.type),
          entity: mention.entity.map(linker.gazetteer.id),
          form: mention.form.rawValue
        )
      }
    }
  }

  /// What a pass over gold found beside the figures.
  public struct EvaluationReport: Sendable {
    /// The figures.
    public internal(set) var evaluation: Evaluation
    /// Lines and files that were left out.
    public internal(set) var skipped: [ReadingProblem] = []
    /// What was changed while reading.
    public internal(set) var notices: [ReadingProblem] = []
    /// Gold documents of which the predictions say nothing; all their mentions are missed.
    public internal(set) var unpredicted = 0
    /// Documents of the predictions, comments aside, that the gold lacks; they take no part.
    public internal(set) var unmarked = 0
    /// Gold documents with the id of an earlier one; each is scored.
    public internal(set) var repeated = 0
    /// Predicted mentions that reach beyond the end of their text; they count as wrong.
    public internal(set) var beyondText = 0
    /// Documents whose predictions echo a text that does not stand in the gold's.
    public internal(set) var misfits = 0
    /// Types that a rule says the meaning of and that no gold mention has.
    public internal(set) var unusedTypes: [String] = []
    /// The id of the first gold document.
    public internal(set) var firstID: String?
  }

  /// Scores linking, or predictions that were made before, against gold.
  ///
  /// - Parameters:
  ///   - gold: the annotated texts.
  ///   - namesOnly: whether names alone are scored.
  ///   - selection: which mentions count where the texts are linked.
  ///   - predictions: mentions that were read; `nil` to link the texts.
  ///   - progress: gets the number of documents scored so far.
  /// - Returns: the figures, and what was left out of them.
  /// - Throws: `ReadingError` for gold that cannot be read.
  public func evaluate(
    _ gold: GoldReader,
    namesOnly: Bool = false,
    selection: MentionSelection = MentionSelection(),
    predictions: PredictionReader.Predictions? = nil,
    progress: (Int) -> Void = { _ in }
  ) async throws -> EvaluationReport {
    var gold = gold
    var report = EvaluationReport(
      evaluation: Evaluation(namesOnly: namesOnly, gazetteer: linker.gazetteer)
    )
    var batch: [GoldDocument] = []
    var ids: Set<[UInt8]> = []
    func score() async {
      let found: [[PredictedMention]]
      if let predictions {
        found = batch.map { report.predictions(for: $0, predictions) }
      } else {
        found = await self.predictions(for: batch, selection: selection)
      }
      for (document, mentions) in zip(batch, found) { report.evaluation.add(document, mentions) }
      batch.removeAll(keepingCapacity: true)
      progress(report.evaluation.documents)
    }
    while let event = try gold.next() {
      switch event {
      case .problem(let problem) where problem.severity == .skipped:
        report.skipped.append(problem)
      case .problem(let problem): report.notices.append(problem)
      case .document(let document):
        if report.firstID == nil { report.firstID = document.id }
        if !ids.insert(Array(document.id.utf8)).inserted { report.repeated += 1 }
        batch.append(document)
      }
      if batch.count == Self.batchSize { await score() }
    }
    await score()
    report.unusedTypes = gold.types.unusedTypes
    report.unmarked = predictions?.documents(besides: ids) ?? 0
    return report
  }
}

extension Pipeline.EvaluationReport {
  /// What was predicted for a document; notes what is odd about it.
  fileprivate mutating func predictions(
    for document: GoldDocument,
    _ predictions: PredictionReader.Predictions
  ) -> [PredictedMention] {
    guard let (mentions, fits) = predictions.mentions(for: document) else {
      unpredicted += 1
      return []
    }
    if !fits { misfits += 1 }
    let farthest = mentions.map(\.range.upperBound).max() ?? 0
    let count = farthest > 0 ? document.text.unicodeScalars.count : 0
    if farthest > count { beyondText += mentions.count { $0.range.upperBound > count } }
    return mentions
  }
}
