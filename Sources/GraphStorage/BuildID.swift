import EntityLinking
import GRDB
import Gazetteers

/// Names a build by what went into it: inputs, gazetteer, options, judgements and format; no clock, host or path.
enum BuildID {
  static func current(in database: Database) throws -> String {
    var digest = ContentDigest()
    digest.update(field: "skein \(GraphSchema.formatVersion)")
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT key, digest, linked FROM article ORDER BY key"
    )
    while let row = try rows.next() {
      digest.update(field: row[0])
      digest.update(field: row[1])
      digest.update(field: row[2])
    }
    for judgement in try JudgementTable.read(database) {
      digest.update(field: "judgement")
      digest.update(field: judgement.id)
      digest.update(field: judgement.mention)
      digest.update(field: judgement.article)
      digest.update(field: judgement.surface)
      digest.update(field: judgement.entity ?? "\u{0}")
      digest.update(field: judgement.reason)
    }
    return String(digest.hex().prefix(32))
  }
}
