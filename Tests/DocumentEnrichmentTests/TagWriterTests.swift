import ArticleThreads
import DocumentEnrichment
import EntityLinking
import Foundation
import Testing

@Suite struct TagWriterTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  static let names = ["Kunar", "Taliban"]

  /// Writing gives what is expected, and writing again does not touch the file.
  private func check(_ name: String, _ text: String, _ tags: [String], _ expected: String) throws {
    let file = try fixture.write(name, text)
    try fixture.tag(name, tags)
    let written = try fixture.read(name)
    #expect(written.utf8.elementsEqual(expected.utf8), "\(written)")
    let before = try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber]
    let again = try fixture.tag(name, tags)
    #expect(again.joined().isEmpty)
    let after = try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber]
    #expect(before as? NSNumber == after as? NSNumber)
    let final = try fixture.read(name)
    #expect(final.utf8.elementsEqual(expected.utf8))
  }

  @Test(arguments: [
    // The value of the line, whatever is in it.
    (
      "T\n\nBody.\n\nTags: ,\n\n  • A says:\n\n    x\n",
      "T\n\nBody.\n\nTags: Kunar, Taliban\n\n  • A says:\n\n    x\n"
    ),
    ("T\n\nBody.\n\nTags:\n", "T\n\nBody.\n\nTags: Kunar, Taliban\n"),
    ("T\n\nBody.\n\nTags: kunár, Old\n", "T\n\nBody.\n\nTags: kunár, Old, Taliban\n"),
    (
      "T\n\nBody.\n\nTags:  Old ,  Older ,\nNote",
      "T\n\nBody.\n\nTags:  Old ,  Older, Kunar, Taliban\nNote"
    ),
    (
      "T\r\n\r\nBody.\r\n\r\nTags: Old\r\n\r\nEnd\r\n",
      "T\r\n\r\nBody.\r\n\r\nTags: Old, Kunar, Taliban\r\n\r\nEnd\r\n"
    ),
    // No line yet.
    ("T\n\nBody.\n", "T\n\nBody.\n\nTags: Kunar, Taliban\n"),
    ("T\r\n\r\nBody.", "T\r\n\r\nBody.\r\n\r\nTags: Kunar, Taliban"),
    (
      "\u{FEFF}T\n\nBody.\n\n\n  • A says:\n\n    x\n",
      "\u{FEFF}T\n\nBody.\n\nTags: Kunar, Taliban\n\n\n  • A says:\n\n    x\n"
    ),
    ("  • A says:\n\n    x\n", "Tags: Kunar, Taliban\n\n  • A says:\n\n    x\n"),
  ])
  func pages(text: String, expected: String) throws {
    try check("page.txt", text, Self.names, expected)
  }

  @Test(arguments: [
    // No value yet, in the record's spacing.
    (#"{"text":"b"}"#, #"{"text":"b","tags":["Kunar","Taliban"]}"#),
    (#"{ "id": "a", "text": "b" }"#, #"{ "id": "a", "text": "b", "tags": ["Kunar", "Taliban"] }"#),
    (#"{"text": "b"}"#, #"{"text": "b", "tags": ["Kunar", "Taliban"]}"#),
    // Arrays keep the spelling of what they hold.
    (#"{"text":"b","tags":[],"z":1}"#, #"{"text":"b","tags":["Kunar","Taliban"],"z":1}"#),
    (
      #"{"tags":["\u004bunar" , 7 ],"text":"b"}"#,
      #"{"tags":["\u004bunar" , 7, "Taliban" ],"text":"b"}"#
    ),
    (#"{"tags":["Old"],"text":"b"}"#, #"{"tags":["Old","Kunar","Taliban"],"text":"b"}"#),
    (#"{"tags": ["Old"], "text": "b"}"#, #"{"tags": ["Old", "Kunar", "Taliban"], "text": "b"}"#),
    // A text stays a text.
    (#"{"tags":"Old, TALIBAN","text":"b"}"#, #"{"tags":"Old, TALIBAN, Kunar","text":"b"}"#),
    (#"{"tags":"Old,Older ,","text":"b"}"#, #"{"tags":"Old,Older,Kunar,Taliban","text":"b"}"#),
    (#"{"tags":"","text":"b"}"#, #"{"tags":"Kunar, Taliban","text":"b"}"#),
    // Other values.
    (#"{"tags":null,"text":"b"}"#, #"{"tags":["Kunar","Taliban"],"text":"b"}"#),
    (#"{"tags":7,"text":"b"}"#, #"{"tags":[7,"Kunar","Taliban"],"text":"b"}"#),
    // Of two equal keys, the one the reader takes.
    (
      #"{"tags":["a"],"t\u0061gs":["b"],"text":"b"}"#,
      #"{"tags":["a"],"t\u0061gs":["b","Kunar","Taliban"],"text":"b"}"#
    ),
  ])
  func records(text: String, expected: String) throws {
    try check("r.jsonl", text + "\n", Self.names, expected + "\n")
  }

  @Test func prettyRecordsStayPretty() throws {
    try check(
      "r.json",
      "[\n  {\n    \"text\": \"b\",\n    \"tags\": [\n      \"Old\"\n    ]\n  },\n"
        + "  {\n    \"id\": 2,\n    \"text\": \"b\"\n  }\n]\n",
      ["Kunar", "New"],
      "[\n  {\n    \"text\": \"b\",\n    \"tags\": [\n      \"Old\",\n      \"Kunar\",\n"
        + "      \"New\"\n    ]\n  },\n  {\n    \"id\": 2,\n    \"text\": \"b\",\n"
        + "    \"tags\": [\"Kunar\", \"New\"]\n  }\n]\n"
    )
  }

  @Test func manyRecordsAreEditedInOnePass() throws {
    let line = #"{"id":"x%","text":"b"}"#
    let tagged = #"{"id":"x%","text":"b","tags":["Kunar"]}"#
    try check(
      "many.jsonl",
      "\(line)\r\n\n  \(line) \nbroken {\n{\"id\":\"y\",\"text\":\"b\",\"tags\":[\"kunar\"]}\n\(line)",
      ["Kunar"],
      "\(tagged)\r\n\n  \(tagged) \nbroken {\n{\"id\":\"y\",\"text\":\"b\",\"tags\":[\"kunar\"]}\n\(tagged)"
    )
  }

  @Test func hostileNamesSurviveInEveryForm() throws {
    let names = Fixture.hostileNames
    for (name, text) in [
      ("h.txt", "T\n\nBody.\n"), ("h.jsonl", #"{"text":"b"}"#),
      ("hs.jsonl", #"{"text":"b","tags":""}"#),
    ] {
      try fixture.write(name, text)
      let added = try fixture.tag(name, names)[0]
      #expect(try fixture.records(name)[0].thread.article.tags == added)
      #expect(added.count >= names.count - 1)
      #expect(added.allSatisfy { !$0.contains { $0.isNewline || $0 == "\u{1B}" } })
      #expect(try fixture.tag(name, names) == [[]])
      let written = try fixture.read(name)
      #expect(written.hasPrefix(text.dropLast(name == "h.txt" ? 1 : name == "h.jsonl" ? 1 : 2)))
    }
    #expect(try fixture.read("h.txt").contains(", Washington D.C., "))
    #expect(try fixture.read("h.jsonl").contains(#","Washington, D.C.","#))
  }

  // MARK: Files

  @Test func modeAndLinksStay() throws {
    let manager = FileManager.default
    let file = try fixture.write("mode.txt", "T\n\nBody.\n")
    try manager.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    let link = fixture.folder.appending(path: "link.txt")
    try manager.createSymbolicLink(at: link, withDestinationURL: file)
    try fixture.tag("link.txt", ["Kunar"])
    #expect(try fixture.read("mode.txt") == "T\n\nBody.\n\nTags: Kunar\n")
    #expect((try? manager.destinationOfSymbolicLink(atPath: link.path)) != nil)
    let mode = try manager.attributesOfItem(atPath: file.path)[.posixPermissions] as? NSNumber
    #expect(mode?.intValue == 0o640)
    let left = try manager.contentsOfDirectory(atPath: fixture.folder.path)
    #expect(Set(left) == ["link.txt", "mode.txt"])
  }

  @Test func whatCannotBeWrittenIsRefused() throws {
    try fixture.write("r.jsonl", #"{"text":"b","tags":{"a":1}}"# + "\n" + #"{"text":"c"}"#)
    let records = try fixture.records("r.jsonl")
    let tags = [Fixture.tag("Kunar")]
    var writer = TagWriter()
    #expect(code { try writer.add(tags, to: records[0]) } == .unsupportedValue)
    #expect(try writer.add(tags, to: records[1]) == ["Kunar"])
    // Someone else was here meanwhile.
    try fixture.write("r.jsonl", #"{"text":"b","tags":{"a":2}}"# + "\n" + #"{"text":"d"}"#)
    #expect(code { try writer.finish() } == .changed)
    #expect(try fixture.read("r.jsonl").hasSuffix(#"{"text":"d"}"#))

    var standardInput = records[1]
    standardInput.place.file = "-"
    #expect(code { try writer.add(tags, to: standardInput) } == .standardInput)
    #expect(writer.writtenFiles.isEmpty)
  }

  private func code(_ body: () throws -> some Any) -> TagWritingError.Code? {
    do {
      _ = try body()
      return nil
    } catch {
      return (error as? TagWritingError)?.code
    }
  }

  // MARK: With the ranker

  /// The tags in the page must not help the next run to link more.
  @Test func rankingAgainFindsNothingNew() throws {
    let page = "Kunar and the Taliban\n\nThe ISI met the Taliban in Kunar.\n\nHamid Karzai left.\n"
    try fixture.write("page.txt", page)
    let linker = Linker(gazetteer: fixture.gazetteer)
    let ranker = TagRanker(gazetteer: fixture.gazetteer)
    for run in 0..<2 {
      let record = try fixture.records("page.txt")[0]
      let tags = ranker.tags(of: linker.link(TagRanker.blankingTags(in: record.thread)))
      var writer = TagWriter()
      let added = try writer.add(tags, to: record)
      try writer.finish()
      #expect(added.isEmpty == (run == 1))
    }
    let thread = try fixture.records("page.txt")[0].thread
    let blank = TagRanker.blankingTags(in: thread).article.body
    #expect(!blank.contains("Tags"))
    #expect(blank.unicodeScalars.count == thread.article.body.unicodeScalars.count)
  }
}
