import GRDB
public import KnowledgeGraphs

extension GraphStore {
  /// What of the file becomes a graph value.
  public struct GraphOptions: Sendable {
    /// The window of co-mentions.
    public var window: Window
    /// The channel of co-mentions and mentions.
    public var channel: Channel
    /// Which kinds of nodes are read; edges need both ends.
    public var nodeKinds: Set<GraphNode.Kind>
    /// How many pieces of evidence a co-mention carries at most; 0 for none.
    public var evidencePerEdge: Int
    /// The version for the manifest.
    public var version: String

    /// Creates options.
    public init(
      window: Window = .paragraph,
      channel: Channel = .both,
      nodeKinds: Set<GraphNode.Kind> = [.entity, .topic],
      evidencePerEdge: Int = 0,
      version: String
    ) {
      self.window = window
      self.channel = channel
      self.nodeKinds = nodeKinds
      self.evidencePerEdge = evidencePerEdge
      self.version = version
    }
  }

  /// Reads the graph as a value.
  /// - Complexity: O(size of the graph) in memory.
  public func graph(_ options: GraphOptions) throws -> KnowledgeGraph {
    do {
      return try queue.read { database in
        var loader = GraphLoader(database, options)
        return try loader.load()
      }
    } catch {
      throw described(error)
    }
  }
}
