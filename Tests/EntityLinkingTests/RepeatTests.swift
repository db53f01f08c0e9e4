import ArticleThreads
import EntityLinking
import Testing

@Suite("Repeats")
struct RepeatTests {
  private static let article =
    "The men of Kabul saw the troops of Iran leave town. More news of Pakistan will come to us today."

  /// A comment's text and the stretches of it that stand already in the article.
  struct RepeatCase: CustomTestStringConvertible {
    let text: String
    let repeats: [String]

    init(_ text: String, _ repeats: String...) {
      self.text = text
      self.repeats = repeats
    }

    var testDescription: String { text }
  }

  private func zones(_ text: LinkedText) -> [String] {
    text.zones.map { "\($0.kind.rawValue): \(scalars(text.text, $0.range))" }
  }

  @Test(
    "eight words in the order of the article are a repeat, seven are none",
    arguments: [
      RepeatCase(
        "So the men of Kabul saw the troops of nowhere",
        "the men of Kabul saw the troops of"
      ),
      RepeatCase("So the men of Kabul saw the troops there"),
      RepeatCase("the men of Kabul saw the troops of", "the men of Kabul saw the troops of"),
      RepeatCase("the men of Kabul saw the troops"),
      // Nothing but the words matters.
      RepeatCase(
        "THE MEN – of Kábul: saw the troops (of) iran?!",
        "THE MEN – of Kábul: saw the troops (of) iran"
      ),
      // A run goes on over the end of a sentence and of a line.
      RepeatCase(
        "troops of Iran leave town. More news of\nPakistan, yes",
        "troops of Iran leave town. More news of\nPakistan"
      ),
      // Two runs, and a word between them.
      RepeatCase(
        "The men of Kabul saw the troops of Oz. More news of Pakistan will come to us.",
        "The men of Kabul saw the troops of",
        "More news of Pakistan will come to us"
      ),
      // Two runs that touch are one zone.
      RepeatCase(
        "News of Pakistan will come to us today the men of Kabul saw the troops of",
        "News of Pakistan will come to us today the men of Kabul saw the troops of"
      ),
      RepeatCase("The men of Kabul left; the men of Kabul left; the men of Kabul left"),
      RepeatCase(""),
    ]
  )
  func runs(_ example: RepeatCase) throws {
    let linker = try Lists.linker()
    let thread = linker.link(Self.article, comments: [Reply("1", example.text)])
    #expect(zones(thread.body(1)) == example.repeats.map { "repeat: \($0)" })
    #expect(thread.body(0).zones == [])
  }

  @Test("mentions in a repeat are kept, marked and not counted")
  func mentions() throws {
    let linker = try Lists.linker()
    let text = "They say the men of Kabul saw the troops of Iran leave town. I say Iran lost."
    let body = linker.link(Self.article, comments: [Reply("1", text)]).body(1)
    #expect(linker.names(body) == ["Kabul=kabul", "Iran=iran", "Iran=iran"])
    #expect(body.mentions.map(\.zone) == [.repeat, .repeat, .body])
    #expect(body.mentions.map(\.isCounted) == [false, false, true])
  }

  @Test("the title of an article is repeated, too")
  func title() throws {
    let linker = try Lists.linker()
    let title = "Many old men of Iran met in Kabul today"
    let thread = linker.link("News.", title: title, comments: [Reply("1", "“\(title)”? No.")])
    #expect(zones(thread.body(1)) == ["repeat: \(title)"])
    // An article that opens with its own title says it once more itself.
    #expect(linker.link(title, title: title).body(0).zones == [])
  }

  @Test("an earlier comment is repeated, a later one is not, nor is a comment its own repeat")
  func comments() throws {
    let linker = try Lists.linker()
    let text = "We all know that Iran and Turkey are old."
    let thread = linker.link(
      "News.",
      comments: [
        Reply("1", text), Reply("2", "Hm: \(text)"), Reply("3", text, to: "x"),
        Reply("4", "We all say so we all say so we all say so we all say so we all say so"),
      ]
    )
    #expect((1...4).map { thread.body($0).zones.map(\.kind) } == [[], [.repeat], [.repeat], []])
    #expect(thread.body(1).mentions.map(\.isCounted) == [true, true])
    #expect(thread.body(2).mentions.map(\.isCounted) == [false, false])
  }

  @Test("a repeat takes what the quoted lines leave")
  func quotedLines() throws {
    let linker = try Lists.linker()
    let text = "> the men of Kabul saw\nthe troops of Iran leave town, yes."
    let quoted = place(of: "> the men of Kabul saw", in: text)
    var comment = Reply("1", text)
    comment.zones = [Zone(range: quoted, kind: .repeat)]
    let body = linker.link(Self.article, comments: [comment]).body(1)
    #expect(
      zones(body) == [
        "repeat: > the men of Kabul saw", "repeat: \nthe troops of Iran leave town",
      ]
    )
    #expect(body.mentions.map(\.zone) == [.repeat, .repeat])
  }

  @Test("a repeat goes on behind a quoted line in its middle")
  func quotedMiddle() throws {
    let linker = try Lists.linker()
    let text = "the men of\n> Kabul saw the\ntroops of Iran leave"
    var comment = Reply("1", text)
    comment.zones = [Zone(range: place(of: "> Kabul saw the", in: text), kind: .repeat)]
    let body = linker.link(Self.article, comments: [comment]).body(1)
    #expect(
      zones(body) == [
        "repeat: the men of\n", "repeat: > Kabul saw the", "repeat: \ntroops of Iran leave",
      ]
    )
  }

  @Test("offsets of repeats are scalars")
  func offsets() throws {
    let linker = try Lists.linker()
    let text = "👩‍👩‍👧 é e\u{301} İ: the men of Kabul saw the troops of 🇵🇰"
    let body = linker.link(Self.article, comments: [Reply("1", text)]).body(1)
    #expect(zones(body) == ["repeat: the men of Kabul saw the troops of"])
  }
}
