/// Writes graphs in one format: UTF-8, LF, the same bytes for the same graph.
public protocol GraphExporter: Sendable {
  /// Writes a graph, piece by piece, so that a large one need not fit into a string.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - sink: Where the text goes: a `String`, a file. It keeps its own errors.
  func write(_ graph: KnowledgeGraph, to sink: inout some TextOutputStream)
}

extension GraphExporter {
  /// The whole export as a string.
  public func text(of graph: KnowledgeGraph) -> String {
    var text = ""
    write(graph, to: &text)
    return text
  }

  /// The whole export as UTF-8.
  public func bytes(of graph: KnowledgeGraph) -> [UInt8] {
    Array(text(of: graph).utf8)
  }
}
