public import ArgumentParser
import Foundation
public import Skein

/// Where the graph file is.
struct DatabaseOptions: ParsableArguments {
  @Option(help: "The graph file. Default: $SKEIN_DATABASE, else skein.sqlite.")
  var database: String?

  /// The path to use.
  var path: String {
    if let database { return database }
    let variable = ProcessInfo.processInfo.environment["SKEIN_DATABASE"] ?? ""
    return variable.isEmpty ? "skein.sqlite" : variable
  }
}

/// Which gazetteers are used.
struct GazetteerOptions: ParsableArguments {
  @Option(
    name: .customLong("gazetteer"),
    help: ArgumentHelp(
      "A table, a folder of tables, a compiled *.gaz, or `shipped` for the built-in ones; repeatable.",
      discussion: "Default: $SKEIN_GAZETTEERS, ./Gazetteers, the shipped ones.",
      valueName: "path"
    )
  )
  var gazetteers: [String] = []

  func load() throws -> Gazetteer {
    let gazetteer = try GazetteerLoader(explicit: gazetteers).load()
    Self.note(gazetteer.problems)
    return gazetteer
  }

  /// Tells the first findings and how many more there are.
  static func note(_ problems: GazetteerProblems) {
    for problem in problems.prefix(5) { Output.note("skein: \(problem)") }
    if problems.count > 5 {
      Output.note(
        "skein: \(counted(problems.count - 5, "more finding")) in the gazetteers; "
          + "`skein gazetteer check` lists them"
      )
    }
  }
}

/// How many threads link at once.
struct ThreadOptions: ParsableArguments {
  @Option(help: "How many threads link at once. Default: all cores.")
  var threads: Int?

  var count: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  mutating func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes a number from 1 on.") }
  }
}

extension Channel: ExpressibleByArgument {}
extension Window: ExpressibleByArgument {}

/// Which mentions a question is about.
struct ScopeOptions: ParsableArguments {
  @Option(help: "Whose words count.")
  var channel: Channel = .both

  @Option(help: "The stretch of text in which two names stand together.")
  var window: Window = .paragraph

  @Option(help: "How many rows at most; 0 for all.")
  var limit: Int?

  /// The rows to print; `nil` for all.
  func rows(default number: Int) -> Int? {
    let limit = limit ?? number
    return limit == 0 ? nil : limit
  }

  mutating func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
    if channel == .cross, window != .thread {
      throw ValidationError(
        "--channel cross asks for --window thread: only a thread holds an article and a comment."
      )
    }
  }
}

/// How rows are printed.
struct FormatOptions: ParsableArguments {
  @Option(help: "How rows are printed.")
  var format: RowFormat = .table
}

/// The forms of rows.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case jsonl
  case csv
}
