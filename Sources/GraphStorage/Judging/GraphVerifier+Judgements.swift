import EntityLinking
import GRDB

// Whether judgements are what they were when they were written, and every link follows them.
extension GraphVerifier {
  mutating func checkJudgements() throws {
    var known: [String: Judgement] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT * FROM judgement ORDER BY key") {
      let key: String = row["key"]
      guard let judgement = JudgementTable.judgement(row) else {
        report("judgement", key, "its span, part or scope is none")
        continue
      }
      if judgement.id != key {
        report("judgement", key, "it is about something else than its id says")
      } else if JudgementTable.seal(of: judgement) != row["seal"] as Int64 {
        report("judgement", key, "the row was changed")
      }
      known[key] = judgement
    }
    try checkJudgedMentions(known)
    try checkStamps(Judgements(known.values))
  }

  /// Whether judged mentions say what their judgements say.
  private mutating func checkJudgedMentions(_ judgements: [String: Judgement]) throws {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT d.key, m.part, m.start, m.end, m.surface, m.judgement, m.explanation, a.key AS article,
          m.entity IS NULL AS is_nil
        FROM mention m JOIN document d ON d.id = m.document JOIN article a ON a.id = d.article
        WHERE m.judgement IS NOT NULL OR m.explanation LIKE '%,"judgement":{%'
        ORDER BY d.key, m.part, m.start
        """
    )
    for row in rows {
      let place =
        "\(row["key"] as String)@\(row["part"] as String)\(row["start"] as Int)-\(row["end"] as Int)"
      let name = "\(place) “\(row["surface"] as String)”"
      let told = JudgedText.decode(row["explanation"])
      guard let told else {
        if row["judgement"] as String? != nil {
          report("mention", name, "its explanation names no judgement")
        }
        continue
      }
      guard row["judgement"] as String? == told.id, let judgement = judgements[told.id] else {
        report("mention", name, "the judgement that decided it is not there")
        continue
      }
      let isSame =
        told.entity == judgement.entity && (judgement.entity == nil) == (row["is_nil"] as Bool)
      if !isSame { report("mention", name, "its judgement \(told.id) says something else") }
      let isElsewhere =
        judgement.scope == .mention && judgement.mention != place
        || judgement.scope != .everywhere && judgement.article != row["article"]
      if isElsewhere { report("mention", name, "its judgement \(told.id) is of another place") }
    }
  }

  /// Whether every thread was linked with the judgements as they are.
  private mutating func checkStamps(_ judgements: Judgements) throws {
    let keys = try String.fetchAll(
      database,
      sql: judgements.isEmpty
        ? "SELECT key FROM article WHERE linked LIKE '% % %' ORDER BY key"
        : "SELECT key FROM article ORDER BY key"
    )
    for key in keys {
      guard let record = try StoredThread.record(ofArticle: key, in: database) else { continue }
      let state = try String.fetchOne(
        database.cachedStatement(sql: "SELECT linked FROM article WHERE key = ?"),
        arguments: [key]
      )
      let parts = (state ?? "").split(separator: " ", omittingEmptySubsequences: false)
      if (parts.count > 2 ? String(parts[2]) : "") != judgements.stamp(of: record.thread) {
        report("article", "“\(key)”", "it is not linked by the judgements of the file")
      }
    }
  }
}
