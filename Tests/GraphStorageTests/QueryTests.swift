import KnowledgeGraphs
import TestSupport
import Testing

@testable import ArticleThreads
@testable import GraphStorage

@Suite("Asking a graph file")
struct QueryTests {
  private let file: GraphFile

  init() throws {
    file = try GraphFile(records: [
      """
      {"id":"a","title":"Kabul","author":"Ann","text":"ISI met the CIA in Lahore. ISI denied it.\\n\\nThe flood \
      reached Punjab. Mr \\"Čapek\\" (50%) lost the U.S. list.","comments":[{"id":"1","author":"Max",\
      "text":"The CIA, not ISI!"},{"id":"2","author":"max","text":"NATO\\nISI"}]}
      """,
      #"{"id":"b","text":"Pakistan and ISI. 西安 is far; the Taliban are near ISI."}"#,
    ])
  }

  @Test(
    "a plain sqlite3 answers from the views",
    .enabled(if: Tool.isInstalled("sqlite3"), "no sqlite3 here")
  )
  func plainSQLite() throws {
    func ask(_ sql: String) throws -> [String] {
      let outcome = try Tool.run("sqlite3", ["-batch", "-readonly", file.path, sql])
      #expect(outcome.errors.isEmpty)
      return outcome.output.split(separator: "\n").map(String.init)
    }
    #expect(
      try ask(
        """
        SELECT b_name, count, part_of FROM comention WHERE a = 'organization/isi'
        AND window = 'paragraph' AND channel = 'both' ORDER BY count DESC, b
        """
      )
        == ["Lahore|1|0", "Pakistan|1|1", "西安|1|0", "Taliban|1|0"].sorted {
          $0.hasPrefix("Taliban") && !$1.hasPrefix("Taliban")
        }
    )
    #expect(
      try ask(
        """
        SELECT channel, count FROM comention WHERE a = 'organization/cia' AND b = 'organization/isi'
        AND window = 'sentence' ORDER BY channel
        """
      ) == ["article|1", "both|2", "comment|1"]
    )
    #expect(
      try ask("SELECT mention, speaker, sentence FROM evidence WHERE entity = 'organization/cia'")
        == [
          "a@b12-15|Ann|ISI met the CIA in Lahore.", "a#1@b4-7|Max|The CIA, not ISI!",
        ]
    )
    #expect(
      try ask(
        "SELECT count(*) FROM evidence WHERE substr(sentence, start - sentence_start + 1, end - start) <> surface"
      )
        == ["0"]
    )
    #expect(
      try ask(
        "SELECT d.key FROM document_fts f JOIN document d ON d.id = f.rowid WHERE document_fts MATCH 'lahore'"
      ) == ["a"]
    )
    #expect(try ask("SELECT count(*) FROM article, run") == ["2"])
  }

  @Test("partners are ranked by count, then strength, then id, with all channels")
  func comentions() throws {
    let store = try file.open()
    let found = try store.comentions(of: "organization/isi", window: .sentence)
    #expect(
      found.map(\.id)
        == [
          "organization/cia", "organization/taliban", "place/lahore", "place/pakistan",
          "place/xian",
        ].sorted {
          ($0 == "organization/cia" ? 0 : 1, $0) < ($1 == "organization/cia" ? 0 : 1, $1)
        }
    )
    #expect(found.first?.counts.article == 1)
    #expect(found.first?.counts.comment == 1)
    #expect(found.filter(\.isPartOf).map(\.id) == ["place/pakistan"])
    #expect(try store.comentions(of: "organization/isi", type: "place").count == 3)
    #expect(try store.comentions(of: "organization/isi", type: "plac").isEmpty)
    #expect(
      try store.comentions(of: "organization/isi", channel: .comment).map(\.id) == [
        "organization/cia"
      ]
    )
    #expect(try store.comentions(of: "organization/isi", limit: 2).count == 2)
    #expect(try store.comentions(of: "nobody").isEmpty)
  }

  @Test(
    "evidence gives as many units as the count says",
    arguments: Window.allCases,
    Channel.allCases
  )
  func evidenceMatchesCounts(window: Window, channel: Channel) throws {
    guard channel != .cross || window == .thread else { return }
    for file in [file, try GraphFile(threads(6, seed: 90))] {
      let store = try file.open()
      for entity in try store.entities(limit: 3) {
        for partner in try store.comentions(
          of: entity.id,
          window: window,
          channel: channel,
          limit: 4
        ) {
          let units = try store.evidence(
            for: entity.id,
            partner.id,
            window: window,
            channel: channel
          )
          #expect(units.count == partner.counts[channel], "\(entity.id) \(partner.id)")
        }
      }
    }
  }

  @Test("words are found whatever their case and accents; no character is an operator")
  func search() throws {
    let store = try file.open()
    for words in [
      "lahore", "LAHORE cia", "capek", "Čapek", "\"Čapek\"", "met the", "西安", "(50%) lost",
    ] {
      #expect(try !store.search(words).isEmpty, "\(words)")
    }
    for words in [
      "nothing", "lahore OR nothing", "NEAR(a b)", "title:kabul", "lah*", "'", "\"", "", "😀",
    ] {
      #expect(try store.search(words).isEmpty, "\(words)")
    }
    #expect(try store.search("isi", channel: .comment).map(\.document).sorted() == ["a#1", "a#2"])
    #expect(try store.search("kabul").first?.snippet == "[Kabul]")
    #expect(try store.search("isi", limit: 1).count == 1)
  }

  @Test("mentions are found by entity, by id and by text")
  func mentions() throws {
    let store = try file.open()
    #expect(
      try store.mentions(of: "organization/isi").map(\.id) == [
        "a@b0-3", "a@b27-30", "a#1@b13-16", "a#2@b5-8", "b@b13-16", "b@b50-53",
      ]
    )
    #expect(
      try store.mentions(of: "organization/isi", channel: .comment, limit: 1).map(\.id) == [
        "a#1@b13-16"
      ]
    )
    let (mention, explanation) = try #require(try store.mention("a#1@b4-7"))
    #expect(mention.surface == "CIA")
    #expect(mention.speaker == "Max")
    #expect(explanation.contains("organization/cia"))
    for id in [
      "a#1@b4-8", "a#1@t4-7", "a#1", "@b4-7", "a@b-", "a@x1-2", "a@b1-99999999999999999999",
    ] {
      #expect(try store.mention(id) == nil)
    }
    #expect(try store.mentions(withSurface: "isi").count == 6)
    #expect(try store.mentions(of: "topic/floods").map(\.surface) == ["flood"])
    #expect(try store.mentions(of: "place/kabul").map(\.part) == ["t"])
  }
}
