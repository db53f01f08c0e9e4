import ArticleThreads

/// The comments of a thread in reading order: answers below what they answer.
struct CommentTree {
  /// A comment's place.
  struct Node {
    /// The index among the thread's comments.
    let comment: Int
    /// The index of the comment it answers.
    let answers: Int?
    /// How far it is indented; deep conversations stay at the last step.
    let depth: Int
  }

  private(set) var nodes: [Node] = []

  private static let deepest = 6

  /// Orders comments; siblings stay in input order, and one that answers itself over its parents
  /// stands at top level.
  init(_ comments: [Comment]) {
    var positions: [[UInt8]: Int] = [:]
    for (index, comment) in comments.enumerated() { positions[Array(comment.id.utf8)] = index }
    var answers: [Int: [Int]] = [:]
    var tops: [Int] = []
    for (index, comment) in comments.enumerated() {
      if let parent = comment.replyTo.flatMap({ positions[Array($0.utf8)] }), parent != index {
        answers[parent, default: []].append(index)
      } else {
        tops.append(index)
      }
    }
    var isPlaced = [Bool](repeating: false, count: comments.count)
    // What no walk from the top reaches goes in a circle; the walk begins again there.
    for top in tops + Array(comments.indices) where !isPlaced[top] {
      var stack = [Node(comment: top, answers: nil, depth: 0)]
      while let node = stack.popLast() {
        guard !isPlaced[node.comment] else { continue }
        isPlaced[node.comment] = true
        nodes.append(node)
        for answer in (answers[node.comment] ?? []).reversed() {
          let depth = min(node.depth + 1, Self.deepest)
          stack.append(Node(comment: answer, answers: node.comment, depth: depth))
        }
      }
    }
  }
}
