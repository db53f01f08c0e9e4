extension KnowledgeGraph {
  /// An id for every node that no other node has, whatever their kinds.
  ///
  /// Formats have one space of ids, a graph one for each kind. An id that stands alone is kept; those
  /// that collide are written `kind:id`, and in the rare case that this collides again, numbered. An
  /// empty id counts as a collision.
  public var uniqueIDs: [String] {
    uniqueIDs { $0 }
  }

  /// Unique ids after a format's spelling, so that a lossy spelling cannot merge two nodes.
  ///
  /// - Parameters:
  ///   - reserved: Whether the format cannot use an id as it is.
  ///   - spelling: The format's spelling of an id.
  /// - Returns: The spelled ids, one for each node.
  /// - Complexity: O(n log n).
  func uniqueIDs(
    avoiding reserved: (String) -> Bool = { _ in false },
    spelling: (String) -> String
  ) -> [String] {
    var ids = nodes.map(\.id)
    var spelled = ids.map(spelling)
    var round = 0
    while true {
      var isSettled = true
      let order = nodes.indices.sorted {
        UTF8Order.compare(spelled[$0], spelled[$1], otherwise: $0 < $1)
      }
      var start = 0
      while start < order.count {
        var end = start + 1
        while end < order.count, UTF8Order.areEqual(spelled[order[start]], spelled[order[end]]) {
          end += 1
        }
        let isFree = end - start == 1 && !ids[order[start]].isEmpty && !reserved(ids[order[start]])
        if !isFree {
          isSettled = false
          for (ordinal, index) in order[start..<end].enumerated() {
            ids[index] =
              round == 0
              ? "\(nodes[index].kind.rawValue):\(ids[index])" : "\(ids[index])~\(ordinal + 1)"
            spelled[index] = spelling(ids[index])
          }
        }
        start = end
      }
      if isSettled { return spelled }
      round += 1
    }
  }
}
