public import ArgumentParser
public import Skein

/// `skein export`: the graph for other tools.
struct Export: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the graph as DOT, JSON or node-link JSON.",
    discussion: """
      dot is a picture for Graphviz, or a file that Gephi reads (--dot-profile gephi); json is Skein's own \
      documented form with counts, weights and evidence; node-link is read by networkx and D3.
      """
  )

  /// The forms of exported graphs.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case dot
    case json
    case nodeLink = "node-link"
  }

  @Option(help: "The form of the graph.")
  var format: Form = .json

  @Option(help: "Which program the DOT file is for.")
  var dotProfile: DOTExporter.Profile = .graphviz

  @Option(help: "The name of the edges in node-link JSON.")
  var edgeKey: NodeLinkExporter.EdgeKey = .edges

  @Option(help: "Only edges that count at least so often.")
  var minCount = 1

  @Option(help: "Only nodes of a type; may be given more than once.")
  var type: [String] = []

  @Option(help: ArgumentHelp("Only what is near an entity.", valueName: "entity"))
  var around: String?

  @Option(help: "How many edges away counts as near.")
  var hops = 1

  @Option(help: "Only the most mentioned nodes.")
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "Kinds of nodes: entity, topic, speaker, document; may be given more than once.",
      discussion: "Default: entities and topics; for json all kinds."
    )
  )
  var nodes: [GraphNode.Kind] = []

  @Option(help: "How many pieces of evidence an edge carries in json.")
  var evidence = FolderExporter.evidencePerEdge

  @Flag(help: "Leave out nodes without edges.")
  var dropIsolated = false

  @Option(help: ArgumentHelp("The channel of co-mentions."))
  var channel: Channel = .both

  @Option(help: "The window of co-mentions.")
  var window: Window = .paragraph

  @Option(help: ArgumentHelp("The file to write, or - for standard output.", valueName: "file"))
  var output: String

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var gazetteer: GazetteerOptions

  mutating func validate() throws {
    if minCount < 1 { throw ValidationError("--min-count takes a number from 1 on.") }
    if hops < 1 { throw ValidationError("--hops takes a number from 1 on.") }
    if let top, top < 1 { throw ValidationError("--top takes a number from 1 on.") }
    if output.isEmpty { throw ValidationError("--output takes a file, or - for standard output.") }
    if evidence < 0 { throw ValidationError("--evidence takes a number from 0 on.") }
  }

  mutating func run() async throws {
    let store = try GraphStore.forReading(path: database.path)
    let kinds =
      !nodes.isEmpty
      ? Set(nodes) : format == .json ? Set(GraphNode.Kind.allCases) : [.entity, .topic]
    var graph = try store.graph(
      .init(
        window: window,
        channel: channel,
        nodeKinds: kinds,
        evidencePerEdge: format == .json ? evidence : 0,
        version: SkeinVersion.current
      )
    )
    var filter = GraphFilter(
      types: type,
      minimumCount: minCount,
      top: top,
      dropsIsolated: dropIsolated
    )
    if let around {
      let resolver = EntityResolver(store: store, gazetteer: try gazetteer.load())
      let id = try resolver.mentioned(around)
      let kind = try store.node(id)?.kind ?? .entity
      filter.neighborhood = .init(center: id, kind: kind, hops: hops)
    }
    do {
      graph = try graph.filtered(by: filter)
    } catch {
      throw CommandFailure(.noAnswer, "\(error)")
    }
    let bytes =
      switch format {
      case .dot: DOTExporter(profile: dotProfile).bytes(of: graph)
      case .json: GraphJSONExporter().bytes(of: graph)
      case .nodeLink: NodeLinkExporter(edgeKey: edgeKey).bytes(of: graph)
      }
    if output == "-" {
      try Output.shared.write(bytes)
    } else {
      var file = try ReplacedFile(output)
      try file.write(bytes)
      try file.finish()
    }
  }
}

extension DOTExporter.Profile: ExpressibleByArgument {}
extension NodeLinkExporter.EdgeKey: ExpressibleByArgument {}
extension GraphNode.Kind: ExpressibleByArgument {}
