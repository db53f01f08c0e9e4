import GRDB

/// The stored counts: totals of units, units of nodes, units of pairs.
enum CountTables {
  /// Adds a change to the counts; rows that fall to zero go.
  static func apply(_ change: UnitCounts, to database: Database) throws {
    let change = change.withoutZeros
    for (key, count) in change.totals {
      try add(
        "unit_total (window, channel, count) VALUES (?, ?, ?) ON CONFLICT (window, channel)",
        [key.window, key.channel, count],
        database
      )
    }
    for (key, count) in change.nodes {
      try add(
        "node_units (node, window, channel, count) VALUES (?, ?, ?, ?) "
          + "ON CONFLICT (node, window, channel)",
        [key.node, key.window, key.channel, count],
        database
      )
    }
    for (key, count) in change.pairs {
      try add(
        "pair (first, second, window, channel, count) VALUES (?, ?, ?, ?, ?) "
          + "ON CONFLICT (first, second, window, channel)",
        [key.first, key.second, key.window, key.channel, count],
        database
      )
    }
    for table in ["unit_total", "node_units", "pair"] where change.hasDecrease {
      try database.execute(sql: "DELETE FROM \(table) WHERE count = 0")
    }
  }

  private static func add(
    _ insertion: String,
    _ arguments: StatementArguments,
    _ database: Database
  ) throws {
    try database.cachedStatement(
      sql: "INSERT INTO \(insertion) DO UPDATE SET count = count + excluded.count"
    ).execute(arguments: arguments)
  }

  /// Reads all stored counts.
  static func read(_ database: Database) throws -> UnitCounts {
    var counts = UnitCounts()
    for row in try Row.fetchAll(database, sql: "SELECT window, channel, count FROM unit_total") {
      counts.setTotal(.init(window: row[0], channel: row[1]), row[2])
    }
    for row in try Row.fetchAll(
      database,
      sql: "SELECT node, window, channel, count FROM node_units"
    ) {
      counts.setNode(.init(node: row[0], window: row[1], channel: row[2]), row[3])
    }
    for row in try Row.fetchAll(
      database,
      sql: "SELECT first, second, window, channel, count FROM pair"
    ) {
      counts.setPair(
        .init(first: row[0], second: row[1], window: row[2], channel: row[3]),
        row[4]
      )
    }
    return counts
  }
}
