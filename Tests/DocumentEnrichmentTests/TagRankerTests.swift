import ArticleThreads
import DocumentEnrichment
import EntityLinking
import Foundation
import TestSupport
import Testing

@Suite struct TagRankerTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func tags(_ text: String, _ options: TagRanker.Options = .init()) throws -> [ArticleTag] {
    try fixture.write("page.txt", text)
    let thread = try fixture.records("page.txt")[0].thread
    let ranker = TagRanker(gazetteer: fixture.gazetteer, options: options)
    return ranker.tags(of: Linker(gazetteer: fixture.gazetteer).link(thread))
  }

  private static let filler = String(repeating: "Nothing is said here.\n\n", count: 10)

  @Test(arguments: [
    // The title beats the lead, the lead the body, often beats once.
    ("Kunar\n\nThe Taliban came.\n\n\(filler)", ["place/kunar", "organization/taliban"]),
    ("News\n\nThe Taliban came.\n\n\(filler)In Kunar.", ["organization/taliban"]),
    ("News\n\nSo.\n\n\(filler)Kunar. The Taliban.\n\nTaliban.", ["organization/taliban"]),
    // Equal ones by the bytes of their ids.
    ("News\n\nKunar, Pakistan.\n\n\(filler)", ["place/kunar", "place/pakistan"]),
    // The whole of which a much better tag is a part says nothing more; in the title it does.
    ("Kunar\n\nKunar. Kunar. In Asia.\n\n\(filler)", ["place/kunar"]),
    ("Kunar in Asia\n\nKunar. Kunar.\n\n\(filler)", ["place/kunar", "place/asia"]),
    // An adjective in passing.
    ("Kunar\n\nKunar. Kunar. A Pakistani.\n\n\(filler)", ["place/kunar"]),
    ("News\n\nA Pakistani.\n\n\(filler)", []),
    ("News\n\nPeace talks and a ceasefire.\n\n\(filler)", ["topic/talks"]),
    ("News\n\n\(filler)", []),
  ])
  func ranking(text: String, expected: [String]) throws {
    #expect(try tags(text).map(\.id) == expected)
  }

  @Test func commentsAddOnlyLittleAndOnlyOnRequest() throws {
    let page =
      "News\n\nKunar, Pakistan.\n\n\(Self.filler)Tags: ,\n\n  • A says:\n\n    Pakistan, Asia!\n"
    let without = try tags(page)
    let with = try tags(page, .init(includesComments: true))
    #expect(without.map(\.id) == ["place/kunar", "place/pakistan"])
    #expect(without.map(\.mentions) == [1, 1])
    #expect(with.map(\.id) == ["place/pakistan", "place/kunar"])
    #expect(with.map(\.mentions) == [2, 1])
    #expect(with[0].salience - without[1].salience < 0.1)
  }

  @Test func limitsHold() throws {
    let text = "Kunar, Pakistan, Taliban\n\nKunar. Kunar. Pakistan.\n"
    #expect(try tags(text, .init(limit: 1)).map(\.id) == ["place/kunar"])
    #expect(try tags(text, .init(limit: 0)).isEmpty)
    #expect(try tags(text, .init(minimumSalience: 1)).isEmpty)
    #expect(try tags(text).allSatisfy { (0...1).contains($0.salience) })
  }

  // MARK: Formats

  static let tag = ArticleTag(
    id: "p/x",
    name: "X, \"Y\"",
    type: "place",
    salience: 0.5,
    mentions: 3
  )

  @Test func formats() {
    #expect(
      TagReport.jsonLine([Self.tag], of: "a")
        == #"{"id":"a","tags":[{"id":"p/x","name":"X, \"Y\"","#
        + #""type":"place","salience":0.5000,"mentions":3}]}"# + "\n"
    )
    #expect(TagReport.jsonLine([], of: "a") == #"{"id":"a","tags":[]}"# + "\n")
    #expect(TagReport.csv([Self.tag], of: "a") == "a,1,p/x,\"X, \"\"Y\"\"\",place,0.5000,3\n")
    #expect(
      TagReport.table([Self.tag], of: "a")
        == "a\n  salience  tag     type   mentions  id\n  0.5000    X, \"Y\"  place         3  p/x\n\n"
    )
    #expect(TagReport.table([], of: "a") == "a\n  no tags\n\n")
  }

  @Test(.enabled(if: Tool.python() != nil, "Python is not installed"))
  func hostileNamesSurviveInCSVAndJSON() throws {
    let tags = Fixture.hostileNames.map(Fixture.tag)
    let script = """
      import csv, io, json, sys
      text = sys.stdin.buffer.read().decode("utf-8")
      line, table = text.split("\\n", 1)
      tags = json.loads(line)["tags"]
      rows = list(csv.DictReader(io.StringIO(table, newline="")))
      assert [t["name"] for t in tags] == [r["name"] for r in rows], (tags, rows)
      print(len(rows))
      """
    let input =
      TagReport.jsonLine(tags, of: "a") + TagReport.csvHeader + TagReport.csv(tags, of: "a")
    let python = try #require(Tool.python())
    let outcome = try Tool.run(python, ["-c", script], input: input)
    #expect(outcome.errors == "")
    #expect(outcome.output == "\(tags.count)\n")
    #expect(TagReport.table(tags, of: "a").split(separator: "\n").count == tags.count + 2)
    #expect(!TagReport.table(tags, of: "a\u{1B}").contains("\u{1B}"))
  }
}
