import Foundation
import Testing

@testable import Gazetteers

@Suite("Loading")
struct LoaderTests {
  private func load(
    _ scratch: Scratch,
    explicit: [String] = [],
    environment: [String: String] = [:],
    in folder: String = "work"
  ) throws -> Gazetteer {
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: folder),
      withIntermediateDirectories: true
    )
    return try GazetteerLoader(
      explicit: explicit,
      environment: environment,
      workingDirectory: scratch.url.appending(path: folder).path,
      executable: scratch.url.appending(path: "usr/bin/skein").path
    ).load()
  }

  private func row(_ name: String) -> String { table("place/\(name)\tplace\t\(name)") }

  /// The first entity tells which place was taken.
  private func first(_ gazetteer: Gazetteer) -> String { gazetteer.entities.first?.name ?? "" }

  @Test("the places are searched in order")
  func order() throws {
    let scratch = try Scratch()
    #expect(first(try load(scratch)) == first(try compileShipped()))
    try scratch.write(row("Shared"), to: "usr/share/skein/Gazetteers/a.tsv")
    #expect(first(try load(scratch)) == "Shared")
    try scratch.write(row("Here"), to: "work/Gazetteers/a.tsv")
    #expect(first(try load(scratch)) == "Here")
    try scratch.write(row("Environment"), to: "env/a.tsv")
    let environment = ["SKEIN_GAZETTEERS": "../env"]
    #expect(first(try load(scratch, environment: environment)) == "Environment")
    #expect(first(try load(scratch, environment: ["SKEIN_GAZETTEERS": ""])) == "Here")
    try scratch.write(row("Explicit"), to: "work/own.tsv")
    #expect(first(try load(scratch, explicit: ["own.tsv"], environment: environment)) == "Explicit")
  }

  @Test("the built-in tables have a name of their own, which a file of that name takes")
  func shipped() throws {
    let scratch = try Scratch()
    try scratch.write(row("Own"), to: "work/own.tsv")
    let both = try load(scratch, explicit: ["own.tsv", "shipped"])
    #expect(first(both) == "Own")
    #expect(both.entities.count == (try compileShipped()).entities.count + 1)
    try scratch.write(row("File"), to: "work/shipped/a.tsv")
    #expect(first(try load(scratch, explicit: ["shipped"])) == "File")
  }

  private func compileShipped() throws -> Gazetteer { try load(Scratch()) }

  @Test("a folder without tables is passed over")
  func emptyFolder() throws {
    let scratch = try Scratch()
    try scratch.write(row("Shared"), to: "usr/share/skein/Gazetteers/a.tsv")
    try scratch.write("file\ttitle\n", to: "work/Gazetteers/lists.tsv")
    try scratch.write("notes", to: "work/Gazetteers/README.md")
    #expect(first(try load(scratch)) == "Shared")
  }

  @Test("a linked binary finds what stands beside it")
  func linkedBinary() throws {
    let scratch = try Scratch()
    try scratch.write(row("Shared"), to: "opt/share/skein/Gazetteers/a.tsv")
    try scratch.write("", to: "opt/bin/skein")
    try scratch.write("", to: "usr/bin/other")
    try FileManager.default.createSymbolicLink(
      at: scratch.url.appending(path: "usr/bin/skein"),
      withDestinationURL: scratch.url.appending(path: "opt/bin/skein")
    )
    #expect(first(try load(scratch)) == "Shared")
  }

  @Test("several gazetteers are taken in the order they are named")
  func several() throws {
    let scratch = try Scratch()
    try scratch.write(row("One"), to: "one/z.tsv")
    try scratch.write(row("Two"), to: "two.tsv")
    try scratch.write(row("Three"), to: "one/b.tsv")
    let absolute = scratch.url.appending(path: "two.tsv").path
    let explicit = try load(scratch, explicit: [absolute, "../one"])
    #expect(explicit.entities.map(\.name) == ["Two", "Three", "One"])
    #expect(explicit.lists.map(\.file) == ["two.tsv", "b.tsv", "z.tsv"])
    let environment = try load(scratch, environment: ["SKEIN_GAZETTEERS": "../one:\(absolute)"])
    #expect(environment.entities.map(\.name) == ["Three", "One", "Two"])
  }

  @Test("a folder's lists, redirects and words are read", arguments: ["\n", "\r\n"])
  func supportFiles(lineEnd: String) throws {
    let scratch = try Scratch()
    func write(_ text: String, to path: String) throws {
      try scratch.write(text.split(separator: "\n").joined(separator: lineEnd) + lineEnd, to: path)
    }
    try write(row("Alpha"), to: "work/Gazetteers/a.tsv")
    try write(
      "file\ttitle\torigin\tlicence\tdate\na.tsv\tLetters\tmade up\tCC0\t2026",
      to: "work/Gazetteers/lists.tsv"
    )
    try write("old\tnew\nplace/old\tplace/Alpha", to: "work/Gazetteers/redirects.tsv")
    try write("alpha\nbeta", to: "work/Gazetteers/words/english.txt")
    let gazetteer = try load(scratch)
    #expect(
      gazetteer.lists == [
        .init(file: "a.tsv", title: "Letters", origin: "made up", licence: "CC0", entityCount: 1)
      ]
    )
    #expect(gazetteer.index(ofID: "place/old") == 0)
    #expect(gazetteer.ordinaryWords.count(of: .ordinary) == 2)
    #expect(
      gazetteer.entries(forFolded: Array("alpha".utf8)).first?.traits.contains(.isOrdinary) == true
    )
  }

  @Test("own tables without words use the shipped words")
  func shippedWords() throws {
    let scratch = try Scratch()
    try scratch.write(row("Alpha"), to: "own.tsv")
    #expect(try load(scratch, explicit: ["../own.tsv"]).ordinaryWords.count(of: .ordinary) > 10_000)
  }

  @Test("what is missing is named")
  func missing() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "empty/README.md")
    try scratch.write("no header\n", to: "bad.tsv")
    let none = #expect(throws: GazetteerError.self) { try load(scratch, explicit: ["no/where"]) }
    #expect(none?.code == .notFound)
    #expect(none?.message == "no/where: no such gazetteer (named by --gazetteer)")
    let environment = #expect(throws: GazetteerError.self) {
      try load(scratch, environment: ["SKEIN_GAZETTEERS": "no/where"])
    }
    #expect(environment?.message == "no/where: no such gazetteer (named by SKEIN_GAZETTEERS)")
    let empty = #expect(throws: GazetteerError.self) { try load(scratch, explicit: ["../empty"]) }
    #expect(empty?.code == .notFound)
    #expect(empty?.message == "../empty: the folder holds no gazetteer table (*.tsv)")
    let bad = #expect(throws: GazetteerError.self) { try load(scratch, explicit: ["../bad.tsv"]) }
    #expect(bad?.code == .malformed)
    #expect(bad?.description.hasPrefix("bad.tsv:1: ") == true)
  }
}
