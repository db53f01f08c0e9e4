import ArticleThreads
import EntityLinking
import GRDB
import Gazetteers
import KnowledgeGraphs

/// Writes the rows of one thread.
final class ThreadWriter {
  let database: Database
  private let gazetteer: Gazetteer
  private let linkState: String
  private(set) var articleID: Int64 = 0
  /// The sum of the seals of a document's rows, by which `verify` misses one that was taken out.
  private var rowsSeal: Int64 = 0
  /// By the bytes of the name, which is what tells speakers apart.
  private var speakers: [[UInt8]: Int64] = [:]

  init(database: Database, gazetteer: Gazetteer, linkState: String) {
    self.database = database
    self.gazetteer = gazetteer
    self.linkState = linkState
  }

  func write(
    _ record: ThreadRecord,
    _ linked: LinkedThread,
    node: (Int) throws -> Int64
  ) throws {
    let thread = record.thread
    let article = thread.article
    try insert(
      """
      INSERT INTO article (key, title, authors, date, date_precision, source, url, tags, language, path,
        line, digest, linked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        article.id, article.title, JSONText.array(article.authors), article.published?.iso,
        article.published?.precision.rawValue, article.source, article.url,
        JSONText.array(article.tags), article.language, record.path, record.line, thread.digest,
        linkState,
      ]
    )
    articleID = database.lastInsertedRowID
    let source = thread.speakerSource
    for (ordinal, document) in linked.documents.enumerated() {
      let comment = ordinal > 0 ? thread.comments[ordinal - 1] : nil
      let id = try writeDocument(document, comment, thread, ordinal, source)
      rowsSeal = 0
      try writeZones(document.body.zones, comment?.zones ?? article.zones, id)
      for address in comment?.addresses ?? [] {
        try insert(
          "INSERT INTO address (document, start, end, speaker) VALUES (?, ?, ?, ?)",
          [id, address.range.lowerBound, address.range.upperBound, address.speaker]
        )
      }
      for (part, text) in [("t", document.title), ("b", document.body)] {
        try writeSentences(text, part, id)
        for mention in text.mentions {
          try write(mention, part, id, document.key, source, node)
        }
      }
      for topic in document.topics { try write(topic, document, id, node) }
      try insert("UPDATE document SET rows_seal = ? WHERE id = ?", [rowsSeal, id])
    }
  }

  private func writeDocument(
    _ document: LinkedDocument,
    _ comment: Comment?,
    _ thread: ArticleThread,
    _ ordinal: Int,
    _ source: String
  ) throws -> Int64 {
    let date = comment == nil ? thread.article.published : comment?.date
    try insert(
      """
      INSERT INTO document (key, article, kind, ordinal, comment_id, speaker, date, date_precision,
        parent, reply_to, is_orphan, title, text, seal, rows_seal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
      """,
      [
        document.key, articleID, document.kind.rawValue, ordinal, comment?.id,
        try speaker(document.author, source), date?.iso, date?.precision.rawValue, comment?.parent,
        comment?.replyTo, comment?.isOrphan ?? false, document.title.text, document.body.text,
        RowSeal.of(document.key, document.title.text, document.body.text),
      ]
    )
    return database.lastInsertedRowID
  }

  private func writeZones(_ zones: [Zone], _ given: [Zone], _ document: Int64) throws {
    for zone in zones {
      try insert(
        """
        INSERT INTO zone (document, start, end, kind, speaker, is_probable, is_found)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          document, zone.range.lowerBound, zone.range.upperBound, zone.kind.rawValue, zone.speaker,
          zone.isProbable, !given.contains(zone),
        ]
      )
    }
  }

  private func writeSentences(_ text: LinkedText, _ part: String, _ document: Int64) throws {
    for (ordinal, sentence) in text.sentences.enumerated() {
      let values = [
        sentence.range.lowerBound, sentence.range.upperBound, sentence.paragraph,
        sentence.isCounted ? 1 : 0,
      ]
      try insert(
        """
        INSERT INTO sentence (document, part, ordinal, start, end, paragraph, counted, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          document, part, ordinal, values[0], values[1], values[2], values[3],
          counting(RowSeal.of(part, ordinal, values[0], values[1], values[2], values[3])),
        ]
      )
    }
  }

  private func write(
    _ mention: Mention,
    _ part: String,
    _ document: Int64,
    _ key: String,
    _ source: String,
    _ node: (Int) throws -> Int64
  ) throws {
    let entity = mention.entity.map { gazetteer.entities[$0].id }
    let explanation = ExplanationText.json(of: mention, gazetteer)
    try insert(
      """
      INSERT INTO mention (document, part, start, end, surface, entity, type, form, score, zone, counted,
        sentence, paragraph, speaker, explanation, judgement, seal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        document, part, mention.range.lowerBound, mention.range.upperBound, mention.surface,
        try mention.entity.map(node), mention.type, mention.form.rawValue, mention.score,
        mention.zone.rawValue, mention.isCounted, mention.sentence, mention.paragraph,
        try speaker(mention.speaker, source), explanation, mention.judgement?.judgement.id,
        counting(
          RowSeal.of(
            key,
            part,
            mention.range.lowerBound,
            mention.range.upperBound,
            mention.surface,
            entity,
            mention.type,
            mention.form.rawValue,
            mention.score,
            mention.zone.rawValue,
            mention.isCounted ? 1 : 0,
            mention.sentence,
            mention.paragraph,
            mention.speaker,
            explanation
          )
        ),
      ]
    )
  }

  private func write(
    _ topic: TopicAssignment,
    _ document: LinkedDocument,
    _ id: Int64,
    _ node: (Int) throws -> Int64
  ) throws {
    let topicID = try node(topic.topic)
    let key = gazetteer.entities[topic.topic].id
    try insert(
      "INSERT INTO document_topic (document, topic, score, seal) VALUES (?, ?, ?, ?)",
      [id, topicID, topic.score, counting(RowSeal.of(document.key, key, topic.score))]
    )
    for (part, text) in [("t", document.title), ("b", document.body)] {
      for term in text.terms where term.topic == topic.topic {
        try insert(
          """
          INSERT INTO topic_term (document, topic, part, start, end, term, weight, sentence, paragraph,
            seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            id, topicID, part, term.range.lowerBound, term.range.upperBound, term.term, term.weight,
            term.sentence, term.paragraph,
            counting(
              RowSeal.of(
                document.key,
                key,
                part,
                term.range.lowerBound,
                term.range.upperBound,
                term.term,
                term.weight,
                term.sentence,
                term.paragraph
              )
            ),
          ]
        )
      }
    }
  }

  private func speaker(_ name: String, _ source: String) throws -> Int64? {
    guard !name.isEmpty else { return nil }
    let bytes = Array(name.utf8)
    if let id = speakers[bytes] { return id }
    try insert("INSERT OR IGNORE INTO speaker (source, name) VALUES (?, ?)", [source, name])
    let id = try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM speaker WHERE source = ? AND name = ?"),
      arguments: [source, name]
    )
    speakers[bytes] = id
    return id
  }

  private func counting(_ seal: Int64) -> Int64 {
    rowsSeal &+= seal
    return seal
  }

  private func insert(_ sql: String, _ arguments: StatementArguments) throws {
    try database.cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
