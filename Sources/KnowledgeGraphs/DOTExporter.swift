/// Writes a graph in DOT: a picture for Graphviz, or the subset of the language that Gephi reads.
///
/// The graph is undirected; the manifest stands in `//` comments at the top.
public struct DOTExporter: GraphExporter {
  /// Which reader the file is for.
  public enum Profile: String, Sendable, CaseIterable {
    /// A picture, readable with `dot`, `neato` and `sfdp`.
    case graphviz
    /// Gephi's importer, which knows a part of the language only.
    case gephi
  }

  /// Which reader the file is for.
  public var profile: Profile

  /// Creates an exporter.
  public init(profile: Profile = .graphviz) {
    self.profile = profile
  }

  /// Writes a graph for the profile's reader.
  public func write(_ graph: KnowledgeGraph, to sink: inout some TextOutputStream) {
    writeManifest(graph.manifest, to: &sink)
    switch profile {
    case .graphviz: writePicture(of: graph, to: &sink)
    case .gephi: writeTable(of: graph, to: &sink)
    }
  }

  // Gephi's tokenizer skips `//` up to the line end, before it looks for `graph`.
  private func writeManifest(_ manifest: GraphManifest, to sink: inout some TextOutputStream) {
    func line(_ text: String) { sink.write("// \(DOTText.comment(text))\n") }
    line(
      "\(manifest.generator) \(manifest.version), format \(manifest.formatVersion), build "
        + manifest.buildID
    )
    line("window \(manifest.window.rawValue), channel \(manifest.channel.rawValue)")
    for filter in manifest.filters { line("filter \(filter.name) = \(filter.value)") }
    line("kept \(manifest.kept.summary)")
    for entry in manifest.dropped {
      line("dropped by \(entry.filter): \(entry.counts.summary)")
    }
    for list in manifest.gazetteers {
      line("gazetteer \(list.name) (\(list.licence)): \(list.attribution)")
    }
  }
}

extension KindCounts {
  /// The counts in words: `3 nodes (2 entity, 1 topic), 1 edge (1 co-mention)`.
  fileprivate var summary: String {
    func part(_ total: Int, _ noun: String, _ kinds: [(String, Int)]) -> String {
      let detail = kinds.filter { $0.1 != 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
      return counted(total, noun) + (detail.isEmpty ? "" : " (\(detail))")
    }
    return part(nodes, "node", GraphNode.Kind.allCases.map { ($0.rawValue, self[$0]) }) + ", "
      + part(edges, "edge", GraphEdge.Kind.allCases.map { ($0.rawValue, self[$0]) })
  }
}
