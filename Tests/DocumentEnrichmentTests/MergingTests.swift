import DocumentEnrichment
import Foundation
import Testing

@Suite struct MergingTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func merged(_ text: String, as name: String = "input.jsonl") throws -> String {
    try fixture.lines(text, as: name, .init(mergesIntoRecord: true)).map { $0 + "\n" }.joined()
  }

  static let added = #""kind":"article","mentions":[],"titleMentions":[],"topics":[]"#

  @Test(arguments: [
    // Spacing, key order, unknown keys, escapes and numbers stay as they are.
    (
      #"{"id":"a","text":"none","x":1.50e+3}"#,
      #"{"id":"a","text":"none","x":1.50e+3,\#(added)}"#
    ),
    (
      #"{ "id" : "a" , "text" : "\u006eone \ud83d\ude00" }"#,
      #"{ "id" : "a" , "text" : "\u006eone \ud83d\ude00", "kind" : "article", "mentions" : [], "#
        + #""titleMentions" : [], "topics" : [] }"#
    ),
    // Every one of two equal keys gets the value; a key may be written with escapes.
    (
      #"{"id":"a","kind":"x","text":"none","\u006bind":[1,{"kind":2}],"topics":null}"#,
      #"{"id":"a","kind":"article","text":"none","\u006bind":"article","topics":[],"#
        + #""mentions":[],"titleMentions":[]}"#
    ),
    // Comments that are no objects are no comments; of two lists the reader takes the last.
    (
      #"{"text":"none","comments":[{"id":"z"}],"comments":[7,{ },{"id":"p","author":"A","#
        + #""text":"n"},{"id":"q","text":"n","parent":"p","replyTo":"old"}]}"#,
      #"{"text":"none","comments":[{"id":"z"}],"comments":[7,{"kind":"comment","mentions":[],"#
        + #""topics":[] },{"id":"p","author":"A","text":"n","kind":"comment","mentions":[],"#
        + #""topics":[]},{"id":"q","text":"n","parent":"p","replyTo":"p","kind":"comment","#
        + #""mentions":[],"topics":[]}],\#(added)}"#
    ),
    // A reply that is none any more says so.
    (
      #"{"text":"none","comments":[{"id":"p","text":"n","replyTo":"gone"}]}"#,
      #"{"text":"none","comments":[{"id":"p","text":"n","replyTo":null,"kind":"comment","#
        + #""mentions":[],"topics":[]}],\#(added)}"#
    ),
  ])
  func onlyTheAnnotationsChange(record: String, expected: String) throws {
    let once = try merged(record + "\n")
    #expect(once == expected + "\n")
    #expect(try merged(once) == once)
  }

  @Test func mentionsAreMerged() throws {
    let line = try merged(
      #"{"id":"a","title":"Kunar","text":"peace talks, a ceasefire","comments":[{"text":"Taliban"}]}"#
    )
    #expect(line.contains(#""text":"Taliban","kind":"comment","mentions":[{"start":0,"end":7"#))
    #expect(line.contains(#""titleMentions":[{"start":0,"end":5,"surface":"Kunar""#))
    #expect(line.contains(#""topics":[{"topic":"topic/talks","name":"Peace talks","score":0."#))
    #expect(try merged(line) == line)
  }

  @Test func recordsOverSeveralLinesBecomeOne() throws {
    let pretty = "[\n  {\n    \"id\": \"a\",\r\n    \"text\": \"none  at\\nall\"\n  }\n]\n"
    #expect(
      try merged(pretty, as: "pretty.json")
        == #"{ "id": "a", "text": "none  at\nall", "kind": "article", "mentions": [], "#
        + #""titleMentions": [], "topics": [] }"# + "\n"
    )
  }

  @Test func pagesBecomeRecords() throws {
    let page = "A title\n\nSome text.\n\nTags: x, y\n\n  • Max says:\n\n    Hello.\n"
    let line = try merged(page, as: "page.txt")
    #expect(
      line == #"{"id":"page","text":"Some text.\n\nTags: x, y","title":"A title","tags":["x","y"],"#
        + #""comments":[{"id":"c1","author":"Max","text":"Hello.","kind":"comment","mentions":[],"#
        + #""topics":[]}],\#(Self.added)}"# + "\n"
    )
    #expect(try merged(line) == line)
  }
}
