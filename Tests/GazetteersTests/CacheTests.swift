import Foundation
import PhraseMatching
import TestSupport
import Testing

@testable import Gazetteers

@Suite("Compiled files and the cache")
struct CacheTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("desk/a.tsv", row("Alpha"))
    try folder.write("desk/tables/b.tsv", row("Beta"))
    try folder.write("desk/tables/words/english.txt", "beta\n")
    try age("desk/a.tsv", "desk/tables/b.tsv", "desk/tables/words/english.txt")
  }

  private func row(_ name: String, _ aliases: String = "") -> String {
    table("place/\(name)\tplace\t\(name)\t\(aliases)")
  }

  /// Makes files look as if they were written a while ago.
  private func age(_ names: String..., by seconds: Double = 60) throws {
    for name in names {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -seconds)],
        ofItemAtPath: folder.path(name)
      )
    }
  }

  private func loader(_ explicit: String..., environment: [String: String]? = nil)
    -> GazetteerLoader
  {
    GazetteerLoader(
      explicit: explicit,
      environment: environment ?? ["XDG_CACHE_HOME": folder.path("cache")],
      workingDirectory: folder.path("desk"),
      executable: folder.path("bin/skein")
    )
  }

  private func cached(_ ending: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path("cache/skein")))
    return (names ?? []).filter { $0.hasSuffix(ending) }.sorted()
  }

  private func bytes(_ gazetteer: Gazetteer) -> [UInt8] {
    gazetteer.compiled.region.bytes(0..<gazetteer.byteCount)
  }

  // MARK: Cache

  @Test("what was compiled is kept and found again, by files and by content")
  func kept() throws {
    let first = try loader("a.tsv", "tables").load()
    #expect(first.entities.map(\.name) == ["Alpha", "Beta"])
    #expect(cached(".gaz").count == 1)
    #expect(cached(".key").count == 1)
    #expect(cached(".part").isEmpty)
    // The stamp leads to the compiled form without reading the tables: another form there is taken.
    let other = try GazetteerCompiler().compile()
    try other.compiled.region.write(to: folder.path("cache/skein/" + cached(".gaz")[0]))
    #expect(try loader("a.tsv", "tables").load().entities.isEmpty)
    // Elsewhere the same content has another stamp and the same form.
    try folder.write("desk/copy/a.tsv", row("Alpha"))
    try age("desk/copy/a.tsv")
    #expect(try loader("copy/a.tsv", "tables").load().entities.isEmpty)
    #expect(cached(".gaz").count == 1)
    #expect(cached(".key").count == 2)
  }

  @Test("with a cache, without one and with one that cannot be used the gazetteer is the same")
  func same() throws {
    let expected = bytes(try loader("a.tsv", "tables", environment: [:]).load())
    #expect(cached(".gaz").isEmpty)
    for _ in 0..<3 { #expect(bytes(try loader("a.tsv", "tables").load()) == expected) }
    try folder.write("file", "")
    let unusable = ["XDG_CACHE_HOME": folder.path("file")]
    #expect(bytes(try loader("a.tsv", "tables", environment: unusable).load()) == expected)
    let relative = ["XDG_CACHE_HOME": "cache", "HOME": folder.path("desk")]
    #expect(bytes(try loader("a.tsv", "tables", environment: relative).load()) == expected)
    #expect(FileManager.default.fileExists(atPath: folder.path("desk/.cache/skein")))
    var loader = loader("a.tsv", "tables")
    loader.usesCache = false
    #expect(bytes(try loader.load()) == expected)
  }

  @Test("changed tables are compiled anew, also within the time that file systems tell apart")
  func changed() throws {
    for name in ["Gamma", "Delta", "Omega"] {
      try folder.write("desk/a.tsv", row(name))
      #expect(try loader("a.tsv").load().entities.map(\.name) == [name])
    }
    try age("desk/a.tsv")
    #expect(try loader("a.tsv").load().entities.map(\.name) == ["Omega"])
    try folder.write("desk/tables/c.tsv", row("Chi"))
    #expect(try loader("tables").load().entities.map(\.name) == ["Beta", "Chi"])
    try FileManager.default.removeItem(atPath: folder.path("desk/tables/b.tsv"))
    #expect(try loader("tables").load().entities.map(\.name) == ["Chi"])
  }

  @Test("a damaged form in the cache is made anew", arguments: ["", "SKEINGAZ", "no gazetteer"])
  func damaged(content: String) throws {
    let expected = bytes(try loader("a.tsv").load())
    try folder.write("cache/skein/" + cached(".gaz")[0], content)
    #expect(bytes(try loader("a.tsv").load()) == expected)
    try folder.write("cache/skein/" + cached(".key")[0], "../../desk/a")
    #expect(bytes(try loader("a.tsv").load()) == expected)
  }

  @Test("the cache keeps a few forms")
  func tidied() throws {
    for index in 0..<GazetteerCache.mostFiles + 4 {
      try folder.write("desk/a.tsv", row("A\(index)"))
      #expect(try loader("a.tsv").load().entities.map(\.name) == ["A\(index)"])
    }
    #expect(cached(".gaz").count == GazetteerCache.mostFiles)
  }

  // MARK: Compiled files

  @Test("a compiled file answers as its tables, alone and beside others")
  func compiled() throws {
    let written = try loader("a.tsv", "tables").compile(to: "own.gaz")
    #expect(written.isWhole)
    let tables = try loader("a.tsv", "tables").load()
    let opened = try loader("own.gaz").load()
    func answers(_ gazetteer: Gazetteer) -> [String] {
      GazetteersTests.answers(
        of: gazetteer,
        texts: ["Alpha and beta"],
        queries: ["alpha", "alhpa"]
      )
    }
    #expect(answers(opened) == answers(tables))
    try folder.write("desk/more.tsv", row("More", "Beta|Alpha~weak"))
    #expect(
      bytes(try loader("own.gaz", "more.tsv").load())
        == bytes(try loader("a.tsv", "tables", "more.tsv").load())
    )
    #expect(
      bytes(try loader("more.tsv", "own.gaz").load())
        == bytes(try loader("more.tsv", "a.tsv", "tables").load())
    )
    #expect(try loader("own.gaz", "shipped").load().entities.count > 1000)
  }

  @Test("the same tables give the same file")
  func sameFile() throws {
    let first = bytes(try loader("a.tsv", "tables").compile(to: "one.gaz"))
    try age("desk/a.tsv", by: 5)
    #expect(bytes(try loader("a.tsv", "tables").compile(to: "two.gaz")) == first)
    #expect(try loader("two.gaz").load().entities.count == 2)
  }

  @Test("a file whose tables have changed is refused, with the command that builds it again")
  func stale() throws {
    _ = try loader("a.tsv", "tables").compile(to: "tables/../own file.gaz")
    let command = "`skein gazetteer compile a.tsv tables --output 'own file.gaz'`"
    func refusal(_ path: String = "own file.gaz") -> String? {
      do {
        _ = try loader(path).load()
        return nil
      } catch { return "\(error)" }
    }
    #expect(refusal() == nil)
    // Written again with the same content, it is not changed.
    try folder.write("desk/a.tsv", row("Alpha"))
    #expect(refusal() == nil)
    try folder.write("desk/a.tsv", row("Alpho"))
    #expect(
      refusal() == "own file.gaz: its source a.tsv has changed; build it again with \(command)"
    )
    try folder.write("desk/a.tsv", row("Alpha", "More"))
    #expect(refusal()?.contains("its source a.tsv has changed") == true)
    // What cannot be seen says nothing.
    try FileManager.default.removeItem(atPath: folder.path("desk/a.tsv"))
    #expect(refusal() == nil)
    try folder.write("desk/tables/words/english.txt", "alpha\n")
    #expect(
      refusal()
        == "own file.gaz: its source tables/words/english.txt has changed; build it again with "
        + command
    )
    try folder.write("desk/tables/words/english.txt", "beta\n")
    try folder.write("desk/tables/c.tsv", row("Chi"))
    #expect(
      refusal()
        == "own file.gaz: the tables in tables are no longer the same; build it again with "
        + command
    )
    #expect(refusal(folder.path("desk/own file.gaz"))?.contains("/desk/a.tsv") == true)
    // Beside others, and with the cache full of what was made before, it is refused, too.
    #expect(throws: GazetteerError.self) { try loader("own file.gaz", "tables").load() }
  }

  @Test("tables and compiled file may be moved together")
  func moved() throws {
    _ = try loader("a.tsv").compile(to: "own.gaz")
    try FileManager.default.moveItem(atPath: folder.path("desk"), toPath: folder.path("moved"))
    func load() throws -> Gazetteer {
      try GazetteerLoader(
        explicit: [folder.path("moved/own.gaz")],
        environment: [:],
        workingDirectory: folder.path("."),
        executable: nil
      ).load()
    }
    #expect(try load().entities.count == 1)
    try folder.write("moved/a.tsv", row("Other"))
    #expect(throws: GazetteerError.self) { try load() }
  }

  @Test("what is no gazetteer of this version is refused in one sentence")
  func refusals() throws {
    func refusal(_ bytes: [UInt8]) throws -> String? {
      try folder.write("desk/bad.gaz", bytes)
      do {
        _ = try loader("bad.gaz").load()
        return nil
      } catch { return "\(error)" }
    }
    let whole = bytes(try loader("a.tsv").compile(to: "own.gaz"))
    #expect(try refusal(whole) == nil)
    #expect(try refusal(Array("x".utf8)) == "bad.gaz: this is no compiled gazetteer")
    var other = whole
    other[8] = 7
    #expect(
      try refusal(other)
        == "bad.gaz: the compiled gazetteer has format version 7, and this skein reads "
        + "\(GazetteerLayout.version); build it again from its tables with `skein gazetteer compile`"
    )
    #expect(
      try refusal(Array(whole.dropLast()))
        == "bad.gaz: the compiled gazetteer is damaged; build it again from its tables with "
        + "`skein gazetteer compile`"
    )
    // A damaged body opens, but nothing is made from it.
    other = whole
    other[other.count - 70] ^= 1
    #expect(try refusal(other) == nil)
    #expect(try !loader("bad.gaz").load().isWhole)
    #expect(throws: GazetteerError.self) { try loader("bad.gaz", "a.tsv").load() }
  }

  @Test("a file that cannot be written leaves nothing behind")
  func unwritable() throws {
    let error = #expect(throws: GazetteerError.self) {
      try loader("a.tsv").compile(to: "no/where.gaz")
    }
    #expect(
      error?.message
        == "no/where.gaz: the compiled gazetteer cannot be written: no such file or directory"
    )
    #expect(throws: GazetteerError.self) { try loader("a.tsv").compile(to: "tables") }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("desk"))
    #expect(names.filter { $0.hasSuffix(".part") }.isEmpty)
  }
}
