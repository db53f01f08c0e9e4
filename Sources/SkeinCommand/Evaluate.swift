import ArgumentParser
import Skein

/// `skein evaluate`: how well names are found and linked in annotated texts.
struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score found names and links against annotated texts.",
    discussion: """
      Gold is JSON Lines (a document a line with its mentions), brat (pairs of .ann and .txt files, or \
      a folder of them) or CoNLL (columns of tokens and tags). The texts are linked here, or --predictions \
      gives mentions that were made before. Printed are precision, recall and F1 by type, exact and \
      overlapping; precision by form; links by kind of id; places by distance; and the commonest errors \
      with contexts.
      """
  )

  @Argument(help: ArgumentHelp("Annotated files and folders, or -.", valueName: "gold"))
  var gold: [String]

  @Flag(
    help: """
      Score names alone: leave out pronouns, gold without a capital and demonyms, and cut leading \
      articles.
      """
  )
  var names = false

  @Flag(help: "Score names that no gazetteer lists, too.")
  var unknown = false

  @Option(
    help: ArgumentHelp(
      "Score the mentions of this file, as annotate prints them, instead of linking; - for standard input.",
      valueName: "file"
    )
  )
  var predictions: String?

  @Option(
    help: ArgumentHelp(
      "What a type of the gold counts as: person, organization, place, other or none; repeatable.",
      discussion: "Other types forgive what overlaps them; none leaves them out.",
      valueName: "TYPE=type"
    )
  )
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      "A component of link scores that is switched off, to see what it is worth; repeatable.",
      discussion: LinkComponent.allCases.map(\.rawValue).joined(separator: ", "),
      valueName: "component"
    )
  )
  var without: [String] = []

  @Option(help: "How many errors of a kind and type are printed at most; 0 for none.")
  var examples = 10

  @Flag(help: "End with 2 if any line was skipped.")
  var strict = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var threads: ThreadOptions

  private var types = GoldTypeMap()

  enum CodingKeys: String, CodingKey {
    case gold, names, unknown, predictions, map, without, examples, strict, format, gazetteer,
      threads
  }

  mutating func validate() throws {
    if examples < 0 { throw ValidationError("--examples takes a number from 0 on.") }
    if predictions == "-", gold.contains("-") {
      throw ValidationError("Only one of gold and --predictions can be standard input.")
    }
    if let wrong = without.first(where: { LinkComponent(rawValue: $0) == nil }) {
      let known = LinkComponent.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--without takes one of \(known), not “\(wrong)”.")
    }
    if let wrong = types.add(map) {
      throw ValidationError(
        "--map takes TYPE=person, TYPE=organization, TYPE=place, TYPE=other or TYPE=none, not “\(wrong)”."
      )
    }
  }

  mutating func run() async throws {
    let reader = try GoldReader(gold, types: types)
    let read = try predictions.map { try PredictionReader.read($0) }
    // The one place where the options of linking reach the linker.
    let pipeline = Pipeline(
      gazetteer: try gazetteer.load(),
      threads: threads.count,
      findsUnknownNames: unknown,
      without: Set(without.compactMap(LinkComponent.init(rawValue:)))
    )
    var progress = ProgressLine()
    let report = try await pipeline.evaluate(
      reader,
      namesOnly: names,
      selection: MentionSelection(includesUnknown: unknown),
      predictions: read,
      progress: { progress.show($0, of: "documents") }
    )
    progress.clear()
    let skipped = report.skipped + (read?.problems ?? [])
    tell(skipped, report)
    guard report.evaluation.documents > 0 else {
      throw CommandFailure(.error, "\(gold.joined(separator: ", ")): there is no gold document")
    }
    var table = EvaluationTable(report.evaluation, format: format.format)
    try table.print(examples: examples)
    if strict, !skipped.isEmpty {
      throw CommandFailure(.error, "\(skipped.count) lines were skipped (--strict)")
    }
  }

  private func tell(_ skipped: [ReadingProblem], _ report: Pipeline.EvaluationReport) {
    let shown = 20
    for problem in skipped.prefix(shown) {
      Output.note("skein: \(problem.place.file):\(problem.place.line): skipped: \(problem.reason)")
    }
    for problem in report.notices.prefix(shown) {
      Output.note("skein: \(problem.place.file):\(problem.place.line): \(problem.reason)")
    }
    for (count, things) in [
      (skipped.count, "skipped lines"), (report.notices.count, "notices"),
    ] where count > shown {
      Output.note("skein: … \(count - shown) more \(things)")
    }
    if !skipped.isEmpty {
      Output.note("skein: \(skipped.count) line\(skipped.count == 1 ? " was" : "s were") skipped")
    }
    if report.unpredicted > 0 {
      let count = report.unpredicted
      Output.note(
        "skein: the predictions have no line for \(count) gold document\(count == 1 ? "" : "s"), whose "
          + "mentions are all missed"
      )
    }
  }
}
