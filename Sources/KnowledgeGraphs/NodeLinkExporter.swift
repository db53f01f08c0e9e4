/// Writes a graph as node-link JSON, as networkx and D3 read it.
///
/// The graph is undirected, for co-mentions have no direction; an edge that has one says
/// `"directed":true` and names in `from` the node it starts at. Attributes stand flat beside `id`,
/// `source`, `target` and `key`, and `graph` holds the manifest. Evidence stays in Skein's own JSON.
public struct NodeLinkExporter: GraphExporter {
  /// The name of the array of edges.
  public enum EdgeKey: String, Sendable, CaseIterable {
    /// What networkx reads by default since 3.6.
    case edges
    /// What D3 and networkx up to 3.3 read by default.
    case links
  }

  /// The name of the array of edges.
  public var edgeKey: EdgeKey

  /// Creates an exporter.
  public init(edgeKey: EdgeKey = .edges) {
    self.edgeKey = edgeKey
  }

  /// Writes a graph with the array of edges under its key.
  public func write(_ graph: KnowledgeGraph, to sink: inout some TextOutputStream) {
    let ids = graph.uniqueIDs
    let keys = graph.parallelEdgeKeys
    var manifest = JSONWriter()
    manifest.value(graph.manifest)
    sink.write("{\n\"directed\":false,\n\"multigraph\":\(keys == nil ? "false" : "true"),\n")
    sink.write("\"graph\":\(manifest.text),\n\"nodes\":[")
    for (index, node) in graph.nodes.enumerated() {
      var line = JSONWriter()
      line.object { $0.fields(node, id: ids[index]) }
      sink.write(index == 0 ? "\n" : ",\n")
      sink.write(line.text)
    }
    sink.write("\n],\n\"\(edgeKey.rawValue)\":[")
    for (index, edge) in graph.edges.enumerated() {
      var line = JSONWriter()
      line.object { writer in
        writer.field("source", ids[edge.source])
        writer.field("target", ids[edge.target])
        writer.field("key", keys?[index])
        writer.fields(edge, from: ids[edge.source])
      }
      sink.write(index == 0 ? "\n" : ",\n")
      sink.write(line.text)
    }
    sink.write("\n]\n}\n")
  }
}

extension KnowledgeGraph {
  /// A key for each edge that tells it from the others between the same nodes, or nil if there is no
  /// need for one.
  ///
  /// There is need if more than one kind of edge can join a pair: a graph with co-mentions and
  /// part-of edges has keys even where none happen to coincide.
  var parallelEdgeKeys: [String]? {
    func pair(_ edge: GraphEdge) -> (Int, Int) {
      (min(edge.source, edge.target), max(edge.source, edge.target))
    }
    let order = edges.indices.sorted { first, second in
      let (a, b) = (pair(edges[first]), pair(edges[second]))
      return a == b ? first < second : a < b
    }
    let canCoincide = manifest.kept[.comention] > 0 && manifest.kept[.partOf] > 0
    let coincides = zip(order, order.dropFirst()).contains { pair(edges[$0]) == pair(edges[$1]) }
    guard canCoincide || coincides else { return nil }

    var keys = edges.map(\.kind.rawValue)
    for (previous, index) in zip(order, order.dropFirst())
    where edges[previous].kind == edges[index].kind
      && pair(edges[previous]) == pair(edges[index])
    {
      keys[index] += "-back"  // Only the opposite direction can repeat a kind.
    }
    return keys
  }
}

extension JSONWriter {
  fileprivate mutating func fields(_ node: GraphNode, id: String) {
    field("id", id)
    field("label", node.name)
    field("kind", node.kind.rawValue)
    field("type", node.type)
    field("description", node.description)
    field("latitude", node.latitude)
    field("longitude", node.longitude)
    field("mentions", node.mentions)
    field("articleMentions", node.channelMentions.article)
    field("commentMentions", node.channelMentions.comment)
    field("documents", node.documents)
    field("date", node.date)
    field("url", node.url)
  }

  fileprivate mutating func fields(_ edge: GraphEdge, from source: String) {
    field("kind", edge.kind.rawValue)
    field("directed", edge.kind.isDirected)
    if edge.kind.isDirected { field("from", source) }
    field("partOf", edge.isPartOf)
    field("weight", edge.count)
    field("articleCount", edge.channels.article)
    field("commentCount", edge.channels.comment)
    field("crossCount", edge.channels.cross)
    field("npmi", edge.association?.npmi)
    field("logLikelihood", edge.association?.logLikelihood)
    field("pValue", edge.association?.pValue)
    field("qValue", edge.association?.qValue)
  }
}
