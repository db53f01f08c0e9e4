import ArgumentParser
import Skein

/// `skein gazetteer`: what the lists hold.
struct GazetteerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer",
    abstract: "Compile gazetteers, look into them, import public ones.",
    subcommands: [Compile.self, Check.self, Lookup.self, GazetteerImport.self]
  )

  /// `skein gazetteer compile`.
  struct Compile: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
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

  /// `skein gazetteer check`.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read all lists and name every row that cannot be used as it stands.",
      discussion: "Of a compiled gazetteer, every byte is checked first."
    )

    @Argument(
      help: ArgumentHelp("What to check, instead of --gazetteer.", valueName: "path")
    )
    var paths: [String] = []

    @OptionGroup var gazetteer: GazetteerOptions

    mutating func run() async throws {
      var loader = GazetteerLoader(explicit: paths + gazetteer.gazetteers)
      loader.usesCache = false
      let gazetteer = try loader.load()
      guard gazetteer.isWhole else {
        throw CommandFailure(
          .noAnswer,
          "\((paths + self.gazetteer.gazetteers).joined(separator: ", ")): the compiled gazetteer is "
            + "damaged: its checksum is not that of its content"
        )
      }
      for problem in gazetteer.problems { try Output.shared.line("\(problem)") }
      var rows = RowPrinter(["list", "entities", "licence"], .table)
      for list in gazetteer.lists {
        rows.add(.text(list.file), .integer(list.entityCount), .text(list.licence))
      }
      try rows.print()
      if !gazetteer.problems.isEmpty {
        throw CommandFailure(.noAnswer, "\(gazetteer.problems.count) findings")
      }
    }
  }

  /// `skein gazetteer lookup`.
  struct Lookup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the entities that a name may mean."
    )

    @Argument(help: "An id, a name or an alias.")
    var name: String

    @OptionGroup var gazetteer: GazetteerOptions
    @OptionGroup var format: FormatOptions

    mutating func run() async throws {
      let gazetteer = try gazetteer.load()
      let found = gazetteer.entities(named: name)
      guard !found.isEmpty else {
        throw CommandFailure(.noAnswer, "no entity is named “\(name)”")
      }
      var rows = RowPrinter(
        ["id", "name", "type", "prior", "aliases", "description", "list"],
        format.format
      )
      for index in found {
        let entity = gazetteer.entities[index]
        let aliases = entity.aliases.map { alias in
          ([alias.text] + alias.rules.ruleNames).joined(separator: "~")
        }
        rows.add(
          .text(entity.id),
          .text(entity.name),
          .text(entity.type),
          .decimal(entity.prior),
          .text(aliases.joined(separator: " | ")),
          .text(entity.description),
          .text("\(entity.origin.list):\(entity.origin.line)")
        )
      }
      try rows.print()
    }
  }
}
