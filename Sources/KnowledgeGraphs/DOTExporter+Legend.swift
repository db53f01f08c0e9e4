extension DOTExporter {
  /// The graph's label: what is shown, the colours that occur, and the credit for the names.
  func legend(of graph: KnowledgeGraph, scale: PictureScale) -> String {
    let styles = graph.nodes.map(NodeStyle.style(of:))
    let cells = NodeStyle.all.filter { style in styles.contains { $0.name == style.name } }.map {
      "<TD BGCOLOR=\"\($0.fill)\" STYLE=\"ROUNDED\" CELLPADDING=\"5\">\($0.name)</TD>"
    }
    let manifest = graph.manifest
    let hasPartOf = graph.edges.contains { $0.isPartOf || $0.kind == .partOf }
    var lines = [
      "\(counted(graph.nodes.count, "node")), \(counted(graph.edges.count, "edge")) · together in a "
        + "\(manifest.window.rawValue) · channel \(manifest.channel.rawValue)",
      "size: mentions, up to \(scale.mostMentions) · width: count, up to \(scale.highestCount)"
        + (hasPartOf ? " · dashed: part of" : ""),
    ]
    if !manifest.filters.isEmpty {
      let filters = manifest.filters.map { "\($0.name) \($0.value)" }.joined(separator: " · ")
      lines.append("only: \(filters)")
    }
    // Lists of one origin and licence share a line.
    var credits: [String] = []
    for list in manifest.gazetteers where !list.attribution.isEmpty {
      let credit = "names: \(list.attribution) (\(list.licence))"
      if !credits.contains(credit) { credits.append(credit) }
    }
    lines += credits
    let columns = max(1, cells.count)
    let rows = lines.map {
      "<TR><TD COLSPAN=\"\(columns)\">\(DOTText.html($0))</TD></TR>"
    }
    let first = cells.isEmpty ? "" : "<TR>\(cells.joined())</TR>"
    return "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\">"
      + "\(first)\(rows.joined())</TABLE>>"
  }
}
