import ArgumentParser
import Skein

/// `skein gazetteer candidates`: names that no list holds, ranked.
struct GazetteerCandidates: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract: "List names that no gazetteer holds, those of most documents and speakers first.",
    discussion: """
      Reads documents, or the texts of a graph file. Names near a listed one are told apart as possible \
      aliases, with the entity that they may mean. `skein gazetteer promote` makes a line of a name.
      """
  )

  @Argument(
    help: ArgumentHelp(
      "Files and folders, or - for standard input; without any the graph file is read.",
      valueName: "input"
    )
  )
  var inputs: [String] = []

  @Option(help: "Only names of a type: person, place or organization.")
  var type: String?

  @Option(help: "The fewest documents that name it.")
  var minDocuments = 1

  @Option(help: "How many names, and how many aliases, at most; 0 for all.")
  var limit = 50

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var format: FormatOptions

  mutating func validate() throws {
    if !inputs.isEmpty, database.database != nil {
      throw ValidationError("Give inputs or --database, not both.")
    }
    if minDocuments < 1 { throw ValidationError("--min-documents takes a number from 1 on.") }
    if limit < 0 { throw ValidationError("--limit takes a number from 0 on.") }
    if let type, !["person", "place", "organization"].contains(type) {
      throw ValidationError("--type takes person, place or organization, not “\(type)”.")
    }
  }

  mutating func run() async throws {
    let gazetteer = try gazetteer.load()
    let candidates = try await gathered(gazetteer).ranked(type: type, minimum: minDocuments)
    let nearest = NearestEntity(gazetteer)
    var names: [PromotionCandidate] = []
    var aliases: [(PromotionCandidate, NearestEntity.Suggestion)] = []
    let most = limit == 0 ? Int.max : limit
    for candidate in candidates {
      if let suggestion = nearest.suggestion(for: candidate.name, type: candidate.type) {
        if aliases.count < most { aliases.append((candidate, suggestion)) }
      } else if names.count < most {
        names.append(candidate)
      }
    }
    guard !names.isEmpty || !aliases.isEmpty else {
      throw CommandFailure(.noAnswer, "no name is unknown")
    }
    if format.format == .table {
      try printTables(names, aliases, gazetteer)
    } else {
      try printRows(names, aliases, gazetteer)
    }
  }

  private func gathered(_ gazetteer: Gazetteer) async throws -> NameCandidates {
    var candidates = NameCandidates()
    var pipeline = Pipeline(
      gazetteer: gazetteer,
      threads: threads.count,
      findsUnknownNames: true
    )
    guard inputs.isEmpty else {
      let report = try await pipeline.forEachThread(in: inputs) { _, linked in
        candidates.add(linked.unknownNames)
      }
      RunReport.tell(report)
      return candidates
    }
    let store = try GraphStore.forReading(path: database.path)
    pipeline.judgements = try store.judgements()
    for key in try store.articleKeys() {
      guard let thread = try store.thread(ofArticle: key)?.thread else { continue }
      let linked = pipeline.linker.link(thread, judgements: pipeline.judgements)
      candidates.add(linked.unknownNames)
    }
    return candidates
  }

  // MARK: Rows

  private static let columns = [
    "name", "type", "score", "documents", "speakers", "mentions", "forms",
  ]

  private func cells(_ candidate: PromotionCandidate) -> [Cell] {
    [
      .text(candidate.name), .text(candidate.type), .decimal(candidate.score),
      .integer(candidate.documents), .integer(candidate.speakers), .integer(candidate.mentions),
      .list(Array(candidate.forms.prefix(5))),
    ]
  }

  private func printTables(
    _ names: [PromotionCandidate],
    _ aliases: [(PromotionCandidate, NearestEntity.Suggestion)],
    _ gazetteer: Gazetteer
  ) throws {
    if !names.isEmpty {
      var rows = RowPrinter(Self.columns, .table)
      for candidate in names {
        rows.add(cells(candidate))
        rows.note(candidate.contexts)
      }
      try rows.print()
    }
    guard !aliases.isEmpty else { return }
    if !names.isEmpty { try Output.shared.line("") }
    try Output.shared.line("possible aliases of listed entities:")
    var rows = RowPrinter(Self.columns + ["near", "entity", "letters"], .table)
    for (candidate, suggestion) in aliases {
      rows.add(
        cells(candidate) + [
          .text(suggestion.name), .text(gazetteer.id(of: suggestion.entity)),
          suggestion.distance.map { .integer($0) } ?? .none,
        ]
      )
      rows.note(candidate.contexts)
    }
    try rows.print()
  }

  private func printRows(
    _ names: [PromotionCandidate],
    _ aliases: [(PromotionCandidate, NearestEntity.Suggestion)],
    _ gazetteer: Gazetteer
  ) throws {
    var rows = RowPrinter(
      Self.columns + ["article", "comment", "near", "entity", "letters", "contexts"],
      format.format
    )
    let all = names.map { ($0, NearestEntity.Suggestion?.none) } + aliases.map { ($0, $1) }
    for (candidate, suggestion) in all {
      rows.add(
        cells(candidate) + [
          .integer(candidate.articleMentions), .integer(candidate.commentMentions),
          .optional(suggestion?.name), .optional(suggestion.map { gazetteer.id(of: $0.entity) }),
          suggestion?.distance.map { .integer($0) } ?? .none, .list(candidate.contexts),
        ]
      )
    }
    try rows.print()
  }
}
