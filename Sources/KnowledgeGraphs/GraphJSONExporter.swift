/// Writes a graph in Skein's own JSON, with everything it holds, one node or edge a line.
///
/// The format is described in <doc:GraphFormat>.
public struct GraphJSONExporter: GraphExporter {
  /// The name of the format, the value of `format`.
  public static let format = "skein-graph"
  /// The version of the format, the value of `version`.
  public static let version = 1

  /// Creates an exporter.
  public init() {}

  /// Writes a graph with its manifest, nodes, edges and evidence.
  public func write(_ graph: KnowledgeGraph, to sink: inout some TextOutputStream) {
    let ids = graph.uniqueIDs
    var manifest = JSONWriter()
    manifest.value(graph.manifest)
    sink.write("{\n\"format\":\"\(Self.format)\",\n\"version\":\(Self.version),\n")
    sink.write("\"manifest\":\(manifest.text),\n\"nodes\":[")
    for (index, node) in graph.nodes.enumerated() {
      var line = JSONWriter()
      line.object { $0.fields(node, id: ids[index]) }
      sink.write(index == 0 ? "\n" : ",\n")
      sink.write(line.text)
    }
    sink.write("\n],\n\"edges\":[")
    for (index, edge) in graph.edges.enumerated() {
      var line = JSONWriter()
      line.object { $0.fields(edge, source: ids[edge.source], target: ids[edge.target]) }
      sink.write(index == 0 ? "\n" : ",\n")
      sink.write(line.text)
    }
    sink.write("\n]\n}\n")
  }
}

extension JSONWriter {
  fileprivate mutating func fields(_ node: GraphNode, id: String) {
    field("id", id)
    field("kind", node.kind.rawValue)
    field("name", node.name)
    field("type", node.type)
    field("description", node.description)
    field("latitude", node.latitude)
    field("longitude", node.longitude)
    field("mentions", node.mentions)
    key("channels")
    object { writer in
      writer.field("article", node.channelMentions.article)
      writer.field("comment", node.channelMentions.comment)
    }
    field("documents", node.documents)
    field("date", node.date)
    field("url", node.url)
  }

  fileprivate mutating func fields(_ edge: GraphEdge, source: String, target: String) {
    field("kind", edge.kind.rawValue)
    field("source", source)
    field("target", target)
    field("directed", edge.kind.isDirected)
    field("partOf", edge.isPartOf)
    field("count", edge.count)
    key("channels")
    object { writer in
      writer.field("article", edge.channels.article)
      writer.field("comment", edge.channels.comment)
      writer.field("cross", edge.channels.cross)
    }
    if let association = edge.association {
      key("association")
      object { writer in
        writer.field("npmi", association.npmi)
        writer.field("logLikelihood", association.logLikelihood)
        writer.field("pValue", association.pValue)
        writer.field("qValue", association.qValue)
      }
    }
    key("evidence")
    array(edge.evidence) { writer, reference in writer.object { $0.fields(reference) } }
  }

  private mutating func fields(_ reference: EvidenceReference) {
    field("document", reference.document)
    field("part", reference.part.rawValue)
    field("start", reference.start)
    field("end", reference.end)
    field("text", reference.text)
    field("speaker", reference.speaker)
    field("channel", reference.channel.rawValue)
    key("mentions")
    array(reference.mentions) { writer, mention in writer.value(mention) }
  }
}
