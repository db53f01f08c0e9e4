import Foundation
import TestSupport
import Testing

/// `gazetteer check`, `lookup` and `diff` at the command.
@Suite("Gazetteer hygiene at the command")
struct GazetteerHygieneTests {
  private let sandbox: Sandbox
  private var folder: TemporaryFolder { sandbox.folder }

  init() throws { sandbox = try Sandbox() }

  private let header = "id\ttype\tname\taliases\tparent\n"

  @Test("check: 0 with warnings alone, in every form; 1 with an error; a limit bounds the rows")
  func check() throws {
    try folder.write(
      "warn.tsv",
      header + "place/a\tplace/city\tAra\tXu\tplace/none\nplace/b\tplace/city\tAra\tXu\t\n"
    )
    let table = try sandbox.run("gazetteer", "check", "warn.tsv")
    #expect(table.status == 0, "\(table.errors)")
    #expect(table.errors.isEmpty)
    #expect(table.output.contains(/collision +warning +2/))
    #expect(table.output.contains("names 2 entities: place/a (warn.tsv:2), place/b (warn.tsv:3)"))
    #expect(table.lines.last?.hasPrefix("warn.tsv") == true)
    let rows = try sandbox.run(
      ["gazetteer", "check", "warn.tsv", "--format", "jsonl", "--limit", "1"]
    )
    let objects = try rows.objects()
    #expect(
      objects.compactMap { $0["finding"] as? String } == [
        "collision", "short alias", "unlisted parent",
      ]
    )
    #expect(objects.compactMap { $0["count"] as? Int } == [2, 2, 1])
    #expect(objects[2]["place"] as? String == "warn.tsv:2")
    let all = try sandbox.run("gazetteer", "check", "warn.tsv", "--format", "csv", "--limit", "0")
    #expect(all.lines.count == 6)
    try folder.write("bad.tsv", header + "place/a\tplace/city\tAra\t—\tplace/a\n")
    for path in ["bad.tsv", "bad.gaz"] {
      if path == "bad.gaz" { try sandbox.run("gazetteer", "compile", "bad.tsv", "--output", path) }
      let bad = try sandbox.run("gazetteer", "check", path)
      #expect(bad.status == 1)
      #expect(bad.errors.contains("2 errors, 0 warnings"))
      #expect(bad.output.contains("is part of itself: place/a → place/a"))
      #expect(bad.output.contains("bad.tsv:2"))
    }
    try folder.write("cut.gaz", Array(try folder.bytes("bad.gaz").prefix(900)))
    #expect(try sandbox.run("gazetteer", "check", "cut.gaz").status == 1)
    #expect(try sandbox.run("gazetteer", "check", "none.gaz").status == 2)
    #expect(try sandbox.run("gazetteer", "check", "--limit", "-1").status == 64)
  }

  @Test("check --corpus counts aliases in documents and suggests rules")
  func corpus() throws {
    try folder.write("own.tsv", header + "organization/a\torganization\tAxum Trust\tGulmara\t\n")
    try folder.write(
      "text.jsonl",
      """
      {"id":"a","title":"A gulmara","text":"The gulmara fell.","comments":[{"id":"1","text":"Gulmara!"}]}
      {"id":"b"
      """
    )
    let usage = try sandbox.run(
      ["gazetteer", "check", "own.tsv", "--corpus", "text.jsonl", "--min-hits", "3"]
        + ["--format", "jsonl"]
    )
    #expect(usage.status == 0, "\(usage.errors)")
    let row = try #require(try usage.objects().first)
    #expect(row["alias"] as? String == "Gulmara" && row["hits"] as? Int == 3)
    #expect(row["lower"] as? Double == 0.6667 && row["initial"] as? Double == 0.3333)
    #expect(row["suggestion"] as? String == "~weak" && row["place"] as? String == "own.tsv:2")
    #expect(usage.errors.contains("skipped"))
    let missing = try sandbox.run("gazetteer", "check", "own.tsv", "--corpus", "none.jsonl")
    #expect(missing.status == 2)
  }

  @Test("lookup tells the alias that matched; 1 with the nearest names where there is none")
  func lookup() throws {
    let found = try sandbox.run("gazetteer", "lookup", "isi", "--format", "jsonl").objects()
    #expect(found.map { $0["matched"] as? String } == ["ISI"])
    #expect(found[0]["parents"] as? String == "place/pakistan")
    #expect(found[0]["place"] as? String == "organizations.tsv:3")
    let byID = try sandbox.run("gazetteer", "lookup", "organization/isi", "--format", "jsonl")
    #expect(try byID.objects()[0]["matched"] as? String == "id")
    let near = try sandbox.run("gazetteer", "lookup", "Pakistann")
    #expect(near.status == 1 && near.output.isEmpty)
    #expect(near.errors.contains("near it are Pakistan"))
    #expect(try sandbox.run("gazetteer", "lookup", "Qqqqqq").status == 1)
  }

  @Test("diff tells entities and, with a graph file, mentions; the build then does that")
  func diff() throws {
    try FileManager.default.copyItem(
      atPath: PackageFolder.smallGazetteer,
      toPath: folder.path("new")
    )
    let table = String(decoding: try folder.bytes("new/organizations.tsv"), as: UTF8.self)
    try folder.write(
      "new/organizations.tsv",
      table.split(separator: "\n").filter { !$0.hasPrefix("organization/cia") }
        .joined(separator: "\n") + "\n"
    )
    let old = PackageFolder.smallGazetteer
    let entities = try sandbox.run("gazetteer", "diff", old, "new", "--format", "csv")
    #expect(entities.status == 0, "\(entities.errors)")
    #expect(
      entities.lines.dropFirst() == [
        "removed,organization/cia,name,Central Intelligence Agency,,organizations.tsv:2"
      ]
    )
    #expect(entities.errors.contains("entities: 0 added, 1 removed, 0 changed"))
    #expect(try sandbox.run("build", "in", "--no-export").status == 0)
    let before = try folder.bytes("skein.sqlite")
    let mentions = try sandbox.run(
      ["gazetteer", "diff", old, "new", "--database", "skein.sqlite", "--format", "csv"]
    )
    #expect(mentions.status == 0, "\(mentions.errors)")
    #expect(mentions.lines.count == 3)
    #expect(mentions.lines.dropFirst().allSatisfy { $0.hasPrefix("lost,a") })
    #expect(mentions.errors.contains("1 of 3 threads touched, 1 linked otherwise"))
    #expect(mentions.errors.contains("0 gained, 2 lost, 0 changed"))
    #expect(try folder.bytes("skein.sqlite") == before)
    let built = try sandbox.run("build", "in", "--no-export", "--gazetteer", "new")
    #expect(built.errors.contains("1 linked anew because the gazetteer changed, 2 not touched"))
    #expect(try sandbox.run("verify").status == 0)
    let fresh = try sandbox.run(
      "build",
      "in",
      "--no-export",
      "--gazetteer",
      "new",
      "--database",
      "fresh.sqlite"
    )
    #expect(fresh.status == 0)
    let exports = try ["skein.sqlite", "fresh.sqlite"].map {
      try sandbox.run("export", "--database", $0, "--output", "-", "--gazetteer", "new").data
    }
    #expect(!exports[0].isEmpty && exports[0] == exports[1])
    #expect(try sandbox.run("gazetteer", "diff", old, "none").status == 2)
    #expect(
      try sandbox.run("gazetteer", "diff", old, "new", "--database", "none.sqlite").status == 2
    )
  }

  @Test("a build says so where the gazetteer before is gone")
  func withoutEarlier() throws {
    #expect(try sandbox.run("build", "in", "--no-export").status == 0)
    try FileManager.default.removeItem(atPath: folder.path(".cache/skein"))
    try folder.write("own.tsv", header + "place/a\tplace/city\tAra\t\t\n")
    let built = try sandbox.run("build", "in", "--no-export", "--gazetteer", "own.tsv")
    #expect(built.errors.contains("3 linked anew because the gazetteer changed"))
    #expect(built.errors.contains("is no longer in the cache"))
  }
}
