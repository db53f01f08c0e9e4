import GRDB
public import KnowledgeGraphs

/// An entity or topic as the graph file holds it.
public struct StoredNode: Sendable, Equatable {
  /// Whether it is an entity or a topic.
  public var kind: GraphNode.Kind
  /// The id.
  public var id: String
  /// The display name.
  public var name: String
  /// The type path; `topic` for topics.
  public var type: String
  /// Counted mentions, or terms of a topic, by channel.
  public var mentions: ChannelCounts
  /// The documents it occurs in, by channel.
  public var documents: ChannelCounts
  /// Different speakers who mention it.
  public var speakers: Int
}

extension GraphStore {
  /// The entities of the graph, most mentioned first.
  ///
  /// - Parameters:
  ///   - channel: whose mentions are ranked; `cross` ranks like `both`.
  ///   - type: a type path or the beginning of one at a slash.
  ///   - limit: how many at most.
  /// - Returns: the entities with their counts.
  /// - Throws: ``GraphError`` if the file cannot be read.
  public func entities(channel: Channel = .both, type: String? = nil, limit: Int? = nil) throws
    -> [StoredNode]
  {
    let rows = try read(
      """
      SELECT e.key, e.name, e.type, count(*) FILTER (WHERE d.kind = 'article') AS a,
        count(*) FILTER (WHERE d.kind = 'comment') AS c,
        count(DISTINCT CASE WHEN d.kind = 'article' THEN d.id END) AS da,
        count(DISTINCT CASE WHEN d.kind = 'comment' THEN d.id END) AS dc,
        count(DISTINCT m.speaker) AS speakers
      FROM mention m JOIN entity e ON e.id = m.entity JOIN document d ON d.id = m.document
      WHERE m.counted = 1 AND (?1 IS NULL OR e.type = ?1 OR substr(e.type, 1, length(?1) + 1) = ?1 || '/')
      GROUP BY e.id
      """,
      [type]
    )
    return ranked(rows, .entity, channel, limit)
  }

  /// The topics of the graph, those of most documents first.
  public func topics(channel: Channel = .both, limit: Int? = nil) throws -> [StoredNode] {
    let rows = try read(
      """
      SELECT k.key, k.name, 'topic' AS type, count(*) FILTER (WHERE d.kind = 'article') AS a,
        count(*) FILTER (WHERE d.kind = 'comment') AS c,
        count(DISTINCT CASE WHEN d.kind = 'article' THEN d.id END) AS da,
        count(DISTINCT CASE WHEN d.kind = 'comment' THEN d.id END) AS dc,
        count(DISTINCT d.speaker) AS speakers
      FROM topic_term t JOIN topic k ON k.id = t.topic JOIN document d ON d.id = t.document
      GROUP BY k.id
      """,
      []
    )
    return ranked(rows, .topic, channel, limit)
  }

  private func ranked(_ rows: [Row], _ kind: GraphNode.Kind, _ channel: Channel, _ limit: Int?)
    -> [StoredNode]
  {
    let nodes = rows.map { row in
      StoredNode(
        kind: kind,
        id: row["key"] ?? "",
        name: row["name"] ?? "",
        type: row["type"] ?? "",
        mentions: ChannelCounts(article: row["a"] ?? 0, comment: row["c"] ?? 0),
        documents: ChannelCounts(article: row["da"] ?? 0, comment: row["dc"] ?? 0),
        speakers: row["speakers"] ?? 0
      )
    }
    let channel = channel == .cross ? .both : channel
    let found = nodes.filter { $0.mentions[channel] > 0 }.sorted {
      let first = kind == .topic ? $0.documents[channel] : $0.mentions[channel]
      let second = kind == .topic ? $1.documents[channel] : $1.mentions[channel]
      if first != second { return first > second }
      if $0.mentions[channel] != $1.mentions[channel] {
        return $0.mentions[channel] > $1.mentions[channel]
      }
      return $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
    }
    return Array(found.prefix(limit ?? found.count))
  }

  /// The node with an id; `nil` if the graph does not hold it.
  public func node(_ id: String) throws -> (kind: GraphNode.Kind, name: String, type: String)? {
    try read("SELECT kind, name, type FROM node_name WHERE key = ?", [id]).first.map {
      ($0[0] == "topic" ? .topic : .entity, $0[1], $0[2])
    }
  }

  /// The ids of nodes with a display name, whatever its case.
  public func nodes(named name: String) throws -> [String] {
    try read("SELECT key FROM node_name WHERE name = ? COLLATE NOCASE ORDER BY key", [name]).map {
      $0[0]
    }
  }

  func read(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
    do {
      return try queue.read { try Row.fetchAll($0, sql: sql, arguments: arguments) }
    } catch {
      throw described(error)
    }
  }
}
