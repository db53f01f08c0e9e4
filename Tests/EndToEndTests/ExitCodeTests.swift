import Foundation
import TestSupport
import Testing

@Suite("Exit codes")
struct ExitCodeTests {
  private let sandbox: Sandbox
  private var folder: TemporaryFolder { sandbox.folder }

  init() throws {
    sandbox = try .withGraph()
  }

  /// Runs a command that must end with a code, with one sentence on standard error and nothing else.
  private func expect(
    _ status: Int32,
    _ arguments: String...,
    says: String...,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try sandbox.run(arguments)
    #expect(outcome.status == status, "\(arguments): \(outcome.errors)", sourceLocation: location)
    #expect(outcome.output.isEmpty, sourceLocation: location)
    if status != 64 {
      #expect(outcome.notes.count == 1, "\(outcome.errors)", sourceLocation: location)
      #expect(outcome.errors.hasPrefix("skein: "), sourceLocation: location)
    }
    for part in says {
      #expect(outcome.errors.contains(part), "\(outcome.errors)", sourceLocation: location)
    }
  }

  @Test("1: a question without an answer, an unknown entity")
  func noAnswer() throws {
    try expect(1, "mentions", "Nobody Known", says: "no entity is named “Nobody Known”")
    try expect(1, "mentions", "Talibann", says: "near it are Taliban")
    try expect(1, "mentions", "Benazir Bhutto", says: "person/benazir-bhutto")
    try expect(1, "comentions", "Nobody", says: "Nobody")
    try expect(1, "comentions", "Kofi Annan", "CIA", says: "person/kofi-annan", "organization/cia")
    try expect(1, "comentions", "ISI", "ISI", says: "both names mean")
    try expect(1, "neighbors", "Nobody", says: "Nobody")
    try expect(1, "search", "xylophone", says: "xylophone")
    try expect(1, "search", "%", says: "%")
    try expect(1, "entities", "--type", "nothing")
    try expect(1, "why", "Lorem ipsum", says: "Lorem ipsum")
    try expect(1, "why-not", "ISI", "Nobody", says: "Nobody")
    try expect(1, "gazetteer", "lookup", "Nobody", says: "Nobody")
    try expect(1, "export", "--around", "Nobody", "--output", "-", says: "Nobody")
  }

  @Test("1: a file that does not hold")
  func verify() throws {
    guard Tool.isInstalled("sqlite3") else { return }
    let path = folder.path("skein.sqlite")
    #expect(
      try Tool.run(
        "sqlite3",
        [path, "UPDATE unit_total SET count = 99 WHERE window = 0 AND channel = 0"]
      ).status == 0
    )
    let outcome = try sandbox.run("verify")
    #expect(outcome.status == 1)
    #expect(outcome.lines.count == 1)
    #expect(outcome.lines[0].hasPrefix("unit_total sentence, article: 99 is stored"))
    #expect(outcome.notes.count == 1)
  }

  @Test("1: a gazetteer with findings")
  func gazetteerCheck() throws {
    try folder.write(
      "bad.tsv",
      "id\ttype\tname\taliases\nperson/x\tperson\tX Y\tZ~sharp\n\tperson\tNobody\n"
    )
    let outcome = try sandbox.run("gazetteer", "check", "--gazetteer", "bad.tsv")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("bad.tsv:2"))
    #expect(outcome.output.contains("bad.tsv:3"))
  }

  @Test("2: a missing input, and nothing is made")
  func missing() throws {
    for verb in ["build", "annotate", "tag"] {
      try expect(2, verb, "none.jsonl", says: "none.jsonl", "no such file")
    }
    try expect(
      2,
      "build",
      "in",
      "none",
      "--database",
      "new.sqlite",
      "--export",
      "new",
      says: "none"
    )
    #expect(!FileManager.default.fileExists(atPath: folder.path("new.sqlite")))
    #expect(!FileManager.default.fileExists(atPath: folder.path("new")))
    for verb in ["entities", "topics", "stats", "verify"] {
      try expect(2, verb, "--database", "none.sqlite", says: "none.sqlite", "skein build")
    }
    try expect(2, "build", "in", "--gazetteer", "none", says: "none", "--gazetteer")
    try folder.write("empty/readme.md", "")
    try expect(2, "build", "in", "--gazetteer", "empty", says: "empty")
    try folder.write("headless.tsv", "just\tsome\ttext\n")
    try expect(2, "annotate", "in", "--gazetteer", "headless.tsv", says: "headless.tsv:1")
  }

  @Test(
    "2: files that are none and folders that are not there, in words without numbers of the system"
  )
  func files() throws {
    try folder.write("file", "x")
    try folder.write("mixed/dir.jsonl/a.txt", "ISI")
    for (arguments, says) in [
      (["stats", "--database", "in"], "in: is a folder, not a graph file"),
      (["build", "in", "--no-export", "--database", "in"], "in: is a folder, not a graph file"),
      (["build", "in", "--no-export", "--database", "none/x.sqlite"], "there is no folder none"),
      (["build", "in", "--no-export", "--database", "file/x.sqlite"], "file is no folder"),
      (["judge", "--import", "in"], "in: it is a folder, not a file"),
      (["judge", "--import", "none"], "none: no such file or directory"),
      (["annotate", "file/x"], "file/x: a part of the path is no folder"),
      (["evaluate", "in"], "in/a.jsonl:1: skipped"),
      (["evaluate", "mixed"], "the folder holds no gold"),
      (["export", "--output", "in"], "in: the file cannot be written: a folder"),
      (["export", "--output", "file/x"], "a part of the path is no folder"),
      (
        ["gazetteer", "import", "in/a.jsonl", "--format", "csv", "--output", "file"],
        "a file has that name"
      ),
      (
        ["gazetteer", "import", "none", "--format", "csv", "--output", "out"], "none: no such file"
      ),
      (
        ["gazetteer", "compile", PackageFolder.smallGazetteer, "--output", "none/x.gaz"],
        "no such file or directory"
      ),
      (["tag", "in", "--gazetteer", "file/x.tsv"], "a part of the path is no folder"),
    ] {
      let outcome = try sandbox.run(arguments)
      #expect(outcome.status == 2, "\(arguments): \(outcome.errors)")
      #expect(outcome.errors.contains(says), "\(arguments): \(outcome.errors)")
      for word in ["NSCocoa", "NSPOSIX", "could not be completed", "error 1", "(14", "(10"] {
        #expect(!outcome.errors.contains(word), "\(arguments): \(outcome.errors)")
      }
    }
    if Tool.isInstalled("sqlite3") {
      try folder.write("less.sqlite", try folder.bytes("skein.sqlite"))
      let less = try Tool.run("sqlite3", [folder.path("less.sqlite"), "DROP TABLE mention"])
      #expect(less.status == 0)
      for verb in ["stats", "verify", "entities"] {
        try expect(
          2,
          verb,
          "--database",
          "less.sqlite",
          says: "less.sqlite: the graph file is damaged or was changed: no such table: mention\n"
        )
      }
    }
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let process = Process()
    process.executableURL = URL(filePath: sandbox.binary)
    process.arguments = ["entities"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
    process.standardError = FileHandle(forWritingAtPath: try folder.write("full.err", ""))
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 2)
    #expect(
      try String(decoding: folder.bytes("full.err"), as: UTF8.self)
        == "skein: standard output cannot be written: the disk is full\n"
    )
  }

  @Test("output goes through links and into what is no file, and replaces neither")
  func outputs() throws {
    let manager = FileManager.default
    try folder.write("real.json", "old")
    try manager.createSymbolicLink(
      atPath: folder.path("link.json"),
      withDestinationPath: folder.path("real.json")
    )
    try expectDone("export", "--output", "link.json")
    #expect(
      try manager.destinationOfSymbolicLink(atPath: folder.path("link.json"))
        == folder.path("real.json")
    )
    #expect(try folder.bytes("real.json").starts(with: Data("{".utf8)))
    guard Tool.isInstalled("mkfifo"), Tool.isInstalled("bash") else { return }
    #expect(try Tool.run("mkfifo", [folder.path("pipe")]).status == 0)
    let script =
      "cd '\(folder.path(""))' && (cat pipe > got &) ; '\(sandbox.binary)' export --output pipe; echo $?; wait; sleep 0.2; test -p pipe; echo $?"
    #expect(try Tool.run("bash", ["-c", script]).output == "0\n0\n")
    #expect(try folder.bytes("got") == folder.bytes("real.json"))
  }

  private func expectDone(_ arguments: String...) throws {
    let outcome = try sandbox.run(arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  @Test("one of a thing is told in the singular")
  func singular() throws {
    try folder.write(
      "one.jsonl",
      "{\"id\":\"1\",\"text\":\"ISI\",\"comments\":[{\"text\":\"x\"}]}\n{broken\n"
    )
    let built = try sandbox.run(
      "build",
      "one.jsonl",
      "--no-export",
      "--strict",
      "--database",
      "o.sqlite"
    )
    #expect(built.notes.contains("skein: 1 record was skipped"))
    #expect(built.notes.last == "skein: 1 record was skipped (--strict)")
    let verified = try sandbox.run("verify", "--database", "o.sqlite")
    #expect(verified.output == "o.sqlite holds: 1 article, 1 comment, 1 mention\n")
    let whyNot = try sandbox.run("why-not", "ISI", "ISI", "--database", "o.sqlite")
    #expect(whyNot.lines.last?.hasSuffix(" in 1 place") == true, "\(whyNot.output)")
  }

  @Test("2: an ambiguous entity lists its candidates")
  func ambiguous() throws {
    try folder.write(
      "both.jsonl",
      #"{"id":"x","text":"Georgia borders the United States' Georgia. The Georgian army."}"#
    )
    try folder.write(
      "two/a.tsv",
      "id\ttype\tname\taliases\nplace/one\tplace\tOnetown\tTwin\nplace/two\tplace\tTwotown\tTwin\n"
    )
    try folder.write("two.jsonl", #"{"id":"x","text":"Onetown and Twotown."}"#)
    try sandbox.run(
      "build",
      "two.jsonl",
      "--database",
      "two.sqlite",
      "--no-export",
      "--gazetteer",
      "two"
    )
    try expect(
      2,
      "mentions",
      "Twin",
      "--database",
      "two.sqlite",
      "--gazetteer",
      "two",
      says: "place/one (Onetown)",
      "place/two (Twotown)"
    )
    try expect(
      2,
      "why-not",
      "Khan",
      "Imran Khan",
      "--database",
      "none",
      says: "person/imran-khan (Imran Khan), person/imran-khan-actor"
    )
  }

  @Test("2: a text file, a damaged file and somebody else's database")
  func damaged() throws {
    try folder.write("text.sqlite", String(repeating: "This is no database.\n", count: 500))
    var bytes = try folder.bytes("skein.sqlite")
    bytes.replaceSubrange(100..<16_000, with: repeatElement(0x2A, count: 15_900))
    try folder.write("damaged.sqlite", bytes)
    try folder.write("short.sqlite", try folder.bytes("skein.sqlite").prefix(5000))
    for database in ["text.sqlite", "damaged.sqlite", "short.sqlite", "in"] {
      try expect(2, "entities", "--database", database, says: database)
      try expect(2, "verify", "--database", database, says: database)
      try expect(2, "build", "in", "--no-export", "--database", database, says: database)
    }
    #expect(try folder.bytes("text.sqlite").count == 10_500)
    try folder.write("zero.sqlite", "")
    try expect(2, "stats", "--database", "zero.sqlite", says: "zero.sqlite")
  }

  @Test("a file with flipped bytes gives answers or errors, no crash")
  func flippedBytes() throws {
    let sound = try folder.bytes("skein.sqlite")
    var generator = SeededGenerator(seed: 7)
    for round in 0..<12 {
      var bytes = sound
      for _ in 0..<(1 + round * 3) {
        bytes[Int.random(in: 100..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255,
          using: &generator
        )
      }
      try folder.write("flipped.sqlite", bytes)
      for arguments in [
        ["verify"], ["entities"], ["comentions", "ISI", "CIA"], ["stats"], ["search", "isi"],
      ] {
        let outcome = try sandbox.run(arguments + ["--database", "flipped.sqlite"])
        #expect([0, 1, 2].contains(outcome.status))
      }
    }
  }

  @Test("2: what cannot be written")
  func unwritable() throws {
    try folder.write("file", "")
    try expect(2, "export", "--output", "none/graph.json", says: "none/graph.json")
    try expect(2, "export", "--output", "in", says: "in")
    let outcome = try sandbox.run("build", "in", "--export", "file/x")
    #expect(outcome.status == 2)
    #expect(
      try sandbox.run("build", "in", "--no-export", "--database", "none/x.sqlite").status == 2
    )
  }

  @Test("64: wrong usage")
  func usage() throws {
    for arguments in [
      ["build"], ["frobnicate"], ["comentions"], ["entities", "--frob"],
      ["entities", "--limit", "-1"],
      ["entities", "--limit", "x"], ["entities", "--format", "xml"],
      ["build", "in", "--threads", "0"],
      ["comentions", "ISI", "--channel", "cross"], ["export"],
      ["export", "--top", "0", "--output", "-"],
      ["annotate", "in", "--format", "html", "--merge"], ["tag", "in", "--limit", "0"],
      ["comentions", "a", "b", "c"], ["search"], ["search", " "], ["why", "ISI", "--limit", "0"],
      ["gazetteer", "lookup"],
    ] {
      let outcome = try sandbox.run(arguments)
      #expect(outcome.status == 64, "\(arguments): \(outcome.errors)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains("Usage:"))
    }
  }

  @Test("0 with no names or skipped records, whose count is told; 2 with --strict")
  func skipped() throws {
    try folder.write("bad.jsonl", "{\"id\":\"1\",\"text\":\"nothing here\"}\n{broken\n[]\n")
    for arguments in [
      ["build", "bad.jsonl", "--database", "bad.sqlite", "--export", "bad"],
      ["annotate", "bad.jsonl"], ["tag", "bad.jsonl"],
    ] {
      let outcome = try sandbox.run(arguments)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.errors.contains("bad.jsonl:2: skipped: "))
      #expect(outcome.errors.contains("bad.jsonl:3: skipped: "))
      #expect(outcome.errors.contains("2 records were skipped"))
      let strict = try sandbox.run(arguments + ["--strict"])
      #expect(strict.status == 2)
      #expect(strict.output == outcome.output)
    }
    #expect(try sandbox.run("export", "--database", "bad.sqlite", "--output", "-").status == 0)
    #expect(try sandbox.run("build", "in", "--no-export", "--strict").status == 0)
  }

  @Test("0 where nobody reads on", .enabled(if: Tool.isInstalled("bash"), "no bash here"))
  func closedPipe() throws {
    var generator = ThreadGenerator(seed: 1)
    try folder.write("many.jsonl", (0..<100).map { generator.record(id: "\($0)") + "\n" }.joined())
    for verb in [
      "annotate many.jsonl", "annotate many.jsonl --format html", "export --output -", "entities",
    ] {
      let script =
        "cd '\(folder.path(""))' && SKEIN_GAZETTEERS='\(PackageFolder.smallGazetteer)' '\(sandbox.binary)' \(verb) 2> err | head -c 1 > one; echo ${PIPESTATUS[0]}"
      let outcome = try Tool.run("bash", ["-c", script])
      #expect(outcome.output == "0\n")
      #expect(try folder.bytes("err").isEmpty)
      #expect(try folder.bytes("one").count == 1)
    }
  }
}
