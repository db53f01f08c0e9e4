import ArgumentParser
import Skein

/// `skein annotate`: documents with their mentions marked.
struct Annotate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Print documents with their mentions: JSON Lines, HTML or Markdown.",
    discussion: """
      JSON Lines give one line for the article and one for each comment; offsets are Unicode code points, \
      as in Python. HTML and Markdown are pages to read.
      """
  )

  /// The forms of annotated documents.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case jsonl
    case html
    case markdown
  }

  @Argument(help: ArgumentHelp("Files and folders, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @Option(help: "How documents are printed.")
  var format: Form = .jsonl

  @Flag(
    name: .customLong("nil"),
    help: "Include mentions that were looked at and linked to no entity."
  )
  var includesNIL = false

  @Flag(help: "Include names that no gazetteer lists.")
  var unknown = false

  @Flag(help: "Echo title and text for JSON Lines input too.")
  var withText = false

  @Flag(help: "Echo each input record with the annotations added.")
  var merge = false

  @Flag(help: "End with 2 if any record was skipped.")
  var strict = false

  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var threads: ThreadOptions

  mutating func validate() throws {
    if format != .jsonl, merge || withText {
      throw ValidationError("--merge and --with-text go with --format jsonl.")
    }
  }

  mutating func run() async throws {
    let gazetteer = try gazetteer.load()
    let pipeline = Pipeline(
      gazetteer: gazetteer,
      threads: threads.count,
      findsUnknownNames: unknown
    )
    let selection = MentionSelection(includesNIL: includesNIL, includesUnknown: unknown)
    var annotator: any ThreadAnnotator =
      switch format {
      case .jsonl:
        JSONLinesAnnotator(
          gazetteer: gazetteer,
          options: .init(
            selection: selection,
            includesText: withText,
            mergesIntoRecord: merge
          )
        )
      case .html: HTMLAnnotator(gazetteer: gazetteer, selection: selection)
      case .markdown: MarkdownAnnotator(gazetteer: gazetteer, selection: selection)
      }
    try Output.shared.write(annotator.start())
    let report = try await pipeline.forEachThread(in: inputs, keepsRawBytes: merge) {
      try Output.shared.write(annotator.annotate($1, of: $0))
    }
    try Output.shared.write(annotator.finish())
    RunReport.tell(report)
    try RunReport.check(report, strict: strict)
  }
}
