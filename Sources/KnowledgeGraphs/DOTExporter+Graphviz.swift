extension DOTExporter {
  /// Writes a picture: nodes coloured and shaped by type and sized by mentions, edges as wide as
  /// their count, facts and gazetteer pairs dashed, a legend below.
  func writePicture(of graph: KnowledgeGraph, to sink: inout some TextOutputStream) {
    let ids = graph.uniqueIDs(spelling: DOTText.quoted)
    let scale = PictureScale(graph)
    sink.write("graph {\n")
    writeDefaults(of: graph, scale: scale, to: &sink)
    for (node, id) in zip(graph.nodes, ids) {
      sink.write("  \(id) [\(attributes(of: node, scale: scale))];\n")
    }
    for edge in graph.edges {
      sink.write("  \(ids[edge.source]) -- \(ids[edge.target])")
      sink.write(" [\(attributes(of: edge, in: graph, scale: scale))];\n")
    }
    sink.write("}\n")
  }

  private func writeDefaults(
    of graph: KnowledgeGraph,
    scale: PictureScale,
    to sink: inout some TextOutputStream
  ) {
    // Routing around nodes takes too long in a large picture.
    let splines = graph.nodes.count <= 200 ? "true" : "line"
    sink.write(
      """
        graph [overlap="prism", overlap_scaling="-4", splines="\(splines)", \
      outputorder="edgesfirst", sep="+10", esep="+6", nodesep="0.25", ranksep="0.9", \
      rankdir="LR", K="1.1", pack="true", bgcolor="white", pad="0.4", \
      fontname="Helvetica,Arial,sans-serif", fontsize="16", fontcolor="#444444", \
      labelloc="b", label=\(legend(of: graph, scale: scale))];
        node [fontname="Helvetica,Arial,sans-serif", fontcolor="#1A1A1A", penwidth="1.2", \
      margin="0.08,0.05"];
        edge [fontname="Helvetica,Arial,sans-serif"];

      """
    )
  }

  private func attributes(of node: GraphNode, scale: PictureScale) -> String {
    let style = NodeStyle.style(of: node)
    let size = scale.size(of: node)
    let name = [node.name, node.id].first { !$0.allSatisfy(\.isWhitespace) } ?? "(no name)"
    var tooltip = [
      name, node.type,
      "\(counted(node.mentions, "mention")) in \(counted(node.documents, "document"))",
      "articles \(node.channelMentions.article), comments \(node.channelMentions.comment)",
    ]
    if let description = node.description, !description.isEmpty { tooltip.append(description) }
    var list = """
      label=\(DOTText.label(DOTText.wrapped(name))), shape="\(style.shape)", \
      style="\(style.style)", fillcolor="\(style.fill)", color="\(style.outline)", \
      width="\(size.width)", height="\(size.height)", fontsize="\(size.font)", \
      tooltip=\(DOTText.label(tooltip)), kind="\(node.kind.rawValue)", \
      type=\(DOTText.quoted(node.type)), mentions="\(node.mentions)"
      """
    // Only web addresses become links: a picture on a page must not run what a name brings along.
    if let url = node.url, url.hasPrefix("https://") || url.hasPrefix("http://") {
      list += ", URL=\(DOTText.address(url))"
    }
    return list
  }

  private func attributes(
    of edge: GraphEdge,
    in graph: KnowledgeGraph,
    scale: PictureScale
  ) -> String {
    let ends = "\(graph.nodes[edge.source].name) – \(graph.nodes[edge.target].name)"
    var tooltip = [ends, "\(edge.kind.rawValue): \(edge.count)"]
    if edge.kind == .comention {
      tooltip = [
        ends, counted(edge.count, graph.manifest.window.rawValue), edge.channels.summary,
      ]
    }
    if let npmi = edge.association.flatMap({ NumberText.text($0.npmi) }) {
      tooltip.append("NPMI \(npmi)")
    }
    let look = scale.look(of: edge)
    // Weights beyond a thousand cost dot its ranking; `count` has the figure.
    var list = """
      weight="\(min(edge.count, 1000))", penwidth="\(look.width)", color="\(look.color)", \
      tooltip=\(DOTText.label(tooltip)), kind="\(edge.kind.rawValue)", count="\(edge.count)"
      """
    if edge.isPartOf || edge.kind == .partOf { list += ", style=\"dashed\"" }
    if edge.kind.isFact { list += ", dir=\"forward\", arrowsize=\"0.7\"" }
    return list
  }
}

/// A number with its noun.
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}

extension ChannelCounts {
  /// The counts in words.
  fileprivate var summary: String {
    "articles \(article), comments \(comment)" + (cross == 0 ? "" : ", across \(cross)")
  }
}
