import GRDB

/// The tables and views of the graph file, and the migrations that make them.
///
/// What other programs rely on: the tables `article`, `document`, `entity`, `mention`, `topic`,
/// `judgement` and `run`, the views `comention` and `evidence`, and the full-text table
/// `document_fts`. Windows and channels are small numbers in tables and names in views.
enum GraphSchema {
  /// Grows with every change of what is stored for the same input; part of the build id.
  static let formatVersion = 1

  static let windows = ["sentence", "paragraph", "document", "thread"]
  static let channels = ["article", "comment", "cross", "both"]

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("graph tables") { database in
      try database.execute(sql: tables)
      try database.execute(sql: views)
    }
    migrator.registerMigration("judgements") { database in
      try database.execute(sql: judgements)
    }
    return migrator
  }

  private static let tables = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY, version TEXT NOT NULL, format INTEGER NOT NULL, gazetteer TEXT NOT NULL,
      options TEXT NOT NULL, build TEXT NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL,
      removed INTEGER NOT NULL, finished TEXT NOT NULL);
    CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE list (
      file TEXT PRIMARY KEY, title TEXT NOT NULL, origin TEXT NOT NULL, licence TEXT NOT NULL)
      WITHOUT ROWID;
    CREATE TABLE article (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, authors TEXT NOT NULL,
      date TEXT, date_precision TEXT, source TEXT, url TEXT, tags TEXT NOT NULL, language TEXT,
      path TEXT NOT NULL, line INTEGER NOT NULL, digest TEXT NOT NULL, linked TEXT NOT NULL);
    CREATE TABLE speaker (
      id INTEGER PRIMARY KEY, source TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (source, name));
    CREATE TABLE document (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL,
      article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('article', 'comment')), ordinal INTEGER NOT NULL,
      comment_id TEXT, speaker INTEGER REFERENCES speaker, date TEXT, date_precision TEXT, parent TEXT,
      reply_to TEXT, is_orphan INTEGER NOT NULL DEFAULT 0, title TEXT NOT NULL, text TEXT NOT NULL,
      seal INTEGER NOT NULL, rows_seal INTEGER NOT NULL, UNIQUE (article, ordinal));
    -- Not unique: an article may be called what a comment of another one is called.
    CREATE INDEX document_key ON document (key);
    CREATE TABLE zone (
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, start INTEGER NOT NULL,
      end INTEGER NOT NULL, kind TEXT NOT NULL, speaker TEXT, is_probable INTEGER NOT NULL,
      is_found INTEGER NOT NULL, PRIMARY KEY (document, start)) WITHOUT ROWID;
    CREATE TABLE address (
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, start INTEGER NOT NULL,
      end INTEGER NOT NULL, speaker TEXT NOT NULL, PRIMARY KEY (document, start)) WITHOUT ROWID;
    CREATE TABLE sentence (
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE, part TEXT NOT NULL,
      ordinal INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
      paragraph INTEGER NOT NULL, counted INTEGER NOT NULL, seal INTEGER NOT NULL,
      PRIMARY KEY (document, part, ordinal)) WITHOUT ROWID;
    CREATE TABLE node (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('entity', 'topic')),
      key TEXT NOT NULL UNIQUE);
    CREATE TABLE entity (
      id INTEGER PRIMARY KEY REFERENCES node, key TEXT NOT NULL UNIQUE, type TEXT NOT NULL,
      name TEXT NOT NULL, description TEXT NOT NULL, latitude REAL, longitude REAL,
      list TEXT NOT NULL);
    CREATE TABLE entity_part (
      entity INTEGER NOT NULL REFERENCES entity, whole TEXT NOT NULL, is_direct INTEGER NOT NULL,
      PRIMARY KEY (entity, whole)) WITHOUT ROWID;
    CREATE TABLE topic (
      id INTEGER PRIMARY KEY REFERENCES node, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
      description TEXT NOT NULL, list TEXT NOT NULL);
    CREATE TABLE mention (
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      part TEXT NOT NULL CHECK (part IN ('t', 'b')), start INTEGER NOT NULL, end INTEGER NOT NULL,
      surface TEXT NOT NULL, entity INTEGER REFERENCES entity, type TEXT NOT NULL,
      form TEXT NOT NULL, score REAL NOT NULL, zone TEXT NOT NULL, counted INTEGER NOT NULL,
      sentence INTEGER NOT NULL, paragraph INTEGER NOT NULL, speaker INTEGER REFERENCES speaker,
      explanation TEXT NOT NULL, seal INTEGER NOT NULL, UNIQUE (document, part, start));
    CREATE INDEX mention_entity ON mention (entity, document);
    CREATE TABLE document_topic (
      document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
      topic INTEGER NOT NULL REFERENCES topic, score REAL NOT NULL, seal INTEGER NOT NULL,
      PRIMARY KEY (document, topic)) WITHOUT ROWID;
    CREATE INDEX document_topic_topic ON document_topic (topic);
    CREATE TABLE topic_term (
      document INTEGER NOT NULL, topic INTEGER NOT NULL, part TEXT NOT NULL, start INTEGER NOT NULL,
      end INTEGER NOT NULL, term TEXT NOT NULL, weight REAL NOT NULL, sentence INTEGER NOT NULL,
      paragraph INTEGER NOT NULL, seal INTEGER NOT NULL,
      PRIMARY KEY (document, topic, part, start),
      FOREIGN KEY (document, topic) REFERENCES document_topic ON DELETE CASCADE) WITHOUT ROWID;
    CREATE TABLE judgement (
      id INTEGER PRIMARY KEY, document TEXT NOT NULL, part TEXT NOT NULL, start INTEGER NOT NULL,
      end INTEGER NOT NULL, surface TEXT NOT NULL, entity TEXT, scope TEXT NOT NULL);
    CREATE TABLE unit_total (
      window INTEGER NOT NULL, channel INTEGER NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (window, channel)) WITHOUT ROWID;
    CREATE TABLE node_units (
      node INTEGER NOT NULL REFERENCES node, window INTEGER NOT NULL, channel INTEGER NOT NULL,
      count INTEGER NOT NULL, PRIMARY KEY (node, window, channel)) WITHOUT ROWID;
    CREATE TABLE pair (
      first INTEGER NOT NULL REFERENCES node, second INTEGER NOT NULL REFERENCES node,
      window INTEGER NOT NULL, channel INTEGER NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (first, second, window, channel)) WITHOUT ROWID;
    CREATE INDEX pair_second ON pair (second);
    CREATE VIRTUAL TABLE document_fts USING fts5(
      title, text, content='document', content_rowid='id', tokenize='unicode61');
    CREATE TRIGGER document_inserted AFTER INSERT ON document BEGIN
      INSERT INTO document_fts (rowid, title, text) VALUES (new.id, new.title, new.text);
    END;
    CREATE TRIGGER document_deleted AFTER DELETE ON document BEGIN
      INSERT INTO document_fts (document_fts, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
    END;
    """

  /// The table had no row and no writer before.
  private static let judgements = """
    DROP TABLE judgement;
    CREATE TABLE judgement (
      id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, article TEXT NOT NULL, document TEXT NOT NULL,
      part TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, surface TEXT NOT NULL,
      entity TEXT, scope TEXT NOT NULL, reason TEXT NOT NULL, seal INTEGER NOT NULL);
    -- Not a reference: a judgement outlives the mentions that it decides.
    ALTER TABLE mention ADD COLUMN judgement TEXT;
    CREATE INDEX mention_judgement ON mention (judgement) WHERE judgement IS NOT NULL;
    """

  private static let views = """
    CREATE VIEW node_name AS
      SELECT node.id, node.key, node.kind, coalesce(entity.name, topic.name) AS name,
        coalesce(entity.type, 'topic') AS type
      FROM node LEFT JOIN entity ON entity.id = node.id LEFT JOIN topic ON topic.id = node.id;
    CREATE VIEW pair_channel AS
      SELECT first, second, window, channel, count FROM pair
      UNION ALL SELECT first, second, window, 3, sum(count) FROM pair GROUP BY first, second, window;
    CREATE VIEW comention AS
      SELECT min(f.key, s.key) AS a, max(f.key, s.key) AS b,
        CASE WHEN f.key < s.key THEN f.name ELSE s.name END AS a_name,
        CASE WHEN f.key < s.key THEN s.name ELSE f.name END AS b_name,
        CASE p.window WHEN 0 THEN 'sentence' WHEN 1 THEN 'paragraph' WHEN 2 THEN 'document'
          ELSE 'thread' END AS window,
        CASE p.channel WHEN 0 THEN 'article' WHEN 1 THEN 'comment' WHEN 2 THEN 'cross'
          ELSE 'both' END AS channel,
        p.count,
        EXISTS (SELECT 1 FROM entity_part WHERE entity = p.first AND whole = s.key)
          OR EXISTS (SELECT 1 FROM entity_part WHERE entity = p.second AND whole = f.key) AS part_of
      FROM pair_channel p JOIN node_name f ON f.id = p.first JOIN node_name s ON s.id = p.second;
    CREATE VIEW evidence AS
      SELECT d.key || '@' || m.part || m.start || '-' || m.end AS mention, e.key AS entity, e.name,
        e.type, m.surface, m.form, m.score, d.key AS document, a.key AS article, d.kind AS channel,
        m.part, m.start, m.end, m.zone, sp.name AS speaker, m.sentence AS sentence_number,
        m.paragraph, se.start AS sentence_start, se.end AS sentence_end,
        substr(CASE m.part WHEN 't' THEN d.title ELSE d.text END, se.start + 1, se.end - se.start)
          AS sentence
      FROM mention m JOIN entity e ON e.id = m.entity JOIN document d ON d.id = m.document
        JOIN article a ON a.id = d.article LEFT JOIN speaker sp ON sp.id = m.speaker
        JOIN sentence se ON se.document = d.id AND se.part = m.part AND se.ordinal = m.sentence
      WHERE m.counted = 1
      UNION ALL
      SELECT d.key || '@' || t.part || t.start || '-' || t.end, k.key, k.name, 'topic',
        substr(CASE t.part WHEN 't' THEN d.title ELSE d.text END, t.start + 1, t.end - t.start),
        'term', t.weight, d.key, a.key, d.kind, t.part, t.start, t.end, 'body', sp.name, t.sentence,
        t.paragraph, se.start, se.end,
        substr(CASE t.part WHEN 't' THEN d.title ELSE d.text END, se.start + 1, se.end - se.start)
      FROM topic_term t JOIN topic k ON k.id = t.topic JOIN document d ON d.id = t.document
        JOIN article a ON a.id = d.article LEFT JOIN speaker sp ON sp.id = d.speaker
        JOIN sentence se ON se.document = d.id AND se.part = t.part AND se.ordinal = t.sentence;
    """
}
