import EntityLinking
import GRDB
public import KnowledgeGraphs

/// A mention as the graph file holds it, with its sentence.
public struct StoredMention: Sendable, Equatable {
  /// The public id: `document@b12-18`.
  public var id: String
  /// The entity or topic; `nil` for NIL.
  public var entity: String?
  /// The document.
  public var document: String
  /// The article the document is or belongs to.
  public var article: String
  /// The document's channel.
  public var channel: Channel
  /// `t` for the title, `b` for the body.
  public var part: String
  /// The span, in Unicode scalars of the part.
  public var range: Range<Int>
  /// The text of the span.
  public var surface: String
  /// How the entity is named; `term` for topics.
  public var form: String
  /// How sure the link is; the weight for a topic term.
  public var score: Double
  /// The zone.
  public var zone: String
  /// Whether it counts.
  public var isCounted: Bool
  /// Whose words they are.
  public var speaker: String?
  /// The sentence's number in its part.
  public var sentence: Int
  /// The paragraph's number in its part.
  public var paragraph: Int
  /// The sentence's span.
  public var sentenceRange: Range<Int>
  /// The sentence's text.
  public var sentenceText: String
  /// The id of the judgement that decided it, if one did.
  public var judgement: String?
  /// The rows of article and document, which tell units apart where ids look alike.
  var rows: Rows

  struct Rows: Sendable, Hashable {
    var article: Int64
    var document: Int64
  }

  /// A unit of a window: an article, a document, or a paragraph or sentence of it.
  struct Unit: Hashable {
    var row: Int64
    var part = ""
    var ordinal = 0
  }

  /// The unit in which the mention stands.
  func unit(_ window: Window) -> Unit {
    switch window {
    case .sentence: Unit(row: rows.document, part: part, ordinal: sentence)
    case .paragraph: Unit(row: rows.document, part: part, ordinal: paragraph)
    case .document: Unit(row: rows.document)
    case .thread: Unit(row: rows.article)
    }
  }
}

extension GraphStore {
  /// The mentions of an entity, or the terms of a topic, in the order of articles and documents.
  ///
  /// - Parameters:
  ///   - id: the node's id.
  ///   - channel: article, comment or both.
  ///   - includesUncounted: whether mentions in repeats, author notes and boilerplate are listed too.
  ///   - limit: how many at most.
  /// - Returns: the mentions with their sentences.
  /// - Throws: ``GraphError`` if the file cannot be read.
  public func mentions(
    of id: String,
    channel: Channel = .both,
    includesUncounted: Bool = false,
    limit: Int? = nil
  ) throws -> [StoredMention] {
    let kinds =
      channel == .article
      ? "('article')" : channel == .comment ? "('comment')" : "('article', 'comment')"
    let counted = includesUncounted ? "" : "AND m.counted = 1"
    let mentions = try read(
      """
      SELECT e.key AS entity, \(Self.mentionColumns)
      FROM mention m JOIN entity e ON e.id = m.entity \(Self.mentionJoins)
      WHERE e.key = ? AND d.kind IN \(kinds) \(counted)
      ORDER BY a.key, d.ordinal, m.part DESC, m.start LIMIT ?
      """,
      [id, limit ?? -1]
    )
    if !mentions.isEmpty { return mentions.map(Self.mention) }
    return try read(
      """
      SELECT k.key AS entity, \(Self.termColumns)
      FROM topic_term m JOIN topic k ON k.id = m.topic \(Self.termJoins)
      WHERE k.key = ? AND d.kind IN \(kinds)
      ORDER BY a.key, d.ordinal, m.part DESC, m.start LIMIT ?
      """,
      [id, limit ?? -1]
    ).map(Self.mention)
  }

  static let mentionColumns = """
    d.id AS document_row, a.id AS article_row, d.key AS document, a.key AS article, d.kind AS kind,
    m.part AS part, m.start AS start, m.end AS "end",
    m.surface AS surface, m.form AS form, m.score AS score, m.zone AS zone, m.counted AS counted,
    sp.name AS speaker, m.sentence AS sentence, m.paragraph AS paragraph, se.start AS from_, se.end AS to_,
    substr(CASE m.part WHEN 't' THEN d.title ELSE d.text END, se.start + 1, se.end - se.start) AS text,
    m.judgement AS judgement
    """
  static let mentionJoins = """
    JOIN document d ON d.id = m.document JOIN article a ON a.id = d.article
    LEFT JOIN speaker sp ON sp.id = m.speaker
    JOIN sentence se ON se.document = d.id AND se.part = m.part AND se.ordinal = m.sentence
    """
  static let termColumns = """
    d.id AS document_row, a.id AS article_row, d.key AS document, a.key AS article, d.kind AS kind,
    m.part AS part, m.start AS start, m.end AS "end",
    substr(CASE m.part WHEN 't' THEN d.title ELSE d.text END, m.start + 1, m.end - m.start) AS surface,
    'term' AS form, m.weight AS score, 'body' AS zone, 1 AS counted, sp.name AS speaker,
    m.sentence AS sentence, m.paragraph AS paragraph, se.start AS from_, se.end AS to_,
    substr(CASE m.part WHEN 't' THEN d.title ELSE d.text END, se.start + 1, se.end - se.start) AS text,
    NULL AS judgement
    """
  static let termJoins = """
    JOIN document d ON d.id = m.document JOIN article a ON a.id = d.article
    LEFT JOIN speaker sp ON sp.id = d.speaker
    JOIN sentence se ON se.document = d.id AND se.part = m.part AND se.ordinal = m.sentence
    """

  static func mention(_ row: Row) -> StoredMention {
    let document: String = row["document"]
    let part: String = row["part"]
    let range = span(row["start"], row["end"])
    return StoredMention(
      id: "\(document)@\(part)\(range.lowerBound)-\(range.upperBound)",
      entity: row["entity"],
      document: document,
      article: row["article"],
      channel: row["kind"] == "article" ? .article : .comment,
      part: part,
      range: range,
      surface: row["surface"],
      form: row["form"],
      score: row["score"],
      zone: row["zone"],
      isCounted: row["counted"],
      speaker: row["speaker"],
      sentence: row["sentence"],
      paragraph: row["paragraph"],
      sentenceRange: span(row["from_"], row["to_"]),
      sentenceText: row["text"],
      judgement: row["judgement"],
      rows: .init(article: row["article_row"], document: row["document_row"])
    )
  }

  /// A span that is one even in a file somebody tampered with.
  private static func span(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }

  /// A mention by its public id, with the explanation of its link as JSON.
  public func mention(_ id: String) throws -> (mention: StoredMention, explanation: String)? {
    guard let place = MentionID(id) else { return nil }
    return try read(
      """
      SELECT e.key AS entity, m.explanation, \(Self.mentionColumns)
      FROM mention m LEFT JOIN entity e ON e.id = m.entity \(Self.mentionJoins)
      WHERE d.key = ? AND m.part = ? AND m.start = ? AND m.end = ? ORDER BY a.key
      """,
      [
        place.document, place.part.rawValue, place.range.lowerBound, place.range.upperBound,
      ]
    ).first.map { (Self.mention($0), $0["explanation"]) }
  }

  /// Mentions, NIL ones included, whose text is given, whatever its case.
  public func mentions(withSurface surface: String, limit: Int = 20) throws -> [StoredMention] {
    try read(
      """
      SELECT e.key AS entity, \(Self.mentionColumns)
      FROM mention m LEFT JOIN entity e ON e.id = m.entity \(Self.mentionJoins)
      WHERE m.surface = ? COLLATE NOCASE
      ORDER BY a.key, d.ordinal, m.part DESC, m.start LIMIT ?
      """,
      [surface, limit]
    ).map(Self.mention)
  }
}
