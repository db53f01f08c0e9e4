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
    func score() async {
      let found: [[PredictedMention]]
      if let predictions {
        found = batch.map { document in
          let mentions = predictions[document.id]
          if mentions == nil { report.unpredicted += 1 }
          return mentions ?? []
        }
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
      case .document(let document): batch.append(document)
      }
      if batch.count == Self.batchSize { await score() }
    }
    await score()
    return report
  }
}
