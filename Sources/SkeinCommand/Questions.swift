import ArgumentParser
import Skein

/// `skein entities`.
struct Entities: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "List the entities of the graph, most mentioned first."
  )

  @Option(help: "Only entities of a type, such as place or organization/armed-group.")
  var type: String?

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var format: FormatOptions

  mutating func run() async throws {
    let store = try GraphStore.forReading(path: database.path)
    let found = try store.entities(
      channel: scope.channel,
      type: type,
      limit: scope.rows(default: 50)
    )
    try NodeRows.print(found, format.format)
  }
}

/// `skein topics`.
struct Topics: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "topics",
    abstract: "List the topics of the graph, those of most documents first."
  )

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var format: FormatOptions

  mutating func run() async throws {
    let store = try GraphStore.forReading(path: database.path)
    try NodeRows.print(
      try store.topics(channel: scope.channel, limit: scope.rows(default: 50)),
      format.format
    )
  }
}

/// Rows of entities and topics.
enum NodeRows {
  static func print(_ nodes: [StoredNode], _ format: RowFormat) throws {
    guard !nodes.isEmpty else { throw CommandFailure(.noAnswer, "nothing is mentioned") }
    var rows = RowPrinter(
      [
        "id", "name", "type", "mentions", "article", "comment", "article_documents",
        "comment_documents", "speakers",
      ],
      format
    )
    for node in nodes {
      rows.add(
        .text(node.id),
        .text(node.name),
        .text(node.type),
        .integer(node.mentions.total),
        .integer(node.mentions.article),
        .integer(node.mentions.comment),
        .integer(node.documents.article),
        .integer(node.documents.comment),
        .integer(node.speakers)
      )
    }
    try rows.print()
  }
}

/// `skein mentions`.
struct Mentions: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mentions",
    abstract: "List where an entity or topic is mentioned, with the sentences."
  )

  @OptionGroup var question: EntityQuestion

  @Flag(help: "Include mentions in repeats, author notes and boilerplate.")
  var all = false

  mutating func run() async throws {
    let (store, _, id) = try question.open()
    let found = try store.mentions(
      of: id,
      channel: question.scope.channel,
      includesUncounted: all,
      limit: question.scope.rows(default: 50)
    )
    guard !found.isEmpty else {
      throw CommandFailure(.noAnswer, "\(id) has no mention in this channel")
    }
    let format = question.format.format
    // A table that is read has the column only where it says something.
    let tellsJudgements = format != .table || found.contains { $0.judgement != nil }
    var rows = RowPrinter(
      ["mention", "channel", "zone", "speaker", "form", "score", "sentence"]
        + (tellsJudgements ? ["judgement"] : []),
      format
    )
    for mention in found {
      rows.add(
        [
          .text(mention.id), .text(mention.channel.rawValue), .text(mention.zone),
          .optional(mention.speaker), .text(mention.form), .decimal(mention.score),
          .text(MarkedSentence.text(of: [mention])),
        ] + (tellsJudgements ? [.optional(mention.judgement)] : [])
      )
    }
    try rows.print()
  }
}

/// `skein neighbors`.
struct Neighbors: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "neighbors",
    abstract: "List everything that an edge joins to an entity or topic.",
    discussion: "Co-mentions, what it is part of, and the speakers and documents that mention it."
  )

  @OptionGroup var question: EntityQuestion

  mutating func run() async throws {
    let (store, _, id) = try question.open()
    let graph = try store.graph(
      .init(
        window: question.scope.window,
        channel: question.scope.channel,
        nodeKinds: Set(GraphNode.Kind.allCases),
        version: SkeinVersion.current
      )
    )
    guard
      let own = graph.nodes.firstIndex(where: {
        $0.id == id && ($0.kind == .entity || $0.kind == .topic)
      })
    else { throw CommandFailure(.noAnswer, "\(id) is not mentioned in this channel") }
    let edges = graph.edges.filter { $0.source == own || $0.target == own }
      .enumerated().sorted {
        ($0.element.kind.rawValue, -$0.element.count, $0.offset)
          < ($1.element.kind.rawValue, -$1.element.count, $1.offset)
      }.map(\.element)
    guard !edges.isEmpty else { throw CommandFailure(.noAnswer, "\(id) has no neighbor") }
    var rows = RowPrinter(
      ["edge", "id", "name", "type", "count", "article", "comment"],
      question.format.format
    )
    for edge in edges.prefix(question.scope.rows(default: 50) ?? edges.count) {
      let other = graph.nodes[edge.source == own ? edge.target : edge.source]
      let isWhole = edge.kind == .partOf && edge.target == own
      rows.add(
        .text(isWhole ? "has-part" : edge.kind.rawValue),
        .text(other.id),
        .text(other.name),
        .text(other.type),
        .integer(edge.count),
        .integer(edge.channels.article),
        .integer(edge.channels.comment)
      )
    }
    try rows.print()
  }
}

/// `skein search`.
struct Search: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find documents that hold all the words."
  )

  @Argument(help: "Words.")
  var words: [String]

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var format: FormatOptions

  mutating func validate() throws {
    if words.allSatisfy({ word in word.utf8.allSatisfy { $0 <= 0x20 } }) {
      throw ValidationError("Give a word to search for.")
    }
  }

  mutating func run() async throws {
    let store = try GraphStore.forReading(path: database.path)
    let hits = try store.search(
      words.joined(separator: " "),
      channel: scope.channel,
      limit: scope.rows(default: 20) ?? Int(Int32.max)
    )
    guard !hits.isEmpty else {
      throw CommandFailure(.noAnswer, "no document holds “\(words.joined(separator: " "))”")
    }
    var rows = RowPrinter(["document", "channel", "author", "title", "snippet"], format.format)
    for hit in hits {
      rows.add(
        .text(hit.document),
        .text(hit.channel.rawValue),
        .optional(hit.author),
        .text(hit.title),
        .text(hit.snippet)
      )
    }
    try rows.print()
  }
}

/// `skein stats`.
struct Stats: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Count everything the graph file holds."
  )

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var format: FormatOptions

  mutating func run() async throws {
    let statistics = try GraphStore.forReading(path: database.path).statistics()
    var rows = RowPrinter(["figure", "value"], format.format)
    for (name, value) in statistics.figures { rows.add(.text(name), .integer(value)) }
    rows.add(.text("build"), .text(statistics.build))
    try rows.print()
  }
}
