import ArticleThreads
import GRDB
import KnowledgeGraphs

/// Reads a graph value out of a file.
struct GraphLoader {
  private let database: Database
  private let options: GraphStore.GraphOptions
  private var nodes: [GraphNode] = []
  private var edges: [GraphEdge] = []
  /// Positions by kind and row; ids may be equal to Swift, or even in their bytes, and not be the same.
  private var positions: [GraphNode.Kind: [Int64: Int]] = [:]
  /// The bytes of the ids that are taken.
  private var ids: [GraphNode.Kind: Set<[UInt8]>] = [:]

  init(_ database: Database, _ options: GraphStore.GraphOptions) {
    self.database = database
    self.options = options
  }

  mutating func load() throws -> KnowledgeGraph {
    try loadEntities()
    try loadTopics()
    if options.nodeKinds.contains(.speaker) { try loadSpeakers() }
    if options.nodeKinds.contains(.document) { try loadDocuments() }
    try loadComentions()
    try loadMentions()
    try loadFacts()
    let gazetteers = try Row.fetchAll(
      database,
      sql: "SELECT title, file, licence, origin FROM list ORDER BY file"
    )
    .map { row -> GraphManifest.Gazetteer in
      let title: String = row[0]
      return GraphManifest.Gazetteer(
        name: title.isEmpty ? row[1] : title,
        licence: row[2],
        attribution: row[3]
      )
    }
    return KnowledgeGraph(
      nodes: nodes,
      edges: edges,
      manifest: GraphManifest(
        version: options.version,
        buildID: try BuildID.current(in: database),
        window: options.window,
        channel: options.channel,
        gazetteers: gazetteers,
        judgements: try JudgementTable.read(database).map(GraphManifest.Judgement.init)
      )
    )
  }

  /// A condition on documents that the channel asks for.
  private var documentKinds: String {
    switch options.channel {
    case .article: "d.kind = 'article'"
    case .comment: "d.kind = 'comment'"
    case .cross, .both: "1"
    }
  }

  /// Adds a node; a later one of an id that is taken gets `~2`, `~3` and so on.
  private mutating func add(_ node: GraphNode, row: Int64) {
    var node = node
    let id = node.id
    var number = 2
    while !ids[node.kind, default: []].insert(Array(node.id.utf8)).inserted {
      node.id = "\(id)~\(number)"
      number += 1
    }
    positions[node.kind, default: [:]][row] = nodes.count
    nodes.append(node)
  }

  private mutating func connect(
    _ kind: GraphEdge.Kind,
    _ source: (GraphNode.Kind, Int64),
    _ target: (GraphNode.Kind, Int64),
    count: Int = 1,
    channels: ChannelCounts = ChannelCounts(),
    isPartOf: Bool = false
  ) {
    guard let from = positions[source.0]?[source.1], let to = positions[target.0]?[target.1] else {
      return
    }
    edges.append(
      GraphEdge(
        kind: kind,
        source: from,
        target: to,
        count: count,
        channels: channels,
        isPartOf: isPartOf
      )
    )
  }

  // MARK: Nodes

  private mutating func loadEntities() throws {
    guard options.nodeKinds.contains(.entity) else { return }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT e.id, e.key, e.name, e.type, e.description, e.latitude, e.longitude,
          count(*) FILTER (WHERE d.kind = 'article') AS a,
          count(*) FILTER (WHERE d.kind = 'comment') AS c, count(DISTINCT d.id) AS documents
        FROM mention m JOIN entity e ON e.id = m.entity JOIN document d ON d.id = m.document
        WHERE m.counted = 1 AND \(documentKinds) GROUP BY e.id
        """
    )
    for row in rows {
      let description: String = row["description"]
      add(
        GraphNode(
          id: row["key"],
          kind: .entity,
          name: row["name"],
          type: row["type"],
          description: description.isEmpty ? nil : description,
          latitude: row["latitude"],
          longitude: row["longitude"],
          mentions: row["a"] as Int + row["c"] as Int,
          channelMentions: ChannelCounts(article: row["a"], comment: row["c"]),
          documents: row["documents"]
        ),
        row: row["id"]
      )
    }
  }

  private mutating func loadTopics() throws {
    guard options.nodeKinds.contains(.topic) else { return }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT k.id, k.key, k.name, k.description, count(*) FILTER (WHERE d.kind = 'article') AS a,
          count(*) FILTER (WHERE d.kind = 'comment') AS c, count(DISTINCT d.id) AS documents
        FROM topic_term t JOIN topic k ON k.id = t.topic JOIN document d ON d.id = t.document
        WHERE \(documentKinds) GROUP BY k.id
        """
    )
    for row in rows {
      let description: String = row["description"]
      add(
        GraphNode(
          id: row["key"],
          kind: .topic,
          name: row["name"],
          type: "topic",
          description: description.isEmpty ? nil : description,
          mentions: row["a"] as Int + row["c"] as Int,
          channelMentions: ChannelCounts(article: row["a"], comment: row["c"]),
          documents: row["documents"]
        ),
        row: row["id"]
      )
    }
  }

  private static func speakerID(_ source: String, _ name: String) -> String {
    source.isEmpty ? "speaker/\(name)" : "speaker/\(source)/\(name)"
  }

  private mutating func loadSpeakers() throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT s.source, s.name, count(d.id) AS documents, s.id FROM speaker s
        LEFT JOIN document d ON d.speaker = s.id AND \(documentKinds) GROUP BY s.id
        ORDER BY s.source, s.name
        """
    )
    for row in rows {
      add(
        GraphNode(
          id: Self.speakerID(row[0], row[1]),
          kind: .speaker,
          name: row[1],
          type: "speaker",
          documents: row[2]
        ),
        row: row[3]
      )
    }
  }

  private mutating func loadDocuments() throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT d.id, d.key, d.kind, a.title, d.date, a.url, sp.name,
          (SELECT count(*) FROM mention m WHERE m.document = d.id AND m.counted = 1) AS mentions
        FROM document d JOIN article a ON a.id = d.article LEFT JOIN speaker sp ON sp.id = d.speaker
        WHERE \(documentKinds) ORDER BY a.key, d.ordinal
        """
    )
    for row in rows {
      let isArticle = row["kind"] == "article"
      let title: String = row["title"]
      let author: String? = row["name"]
      let name = isArticle ? title : author.map { "Comment by \($0)" } ?? "Comment"
      add(
        GraphNode(
          id: row["key"],
          kind: .document,
          name: name.isEmpty ? row["key"] : name,
          type: row["kind"],
          mentions: row["mentions"],
          documents: 1,
          date: row["date"],
          url: isArticle ? row["url"] : nil
        ),
        row: row["id"]
      )
    }
  }

  // MARK: Edges

  private mutating func loadComentions() throws {
    let window = options.window.number
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT f.kind AS first_kind, p.first, s.kind AS second_kind, p.second,
          sum(p.count) FILTER (WHERE p.channel = 0) AS a,
          sum(p.count) FILTER (WHERE p.channel = 1) AS c,
          sum(p.count) FILTER (WHERE p.channel = 2) AS x,
          EXISTS (SELECT 1 FROM entity_part WHERE entity = f.id AND whole = s.key)
            OR EXISTS (SELECT 1 FROM entity_part WHERE entity = s.id AND whole = f.key) AS part_of,
          (SELECT count FROM node_units WHERE node = f.id AND window = ?1 AND channel = ?2) AS fu,
          (SELECT count FROM node_units WHERE node = s.id AND window = ?1 AND channel = ?2) AS su
        FROM pair p JOIN node f ON f.id = p.first JOIN node s ON s.id = p.second
        WHERE p.window = ?1 GROUP BY p.first, p.second ORDER BY f.key, s.key
        """,
      arguments: [window, options.channel.number]
    )
    let units =
      try Int.fetchOne(
        database,
        sql: "SELECT count FROM unit_total WHERE window = ? AND channel = ?",
        arguments: [window, options.channel.number]
      ) ?? 0
    var tables: [PairCounts] = []
    var measured: [Int] = []
    for row in rows {
      let all = ChannelCounts(
        article: row["a"] as Int? ?? 0,
        comment: row["c"] as Int? ?? 0,
        cross: row["x"] as Int? ?? 0
      )
      guard all[options.channel] > 0 else { continue }
      let before = edges.count
      connect(
        .comention,
        (row["first_kind"] == "topic" ? .topic : .entity, row["first"]),
        (row["second_kind"] == "topic" ? .topic : .entity, row["second"]),
        count: all[options.channel],
        channels: all,
        isPartOf: row["part_of"]
      )
      guard edges.count > before,
        let table = PairCounts(
          both: all[options.channel],
          first: row["fu"] as Int? ?? 0,
          second: row["su"] as Int? ?? 0,
          units: units
        )
      else { continue }
      tables.append(table)
      measured.append(before)
    }
    for (index, association) in zip(measured, AssociationMeasures.associations(of: tables)) {
      edges[index].association = association
    }
    if options.evidencePerEdge > 0 {
      try EvidenceLoader(database, options).attach(to: &edges, nodes: nodes)
    }
  }

  private mutating func loadMentions() throws {
    let sources: [(GraphNode.Kind, String)] = [(.document, "d.id"), (.speaker, "m.speaker")]
    for (kind, group) in sources where options.nodeKinds.contains(kind) {
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT \(group) AS source, e.id, count(*) FILTER (WHERE d.kind = 'article') AS a,
            count(*) FILTER (WHERE d.kind = 'comment') AS c
          FROM mention m JOIN entity e ON e.id = m.entity JOIN document d ON d.id = m.document
          WHERE m.counted = 1 AND \(group) IS NOT NULL AND \(documentKinds)
          GROUP BY \(group), e.id
          """
      )
      for row in rows {
        let counts = ChannelCounts(article: row["a"], comment: row["c"])
        connect(
          .mentions,
          (kind, row["source"]),
          (.entity, row["id"]),
          count: counts.total,
          channels: counts
        )
      }
    }
    guard options.nodeKinds.contains(.document) else { return }
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT d.id, t.topic, d.kind, count(*) FROM topic_term t
        JOIN document d ON d.id = t.document WHERE \(documentKinds) GROUP BY d.id, t.topic
        """
    )
    for row in rows {
      let count: Int = row[3]
      let counts =
        row[2] == "article" ? ChannelCounts(article: count) : ChannelCounts(comment: count)
      connect(.documentTopic, (.document, row[0]), (.topic, row[1]), count: count, channels: counts)
    }
  }

  private mutating func loadFacts() throws {
    if options.nodeKinds.contains(.entity) {
      for row in try Row.fetchAll(
        database,
        sql: """
          SELECT p.entity, w.id FROM entity_part p JOIN entity w ON w.key = p.whole
          WHERE p.is_direct = 1
          """
      ) {
        connect(.partOf, (.entity, row[0]), (.entity, row[1]))
      }
    }
    guard options.nodeKinds.contains(.document) else { return }
    for row in try Row.fetchAll(
      database,
      sql: """
        SELECT d.id, d.speaker, d.kind,
          coalesce(
            (SELECT r.id FROM document r WHERE r.article = d.article AND r.comment_id = d.reply_to),
            (SELECT r.id FROM document r WHERE r.article = d.article AND r.ordinal = 0)) AS answered
        FROM document d
        """
    ) {
      if let speaker: Int64 = row["speaker"] {
        connect(.wrote, (.speaker, speaker), (.document, row["id"]))
      }
      guard row["kind"] == "comment" else { continue }
      connect(.repliesTo, (.document, row["id"]), (.document, row["answered"]))
    }
  }
}
