import ArgumentParser
import Skein

/// `skein tag`: the entities and topics an article is most about.
struct TagCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: "Print salience-ranked tags of articles, or write them into the articles.",
    discussion: """
      With --write each article's own list of tags gets the new ones behind those it has: the `Tags:` line \
      of a page, the `tags` value of a JSON record. Every other byte stays; running it twice is the same \
      as once.
      """
  )

  @Argument(help: ArgumentHelp("Files and folders, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @Flag(help: "Put the tags into the articles.")
  var write = false

  @Option(help: "How many tags an article gets at most.")
  var limit = 10

  @Flag(help: "Let the comments add to an entity's salience.")
  var withComments = false

  @Flag(help: "End with 2 if any record was skipped.")
  var strict = false

  @OptionGroup var format: FormatOptions
  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var threads: ThreadOptions

  mutating func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
  }

  mutating func run() async throws {
    if write, inputs.contains("-") {
      throw CommandFailure(
        .error,
        "tags cannot be written into standard input; name the article's file"
      )
    }
    let gazetteer = try gazetteer.load()
    let pipeline = Pipeline(gazetteer: gazetteer, threads: threads.count)
    let ranker = TagRanker(
      gazetteer: gazetteer,
      options: .init(limit: limit, includesComments: withComments)
    )
    if !write, format.format == .csv { try Output.shared.write(TagReport.csvHeader) }
    var writer = TagWriter()
    var added = 0
    var untagged = 0
    let report = try await pipeline.forEachThread(in: inputs, keepsRawBytes: write) {
      record,
      linked in
      let id = record.thread.article.id
      if write {
        let blank = pipeline.linker.link(TagRanker.blankingTags(in: record.thread))
        do throws(TagWritingError) {
          added += try writer.add(ranker.tags(of: blank), to: record).count
        } catch {
          // The others can still get theirs.
          guard error.code == .unsupportedValue else { throw error }
          Output.note("skein: \(error.message)")
          untagged += 1
        }
        return
      }
      let tags = ranker.tags(of: linked)
      switch format.format {
      case .table: try Output.shared.write(TagReport.table(tags, of: id))
      case .jsonl: try Output.shared.write(TagReport.jsonLine(tags, of: id))
      case .csv: try Output.shared.write(TagReport.csv(tags, of: id))
      }
    }
    if write {
      try writer.finish()
      let files = counted(writer.writtenFiles.count, "file")
      Output.note("skein: \(counted(added, "tag")) written into \(files)")
    }
    RunReport.tell(report)
    try RunReport.check(report, strict: strict)
    if strict, untagged > 0 {
      throw CommandFailure(.error, "\(counted(untagged, "record")) got no tags (--strict)")
    }
  }
}
