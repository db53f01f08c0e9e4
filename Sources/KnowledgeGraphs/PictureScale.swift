/// Sizes and widths in a picture, from the range of what it shows.
struct PictureScale {
  /// The most mentions of a node.
  let mostMentions: Int
  /// The highest count of an edge.
  let highestCount: Int

  /// Measures a graph.
  init(_ graph: KnowledgeGraph) {
    mostMentions = graph.nodes.map(\.mentions).max() ?? 0
    highestCount = graph.edges.map(\.count).max() ?? 0
  }

  /// The least width and height of a node in inches and the size of its text in points.
  ///
  /// They grow with the root of the mentions, so that the area grows with the mentions.
  func size(of node: GraphNode) -> (width: String, height: String, font: String) {
    let share = root(node.mentions, of: mostMentions)
    return (
      decimal(0.7 + 1.5 * share), decimal(0.4 + 0.9 * share), decimal(13 + 15 * share)
    )
  }

  /// The width of an edge in points and its colour, more opaque the higher the count.
  func look(of edge: GraphEdge) -> (width: String, color: String) {
    let share = edge.kind.isFact ? 0 : root(edge.count, of: highestCount)
    let base = edge.kind.isFact ? 0xB0 : 0x68 as Double
    let opacity = String(Int((base + 0x60 * share).rounded()), radix: 16, uppercase: true)
    return (decimal(0.8 + 6.2 * share), "#4A5A6A\(opacity)")
  }

  private func root(_ value: Int, of most: Int) -> Double {
    most > 0 ? (Double(max(0, value)) / Double(most)).squareRoot() : 0
  }

  private func decimal(_ value: Double) -> String {
    NumberText.text((value * 100).rounded() / 100) ?? "1"
  }
}
