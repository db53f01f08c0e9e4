import ArgumentParser
import Skein

extension GazetteerCommand {
  /// `skein gazetteer lookup`.
  struct Lookup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lookup",
      abstract: "Show the entities that a name may mean, and by which alias."
    )

    @Argument(help: "An id, a name or an alias.")
    var name: String

    @OptionGroup var gazetteer: GazetteerOptions
    @OptionGroup var format: FormatOptions

    mutating func run() async throws {
      let gazetteer = try gazetteer.load()
      let found = gazetteer.entities(named: name)
      guard !found.isEmpty else {
        let near = gazetteer.nearestNames(to: name)
        throw CommandFailure(
          .noAnswer,
          "no entity is named “\(name)”"
            + (near.isEmpty ? "" : "; near it are " + near.joined(separator: ", "))
        )
      }
      var rows = RowPrinter(
        [
          "id", "name", "type", "parents", "prior", "population", "matched", "aliases",
          "description", "place",
        ],
        format.format
      )
      for index in found {
        let entity = gazetteer.entities[index]
        let matched = gazetteer.aliases(of: index, matching: name)
        rows.add(
          .text(entity.id),
          .text(entity.name),
          .text(entity.type),
          .text(entity.parents.joined(separator: " | ")),
          .decimal(entity.prior),
          entity.population.map { .integer($0) } ?? .none,
          .text(matched.isEmpty ? "id" : Self.written(matched)),
          .text(Self.written(entity.aliases)),
          .text(entity.description),
          .text("\(entity.origin.list):\(entity.origin.line)")
        )
      }
      try rows.print()
    }

    private static func written(_ aliases: [Alias]) -> String {
      aliases.map { ([$0.text] + $0.rules.ruleNames).joined(separator: "~") }
        .joined(separator: " | ")
    }
  }
}
