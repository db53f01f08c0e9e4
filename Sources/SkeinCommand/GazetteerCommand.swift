import ArgumentParser
import Skein

/// `skein gazetteer`: what the lists hold.
struct GazetteerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazetteer",
    abstract: "Look into the gazetteers.",
    subcommands: [Check.self, Lookup.self]
  )

  /// `skein gazetteer check`.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read all lists and name every row that cannot be used as it stands."
    )

    @OptionGroup var gazetteer: GazetteerOptions

    mutating func run() async throws {
      let gazetteer = try GazetteerLoader(explicit: gazetteer.gazetteers).load()
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
