import DocumentEnrichment
import Foundation
import TestSupport
import Testing

@Suite struct JSONLinesAnnotatorTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  static let record = """
    {"id":"a1","title":"Kunar","text":"The ISI met.","author":"Ann","comments":[\
    {"id":"c1","author":"Max","text":"Pakistani Kunar"},\
    {"id":"c2","author":"Bo","text":"no names","parent":"c1"},\
    {"id":"c3","author":"Cy","text":"Max, no","parent":"a1"},\
    {"id":"c4","author":"","text":"lost","parent":"zz"}]}

    """

  @Test func everyDocumentHasItsLineWithKeysInOrder() throws {
    let lines = try fixture.lines(Self.record)
    #expect(
      lines == [
        """
        {"id":"a1","article":"a1","kind":"article","author":"Ann","mentions":[{"start":4,"end":7,\
        "surface":"ISI","entity":"organization/isi","name":"Inter-Services Intelligence",\
        "type":"organization","form":"acronym","score":\(score(lines[0], 0)),"zone":"body"}],\
        "titleMentions":[{"start":0,"end":5,"surface":"Kunar","entity":"place/kunar",\
        "name":"Kunar","type":"place","form":"name","score":\(score(lines[0], 1)),\
        "zone":"title"}],"topics":[]}
        """,
        """
        {"id":"a1#c1","article":"a1","kind":"comment","author":"Max","mentions":[{"start":0,\
        "end":9,"surface":"Pakistani","entity":"place/pakistan","name":"Pakistan","type":"place",\
        "form":"demonym","score":\(score(lines[1], 0)),"zone":"body"},{"start":10,"end":15,\
        "surface":"Kunar","entity":"place/kunar","name":"Kunar","type":"place","form":"name",\
        "score":\(score(lines[1], 1)),"zone":"body"}],"titleMentions":[],"topics":[]}
        """,
        """
        {"id":"a1#c2","article":"a1","kind":"comment","author":"Bo","parent":"c1","replyTo":"c1",\
        "mentions":[],"titleMentions":[],"topics":[]}
        """,
        """
        {"id":"a1#c3","article":"a1","kind":"comment","author":"Cy","mentions":[],\
        "titleMentions":[],"topics":[]}
        """,
        """
        {"id":"a1#c4","article":"a1","kind":"comment","parent":"zz","mentions":[],\
        "titleMentions":[],"topics":[]}
        """,
      ]
    )
  }

  /// The digits of the score that stands at a place; what they are is the linker's to say.
  private func score(_ line: String, _ number: Int) -> Substring {
    let scores = line.matches(of: /"score":([01]\.[0-9]{4})[,}]/).map(\.1)
    return number < scores.count ? scores[number] : "no score with four decimals"
  }

  @Test func textIsEchoedForPagesAndOnRequest() throws {
    let page = try fixture.lines("Kunar waits\n\nOne line.\n", as: "page.txt")
    #expect(page[0].hasPrefix(#"{"id":"page","article":"page","kind":"article","title":"Kunar"#))
    #expect(page[0].contains(#","text":"One line.","mentions":["#))
    let records = try fixture.lines(Self.record, .init(includesText: true))
    #expect(records[0].contains(#""author":"Ann","title":"Kunar","text":"The ISI met.""#))
    #expect(records[1].contains(#""author":"Max","text":"Pakistani Kunar","mentions""#))
  }

  @Test(arguments: [(false, false, 0), (true, false, 1), (false, true, 1)])
  func mentionsWithoutEntityAreShownOnRequest(nil includes: Bool, unknown: Bool, count: Int) throws
  {
    let text = #"{"id":"a","text":"The ISI met. I am sick of the ISS."}"# + "\n"
    let selection = MentionSelection(includesNIL: includes, includesUnknown: unknown)
    let line = try fixture.lines(text, .init(selection: selection))[0]
    #expect(line.split(separator: #""entity":null,"name":null"#).count - 1 == count)
  }

  /// A consumer in another language: `text[start:end]` must be the surface.
  @Test(.enabled(if: Tool.python() != nil, "Python is not installed"))
  func offsetsHoldForAnotherReader() throws {
    let text = "👩‍👩‍👧 🇵🇰 e\u{301} \u{2028} محمد \u{10FFFF}\t" + Fixture.hostileText
    let record = try JSONSerialization.data(withJSONObject: [
      "id": "h\u{2028}\"", "title": "🇵🇰 Kunar", "text": text,
      "comments": [["id": "1", "author": "<b>", "text": "« \(text)\n> \(text)"]],
    ])
    let annotator = JSONLinesAnnotator(
      gazetteer: fixture.gazetteer,
      options: .init(includesText: true)
    )
    let lines = try fixture.annotate(String(decoding: record, as: UTF8.self), with: annotator)
    let script = """
      import json, sys
      count = 0
      for line in sys.stdin.buffer.read().decode("utf-8").splitlines():
          document = json.loads(line)
          for part, mentions in (("text", "mentions"), ("title", "titleMentions")):
              for m in document[mentions]:
                  assert document[part][m["start"]:m["end"]] == m["surface"], (document["id"], m)
                  count += 1
      print(count)
      """
    let python = try #require(Tool.python())
    let outcome = try Tool.run(python, ["-c", script], input: lines)
    #expect(outcome.errors == "")
    #expect(Int(outcome.output.dropLast()) ?? 0 >= 2 * Fixture.hostileNames.count + 1)
  }
}
