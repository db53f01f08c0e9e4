import Foundation
import TestSupport
import Testing

@Suite("Candidates and promotion")
struct PromoteTests {
  private let sandbox: Sandbox
  private var folder: TemporaryFolder { sandbox.folder }

  init() throws {
    sandbox = try Sandbox()
    try folder.write(
      "n/a.jsonl",
      """
      {"id":"a","author":"Ann","text":"Mr. Jorum Kolv said so. Mr. Kolv left for Pakistan, said Ann Smith.",\
      "comments":[{"author":"Max","text":"Mr. Jorum Kolv said he lied!"}]}
      {"id":"b","author":"Bea","text":"Mr. Jorum Kolv said that he met nobody in Lahore."}

      """
    )
  }

  private func own(_ arguments: String...) throws -> Sandbox.Outcome {
    try sandbox.run(
      arguments + ["--gazetteer", PackageFolder.smallGazetteer, "--gazetteer", "own.tsv"]
    )
  }

  @Test("a candidate becomes a line by one command, and the next build links it")
  func wholeWay() throws {
    try sandbox.run("build", "n", "--no-export")
    let found = try sandbox.run("gazetteer", "candidates", "n", "--format", "jsonl")
    #expect(found.status == 0, "\(found.errors)")
    let kolv = try #require(found.objects().first)
    #expect(kolv["name"] as? String == "Jorum Kolv" && kolv["type"] as? String == "person")
    #expect(kolv["documents"] as? Int == 3 && kolv["speakers"] as? Int == 3)
    #expect(kolv["near"] is NSNull)
    #expect((kolv["contexts"] as? [String])?.first?.contains("[Jorum Kolv]") == true)
    // The graph file holds the same texts.
    let stored = try sandbox.run("gazetteer", "candidates", "--format", "jsonl")
    #expect(stored.data == found.data)

    let line = try sandbox.run(
      ["gazetteer", "promote", "Jorum Kolv", "--type", "person", "--parent", "Pakistan"]
        + ["--alias", "Kolv~short", "--description", "a \"maker\"\tof <things>", "--to", "own.tsv"]
    )
    #expect(line.status == 0, "\(line.errors)")
    #expect(
      line.output.hasPrefix(
        "person/jorum-kolv\tperson\tJorum Kolv\tKolv~short\tplace/pakistan\ta \"maker\"\\tof <things>\t"
      )
    )
    let built = try own("build", "n", "--no-export")
    #expect(built.status == 0, "\(built.errors)")
    #expect(try own("mentions", "Jorum Kolv", "--format", "csv").lines.count == 5)
    #expect(try sandbox.run("verify").status == 0)
    let rest = try own("gazetteer", "candidates", "n", "--format", "jsonl").objects()
    #expect(rest.compactMap { $0["name"] as? String } == ["Ann Smith"])
    #expect(try sandbox.run("gazetteer", "check", "own.tsv").status == 0)
  }

  @Test("misspelled names are told apart, with the entity they may mean, and become its aliases")
  func aliases() throws {
    try folder.write(
      "m.jsonl",
      #"{"id":"a","text":"Mr. Kofy Ananne said so. President Kofy Ananne left."}"# + "\n"
    )
    let found = try sandbox.run("gazetteer", "candidates", "m.jsonl")
    #expect(found.status == 0, "\(found.errors)")
    #expect(found.output.contains("possible aliases of listed entities:"))
    #expect(
      found.lines.contains { $0.hasPrefix("Kofy Ananne") && $0.contains("person/kofi-annan") }
    )
    #expect(found.lines.contains("    Mr. [Kofy Ananne] said so."))
    let line = try sandbox.run(
      ["gazetteer", "promote", "Kofy Ananne", "--as-alias-of", "Kofi Annan", "--to", "own.tsv"]
    )
    #expect(line.output.hasPrefix("person/kofi-annan\tperson\tKofi Annan\tKofy Ananne\t"))
    let annotated = try own("annotate", "m.jsonl").output
    #expect(annotated.contains("\"surface\":\"Kofy Ananne\",\"entity\":\"person/kofi-annan\""))
    let again = try own(
      "gazetteer",
      "promote",
      "Kofy Ananne",
      "--as-alias-of",
      "Kofi Annan",
      "--to",
      "own.tsv"
    )
    #expect(again.status == 2 && again.errors.contains("already"))
  }

  @Test("what check warns of in the new line is told, and the line is written")
  func warnings() throws {
    func notes(_ arguments: String...) throws -> [String] {
      let outcome = try sandbox.run(["gazetteer", "promote"] + arguments + ["--to", "own.tsv"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.notes.filter { !$0.contains("is new") }
    }
    #expect(try notes("Jorum Kolv", "--type", "person", "--parent", "Pakistan").isEmpty)
    #expect(
      try notes("March", "--type", "person", "--alias", "Q", "--alias", "Market~weak") == [
        "skein: own.tsv:3: ordinary word: “March”, an alias of person/march without ~weak, ~strong, "
          + "~lower or ~exact",
        "skein: own.tsv:3: short alias: “Q”, an alias of person/march of so few letters that is no acronym",
      ]
    )
    // In other lists and in the table itself, whatever the type.
    #expect(
      try notes("Delhi", "--type", "organization", "--alias", "Kolv House", "--alias", "Jorum Kolv")
        == [
          "skein: “Delhi” names place/delhi, too; the context will have to decide",
          "skein: “Jorum Kolv” names person/jorum-kolv, too; the context will have to decide",
        ]
    )
    #expect(
      try notes("Lahore", "--as-alias-of", "ISI").first
        == "skein: “Lahore” names place/lahore, too; the context will have to decide"
    )
  }

  @Test(
    "a name with a sign that no name goes across says which",
    arguments: ["|", "~", "\"", "\\", "(", ";"]
  )
  func signs(_ sign: String) throws {
    for name in ["Foo \(sign) Bar", "Foo\(sign)Bar"] {
      let outcome = try sandbox.run(
        "gazetteer",
        "promote",
        name,
        "--type",
        "person",
        "--to",
        "own.tsv"
      )
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("no name goes across “\(sign)”"), "\(outcome.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.path("own.tsv")))
    }
  }

  @Test("types, fewest documents and limits; a text without unknown names has no answer")
  func selection() throws {
    func names(_ arguments: String...) throws -> [String] {
      try sandbox.run(["gazetteer", "candidates", "n", "--format", "jsonl"] + arguments).objects()
        .compactMap { $0["name"] as? String }
    }
    #expect(try names("--type", "person").contains("Jorum Kolv"))
    #expect(try !names("--type", "place").contains("Jorum Kolv"))
    #expect(try names("--min-documents", "2") == ["Jorum Kolv"])
    #expect(try names("--limit", "1").first == "Jorum Kolv")
    try folder.write("none.jsonl", #"{"id":"a","text":"nothing is named"}"# + "\n")
    let none = try sandbox.run("gazetteer", "candidates", "none.jsonl")
    #expect(none.status == 1 && none.errors.contains("no name is unknown"))
  }

  static let refused: [([String], Int32, String)] = [
    (["promote", "NATO", "--type", "organization", "--to", "own.tsv"], 2, "is listed already"),
    (["promote", "Foo", "--to", "own.tsv"], 64, "--type or --as-alias-of"),
    (["promote", "Foo", "--type", "animal", "--to", "own.tsv"], 64, "starts with person"),
    (["promote", "Foo", "--type", "topic", "--to", "own.tsv"], 64, "starts with person"),
    (["promote", "Foo", "--type", "person/", "--to", "own.tsv"], 64, "starts with person"),
    (["promote", " ", "--type", "person", "--to", "own.tsv"], 64, "Give a name"),
    (["promote", "Foo", "--type", "person", "--to", "own.txt"], 64, "named *.tsv"),
    (["promote", "Foo", "--type", "person", "--id", "x", "--to", "own.tsv"], 64, "--id takes"),
    (
      ["promote", "Foo", "--type", "person", "--alias", "F~loud", "--to", "own.tsv"], 64,
      "lower, weak, strong"
    ),
    (["promote", "!?", "--type", "person", "--to", "own.tsv"], 2, "has no word"),
    (["promote", "Foo | Bar", "--type", "person", "--to", "own.tsv"], 2, "never matches"),
    (
      ["promote", "Foo", "--type", "person", "--parent", "Nobody", "--to", "own.tsv"], 1,
      "no entity"
    ),
    (
      ["promote", "Foo", "--type", "person", "--parent", "Imran Khan", "--to", "own.tsv"], 2,
      "several"
    ),
    (["promote", "Foo", "--as-alias-of", "Nobody", "--to", "own.tsv"], 1, "no entity"),
    (["promote", "Foo", "--as-alias-of", "Imran Khan", "--to", "own.tsv"], 2, "several entities"),
    (["promote", "Foo", "--as-alias-of", "Floods", "--to", "own.tsv"], 2, "is a topic"),
    (
      ["promote", "Foo", "--as-alias-of", "ISI", "--type", "person", "--to", "own.tsv"], 64,
      "goes with"
    ),
    (["promote", "Foo", "--type", "person", "--to", "no/own.tsv"], 2, "no folder"),
    (["promote", "Foo", "--type", "person"], 64, "--to"),
    (["candidates", "n", "--database", "x.sqlite"], 64, "not both"),
    (["candidates", "--database", "x.sqlite"], 2, "no such graph file"),
    (["candidates", "missing"], 2, "missing"),
    (["candidates", "n", "--type", "topic"], 64, "--type takes"),
    (["candidates", "n", "--min-documents", "0"], 64, "--min-documents"),
  ]

  @Test("what is no question or no line is refused, and nothing is written", arguments: refused)
  func refusals(_ arguments: [String], _ status: Int32, _ message: String) throws {
    let outcome = try sandbox.run(["gazetteer"] + arguments)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.data.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.path("own.tsv")))
  }
}
