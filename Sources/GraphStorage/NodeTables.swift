import GRDB
import Gazetteers

/// The rows of entities and topics.
enum NodeTables {
  /// Writes the row of an entity or topic with what the gazetteer says of it now.
  /// - Returns: the node's id.
  static func upsert(_ index: Int, of gazetteer: Gazetteer, in database: Database) throws -> Int64 {
    let entity = gazetteer.entities[index]
    let kind = entity.isTopic ? "topic" : "entity"
    try database.cachedStatement(
      sql: """
        INSERT INTO node (kind, key) VALUES (?, ?)
        ON CONFLICT (key) DO UPDATE SET kind = excluded.kind WHERE kind <> excluded.kind
        """
    ).execute(arguments: [kind, entity.id])
    guard
      let id = try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT id FROM node WHERE key = ?"),
        arguments: [entity.id]
      )
    else { return 0 }
    if entity.isTopic {
      try database.cachedStatement(
        sql: """
          INSERT INTO topic (id, key, name, description, list) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description,
            list = excluded.list
          """
      ).execute(
        arguments: [id, entity.id, entity.name, entity.description, entity.origin.list])
      return id
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO entity (id, key, type, name, description, latitude, longitude, list)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET type = excluded.type, name = excluded.name,
          description = excluded.description, latitude = excluded.latitude,
          longitude = excluded.longitude, list = excluded.list
        """
    ).execute(
      arguments: [
        id, entity.id, entity.type, entity.name, entity.description, entity.latitude,
        entity.longitude, entity.origin.list,
      ])
    try writeWholes(of: index, id, gazetteer, database)
    return id
  }

  private static func writeWholes(
    of index: Int,
    _ id: Int64,
    _ gazetteer: Gazetteer,
    _ database: Database
  ) throws {
    try database.cachedStatement(sql: "DELETE FROM entity_part WHERE entity = ?")
      .execute(arguments: [id])
    // A person's parent is an affiliation, which is no whole.
    guard gazetteer.entities[index].topType != "person" else { return }
    for ancestor in gazetteer.ancestors(of: index) {
      let whole = gazetteer.entities[ancestor].id
      try database.cachedStatement(
        sql: "INSERT INTO entity_part (entity, whole, is_direct) VALUES (?, ?, ?)"
      ).execute(arguments: [id, whole, gazetteer.entities[index].parents.contains(whole)])
    }
  }

  /// Brings all rows up to date with the gazetteer and drops nodes and speakers that nothing uses.
  static func tidy(_ gazetteer: Gazetteer, in database: Database) throws {
    try database.execute(
      sql: """
        CREATE TEMP TABLE unused AS SELECT id FROM node
          WHERE id NOT IN (SELECT entity FROM mention WHERE entity IS NOT NULL)
            AND id NOT IN (SELECT topic FROM document_topic);
        DELETE FROM entity_part WHERE entity IN (SELECT id FROM unused);
        DELETE FROM entity WHERE id IN (SELECT id FROM unused);
        DELETE FROM topic WHERE id IN (SELECT id FROM unused);
        DELETE FROM node WHERE id IN (SELECT id FROM unused);
        DROP TABLE unused;
        DELETE FROM speaker WHERE id NOT IN (SELECT speaker FROM document WHERE speaker IS NOT NULL)
          AND id NOT IN (SELECT speaker FROM mention WHERE speaker IS NOT NULL);
        """
    )
    for key in try String.fetchAll(database, sql: "SELECT key FROM node") {
      if let index = gazetteer.index(ofID: key) {
        _ = try upsert(index, of: gazetteer, in: database)
      }
    }
    // What was a topic may have become an entity, and the other way round.
    try database.execute(
      sql: """
        DELETE FROM topic WHERE id IN (SELECT id FROM node WHERE kind = 'entity');
        DELETE FROM entity_part WHERE entity IN (SELECT id FROM node WHERE kind = 'topic');
        DELETE FROM entity WHERE id IN (SELECT id FROM node WHERE kind = 'topic');
        """
    )
    try database.execute(sql: "DELETE FROM list")
    let used = try Set(
      String.fetchAll(database, sql: "SELECT list FROM entity UNION SELECT list FROM topic")
    )
    for list in gazetteer.lists where used.contains(list.file) {
      try database.execute(
        sql: "INSERT OR REPLACE INTO list (file, title, origin, licence) VALUES (?, ?, ?, ?)",
        arguments: [list.file, list.title, list.origin, list.licence]
      )
    }
  }
}
