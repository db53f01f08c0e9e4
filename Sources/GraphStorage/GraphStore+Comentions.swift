import GRDB
public import KnowledgeGraphs

extension GraphStore {
  /// Everything that occurs with a node in a window, strongest in the asked channel first.
  ///
  /// False-discovery rates are taken over the pairs of the node.
  public func comentions(
    of id: String,
    window: Window = .paragraph,
    channel: Channel = .both,
    type: String? = nil,
    limit: Int? = nil
  ) throws -> [Comention] {
    let windowNumber = window.number
    let rows = try read(
      """
      WITH x AS (SELECT id FROM node WHERE key = ?1),
      p AS (
        SELECT CASE WHEN first = (SELECT id FROM x) THEN second ELSE first END AS other, channel, count
        FROM pair WHERE window = ?2 AND (first = (SELECT id FROM x) OR second = (SELECT id FROM x)))
      SELECT n.kind, n.key, n.name, n.type, sum(p.count) FILTER (WHERE channel = 0) AS a,
        sum(p.count) FILTER (WHERE channel = 1) AS c, sum(p.count) FILTER (WHERE channel = 2) AS x,
        EXISTS (SELECT 1 FROM entity_part WHERE entity = n.id AND whole = ?1)
          OR EXISTS (SELECT 1 FROM entity_part WHERE entity = (SELECT id FROM x) AND whole = n.key)
          AS part_of,
        (SELECT count FROM node_units u WHERE u.node = n.id AND u.window = ?2 AND u.channel = ?3)
          AS units
      FROM p JOIN node_name n ON n.id = p.other GROUP BY n.id
      """,
      [id, windowNumber, channel.number]
    )
    let own =
      try read(
        """
        SELECT count FROM node_units JOIN node ON node.id = node_units.node
        WHERE node.key = ? AND window = ? AND channel = ?
        """,
        [id, windowNumber, channel.number]
      ).first?[0] as Int? ?? 0
    let total =
      try read(
        "SELECT count FROM unit_total WHERE window = ? AND channel = ?",
        [windowNumber, channel.number]
      ).first?[0] as Int? ?? 0
    var found: [Comention] = []
    var tables: [PairCounts?] = []
    for row in rows {
      let counts = ChannelCounts(
        article: row["a"] ?? 0,
        comment: row["c"] ?? 0,
        cross: row["x"] ?? 0
      )
      let units: Int = row["units"] ?? 0
      found.append(
        Comention(
          kind: row["kind"] == "topic" ? .topic : .entity,
          id: row["key"] ?? "",
          name: row["name"] ?? "",
          type: row["type"] ?? "",
          counts: counts,
          isPartOf: row["part_of"] ?? false,
          association: nil
        )
      )
      tables.append(PairCounts(both: counts[channel], first: own, second: units, units: total))
    }
    let associations = AssociationMeasures.associations(of: tables.compactMap { $0 })
    var next = 0
    for index in found.indices where tables[index] != nil {
      found[index].association = associations[next]
      next += 1
    }
    found = found.filter {
      guard $0.counts[channel] > 0 else { return false }
      guard let type else { return true }
      return $0.type == type || $0.type.hasPrefix(type + "/")
    }
    found.sort {
      if $0.counts[channel] != $1.counts[channel] { return $0.counts[channel] > $1.counts[channel] }
      let first = $0.association?.npmi ?? -1
      let second = $1.association?.npmi ?? -1
      if first != second { return first > second }
      return $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
    }
    return Array(found.prefix(limit ?? found.count))
  }

  /// The units in which two nodes stand together, in the order of articles and documents.
  public func evidence(
    for first: String,
    _ second: String,
    window: Window = .sentence,
    channel: Channel = .both,
    limit: Int? = nil
  ) throws -> [ComentionEvidence] {
    let ones = try mentions(of: first)
    let others = Dictionary(grouping: try mentions(of: second)) { $0.unit(window) }
    var order: [StoredMention.Unit] = []
    var units: [StoredMention.Unit: [StoredMention]] = [:]
    for mention in ones {
      let unit = mention.unit(window)
      guard others[unit] != nil else { continue }
      if units[unit] == nil { order.append(unit) }
      units[unit, default: []].append(mention)
    }
    let found = order.compactMap { unit -> ComentionEvidence? in
      guard let first = units[unit], let second = others[unit] else { return nil }
      let kinds = (Set(first.map(\.channel)), Set(second.map(\.channel)))
      switch channel {
      case .both: return ComentionEvidence(first: first, second: second)
      case .cross:
        return window == .thread && channelNumber(kinds) == 2
          ? ComentionEvidence(first: first, second: second) : nil
      case .article, .comment:
        let number = window == .thread ? channelNumber(kinds) : (kinds.0.contains(.article) ? 0 : 1)
        return number == channel.number ? ComentionEvidence(first: first, second: second) : nil
      }
    }
    return Array(found.prefix(limit ?? found.count))
  }

  /// The channel in which a thread's pair counts: article before comment before cross.
  private func channelNumber(_ kinds: (Set<Channel>, Set<Channel>)) -> Int {
    for (number, channel) in [Channel.article, .comment].enumerated()
    where kinds.0.contains(channel) && kinds.1.contains(channel) {
      return number
    }
    return 2
  }
}

extension Window {
  /// The number by which the file's tables name the window.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension Channel {
  /// The number by which the file's tables name the channel.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
