import ArgumentParser
import Skein

extension GazetteerCommand {
  /// `skein gazetteer diff`.
  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Tell two gazetteers apart, and what the change would do to a graph file.",
      discussion: """
        Without --database: the entities that are added, removed and changed, with their fields. With it, \
        the threads of the graph file that the change touches, and the mentions that would be gained, lost \
        and changed. Nothing is written; `skein build` with the new gazetteer applies the change.
        """
    )

    @Argument(
      help: ArgumentHelp("A table, a folder, a compiled *.gaz, or `shipped`.", valueName: "old")
    )
    var old: String

    @Argument(help: ArgumentHelp("The same, after the change.", valueName: "new"))
    var new: String

    @Option(help: "The graph file whose threads are linked with both.")
    var database: String?

    @Option(help: "How many rows of a kind are printed at most; 0 for all.")
    var limit = 10

    @OptionGroup var format: FormatOptions

    private var most: Int { limit == 0 ? .max : limit }

    mutating func validate() throws {
      if limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
    }

    mutating func run() async throws {
      let difference = GazetteerDifference(
        from: try GazetteerLoader(explicit: [old]).load(),
        to: try GazetteerLoader(explicit: [new]).load()
      )
      if let database {
        try printLinking(
          LinkingComparison(difference, in: .forReading(path: database), limit: most),
          difference,
          database
        )
      } else {
        try printEntities(difference)
      }
    }

    // MARK: Entities

    private func printEntities(_ difference: GazetteerDifference) throws {
      var rows = RowPrinter(["change", "id", "field", "old", "new", "place"], format.format)
      var counts: [String: Int] = [:]
      for change in difference.changes {
        counts[change.kind.rawValue, default: 0] += 1
        guard counts[change.kind.rawValue] ?? 0 <= most else { continue }
        let gazetteer = change.new == nil ? difference.old : difference.new
        guard let entity = change.new ?? change.old else { continue }
        let origin = gazetteer.origin(of: entity)
        let name = gazetteer.name(of: entity)
        let fields =
          switch change.kind {
          case .added: [("name", "", name)]
          case .removed: [("name", name, "")]
          case .changed: change.fields.map { ($0.name, $0.old, $0.new) }
          }
        for (field, before, after) in fields {
          rows.add(
            .text(change.kind.rawValue),
            .text(gazetteer.id(of: entity)),
            .text(field),
            .text(before),
            .text(after),
            .text("\(origin.list):\(origin.line)")
          )
        }
      }
      try rows.print()
      let told = ["added", "removed", "changed"].map { "\(counts[$0] ?? 0) \($0)" }
      Output.note("skein: entities: " + told.joined(separator: ", "))
      noteEverything(difference)
    }

    /// Says so where a build has to link all threads anew.
    private func noteEverything(_ difference: GazetteerDifference) {
      if let reason = difference.touchesEverything {
        Output.note("skein: every thread is touched: \(reason)")
      }
    }

    // MARK: Mentions

    private func printLinking(
      _ comparison: LinkingComparison,
      _ difference: GazetteerDifference,
      _ database: String
    ) throws {
      var rows = RowPrinter(
        [
          "change", "mention", "surface", "before", "score before", "after", "score after",
        ],
        format.format
      )
      for kind in LinkingComparison.Difference.Kind.allCases {
        for example in comparison.examples[kind] ?? [] {
          rows.add(
            .text(kind.rawValue),
            .text(example.mention),
            .text(example.surface),
            .optional(example.before?.id),
            .decimal(example.before?.score),
            .optional(example.after?.id),
            .decimal(example.after?.score)
          )
        }
      }
      try rows.print()
      let told = LinkingComparison.Difference.Kind.allCases.map {
        "\(comparison.counts[$0] ?? 0) \($0.rawValue)"
      }
      Output.note(
        "skein: \(database): \(comparison.touchedThreads) of \(counted(comparison.threads, "thread")) "
          + "touched, "
          + "\(comparison.changedThreads) linked otherwise; mentions and topics: "
          + told.joined(separator: ", ")
      )
      noteEverything(difference)
      if comparison.staleThreads > 0 {
        Output.note(
          "skein: \(counted(comparison.staleThreads, "thread of the file was", "threads of the file were")) "
            + "not linked with \(old), so that a "
            + "build may change more"
        )
      }
    }
  }
}
