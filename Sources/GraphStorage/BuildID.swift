import GRDB
import Gazetteers

/// Names a build by what went into it: inputs, gazetteer, options and format; no clock, host or path.
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
    return String(digest.hex().prefix(32))
  }
}
