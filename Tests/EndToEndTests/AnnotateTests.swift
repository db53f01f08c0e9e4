import Foundation
import TestSupport
import Testing

@Suite("Annotated documents")
struct AnnotateTests {
  private let sandbox: Sandbox
  private var folder: TemporaryFolder { sandbox.folder }

  init() throws {
    sandbox = try Sandbox()
  }

  private func annotate(_ arguments: String..., input: String = "") throws -> Sandbox.Outcome {
    let outcome = try sandbox.run(["annotate"] + arguments, input: Data(input.utf8))
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome
  }

  /// The keys of a JSON object in the order in which they stand, by Python.
  private static let contract = """
    import sys, json
    KEYS = ["id", "article", "kind", "author", "parent", "replyTo", "title", "text", "mentions",
            "titleMentions", "topics"]
    MENTION = ["start", "end", "surface", "entity", "name", "type", "form", "score", "zone"]
    FORMS = {"name", "alias", "acronym", "demonym", "short", "misspelling", "unknown"}
    texts = json.load(open(sys.argv[1] + ".texts")) if len(sys.argv) > 2 else {}
    count = 0
    last = None
    for line in open(sys.argv[1], newline="\\n"):
        d = json.loads(line)
        assert list(d) == [k for k in KEYS if k in d], list(d)
        for k in ("id", "article", "kind", "mentions", "titleMentions", "topics"):
            assert k in d, (k, d["id"])
        if d["kind"] == "article":
            assert d["id"] == d["article"] and "parent" not in d and "replyTo" not in d
            last = d["id"]
        else:
            assert d["kind"] == "comment" and d["article"] == last and d["id"].startswith(last + "#")
        for part, key in (("mentions", "text"), ("titleMentions", "title")):
            text = d.get(key, "")
            end = 0
            for m in d[part]:
                assert list(m) == MENTION, list(m)
                assert m["start"] >= end and m["end"] > m["start"], m
                assert text[m["start"]:m["end"]] == m["surface"], (d["id"], m, text[m["start"]:m["end"]])
                assert m["form"] in FORMS and 0 <= m["score"] <= 1 and round(m["score"], 4) == m["score"]
                assert "/" not in m["type"]
                assert (m["entity"] is None) == (m["name"] is None)
                end = m["end"]
                count += 1
        for t in d["topics"]:
            assert list(t) == ["topic", "name", "score"]
    print(count)
    """

  /// Checks the lines of a file and gives the number of mentions.
  private func check(_ name: String) throws -> Int {
    let count = try #require(try sandbox.python(Self.contract, name))
    return Int(count.dropLast()) ?? -1
  }

  @Test(
    "a line for each document, and offsets are code points",
    .enabled(if: hasPython, "no python3 here")
  )
  func offsets() throws {
    var generator = ThreadGenerator(seed: 5)
    let records = (0..<40).map { generator.record(id: "r\($0)") + "\n" }.joined()
    try folder.write("in/random.jsonl", records)
    let mixed =
      "👩‍👩‍👧 ISI 🇵🇰 e\u{301}lan\u{200F} طالبان CIA\u{202E} x NATO\r\n\r\nשלום Lahore\r\nKabul\u{2028}西安市 Søren Ærdal’s Pakistan’s"
    try folder.write(
      "in/mixed.jsonl",
      #"{"id":"m","title":\#(ThreadGenerator.quoted(mixed)),"text":\#(ThreadGenerator.quoted(mixed))}"#
    )
    try folder.write(
      "in/crlf.txt",
      "The ISI 😀\r\n\r\nBy Max\r\n\r\nThe CIA met e\u{301} NATO.\r\n\r\n  • Paul says:\r\n\r\n    Kabul 😀 ISI\r\n"
    )
    let outcome = try annotate("in", "--with-text", "--nil", "--unknown")
    try folder.write("out.jsonl", outcome.data)
    #expect(try check("out.jsonl") > 200)
    let objects = try outcome.objects()
    let ids = objects.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == ids.count)
    #expect(ids.prefix(3) == ["a", "a#1", "a#2"])
    let mentions = try #require(
      objects.first { $0["id"] as? String == "m" }?["mentions"] as? [[String: Any]]
    )
    #expect(
      mentions.compactMap { $0["surface"] as? String }.prefix(4) == [
        "ISI", "CIA", "NATO", "Lahore",
      ]
    )
  }

  @Test(
    "the seeds keep the contract, with the shipped gazetteers",
    .enabled(if: hasPython, "no python3 here")
  )
  func seeds() throws {
    var sandbox = sandbox
    sandbox.environment = [:]
    let outcome = try sandbox.run("annotate", PackageFolder.path("seeds"), "--with-text")
    #expect(outcome.status == 0)
    try folder.write("out.jsonl", outcome.data)
    #expect(try check("out.jsonl") > 300)
  }

  @Test("texts are echoed where the input is no JSON Lines, or where asked for")
  func echo() throws {
    let plain = try annotate("in").objects()
    #expect(plain.first { $0["id"] as? String == "a" }?["text"] == nil)
    #expect(
      plain.first { $0["id"] as? String == "page" }?["title"] as? String == "The bridge at Kabul"
    )
    #expect(plain.first { $0["id"] as? String == "page#c1" }?["text"] as? String == "ISI again.")
    #expect(plain.map { $0["id"] as? String } == ["a", "a#1", "a#2", "b", "page", "page#c1"])
    let reply = try #require(plain.first { $0["id"] as? String == "a#2" })
    #expect(reply["parent"] as? String == "1")
    #expect(reply["replyTo"] as? String == "1")
    #expect(try annotate("in", "--with-text").objects().allSatisfy { $0["text"] is String })
  }

  @Test("NIL mentions stand only where asked for")
  func nilMentions() throws {
    func surfaces(_ arguments: String...) throws -> [String] {
      try sandbox.run(["annotate", "in"] + arguments).objects().flatMap {
        ($0["mentions"] as? [[String: Any]] ?? []).filter { $0["entity"] is NSNull }
          .compactMap { $0["surface"] as? String }
      }
    }
    #expect(try surfaces() == [])
    #expect(try surfaces("--nil") == ["ISS"])
  }

  @Test("merging adds keys to the record and leaves every other byte")
  func merge() throws {
    let record =
      #"{"id": "z",  "extra":{"b":1.50,"a":[1e3]},"text":"ISI \u00e9 in Kabul" , "comments":[{"text":"CIA","x":null}]}"#
    let outcome = try annotate("-", "--merge", input: record)
    let line = outcome.output
    #expect(outcome.lines.count == 1)
    #expect(
      line.hasPrefix(#"{"id": "z",  "extra":{"b":1.50,"a":[1e3]},"text":"ISI \u00e9 in Kabul""#)
    )
    let object = try #require(try outcome.objects().first)
    #expect((object["mentions"] as? [Any])?.count == 2)
    let comment = try #require((object["comments"] as? [[String: Any]])?.first)
    #expect((comment["mentions"] as? [Any])?.count == 1)
    #expect(comment["x"] is NSNull)
  }

  @Test("pages to read hold everything, escaped", arguments: ["html", "markdown"])
  func pages(format: String) throws {
    let hostile =
      #"{"id":"<h>","title":"<script>alert(1)</script> & ISI","author":"\"><img src=x>","text":"A <b>bold</b> CIA & *stars* [x](javascript:y)\n\n# no heading","comments":[{"author":"</article>","text":"<script>NATO"}]}"#
    let page = try annotate("-", "--format", format, input: hostile).output
    if format == "html" {
      #expect(!page.lowercased().contains("<script"))
      #expect(!page.contains("<img src=x"))
      #expect(page.contains("&lt;script&gt;"))
      #expect(
        page.components(separatedBy: "<article").count
          == page.components(separatedBy: "</article>").count
      )
      #expect(page.hasPrefix("<!DOCTYPE html>") || page.hasPrefix("<!doctype html>"))
    } else {
      #expect(!page.replacing("\\<", with: "").contains(/<(script|b>|img)/))
      #expect(!page.split(separator: "\n").contains("# no heading"))
    }
    for name in ["ISI", "CIA", "NATO"] { #expect(page.contains(name)) }
  }

  @Test("unknown names have their type on pages to read")
  func unknownOnPages() throws {
    let record = #"{"id":"a","text":"Mr. Jorum Kolv said so. Mr. Kolv left for Pakistan."}"#
    let html = try annotate("-", "--unknown", "--format", "html", input: record).output
    #expect(html.contains(#"class="mention nil person""#), "\(html)")
    #expect(html.contains(#"title="no entity · person · unknown · "#))
    let markdown = try annotate("-", "--unknown", "--format", "markdown", input: record).output
    #expect(markdown.contains(#"\[Jorum Kolv? person\]"#), "\(markdown)")
  }

  @Test("standard input is read once and named as such")
  func standardInput() throws {
    let objects = try annotate("-", input: "The title of ISI\n\nSome text on NATO.\n").objects()
    #expect(objects.map { $0["id"] as? String } == ["stdin"])
    #expect(
      try annotate("-", input: #"{"text":"ISI"}"# + "\n" + #"{"text":"CIA"}"#).objects().compactMap
      { $0["id"] as? String } == ["stdin:1", "stdin:2"]
    )
    let outcome = try sandbox.run(
      "build",
      "-",
      "in",
      "--database",
      "s.sqlite",
      input: Data(#"{"id":"s","text":"ISI"}"#.utf8)
    )
    #expect(outcome.status == 0)
    #expect(
      try sandbox.run("stats", "--database", "s.sqlite", "--format", "csv").lines.contains(
        "articles,4"
      )
    )
  }
}
