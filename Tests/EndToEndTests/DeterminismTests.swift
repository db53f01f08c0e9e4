import Foundation
import TestSupport
import Testing

@Suite("Determinism")
struct DeterminismTests {
  private let sandbox: Sandbox
  private var folder: TemporaryFolder { sandbox.folder }

  init() throws {
    sandbox = try Sandbox()
    var generator = ThreadGenerator(seed: 11)
    for part in 0..<4 {
      let records = (0..<20).map { generator.record(id: "\(part)-\($0)") + "\n" }.joined()
      try folder.write("corpus/\(part).jsonl", records)
    }
    try folder.write("corpus/page.txt", Sandbox.page)
  }

  private func build(_ name: String, _ arguments: String...) throws -> [String: Data] {
    let outcome = try sandbox.run(
      ["build", "--database", name + ".sqlite", "--export", name] + arguments
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try folder.files(below: name)
  }

  private func same(
    _ first: [String: Data],
    _ second: [String: Data],
    location: SourceLocation = #_sourceLocation
  ) {
    let different = first.keys.filter { first[$0] != second[$0] }
    #expect(different.isEmpty && first.count == second.count, sourceLocation: location)
  }

  @Test("processes, orders, threads and paths make no difference")
  func exports() throws {
    let expected = try build("one", "corpus", "--threads", "1")
    #expect(expected.count == 8)
    let files = (0..<4).reversed().map { "corpus/\($0).jsonl" }
    same(
      try build("two", "corpus/page.txt", files[0], files[1], files[2], files[3], "--threads", "2"),
      expected
    )
    same(try build("three", folder.path("corpus/"), "--threads", "2"), expected)
    same(try build("three", "./corpus", "--threads", "1"), expected)
    try FileManager.default.copyItem(
      atPath: folder.path("corpus"),
      toPath: folder.path("elsewhere")
    )
    same(try build("four", "elsewhere", "--threads", "2"), expected)
  }

  @Test("what was put in, changed and taken out again leaves no trace")
  func edits() throws {
    let expected = try build("one", "corpus")
    let original = try folder.bytes("corpus/2.jsonl")
    let text = String(decoding: original, as: UTF8.self)
    let edits = [
      text + #"{"id":"new","text":"ISI in Delhi","comments":[{"author":"New","text":"NATO"}]}"#
        + "\n",
      text.replacing("ISI", with: "NATO").replacing(
        #""author":"Max""#,
        with: #""author":"Moritz""#
      ),
      text.split(separator: "\n").dropFirst(5).map { $0 + "\n" }.joined(),
    ]
    for edit in edits {
      try folder.write("corpus/2.jsonl", edit)
      let now = try build("one", "corpus", "--prune")
      #expect(now["graph.json"] != expected["graph.json"])
      try? FileManager.default.removeItem(atPath: folder.path("fresh.sqlite"))
      same(try build("fresh", "corpus"), now)
    }
    try folder.write("corpus/2.jsonl", original)
    same(try build("one", "corpus", "--prune"), expected)
    #expect(try sandbox.run("verify", "--database", "one.sqlite").status == 0)
  }

  @Test("a run that changes nothing says so and leaves every byte")
  func nothingChanged() throws {
    _ = try build("one", "corpus")
    let before = try folder.bytes("one.sqlite")
    let outcome = try sandbox.run("build", "corpus", "--database", "one.sqlite", "--no-export")
    #expect(outcome.errors.contains("81 articles read, nothing changed"))
    #expect(try folder.bytes("one.sqlite") == before)
    #expect(!FileManager.default.fileExists(atPath: folder.path("one.sqlite-wal")))
    #expect(!FileManager.default.fileExists(atPath: folder.path("one.sqlite-shm")))
  }

  @Test("absent articles stay until they are pruned; a changed gazetteer links all anew")
  func absent() throws {
    _ = try build("one", "corpus")
    let some = try sandbox.run("build", "corpus/0.jsonl", "--database", "one.sqlite", "--no-export")
    #expect(some.errors.contains("20 articles read, nothing changed"))
    try FileManager.default.copyItem(
      atPath: PackageFolder.smallGazetteer,
      toPath: folder.path("gazetteer")
    )
    let table = String(decoding: try folder.bytes("gazetteer/organizations.tsv"), as: UTF8.self)
    try folder.write(
      "gazetteer/organizations.tsv",
      table.replacing("\tNATO\tNorth", with: "\tAtlantic Alliance\tNATO|North")
    )
    let relinked = try sandbox.run(
      "build",
      "corpus/0.jsonl",
      "--database",
      "one.sqlite",
      "--no-export",
      "--gazetteer",
      "gazetteer"
    )
    // Only the threads that name it; the others keep their links.
    #expect(relinked.errors.contains(/[1-9]\d* linked anew because the gazetteer changed/))
    #expect(relinked.errors.contains(/[1-9]\d* not touched by its change/))
    #expect(try sandbox.run("verify", "--database", "one.sqlite").status == 0)
    let fresh = try build("fresh", "corpus", "--gazetteer", "gazetteer")
    #expect(
      try sandbox.run("export", "--database", "one.sqlite", "--output", "-").data
        == fresh["graph.json"]
    )
    let pruned = try sandbox.run(
      "build",
      "corpus/0.jsonl",
      "--database",
      "one.sqlite",
      "--no-export",
      "--gazetteer",
      "gazetteer",
      "--prune"
    )
    #expect(pruned.errors.contains("61 removed"))
    _ = try build("part", "corpus/0.jsonl", "--gazetteer", "gazetteer")
    #expect(
      try sandbox.run("export", "--database", "one.sqlite", "--output", "-").data
        == folder.bytes("part/graph.json")
    )
  }

  @Test("of equal ids the smallest path and line wins")
  func duplicates() throws {
    try folder.write("d/b.jsonl", #"{"id":"x","text":"NATO"}"# + "\n")
    try folder.write(
      "d/a.jsonl",
      #"{"id":"x","text":"ISI"}"# + "\n" + #"{"id":"x","text":"CIA"}"# + "\n"
    )
    let outcome = try sandbox.run(
      "build",
      "d/b.jsonl",
      "d/a.jsonl",
      "--database",
      "d.sqlite",
      "--export",
      "dx"
    )
    #expect(outcome.errors.contains("d/a.jsonl:2: skipped"))
    #expect(outcome.errors.contains("d/b.jsonl:1: skipped"))
    #expect(
      try sandbox.run("entities", "--database", "d.sqlite", "--format", "csv").lines[1].hasPrefix(
        "organization/isi,"
      )
    )
    #expect(
      String(decoding: try folder.bytes("dx/annotations.jsonl"), as: UTF8.self).split(
        separator: "\n"
      ).count == 1
    )
    #expect(
      try sandbox.run("build", "d", "--database", "d.sqlite", "--no-export", "--strict").status == 2
    )
  }

  @Test("a build that is killed leaves a sound file, and the next run finishes it", .tags(.slow))
  func killed() throws {
    var sandbox = sandbox
    // Some of the shipped lists, so that a debug build of the command loads them soon.
    let lists = ["people-leaders.tsv", "places-cities.tsv", "organizations-armed-groups.tsv"]
      .map { PackageFolder.path("Gazetteers/\($0)") }
    sandbox.environment["SKEIN_GAZETTEERS"] = lists.joined(separator: ":")
    var generator = ThreadGenerator(seed: 12, names: try Self.names(in: lists))
    let records = (0..<150).map { generator.record(id: "k\($0)", comments: 3) + "\n" }.joined()
    try folder.write("many.jsonl", records)
    let clock = ContinuousClock()
    let start = clock.now
    #expect(
      try sandbox.run("build", "many.jsonl", "--database", "calm.sqlite", "--export", "calm").status
        == 0
    )
    let length = clock.now - start
    let expected = try folder.files(below: "calm")

    var hits = 0
    for round in 0..<10 {
      for name in ["hit.sqlite", "hit.sqlite-wal", "hit.sqlite-shm", "hit"] {
        try? FileManager.default.removeItem(atPath: folder.path(name))
      }
      let process = try sandbox.start(
        ["build", "many.jsonl", "--database", "hit.sqlite", "--export", "hit"],
        log: ".log/kill\(round)"
      )
      // Loading the gazetteers comes first; kill at any moment after the file is there.
      while process.isRunning, !FileManager.default.fileExists(atPath: folder.path("hit.sqlite")) {
        Thread.sleep(forTimeInterval: 0.005)
      }
      let wait = length / .seconds(1) * 0.5 * Double(generator.number(below: 1000)) / 1000
      Thread.sleep(forTimeInterval: wait)
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        hits += 1
      }
      process.waitUntilExit()
      let verified = try sandbox.run("verify", "--database", "hit.sqlite")
      // A file that was hit before its tables were there is not yet a graph.
      let isYoung = verified.errors.contains("no graph file")
      #expect(verified.status == 0 || isYoung, "\(verified.output)")
      let rerun = try sandbox.run(
        "build",
        "many.jsonl",
        "--database",
        "hit.sqlite",
        "--export",
        "hit"
      )
      #expect(rerun.status == 0, "\(rerun.errors)")
      same(try folder.files(below: "hit").filter { !$0.key.contains(".partial-") }, expected)
      #expect(!FileManager.default.fileExists(atPath: folder.path("hit.sqlite-wal")))
    }
    #expect(hits >= 5)
  }

  /// Every twentieth name of some lists.
  private static func names(in lists: [String]) throws -> [String] {
    let names = try lists.flatMap { path in
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
        .map { String($0.split(separator: "\t", omittingEmptySubsequences: false)[2]) }
    }
    return stride(from: 0, to: names.count, by: 20).map { names[$0] }
  }
}
