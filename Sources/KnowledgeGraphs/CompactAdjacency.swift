/// The neighbours of every node in two flat arrays, for algorithms that walk a graph.
///
/// Edges count in both directions.
struct CompactAdjacency {
  private let offsets: [Int]
  private let targets: [Int]

  /// Lays out the edges between nodes `0..<nodeCount` that a test lets through.
  ///
  /// - Complexity: O(n + m).
  init(nodeCount: Int, edges: [GraphEdge], where isIncluded: (Int) -> Bool = { _ in true }) {
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for (index, edge) in edges.enumerated() where isIncluded(index) {
      offsets[edge.source + 1] += 1
      offsets[edge.target + 1] += 1
    }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
    var next = offsets
    var targets = [Int](repeating: 0, count: offsets[nodeCount])
    for (index, edge) in edges.enumerated() where isIncluded(index) {
      targets[next[edge.source]] = edge.target
      next[edge.source] += 1
      targets[next[edge.target]] = edge.source
      next[edge.target] += 1
    }
    self.offsets = offsets
    self.targets = targets
  }

  /// The neighbours of a node, in the order of the edges.
  func neighbors(of node: Int) -> ArraySlice<Int> {
    targets[offsets[node]..<offsets[node + 1]]
  }

  /// The nodes within a number of steps of a node, breadth first, itself included.
  ///
  /// - Complexity: O(n + m).
  func nodes(within hops: Int, of center: Int) -> [Bool] {
    var isReached = [Bool](repeating: false, count: offsets.count - 1)
    isReached[center] = true
    var frontier = [center]
    for _ in 0..<max(0, hops) where !frontier.isEmpty {
      var next: [Int] = []
      for node in frontier {
        for neighbor in neighbors(of: node) where !isReached[neighbor] {
          isReached[neighbor] = true
          next.append(neighbor)
        }
      }
      frontier = next
    }
    return isReached
  }
}
