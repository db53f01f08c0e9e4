import ArgumentParser
import Skein

extension GazetteerCommand {
  /// `skein gazetteer check`.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Name what is wrong or easily mistaken in gazetteers.",
      discussion: """
        Errors end with 1: rows that cannot be used, ids that stand twice in a list, circles of parents, \
        aliases that can never match, a damaged compiled gazetteer, of which every byte is checked \
        first. Warnings end with 0: phrases of several entities, entries merged from several lists and \
        those that may be one, aliases that are ordinary words or a letter or two, unlisted parents, \
        types outside the tree, columns that are not read. \
        With --corpus, how the aliases are written in documents, and which rule that suggests.
        """
    )

    @Argument(
      help: ArgumentHelp("What to check, instead of --gazetteer.", valueName: "input")
    )
    var inputs: [String] = []

    @Option(
      help: ArgumentHelp(
        "Documents in which aliases are counted, in any form that annotate reads; repeatable.",
        valueName: "file"
      )
    )
    var corpus: [String] = []

    @Option(help: "The fewest hits of an alias that --corpus tells.")
    var minHits = 20

    @Option(help: "How many findings of a kind, or aliases, are printed at most; 0 for all.")
    var limit = 10

    @OptionGroup var gazetteer: GazetteerOptions
    @OptionGroup var format: FormatOptions

    mutating func validate() throws {
      if limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
      if minHits < 1 { throw ValidationError("--min-hits takes a number from 1 on.") }
    }

    mutating func run() async throws {
      let gazetteer = try loaded()
      if !corpus.isEmpty {
        try printUsage(gazetteer)
        return
      }
      let check = GazetteerCheck(gazetteer, limit: limit == 0 ? .max : limit)
      if format.format == .table { try printSummary(check) }
      try printFindings(check)
      if format.format == .table { try printLists(gazetteer) }
      if check.errorCount > 0 {
        throw CommandFailure(
          .noAnswer,
          "\(counted(check.errorCount, "error")), \(counted(check.warningCount, "warning"))"
        )
      }
    }

    /// What is to be checked; damage is a check that failed.
    private func loaded() throws -> Gazetteer {
      let paths = inputs + gazetteer.gazetteers
      var loader = GazetteerLoader(explicit: paths)
      loader.usesCache = false
      let loaded: Gazetteer
      do {
        loaded = try loader.load()
      } catch let error as GazetteerError
        where error.code == .malformed
        && paths.contains(where: { $0.hasSuffix(".gaz") && error.message.hasPrefix("\($0): ") })
      {
        throw CommandFailure(.noAnswer, error.message)
      }
      guard loaded.isWhole else {
        throw CommandFailure(
          .noAnswer,
          "\(paths.joined(separator: ", ")): the compiled gazetteer is damaged: its checksum is not "
            + "that of its content"
        )
      }
      return loaded
    }

    // MARK: Findings

    private func printSummary(_ check: GazetteerCheck) throws {
      var rows = RowPrinter(["finding", "weight", "count"], .table)
      for kind in GazetteerFinding.Kind.allCases {
        rows.add(
          .text(kind.rawValue),
          .text(kind.isError ? "error" : "warning"),
          .integer(check.counts[kind] ?? 0)
        )
      }
      try rows.print()
      try Output.shared.line("")
    }

    private func printFindings(_ check: GazetteerCheck) throws {
      var rows = RowPrinter(
        ["finding", "weight", "count", "place", "subject", "message"],
        format.format
      )
      var isEmpty = true
      for kind in GazetteerFinding.Kind.allCases {
        for finding in check.findings[kind] ?? [] {
          isEmpty = false
          rows.add(
            .text(kind.rawValue),
            .text(kind.isError ? "error" : "warning"),
            .integer(check.counts[kind] ?? 0),
            .text("\(finding.place.list):\(finding.place.line)"),
            .text(finding.subject),
            .text(finding.message)
          )
        }
      }
      if isEmpty, format.format == .table { return }
      try rows.print()
      if format.format == .table { try Output.shared.line("") }
    }

    private func printLists(_ gazetteer: Gazetteer) throws {
      var rows = RowPrinter(["list", "entities", "licence"], .table)
      for list in gazetteer.lists {
        rows.add(.text(list.file), .integer(list.entityCount), .text(list.licence))
      }
      try rows.print()
    }

    // MARK: Usage

    private func printUsage(_ gazetteer: Gazetteer) throws {
      var usage = AliasUsage(gazetteer)
      for problem in try usage.read(corpus) where problem.severity == .skipped {
        let place = "\(problem.place.file):\(problem.place.line)"
        Output.note("skein: \(place): skipped: \(problem.reason)")
      }
      let found = usage.rows(fewest: minHits)
      // Those that ask for a rule come first.
      let ordered = found.filter { $0.suggestion != nil } + found.filter { $0.suggestion == nil }
      var rows = RowPrinter(
        ["alias", "rules", "entity", "hits", "lower", "initial", "suggestion", "reason", "place"],
        format.format
      )
      for row in limit == 0 ? ordered[...] : ordered.prefix(limit) {
        let entity = row.entry.entity
        let origin = gazetteer.origin(of: entity)
        rows.add(
          .text(gazetteer.aliasText(of: row.entry)),
          .text(row.entry.rules.ruleNames.map { "~" + $0 }.joined()),
          .text(gazetteer.id(of: entity)),
          .integer(row.counts.hits),
          .decimal(Double(row.counts.lower) / Double(row.counts.hits)),
          .decimal(Double(row.counts.initial) / Double(row.counts.hits)),
          .optional(row.suggestion?.rule),
          .text(row.suggestion?.reason ?? ""),
          .text("\(origin.list):\(origin.line)")
        )
      }
      try rows.print()
      let suggested = found.count { $0.suggestion != nil }
      Output.note(
        "skein: \(counted(usage.texts, "text")); \(counted(found.count, "alias", "aliases")) with "
          + "\(counted(minHits, "hit")) or more, "
          + "\(suggested) of them with a suggested rule"
      )
    }
  }
}
