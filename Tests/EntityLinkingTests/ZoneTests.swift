import ArticleThreads
import EntityLinking
import Gazetteers
import Testing

@Suite("Zones")
struct ZoneTests {
  /// An article with zones around some of its parts.
  private func link(_ text: String, _ zones: [(String, Zone.Kind, String?)], author: String = "")
    throws -> LinkedThread
  {
    let article = Article(
      id: "a",
      title: "Of Iran",
      body: text,
      zones: zones.map { Zone(range: place(of: $0.0, in: text), kind: $0.1, speaker: $0.2) },
      authors: author.isEmpty ? [] : [author, "Other"]
    )
    return try Lists.linker().link(ArticleThread(article: article))
  }

  @Test(
    "a mention lies in the zone of its first word, and counts if the zone does",
    arguments: Zone.Kind.allCases
  )
  func kinds(_ kind: Zone.Kind) throws {
    let thread = try link("Kabul fell. Iran won. Peshawar fell.", [("Iran won.", kind, nil)])
    #expect(thread.body(0).mentions.map(\.zone) == [.body, kind, .body])
    #expect(thread.body(0).mentions.map(\.isCounted) == [true, kind.isCounted, true])
    #expect(thread.body(0).sentences.map(\.isCounted) == [true, kind.isCounted, true])
    #expect(thread.documents[0].title.mentions.map(\.zone) == [.title])
    #expect(thread.documents[0].title.mentions.map(\.isCounted) == [true])
  }

  @Test("a sentence counts if any of its words does")
  func partlyCounted() throws {
    let thread = try link("Kabul fell and Iran won. It did.", [("Kabul fell", .boilerplate, nil)])
    #expect(thread.body(0).sentences.map(\.isCounted) == [true, true])
    #expect(thread.body(0).mentions.map(\.isCounted) == [false, true])
  }

  @Test("no name crosses the edge of a zone")
  func edges() throws {
    let linker = try Lists.linker()
    for kind in Zone.Kind.allCases {
      let thread = try link("We met Saddam Hussein there.", [("Hussein there", kind, nil)])
      #expect(linker.names(thread.body(0)) == [])
    }
    let thread = try link("We met Pakistani Taliban there.", [("Taliban", .quotation, nil)])
    #expect(linker.names(thread.body(0)) == ["Pakistani=pakistan", "Taliban=taliban"])
  }

  @Test("whose words a mention is part of")
  func speakers() throws {
    let text = "Kabul fell. Iran won. Peshawar fell. America lost."
    let zones: [(String, Zone.Kind, String?)] = [
      ("Iran won.", .quotation, "The Times"), ("Peshawar fell.", .quotation, nil),
    ]
    let thread = try link(text, zones, author: "Bill Roggio")
    #expect(
      thread.body(0).mentions.map(\.speaker) == [
        "Bill Roggio", "The Times", "Bill Roggio", "Bill Roggio",
      ]
    )
    #expect(thread.documents[0].title.mentions.map(\.speaker) == ["Bill Roggio"])
    #expect(try link(text, zones).body(0).mentions.map(\.speaker) == ["", "The Times", "", ""])
    let comments = [Reply("1", "Iran won.", by: "Max"), Reply("2", "Iran won.")]
    let commented = try Lists.linker().link("News.", comments: comments)
    #expect(commented.body(1).mentions.map(\.speaker) == ["Max"])
    #expect(commented.body(2).mentions.map(\.speaker) == [""])
  }

  @Test("sentences and paragraphs of mentions")
  func places() throws {
    let thread = try link("Iran won. Kabul fell.\n\nPeshawar fell.", [])
    #expect(thread.body(0).mentions.map(\.sentence) == [0, 1, 2])
    #expect(thread.body(0).mentions.map(\.paragraph) == [0, 0, 1])
    #expect(thread.body(0).sentences.map(\.paragraph) == [0, 0, 1])
    #expect(
      thread.body(0).sentences.map { scalars(thread.body(0).text, $0.range) } == [
        "Iran won.", "Kabul fell.", "Peshawar fell.",
      ]
    )
  }
}
