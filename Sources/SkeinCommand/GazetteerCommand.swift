import ArgumentParser
import Skein

/// `skein gazetteer`: what the lists hold.
struct GazetteerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer",
    abstract:
      "Compile gazetteers, check and compare them, look into them, import public ones, add names.",
    subcommands: [
      Compile.self, Check.self, Lookup.self, Diff.self, GazetteerImport.self,
      GazetteerCandidates.self, GazetteerPromote.self,
    ]
  )

  /// `skein gazetteer compile`.
  struct Compile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compile",
      abstract: "Compile tables into one file that opens at once, however large they are.",
      discussion: "The file is named with --gazetteer. It is refused when its tables have changed."
    )

    @Argument(
      help: ArgumentHelp(
        "Tables, folders of tables, compiled gazetteers, or `shipped` for the built-in tables.",
        valueName: "input"
      )
    )
    var inputs: [String]

    @Option(help: "The file to write, named *.gaz.")
    var output: String

    mutating func validate() throws {
      if !output.hasSuffix(".gaz") {
        throw ValidationError("--output takes a file named *.gaz.")
      }
    }

    mutating func run() async throws {
      let clock = ContinuousClock()
      let start = clock.now
      let gazetteer = try GazetteerLoader(explicit: inputs).compile(to: output)
      let seconds = (clock.now - start) / .seconds(1)
      GazetteerOptions.note(gazetteer.problems)
      var rows = RowPrinter(["what", "count"], .table)
      for (what, count) in [
        ("lists", gazetteer.lists.count), ("entities", gazetteer.entities.count),
        ("names", gazetteer.nameCount), ("terms", gazetteer.termCount),
        ("findings", gazetteer.problems.count), ("bytes", gazetteer.byteCount),
      ] {
        rows.add(.text(what), .integer(count))
      }
      try rows.print()
      let tenths = Int((seconds * 10).rounded())
      Output.note("skein: \(output): written and checked in \(tenths / 10).\(tenths % 10) s")
    }
  }
}
