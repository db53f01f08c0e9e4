import GRDB
import KnowledgeGraphs

/// Attaches to co-mention edges the sentences they rest on.
///
/// For each edge the first units, in the order of articles and documents, with the sentences in which
/// either node stands.
struct EvidenceLoader {
  private let database: Database
  private let options: GraphStore.GraphOptions

  init(_ database: Database, _ options: GraphStore.GraphOptions) {
    self.database = database
    self.options = options
  }

  /// A unit of the window: its mentions by node.
  private struct Unit {
    let channel: Channel
    var mentions: [String: [StoredMention]]
  }

  func attach(to edges: inout [GraphEdge], nodes: [GraphNode]) throws {
    let units = try units()
    var unitsByNode: [String: [Int]] = [:]
    for (index, unit) in units.enumerated() {
      for id in unit.mentions.keys { unitsByNode[id, default: []].append(index) }
    }
    for index in edges.indices where edges[index].kind == .comention {
      let first = nodes[edges[index].source].id
      let second = nodes[edges[index].target].id
      let others = Set(unitsByNode[second] ?? [])
      for unit in (unitsByNode[first] ?? []).sorted() where others.contains(unit) {
        guard edges[index].evidence.count < options.evidencePerEdge else { break }
        edges[index].evidence += references(units[unit], first, second)
      }
      let kept = edges[index].evidence.prefix(options.evidencePerEdge)
      edges[index].evidence = Array(kept)
    }
  }

  private func references(_ unit: Unit, _ first: String, _ second: String) -> [EvidenceReference] {
    var references: [EvidenceReference] = []
    let mentions = (unit.mentions[first] ?? []) + (unit.mentions[second] ?? [])
    for mention in mentions.sorted(by: { $0.isBefore($1) }) {
      let known = references.firstIndex {
        $0.document == mention.document && $0.start == mention.sentenceRange.lowerBound
          && ($0.part == .title) == (mention.part == "t")
      }
      if let known {
        references[known].mentions.append(mention.id)
      } else {
        references.append(
          EvidenceReference(
            document: mention.document,
            part: mention.part == "t" ? .title : .body,
            start: mention.sentenceRange.lowerBound,
            end: mention.sentenceRange.upperBound,
            text: mention.sentenceText,
            speaker: mention.speaker,
            channel: mention.channel,
            mentions: [mention.id]
          )
        )
      }
    }
    return references
  }

  private func units() throws -> [Unit] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT a.key AS article_key, d.ordinal AS document_number, e.key AS entity,
          \(GraphStore.mentionColumns)
        FROM mention m JOIN entity e ON e.id = m.entity \(GraphStore.mentionJoins)
        WHERE m.counted = 1
        UNION ALL
        SELECT a.key, d.ordinal, k.key, \(GraphStore.termColumns)
        FROM topic_term m JOIN topic k ON k.id = m.topic \(GraphStore.termJoins)
        ORDER BY article_key, document_number, part DESC, start, entity
        """
    )
    var keys: [StoredMention.Unit: Int] = [:]
    var units: [Unit] = []
    for row in rows {
      let mention = GraphStore.mention(row)
      switch options.channel {
      case .article where mention.channel != .article: continue
      case .comment where mention.channel != .comment: continue
      default: break
      }
      let key = mention.unit(options.window)
      let index = keys[key] ?? units.count
      if index == units.count {
        keys[key] = index
        units.append(Unit(channel: mention.channel, mentions: [:]))
      }
      units[index].mentions[mention.entity ?? "", default: []].append(mention)
    }
    return units
  }
}

extension StoredMention {
  /// Whether the mention stands before another one of its unit.
  public func isBefore(_ other: StoredMention) -> Bool {
    if document != other.document {
      return document.utf8.lexicographicallyPrecedes(other.document.utf8)
    }
    return (other.part, range.lowerBound) < (part, other.range.lowerBound)
  }
}
