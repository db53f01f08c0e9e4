import ArticleThreads
import Foundation
import LinkEvaluation
import TestSupport
import Testing

private let shared = PackageFolder.root.deletingLastPathComponent().appending(path: "shared")
private let scorer = shared.appending(path: "evaluation/score.py").path()
private let goldFolder = shared.appending(path: "data/gold").path()
private let goldFiles =
  ((try? FileManager.default.contentsOfDirectory(atPath: goldFolder)) ?? [])
  .filter { $0.hasSuffix(".jsonl") }.sorted()

/// The figures of the reference scorer, as it names them.
private struct Figures: Decodable, Equatable {
  struct Part: Decodable, Equatable {
    var exact: [Double]
    var overlap: [Double]
    var gold: Int
  }

  struct Links: Decodable, Equatable {
    var gold: Int
    var linked_on_gold_span: Int
    var correct: Int
  }

  var person: Part
  var organization: Part
  var place: Part
  var untyped: Part
  var micro: [Double]
  var links: Links

  init(_ evaluation: Evaluation) {
    func shares(_ counts: MatchCounts) -> [Double] {
      [counts.precision.percentage, counts.recall.percentage, counts.f1.percentage]
    }
    func part(_ counts: SpanCounts?) -> Part {
      let counts = counts ?? SpanCounts()
      return Part(
        exact: shares(counts.exact),
        overlap: shares(counts.overlapping),
        gold: counts.exact.gold
      )
    }
    person = part(evaluation.byType[.person])
    organization = part(evaluation.byType[.organization])
    place = part(evaluation.byType[.place])
    untyped = part(evaluation.untyped)
    micro = shares(evaluation.micro.exact)
    var all = LinkCounts()
    for counts in evaluation.links.values { all += counts }
    links = Links(gold: all.gold, linked_on_gold_span: all.linked, correct: all.correct)
  }
}

@Suite(
  "The reference scorer agrees",
  .enabled(
    if: FileManager.default.fileExists(atPath: scorer) && Tool.python() != nil,
    "no ../shared/evaluation/score.py or no python3 here"
  )
)
struct AgreementTests {
  private func reference(_ gold: String, _ predicted: String, names: Bool) throws -> Figures {
    let python = try #require(Tool.python())
    let outcome = try Tool.run(
      python,
      [scorer, gold, predicted, "--json"] + (names ? ["--names"] : [])
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(Figures.self, from: Data(outcome.output.utf8))
  }

  private func ours(
    _ documents: [GoldDocument],
    _ predictions: PredictionReader.Predictions,
    names: Bool
  ) -> Figures {
    var evaluation = Evaluation(namesOnly: names)
    for document in documents { evaluation.add(document, predictions[document.id] ?? []) }
    return Figures(evaluation)
  }

  private func line(_ id: String, _ predictions: [PredictedMention]) -> String {
    let mentions = predictions.map { mention in
      let entity = mention.entity.map(ThreadGenerator.quoted) ?? "null"
      return
        "{\"start\":\(mention.range.lowerBound),\"end\":\(mention.range.upperBound),\"type\":"
        + "\"\(mention.type?.rawValue ?? "topic")\",\"form\":\"\(mention.form)\",\"entity\":\(entity)}"
    }
    return
      "{\"id\":\(ThreadGenerator.quoted(id)),\"mentions\":[\(mentions.joined(separator: ","))]}\n"
  }

  @Test("on every gold file that is there", arguments: goldFiles)
  func realGold(_ name: String) throws {
    let file = goldFolder + "/" + name
    let (documents, problems) = try read([file])
    #expect(problems.isEmpty)
    #expect(!documents.isEmpty)
    var random = RandomGold(seed: 3)
    let lines = documents.map { line($0.id, random.predictions(for: $0)) }
    let folder = try TemporaryFolder()
    let predicted = try folder.write("predicted.jsonl", lines.joined())
    let predictions = try PredictionReader.read(predicted)
    #expect(predictions.problems.isEmpty)
    for names in [false, true] {
      let figures = ours(documents, predictions, names: names)
      #expect(figures.untyped.gold > 0)
      #expect(try figures == reference(file, predicted, names: names))
    }
  }

  @Test("on random gold")
  func randomGold() throws {
    var random = RandomGold(seed: 9)
    var gold = ""
    var predicted = ""
    for number in 0..<1500 {
      let (document, predictions) = random.document(id: "d\(number)")
      let mentions = document.mentions.map { mention in
        "{\"start\":\(mention.range.lowerBound),\"end\":\(mention.range.upperBound),\"ntype\":"
          + "\"\(mention.type?.rawValue ?? "other")\",\"named\":\(mention.isNamed)"
          + (mention.link.map { ",\"link\":\"\($0)\"" } ?? "") + "}"
      }
      let span = document.evaluationSpan.map { "[\($0.lowerBound),\($0.upperBound)]" } ?? "null"
      gold +=
        "{\"id\":\"d\(number)\",\"text\":\(ThreadGenerator.quoted(document.text)),\"evaluation_span\":"
        + "\(span),\"mentions\":[\(mentions.joined(separator: ","))]}\n"
      // Some documents have no prediction.
      if number % 50 > 0 { predicted += line(document.id, predictions) }
    }
    let folder = try TemporaryFolder()
    let files = try [folder.write("gold.jsonl", gold), folder.write("predicted.jsonl", predicted)]
    let (documents, problems) = try read([files[0]])
    // Spans behind the end of the text are no gold for us, so that none of them may be made up.
    #expect(problems.filter { $0.severity == .skipped }.isEmpty)
    #expect(documents.count == 1500)
    let predictions = try PredictionReader.read(files[1])
    for names in [false, true] {
      #expect(
        try ours(documents, predictions, names: names)
          == reference(files[0], files[1], names: names)
      )
    }
  }
}
