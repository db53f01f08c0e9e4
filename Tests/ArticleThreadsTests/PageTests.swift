import Foundation
import Testing

@testable import ArticleThreads

@Suite("Pages")
struct PageTests {
  private func page(_ text: String) -> PageReader { PageReader(Array(text.utf8), id: "p") }

  private func fixture() throws -> [UInt8] {
    let file = packageRoot.appending(path: "Tests/Fixtures/pages/harbour-strike.txt")
    return Array(try Data(contentsOf: file))
  }

  // MARK: The form

  @Test("a whole page falls into its parts", arguments: ["\n", "\r\n"])
  func wholePage(lineEnding: String) throws {
    let text = String(decoding: try fixture(), as: UTF8.self)
    let bytes = Array(
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: lineEnding).utf8
    )
    let reader = PageReader(bytes, id: "p")
    let thread = try #require(reader.thread)
    let article = thread.article
    #expect(article.title == "Harbour strike in Varenholm enters its third week")
    #expect(article.authors == ["Ida Brandt"])
    #expect(article.tags == ["harbour", "strike"])
    #expect(article.body.hasPrefix("For the third time"))
    #expect(article.body.hasSuffix("Tags: harbour, strike\n\nWeather\n\nTides\n\n\nLetters"))
    #expect(!article.body.utf8.contains(0x0D))

    #expect(
      article.zones.map(\.kind) == [
        .quotation, .authorNote, .boilerplate, .tags, .boilerplate,
      ]
    )
    let zones = article.zones.map { surface(article.body, $0.range) }
    #expect(zones[0].hasPrefix("Neither side"))
    #expect(zones[0].hasSuffix("from Osterby if it had to."))
    #expect(article.zones[0].speaker == "Northern Ledger")
    #expect(!article.zones[0].isProbable)
    #expect(zones[1].hasPrefix("Ida Brandt is"))
    #expect(zones[2].hasPrefix("Did this report"))
    #expect(zones[3] == "Tags: harbour, strike")
    #expect(zones[4] == "Weather\n\nTides\n\n\nLetters")

    #expect(thread.comments.map(\.author) == ["Ola", "Mr T", "nils", "Ola"])
    #expect(thread.comments.map(\.id) == ["c1", "c2", "c3", "c4"])
    #expect(thread.comments.map(\.replyTo) == [nil, "c1", nil, "c3"])
    #expect(thread.comments[0].text.hasSuffix("for weeks.\n\nNobody at Osterby will sign."))
    #expect(thread.comments[3].text == "Hi Nils, which minutes?")
    let third = thread.comments[2]
    #expect(third.zones.map(\.kind) == [.repeat])
    #expect(third.addresses.map { surface(third.text, $0.range) } == ["ola", "Mr T"])
  }

  @Test(
    "the layout points at the raw bytes",
    arguments: [
      ("\u{FEFF}T\n\nB\nTags: a, b\n\n  • X says:\n\n    c\n", "T", " a, b", "Tags: a, b", "\n"),
      ("T\r\n\r\nB\r\n\r\nTags: ,\r\n", "T", " ,", "Tags: ,", "\r\n"),
      ("T\n\nB\n\n\n  • X says:\n\n    c\n", "T", nil, "B", "\n"),
      ("T", "T", nil, "T", "\n"),
      ("Tags:", nil, "", "Tags:", "\n"),
    ] as [(String, String?, String?, String, String)]
  )
  func layout(text: String, title: String?, tags: String?, before: String, ending: String) {
    let bytes = Array(text.utf8)
    let layout = PageReader(bytes, id: "p").layout
    func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    #expect(layout.title.map(slice) == title)
    #expect(layout.tagsValue.map(slice) == tags)
    #expect(slice(0..<layout.tagsInsertion).hasSuffix(before))
    #expect(layout.lineEnding == ending)
  }

  @Test(
    "parts may be missing",
    arguments: [
      // The page, its title, its body, its tags, its comments.
      ("Only a title", "Only a title", "", [], []),
      ("\n\n  T \n\nB\n\nB2\n", "T", "B\n\nB2", [], []),
      ("T\n\nB\n\nTags: a,b,\n", "T", "B\n\nTags: a,b,", ["a", "b"], []),
      ("T\n\nB\n\nTags: , \n", "T", "B\n\nTags: ,", [], []),
      ("T\n\n  • A says:\n\n    x\n", "T", "", [], ["x"]),
      ("T\n\n  • A says:\n\n    x\n\n\nside\n", "T", "side", [], ["x"]),
      ("  • A says:\n\n    x", "", "", [], ["x"]),
      ("T\n\n* A says:\n  x\n\n- B says:\n\n  y\n    z\n\n", "T", "", [], ["x", "y\n  z"]),
      ("T\n\n\t• A says:\n\n\t\tx\n", "T", "", [], ["x"]),
      ("T\n\n  • A says:\n\n    x\nwrapped\n\nside\n", "T", "side", [], ["x\nwrapped"]),
      (
        "T\n\n  • A says:\n\n    x\n\n  • B says:\n\n  • C says:\n    z", "T", "", [],
        ["x", "", "z"]
      ),
      ("T\n\n  • One\n  • He says:\n  • Two\n", "T", "• One\n  • He says:\n  • Two", [], []),
      ("T\n\nTags: a\n\n  • A says:\n\nside\n", "T", "Tags: a\n\nside", ["a"], [""]),
      ("T\n\n  • He says:\n\nMore.\n", "T", "• He says:\n\nMore.", [], []),
      (
        "T\n\n  • A says:\n\n    He wrote:\n    - Paul says:\n    no\n", "T", "", [],
        ["He wrote:\n- Paul says:\nno"]
      ),
    ] as [(String, String, String, [String], [String])]
  )
  func parts(
    text: String,
    title: String,
    body: String,
    tags: [String],
    comments: [String]
  ) throws {
    let thread = try #require(page(text).thread)
    #expect(thread.article.title == title)
    #expect(thread.article.body.trimmed() == body)
    #expect(thread.article.tags == tags)
    #expect(thread.comments.map(\.text) == comments)
  }

  @Test("a page of nothing is none", arguments: ["", "\n \r\n\t", "\u{FEFF}", "\u{FEFF}\r\n"])
  func empty(text: String) {
    #expect(page(text).thread == nil)
  }

  @Test("deeper comments answer the one above")
  func nested() throws {
    let thread = try #require(
      page("T\n\n  • A says:\n\n    x\n\n    • B says:\n\n      y\n\n  • C says:\n\n    z\n").thread
    )
    #expect(thread.comments.map(\.parent) == [nil, "c1", nil])
    #expect(thread.comments.map(\.text) == ["x", "y", "z"])
  }

  @Test("bytes that are no text become U+FFFD and are counted")
  func hostile() throws {
    let reader = PageReader(Array("T\0\n\nB".utf8) + [0xC3, 0x28, 0xFF], id: "p")
    #expect(reader.thread?.article.title == "T\u{FFFD}")
    #expect(reader.thread?.article.body == "B\u{FFFD}(\u{FFFD}")
    #expect(reader.replaced == 3)
  }

  // MARK: Zones

  @Test(
    "a line below the title may name the authors",
    arguments: [
      ("By Ida Brandt", ["Ida Brandt"]),
      ("By Ida Brandt and Jo van Dam", ["Ida Brandt", "Jo van Dam"]),
      ("By A. B. Cee, Dora Ek | May 4", ["A. B. Cee", "Dora Ek"]),
      ("By Tuesday the town was gone.", []),
      ("By the river it was cold", []), ("Bystanders ran", []),
    ]
  )
  func byline(line: String, authors: [String]) throws {
    let article = try #require(page("T\n\n\(line)\n\nThe text.\n").thread?.article)
    #expect(article.authors == authors)
    #expect(article.zones.map(\.kind) == (authors.isEmpty ? [] : [.authorNote]))
  }

  @Test(
    "a note at the end may name the author",
    arguments: [
      ("The town slept.", "Jo Dam is the Editor of the Gazette.", ["Jo Dam"]),
      ("The town slept.", "Jo Dam and Al Ek are reporters for the Gazette.", nil),
      ("The town slept.", "Jo Dam is a senior fellow at Somewhere.", ["Jo Dam"]),
      ("Jo Dam came to town.", "Jo Dam is the director of the port.", []),
      ("The town slept.", "The mayor is a director of the port.", []),
      ("The town slept.", "Jo Dam is in the port with an editor.", []),
    ] as [(String, String, [String]?)]
  )
  func authorNote(text: String, note: String, authors: [String]?) throws {
    let article = try #require(page("T\n\n\(text)\n\n\(note)\n").thread?.article)
    let expected = authors ?? []
    #expect(article.authors == expected)
    #expect(article.zones.contains { $0.kind == .authorNote } == !expected.isEmpty)
  }

  @Test(
    "appeals belong to the site",
    arguments: [
      ("Subscribe to our newsletter today.", true), ("Please donate to support us.", true),
      ("Help us: a tax-deductible donation goes a long way.", true),
      ("The party returned a donation of 5,000 crowns.", false),
      ("“You should donate to our church,” he said.", false),
      ("We saw our reporters off.", false),
    ]
  )
  func appeals(text: String, isAppeal: Bool) throws {
    let article = try #require(page("T\n\nThe town slept.\n\n\(text)\n").thread?.article)
    #expect(article.zones.map(\.kind) == (isAppeal ? [.boilerplate] : []))
  }

  @Test(
    "quotations end where the marks or the author's own words say so",
    arguments: [
      // The paragraphs, what is quoted, who speaks.
      (
        ["The Daily Star reports:", "One.", "Two.", "Read more at the Star."], "One.\n\nTwo.",
        "Daily Star"
      ),
      (["According to the UN, it is so:", "“One.”", "Two."], "“One.”", "UN"),
      (["Mayor Ek said:", "“One.", "“Two.”", "“Three.”"], "“One.\n\n“Two.”", "Mayor Ek"),
      (["He said:", "\"One.\"", "Two."], "\"One.\"", nil),
      (["The U.S. reports:", "> One.", "> Two.", "Three."], "> One.\n\n> Two.", "U.S."),
      (["These are the points:", "One.", "Two."], nil, nil),
      (["According to U.S. officials:", "“One.”"], "“One.”", nil),
      (["It ends:"], nil, nil),
    ] as [([String], String?, String?)]
  )
  func quotations(paragraphs: [String], quoted: String?, speaker: String?) throws {
    let text = (["T"] + paragraphs).joined(separator: "\n\n")
    let article = try #require(page(text).thread?.article)
    let zone = article.zones.first { $0.kind == .quotation }
    #expect(zone.map { surface(article.body, $0.range) } == quoted)
    #expect(zone?.speaker == speaker)
    #expect(zone.map(\.isProbable) ?? true == (speaker == nil))
  }

  // MARK: The real page

  @Test(
    "the real page",
    .enabled(if: FileManager.default.fileExists(atPath: realPage), "no ../shared/data/pages here")
  )
  func real() throws {
    let read = try ReadAll([realPage])
    let record = try #require(read.records.first)
    let thread = record.thread
    #expect(read.problems.isEmpty)
    #expect(
      thread.comments.map(\.author) == [
        "Max", "Doug", "Girish", "Mr T", "paul", "davidp", "davidp", "Max", "davidp", "Bing",
      ]
    )
    #expect(
      thread.comments.map(\.replyTo) == [
        nil, nil, nil, nil, nil, "c5", nil, nil, "c8", nil,
      ]
    )
    let article = thread.article
    #expect(article.authors == ["Bill Roggio"])
    #expect(article.tags.isEmpty)
    let zones = article.zones.map { ($0.kind, surface(article.body, $0.range)) }
    #expect(zones.map(\.0) == [.quotation, .authorNote, .boilerplate, .tags, .boilerplate])
    #expect(zones[0].1.hasPrefix("Members of Pakistan’s spy agency"))
    #expect(zones[0].1.hasSuffix("negotiating to lay down their arms."))
    #expect(article.zones[0].speaker == "Wall Street Journal")
    #expect(zones[4].1 == "Islamic state\n\n\n\nAl shabaab\n\nBoko Haram")
    #expect(thread.comments.last?.text.hasSuffix("for peace in our time.") == true)
  }
}

/// The page that the form was learned from, beside the package where it is there.
private let realPage = packageRoot.deletingLastPathComponent()
  .appending(path: "shared/data/pages/000_9e0687ae1cd49554.txt").path()
