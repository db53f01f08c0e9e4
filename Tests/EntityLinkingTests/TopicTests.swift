import ArticleThreads
import EntityLinking
import Gazetteers
import Testing

@Suite("Topics")
struct TopicTests {
  private static let compiled = Result {
    try Lists.compile([
      Row(
        "topic/talks",
        "A1",
        "peace talks~1|ceasefire~0.5|talks~0.3|Geneva~0.4",
        threshold: "1"
      ),
      Row("topic/war", "A2", "air strike~0.6|strike~0.4|peace~0.5|drone~0.1", threshold: "1"),
      Row("topic/drones", "A3", "drone~0.5|drone strike~1|air strike~0.5", threshold: "1"),
      Row("topic/low", "A4", "harvest~0.2", threshold: "0.4"),
      Row("topic/high", "A5", "harvest~0.2", threshold: "5"),
      Row("topic/barley", "Barley", "barley~0.4", threshold: "1"),
      Row("place/geneva", "Geneva"),
    ])
  }

  private func linker() throws -> Linker { Linker(gazetteer: try Self.compiled.get()) }

  /// A text and the topics it is about, best first, with their scores.
  struct TopicCase: CustomTestStringConvertible {
    let text: String
    let expected: [String]

    init(_ text: String, _ expected: String...) {
      self.text = text
      self.expected = expected
    }

    var testDescription: String { text }
  }

  private func topics(_ document: LinkedDocument, _ linker: Linker) -> [String] {
    document.topics.map { "\(linker.slug($0.topic)) \($0.score)" }
  }

  @Test(
    "the weights of the terms reach the threshold, each counted at most twice",
    arguments: [
      TopicCase("The peace talks went on.", "talks 0.5"),
      TopicCase("PEACE-TALKS went on.", "talks 0.5"),
      TopicCase("A ceasefire."),
      TopicCase("A ceasefire and a ceasefire.", "talks 0.5"),
      TopicCase("Ceasefire talks and talks.", "talks 0.5238"),
      // The third time says nothing new.
      TopicCase("Talks, talks, talks, talks."),
      TopicCase("A ceasefire, ceasefire, ceasefire.", "talks 0.5"),
      TopicCase("Peace talks, peace talks, peace talks.", "talks 0.6667"),
      // A topic's name has the weight that its aliases give it, whatever the case.
      TopicCase("Barley."),
      // Plurals.
      TopicCase("Two ceasefires."),
      TopicCase("Two ceasefires, two drones and a drone.", "drones 0.5"),
      TopicCase("Ceasefires and ceasefire.", "talks 0.5"),
      // Sums of tenths.
      TopicCase("A harvest, a harvest.", "low 0.5"),
      // The longest term takes its words.
      TopicCase("A drone strike.", "drones 0.5"),
      TopicCase("Peace talks and a drone.", "talks 0.5"),
      // One span for two topics.
      TopicCase("An air strike and an air strike.", "war 0.5455", "drones 0.5"),
      // Best first, then by id.
      TopicCase("Peace talks, a drone strike.", "drones 0.5", "talks 0.5"),
      TopicCase("Peace talks, peace talks, a drone strike.", "talks 0.6667", "drones 0.5"),
      // Whole words, and not over the end of a sentence.
      TopicCase("Peacetalks. We had peace. Talks went on."),
      TopicCase(""),
    ]
  )
  func weights(_ example: TopicCase) throws {
    let linker = try linker()
    #expect(topics(linker.link(example.text).documents[0], linker) == example.expected)
  }

  @Test(
    "long documents need more: half for each doubling beyond 400 words",
    arguments: [(799, true), (800, false), (1599, true), (1600, false)]
  )
  func length(words: Int, reaches: Bool) throws {
    let linker = try linker()
    // 1 below 800 words, 1.5 below 1600.
    let text = words < 800 || words == 800 ? "Peace talks." : "Peace talks, ceasefire."
    let filler = words - (words <= 800 ? 2 : 3)
    let body = text + String(repeating: " word", count: filler)
    #expect((linker.link(body).documents[0].topics.count == 1) == reaches)
  }

  @Test("the title counts with the body, a comment by itself")
  func parts() throws {
    let linker = try linker()
    let thread = linker.link(
      "A ceasefire.",
      title: "Of a ceasefire",
      comments: [Reply("1", "A ceasefire."), Reply("2", "Peace talks!")]
    )
    #expect(topics(thread.documents[0], linker) == ["talks 0.5"])
    #expect(thread.documents[0].title.terms.map(\.range) == [5..<14])
    #expect(thread.documents[0].body.terms.map(\.range) == [2..<11])
    #expect(topics(thread.documents[1], linker) == [])
    #expect(topics(thread.documents[2], linker) == ["talks 0.5"])
  }

  @Test("terms in zones that do not count prove nothing", arguments: Zone.Kind.allCases)
  func zones(_ kind: Zone.Kind) throws {
    let linker = try linker()
    let zone = Zone(range: 0..<12, kind: kind)
    let article = Article(id: "a", body: "Peace talks. A ceasefire.", zones: [zone])
    let document = linker.link(ArticleThread(article: article)).documents[0]
    #expect(topics(document, linker) == (kind.isCounted ? ["talks 0.6"] : []))
  }

  @Test("terms stand by start, each with its weight, of the assigned topics alone")
  func terms() throws {
    let linker = try linker()
    let text = "A harvest. Two air strikes and ☮️ an air strike in Geneva, and a drone."
    let body = linker.link(text).body(0)
    #expect(
      body.terms.map { "\(linker.slug($0.topic)): \(scalars(text, $0.range)) \($0.weight)" } == [
        "drones: air strikes 0.5", "war: air strikes 0.6", "drones: air strike 0.5",
        "war: air strike 0.6", "drones: drone 0.5", "war: drone 0.1",
      ]
    )
    #expect(body.terms.map(\.term).first == "air strike")
    #expect(body.terms.map(\.sentence) == [1, 1, 1, 1, 1, 1])
  }

  @Test("terms are no mentions, and a name may lie over a term")
  func mentions() throws {
    let linker = try linker()
    let body = linker.link("Peace talks in Geneva.").body(0)
    #expect(linker.names(body) == ["Geneva=geneva"])
    #expect(body.terms.map { scalars(body.text, $0.range) } == ["Peace talks", "Geneva"])
  }
}
