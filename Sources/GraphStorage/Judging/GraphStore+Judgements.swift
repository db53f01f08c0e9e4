public import EntityLinking
import GRDB

/// A judgement as the graph file holds it.
public struct StoredJudgement: Sendable {
  /// The judgement.
  public var judgement: Judgement
  /// The mentions that it decides, NIL ones among them.
  public var mentions: Int
  /// Why it decides none, in words that complete a sentence; `nil` where it decides some, and where it
  /// says that nothing is meant and nothing would be linked there.
  public var obstacle: String?
}

extension GraphStore {
  /// The judgements that linking is to follow.
  /// - Throws: ``GraphError`` if the file cannot be read.
  public func judgements() throws -> Judgements {
    do {
      return Judgements(try queue.read(JudgementTable.read))
    } catch {
      throw described(error)
    }
  }

  /// The judgement with an id.
  public func judgement(_ id: String) throws -> Judgement? {
    try read("SELECT * FROM judgement WHERE key = ?", [id]).first.flatMap(JudgementTable.judgement)
  }

  /// The judgements by their ids with what they decide, and with what keeps the others from it.
  ///
  /// - Parameter linker: links with the gazetteer that the file was linked with.
  /// - Returns: all judgements of the file.
  /// - Throws: ``GraphError`` if the file cannot be read.
  public func storedJudgements(_ linker: Linker) throws -> [StoredJudgement] {
    let counts = try Dictionary(
      uniqueKeysWithValues: read(
        "SELECT judgement, count(*) FROM mention WHERE judgement IS NOT NULL GROUP BY judgement",
        []
      ).map { ($0[0] as String, $0[1] as Int) }
    )
    let judgements = try judgements()
    return try judgements.all.map { judgement in
      let mentions = counts[judgement.id] ?? 0
      return StoredJudgement(
        judgement: judgement,
        mentions: mentions,
        obstacle: mentions > 0 ? nil : try obstacle(to: judgement, among: judgements, linker)
      )
    }
  }

  private func obstacle(to judgement: Judgement, among judgements: Judgements, _ linker: Linker)
    throws -> String?
  {
    if judgement.scope == .everywhere, judgement.entity.map(linker.isJudgeable) ?? true {
      if judgement.entity == nil { return nil }
      return "“\(judgement.surface)” is no name of its own in any text"
    }
    let thread = try thread(ofArticle: judgement.article)?.thread
    return linker.obstacle(to: judgement, in: thread, with: judgements)
  }

  /// The documents with a key, by their articles; an article may be called what a comment is called.
  public func documents(_ key: String) throws -> [(article: String, title: String, text: String)] {
    try read(
      """
      SELECT a.key, d.title, d.text FROM document d JOIN article a ON a.id = d.article
      WHERE d.key = ? ORDER BY a.key
      """,
      [key]
    ).map { ($0[0], $0[1], $0[2]) }
  }
}
