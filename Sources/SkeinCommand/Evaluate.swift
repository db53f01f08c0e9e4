import ArgumentParser
import Skein

/// `skein evaluate`: how well names are found and linked in annotated texts.
struct Evaluate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
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
    if let read { try warn(of: read, report) }
    if report.repeated > 0 {
      Output.note(
        "skein: \(counted(report.repeated, "gold document has", "gold documents have")) the id of an "
          + "earlier one; each is scored"
      )
    }
    for type in report.unusedTypes {
      Output.note("skein: --map: no mention of the gold has the type “\(type)”")
    }
    var table = EvaluationTable(report.evaluation, format: format.format)
    try table.print(examples: examples)
    if strict, !skipped.isEmpty {
      throw CommandFailure(
        .error,
        "\(counted(skipped.count, "line was", "lines were")) skipped (--strict)"
      )
    }
  }

  /// Tells what is odd about predictions.
  /// - Throws: ``CommandFailure`` where no prediction can be right, whatever it says.
  private func warn(of read: PredictionReader.Predictions, _ report: Pipeline.EvaluationReport)
    throws
  {
    let file = predictions ?? ""
    if read.count > 0, report.unpredicted == report.evaluation.documents {
      throw CommandFailure(
        .error,
        "\(file): no document is one of the gold’s, whose first id is “\(report.firstID ?? "")”; that "
          + "of the predictions is “\(read.firstID ?? "")”"
      )
    }
    let others = read.otherTypes.values.reduce(0, +)
    let types = read.otherTypes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
      .map { $0.key.isEmpty ? "none" : "“\($0.key)”" }.joined(separator: ", ")
    if others > 0, others == read.mentionCount {
      throw CommandFailure(
        .error,
        "\(file): no mention has a type that is scored, which are person, organization and place; found: "
          + types
      )
    }
    for (count, one, many, what) in [
      (
        report.unpredicted, "gold document has", "gold documents have",
        "no line here; all mentions are missed"
      ),
      (
        report.unmarked, "predicted document is", "predicted documents are",
        "not in the gold and left out"
      ),
      (read.repeated, "line has", "lines have", "the id of an earlier line, whose place is taken"),
      (
        report.misfits, "predicted document has", "predicted documents have",
        "another text than the gold; the offsets are taken as they are"
      ),
      (
        report.beyondText, "predicted mention reaches", "predicted mentions reach",
        "beyond the end of the text and cannot be right"
      ),
      (
        others, "predicted mention is", "predicted mentions are",
        "left out for a type that is not person, organization or place: \(types)"
      ),
    ] where count > 0 {
      Output.note("skein: \(file): \(counted(count, one, many)) \(what)")
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
    for (count, thing) in [
      (skipped.count, "skipped line"), (report.notices.count, "notice"),
    ] where count > shown {
      Output.note("skein: … \(counted(count - shown, "more \(thing)"))")
    }
    if !skipped.isEmpty {
      Output.note("skein: \(counted(skipped.count, "line was", "lines were")) skipped")
    }
  }
}
