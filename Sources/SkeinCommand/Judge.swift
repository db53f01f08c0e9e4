import ArgumentParser
import Skein

/// `skein judge`: corrects links.
struct Judge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Say what a mention means, or that it means nothing listed, for good.",
    discussion: """
      A mention is named by its id (document@b12-18), as `skein mentions` and `why` print it, or by its \
      text where that stands in one place only. The id may be of any whole words, also where no name was \
      found: `annotate --nil` and `--unknown` tell document and span. The graph file follows at once, and so does every later build, \
      until the judgement is undone. Judging the same thing again takes the place of what was said before.
      """
  )

  @Argument(help: ArgumentHelp("A mention's id, or its text.", valueName: "mention"))
  var mention: String?

  @Argument(
    help: ArgumentHelp("An id, a name or an alias; none for no entity.", valueName: "entity")
  )
  var entity: String?

  @Flag(help: "Wherever the thread has the same text.")
  var thread = false

  @Flag(help: "Wherever any article or comment has the same text, in later ones too.")
  var everywhere = false

  @Option(help: "Why; kept with the judgement.")
  var reason: String?

  @Option(
    help: ArgumentHelp("Take out a judgement; may be given more than once.", valueName: "judgement")
  )
  var undo: [String] = []

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp(
      "Take over what `skein judgements --format jsonl` printed; - for standard input.",
      valueName: "file"
    )
  )
  var source: String?

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var format: FormatOptions

  mutating func validate() throws {
    let tasks = [mention != nil, !undo.isEmpty, source != nil].count { $0 }
    if tasks != 1 {
      throw ValidationError("Give a mention and an entity, or --undo, or --import.")
    }
    if mention != nil, entity == nil {
      throw ValidationError("Give the entity that is meant, or none.")
    }
    if mention == nil, thread || everywhere || reason != nil {
      throw ValidationError("--thread, --everywhere and --reason go with a mention.")
    }
    if thread, everywhere { throw ValidationError("Give --thread or --everywhere, not both.") }
    if entity?.isEmpty ?? false { throw ValidationError("Give the entity that is meant, or none.") }
  }

  mutating func run() async throws {
    // Nothing is made of a file that is not there.
    try GraphStore.forReading(path: database.path).close()
    let gazetteer = try gazetteer.load()
    let store = try GraphStore.forBuilding(path: database.path)
    defer { try? store.close() }
    if try store.threadCount(notLinkedWith: gazetteer.digest) > 0 {
      throw CommandFailure(
        .error,
        "\(database.path) was linked with another gazetteer; name that one, or build again first"
      )
    }
    let writer = try GraphWriter(store: store, gazetteer: gazetteer)
    let linker = Linker(gazetteer: gazetteer)
    var added: [Judgement] = []
    if let mention, let entity { added = [try judgement(mention, entity, store, gazetteer)] }
    if let source { added = try JudgementFile.read(source) }
    for id in undo where writer.judgements[id] == nil {
      throw CommandFailure(
        .noAnswer,
        "there is no judgement “\(id)”; `skein judgements` lists them"
      )
    }
    let change: JudgementChange
    do {
      change = try writer.change(
        adding: added,
        removing: undo,
        linker: linker,
        version: SkeinVersion.current,
        mustHold: source == nil
      )
    } catch let refusal as JudgementRefusal {
      throw CommandFailure(.error, "the judgement cannot hold: \(refusal)")
    }
    let stored = try store.storedJudgements(linker)
    try store.close()
    try tell(change, added, stored)
  }

  /// What is asked for, as a judgement.
  private func judgement(
    _ mention: String,
    _ entity: String,
    _ store: GraphStore,
    _ gazetteer: Gazetteer
  ) throws -> Judgement {
    var judgement = try JudgedPlace(store: store).find(
      mention,
      thread: thread,
      everywhere: everywhere
    )
    judgement.scope = thread ? .thread : everywhere ? .everywhere : .mention
    judgement.reason = reason ?? ""
    guard entity != "none" else { return judgement }
    let index = try EntityResolver(store: store, gazetteer: gazetteer).listed(entity)
    if gazetteer.entities[index].isTopic {
      throw CommandFailure(
        .error,
        "\(gazetteer.id(of: index)) is a topic, which is found by its terms; a mention names an entity"
      )
    }
    judgement.entity = gazetteer.id(of: index)
    return judgement
  }

  private func tell(_ change: JudgementChange, _ added: [Judgement], _ stored: [StoredJudgement])
    throws
  {
    for judgement in change.removed {
      let entity = judgement.entity ?? "none"
      Output.note("skein: \(judgement.id): “\(judgement.surface)” → \(entity) is undone")
    }
    for judgement in change.replaced {
      let entity = judgement.entity ?? "none"
      Output.note(
        "skein: \(judgement.id): it takes the place of “\(judgement.surface)” → \(entity)"
      )
    }
    let threads = counted(change.threads, "thread was", "threads were")
    Output.note("skein: \(database.path): \(threads) linked anew")
    let ids = Set(added.map(\.id))
    let told = stored.filter { ids.contains($0.judgement.id) }
    RunReport.tell(told.filter { $0.obstacle != nil })
    if !told.isEmpty { try JudgementRows.print(told, format.format) }
  }
}

/// `skein judgements`: what was corrected.
struct ListJudgements: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judgements",
    abstract: "List the judgements with the mentions they decide, and why others decide none.",
    discussion: "With --format jsonl the lines can be read back by `skein judge --import`."
  )

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var gazetteer: GazetteerOptions
  @OptionGroup var format: FormatOptions

  mutating func run() async throws {
    let store = try GraphStore.forReading(path: database.path)
    guard try !store.judgements().isEmpty else {
      throw CommandFailure(.noAnswer, "\(database.path) holds no judgement")
    }
    let stored = try store.storedJudgements(Linker(gazetteer: try gazetteer.load()))
    try JudgementRows.print(stored, format.format)
  }
}

/// Rows of judgements.
enum JudgementRows {
  static func print(_ judgements: [StoredJudgement], _ format: RowFormat) throws {
    var rows = RowPrinter(
      [
        "id", "scope", "article", "mention", "surface", "entity", "mentions", "reason",
        "not_applied",
      ],
      format
    )
    for stored in judgements {
      let judgement = stored.judgement
      rows.add(
        .text(judgement.id),
        .text(judgement.scope.rawValue),
        .text(judgement.article),
        .text(judgement.mention),
        .text(judgement.surface),
        format == .jsonl ? .optional(judgement.entity) : .text(judgement.entity ?? "none"),
        .integer(stored.mentions),
        .text(judgement.reason),
        .optional(stored.obstacle)
      )
    }
    try rows.print()
  }
}
