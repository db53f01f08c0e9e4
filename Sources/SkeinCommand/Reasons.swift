import ArgumentParser
import Foundation
import Skein

/// `skein why`.
struct Why: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say why a mention was linked as it was.",
    discussion: """
      A mention is named by its id, as `skein mentions` prints it (document@b12-18), or by its text; then \
      the first places where it stands are explained. NIL mentions are explained too.
      """
  )

  @Argument(help: ArgumentHelp("A mention's id, or its text.", valueName: "mention"))
  var mention: String

  @Option(help: "How many places are explained where a text is given.")
  var limit = 3

  @OptionGroup var database: DatabaseOptions

  mutating func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
  }

  mutating func run() async throws {
    let store = try GraphStore.forReading(path: database.path)
    var ids = [mention]
    if try store.mention(mention) == nil {
      ids = try store.mentions(withSurface: mention, limit: limit).map(\.id)
    }
    guard !ids.isEmpty else {
      throw CommandFailure(
        .noAnswer,
        "there is no mention “\(mention)”; `skein why-not` says why a text was not linked"
      )
    }
    for id in ids {
      if let (mention, explanation) = try store.mention(id) {
        try print(mention, explanation)
      }
    }
  }

  private struct Explanation: Decodable {
    struct Candidate: Decodable {
      let entity: String
      let score: Double
      let components: [String: Double]
    }
    let alias: String
    let origin: String
    let normalisations: [String]
    let reason: String
    let candidates: [Candidate]
  }

  /// Who overrode what.
  private func print(_ judged: JudgedText, _ mention: StoredMention, _ explanation: Explanation)
    throws
  {
    let judgement = try GraphStore.forReading(path: database.path).judgement(judged.id)
    let scope =
      switch judged.scope {
      case "thread": "wherever this thread has “\(mention.surface)”"
      case "everywhere": "wherever “\(mention.surface)” stands"
      default: "for this mention"
      }
    let reason = RowPrinter.oneLine(judgement?.reason ?? "")
    try Output.shared.sentence(
      "  decision    judged \(scope): \(judged.entity ?? "none") (\(judged.id))"
        + (reason.isEmpty ? "" : ": \(reason)")
    )
    for before in judged.before {
      let isSame =
        before.start == mention.range.lowerBound && before.end == mention.range.upperBound
      let place = isSame ? "" : "“\(before.surface)” at \(before.start)-\(before.end) → "
      try Output.shared.sentence(
        "  before      \(place)\(before.entity ?? "NIL")"
          + (isSame ? ": \(explanation.reason)" : "")
      )
    }
    if judged.before.isEmpty { try Output.shared.sentence("  before      \(explanation.reason)") }
  }

  private func print(_ mention: StoredMention, _ json: String) throws {
    let explanation = try JSONDecoder().decode(Explanation.self, from: Data(json.utf8))
    let outcome = mention.entity ?? "NIL"
    try Output.shared.sentence("“\(mention.surface)” → \(outcome)  (\(mention.id))")
    try Output.shared.sentence("  sentence    \(MarkedSentence.text(of: [mention]))")
    if let judged = JudgedText.decode(json) {
      try print(judged, mention, explanation)
    } else {
      try Output.shared.sentence("  decision    \(explanation.reason)")
    }
    if !explanation.alias.isEmpty {
      let changes = explanation.normalisations
      let detail = changes.isEmpty ? "as written" : changes.joined(separator: ", ")
      try Output.shared.sentence(
        "  alias       “\(explanation.alias)” (\(explanation.origin)); "
          + (mention.judgement == nil ? "\(mention.form); " : "") + detail
      )
    }
    try Output.shared.sentence(
      "  zone        \(mention.zone), \(mention.isCounted ? "counted" : "not counted")"
    )
    for (index, candidate) in explanation.candidates.enumerated() {
      let parts = candidate.components.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.key) \($0.value < 0 ? "−" : "+")\(RowPrinter.decimal(abs($0.value)))" }
      let label = index == 0 ? "  candidates  " : "              "
      try Output.shared.sentence(
        "\(label)\(candidate.entity) \(RowPrinter.decimal(candidate.score)) = "
          + parts.joined(separator: ", ")
      )
    }
    try Output.shared.line("")
  }
}

/// `skein why-not`.
struct WhyNot: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not",
    abstract: "Say why a text is not linked to an entity."
  )

  @Argument(help: "The text as it stands in a document.")
  var text: String

  @Argument(help: ArgumentHelp("An id, a name or an alias.", valueName: "entity"))
  var entity: String

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var gazetteer: GazetteerOptions

  mutating func run() async throws {
    let gazetteer = try gazetteer.load()
    let linker = Linker(gazetteer: gazetteer)
    let store =
      FileManager.default.fileExists(atPath: database.path)
      ? try GraphStore.forReading(path: database.path) : nil
    let resolver = EntityResolver(store: store, gazetteer: gazetteer)
    let mentioned = store.flatMap { _ in try? resolver.mentioned(entity) }
    let index = try mentioned.flatMap { gazetteer.index(ofID: $0) } ?? resolver.listed(entity)
    let id = gazetteer.entities[index].id
    let places =
      try store?.mentions(withSurface: text, limit: 1000).filter {
        $0.surface.utf8.elementsEqual(text.utf8)
      } ?? []
    // What somebody has said goes before every rule.
    if let store { try tellJudgements(store, id, places) }
    for finding in linker.whyNot(text, entity: index) { try Output.shared.sentence(finding) }
    let linked = places.filter { $0.entity == id }
    if !linked.isEmpty {
      let judged = linked.count { $0.judgement != nil }
      try Output.shared.sentence(
        "in this graph “\(text)” is linked to \(id) in \(counted(linked.count, "place"))"
          + (judged > 0 ? ", in \(judged) by a judgement" : "")
      )
    }
    let others = places.filter { $0.entity != id }
    for mention in others.prefix(3) {
      let judged = mention.judgement.map { " by the judgement \($0)" } ?? ""
      try Output.shared.sentence(
        "in \(mention.id) it is linked to \(mention.entity ?? "nothing (NIL)")\(judged); `skein why "
          + "\(mention.id)` says why"
      )
    }
  }

  /// The judgements that decide mentions of the text, or that hold for it wherever it stands.
  private func tellJudgements(_ store: GraphStore, _ id: String, _ places: [StoredMention]) throws {
    let decided = Dictionary(grouping: places.compactMap(\.judgement), by: \.self)
    for judgement in try store.judgements().all {
      let count = decided[judgement.id]?.count ?? 0
      let isOfText =
        judgement.scope == .everywhere && judgement.surface.utf8.elementsEqual(text.utf8)
      guard count > 0 || isOfText else { continue }
      let place =
        switch judgement.scope {
        case .mention: "at \(judgement.mention)"
        case .thread: "in the thread of \(judgement.article)"
        case .everywhere: "everywhere"
        }
      let reason = RowPrinter.oneLine(judgement.reason)
      try Output.shared.sentence(
        "the judgement \(judgement.id) says that “\(text)” means \(judgement.entity ?? "none") \(place)"
          + (reason.isEmpty ? "" : " (\(reason))") + "; it decides \(counted(count, "mention"))"
          + (judgement.entity == id ? "" : "; `skein judge --undo \(judgement.id)` takes it back")
      )
    }
  }
}

/// `skein verify`.
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Recount the whole graph file and name every row that does not hold."
  )

  @Option(help: "How many rows are named at most.")
  var limit = 100

  @OptionGroup var database: DatabaseOptions

  mutating func run() async throws {
    let store = try GraphStore.forReading(path: database.path)
    let problems = try store.verify(limit: max(1, limit))
    for problem in problems { try Output.shared.sentence("\(problem)") }
    guard problems.isEmpty else {
      throw CommandFailure(
        .noAnswer,
        "\(database.path): \(counted(problems.count, "row does", "rows do")) not hold"
      )
    }
    let figures = try store.statistics().figures
    let counts = ["article", "comment", "mention"].compactMap { thing in
      figures.first { $0.name == thing + "s" }.map { counted($0.value, thing) }
    }
    try Output.shared.sentence("\(database.path) holds: \(counts.joined(separator: ", "))")
  }
}
