import ArgumentParser
import Foundation
import Skein

/// `skein build`: the main job.
struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Read, match, link, store and export: the main job.",
    discussion: """
      Reads article pages as text (.txt) and JSON Lines (.jsonl) with their comments, from files and \
      folders, or from standard input as `-`. Articles that are in the graph file and unchanged are left \
      alone; a changed thread is replaced whole. Articles that the input no longer holds stay unless \
      --prune is given.
      """
  )

  @Argument(help: ArgumentHelp("Files and folders, or - for standard input.", valueName: "input"))
  var inputs: [String]

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var threads: ThreadOptions

  @Option(help: ArgumentHelp("Where the exports go.", valueName: "folder"))
  var export = "Exports"

  @Flag(help: "Store the graph and write no exports.")
  var noExport = false

  @Option(
    help: ArgumentHelp(
      "Judgements to write into the graph file first, as `skein judgements --format jsonl` prints them.",
      valueName: "file"
    )
  )
  var judgements: String?

  @Flag(help: "Take out articles that the input no longer holds.")
  var prune = false

  @Flag(help: "End with 2 if any record was skipped.")
  var strict = false

  mutating func run() async throws {
    let judgements = try judgements.map(JudgementFile.read) ?? []
    let gazetteer = try gazetteer.load()
    let pipeline = Pipeline(gazetteer: gazetteer, threads: threads.count)
    // A folder that cannot be made is told before the work, not after it.
    if !noExport { try FolderExporter.checkFolder(export) }
    var progress = ProgressLine()
    let loader = GazetteerLoader()
    let report = try await pipeline.build(
      inputs,
      into: database.path,
      judgements: judgements,
      prune: prune,
      earlier: { loader.cached(digest: $0) }
    ) {
      progress.show($0, of: "articles")
    }
    progress.clear()
    RunReport.tell(report)
    RunReport.tell(report.summary, database.path)
    RunReport.tell(report.idleJudgements)
    if !noExport {
      // Standard input can be read once; its articles are exported from the graph alone.
      let exporter = FolderExporter(
        folder: export,
        pipeline: pipeline,
        database: database.path,
        inputs: inputs.filter { $0 != "-" }
      )
      try await exporter.write()
    }
    try RunReport.check(report, strict: strict)
  }
}

/// What a pass over the input tells on standard error.
enum RunReport {
  private static let shown = 20

  static func tell(_ report: Pipeline.Report) {
    for problem in report.skipped.prefix(shown) {
      Output.note("skein: \(place(problem.place)): skipped: \(problem.reason)")
    }
    for problem in report.notices.prefix(shown) {
      Output.note("skein: \(place(problem.place)): \(problem.reason)")
    }
    for duplicate in report.duplicates.prefix(shown) {
      Output.note(
        "skein: \(place(duplicate)): skipped: an earlier record of this run has the same id"
      )
    }
    for (count, thing) in [
      (report.skipped.count, "skipped record"), (report.notices.count, "notice"),
      (report.duplicates.count, "duplicate id"),
    ] where count > shown {
      Output.note("skein: … \(counted(count - shown, "more \(thing)"))")
    }
    if report.ignoredFiles > 0 {
      Output.note(
        "skein: \(counted(report.ignoredFiles, "file was", "files were")) left alone: only .txt, .text, .jsonl, .ndjson and .json are read"
      )
    }
    if report.files == 0 { Output.note("skein: the input holds no file to read") }
    for (language, count) in report.otherLanguages.sorted(by: { $0.key < $1.key }) {
      Output.note(
        "skein: \(counted(count, "article")) in “\(language)”: names are matched, but "
          + "ordinary words, titles and demonyms are English"
      )
    }
    if !report.skipped.isEmpty {
      Output.note("skein: \(counted(report.skipped.count, "record was", "records were")) skipped")
    }
  }

  private static func place(_ place: InputPlace) -> String { "\(place.file):\(place.line)" }

  static func tell(_ summary: BuildSummary, _ path: String) {
    var parts = ["\(counted(summary.articles, "article")) read"]
    for (count, what) in [
      (summary.added, "added"), (summary.changed, "changed"),
      (summary.relinked, "linked anew because the gazetteer changed"),
      (summary.untouched, "not touched by its change"), (summary.removed, "removed"),
    ] where count > 0 {
      parts.append("\(count) \(what)")
    }
    if !summary.wrote { parts.append("nothing changed") }
    if summary.wasUnfinished { parts.append("an earlier run that was stopped is finished") }
    Output.note("skein: \(path): \(parts.joined(separator: ", "))")
    if summary.lacksEarlierGazetteer {
      Output.note(
        "skein: the gazetteer of the build before is no longer in the cache, so that every thread of it "
          + "was linked anew"
      )
    }
  }

  /// Judgements that decide nothing.
  static func tell(_ idle: [StoredJudgement]) {
    for stored in idle.prefix(shown) {
      let entity = stored.judgement.entity ?? "none"
      Output.note(
        "skein: judgement \(stored.judgement.id) (“\(stored.judgement.surface)” → \(entity)) is kept but "
          + "not applied: \(stored.obstacle ?? "")"
      )
    }
    if idle.count > shown {
      Output.note("skein: … \(counted(idle.count - shown, "more judgement"))")
    }
  }

  /// Skipped records are an error where strictness is asked for.
  static func check(_ report: Pipeline.Report, strict: Bool) throws {
    let count = report.skipped.count + report.duplicates.count
    if strict, count > 0 {
      throw CommandFailure(
        .error,
        "\(counted(count, "record was", "records were")) skipped (--strict)"
      )
    }
  }
}
