import Foundation
import TestSupport
import Testing

@Suite("Tags")
struct TagTests {
  private let sandbox: Sandbox
  private var folder: TemporaryFolder { sandbox.folder }

  init() throws {
    sandbox = try Sandbox()
  }

  @Test("tags are listed in every format")
  func listed() throws {
    let lines = try sandbox.run("tag", "in", "--format", "csv").lines
    #expect(lines.first?.hasPrefix("article,") == true || lines.first?.contains("tag") == true)
    let objects = try sandbox.run("tag", "in", "--format", "jsonl", "--limit", "2").objects()
    #expect(objects.count == 3)
    let table = try sandbox.run("tag", "in").output
    for name in ["Inter-Services Intelligence", "United Nations"] { #expect(table.contains(name)) }
    let more = try sandbox.run("tag", "in", "--with-comments").output
    #expect(more != table)
  }

  @Test("only the value of tags changes, and twice is once")
  func written() throws {
    let records = try folder.bytes("in/a.jsonl")
    let page = try folder.bytes("in/page.txt")
    let outcome = try sandbox.run("tag", "in", "--write")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("2 files"))
    let after = String(decoding: try folder.bytes("in/a.jsonl"), as: UTF8.self)
    let before = String(decoding: records, as: UTF8.self)
    #expect(after != before)
    // The first record had tags: they stay first; cutting the new ones out gives the old record.
    let first = try #require(after.split(separator: "\n").first)
    let match = try #require(first.firstMatch(of: /"tags":\["war"(,[^\]]*)\]/))
    #expect(match.1.contains("Inter-Services Intelligence"))
    #expect(first.replacing(String(match.1), with: "") == before.split(separator: "\n")[0])
    let second = try #require(after.split(separator: "\n").last)
    let added = try #require(second.firstMatch(of: /,\s*"tags":\s*\[[^\]]*\]/))
    #expect(second.replacing(String(added.0), with: "") == before.split(separator: "\n")[1])

    let text = String(decoding: try folder.bytes("in/page.txt"), as: UTF8.self)
    let pairs = zip(
      text.split(separator: "\n", omittingEmptySubsequences: false),
      String(decoding: page, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    )
    let changed = pairs.filter { $0 != $1 }
    #expect(changed.map { String($0.1) } == ["Tags: bridges"])
    #expect(changed.first?.0.hasPrefix("Tags: bridges, ") == true)

    let files = try folder.files(below: "in")
    let again = try sandbox.run("tag", "in", "--write")
    #expect(again.status == 0)
    #expect(again.errors.contains("0 tags"))
    #expect(try folder.files(below: "in") == files)
    // The graph takes the tags for what they are.
    #expect(try sandbox.run("build", "in", "--no-export").status == 0)
    #expect(try sandbox.run("verify").status == 0)
  }

  @Test("standard input cannot be written into")
  func standardInput() throws {
    let outcome = try sandbox.run("tag", "-", "--write", input: Data("ISI".utf8))
    #expect(outcome.status == 2)
    #expect(outcome.notes.count == 1)
  }

  @Test("a record whose tags are no list is told, the others get theirs")
  func unsupported() throws {
    try folder.write(
      "odd.jsonl",
      #"{"id":"1","text":"ISI","tags":{"a":1}}"# + "\n" + #"{"id":"2","text":"CIA"}"# + "\n"
    )
    let outcome = try sandbox.run("tag", "odd.jsonl", "--write")
    #expect(outcome.errors.contains("odd.jsonl:1"))
    #expect(outcome.status == 0, "\(outcome.errors)")
    let after = String(decoding: try folder.bytes("odd.jsonl"), as: UTF8.self)
    #expect(after.hasPrefix(#"{"id":"1","text":"ISI","tags":{"a":1}}"# + "\n"))
    #expect(after.contains("Central Intelligence Agency"))
    #expect(try sandbox.run("tag", "odd.jsonl", "--write", "--strict").status == 2)
  }
}
