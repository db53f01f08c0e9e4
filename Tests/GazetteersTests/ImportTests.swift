import Foundation
import TestSupport
import Testing

@testable import Gazetteers

/// An import of fixtures and the folder with what it must write.
struct ImportCase: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var format: ImportFormat
  var files: [String]
  var table: String
  var options = ImportOptions()

  init(
    _ folder: String,
    _ format: ImportFormat,
    _ files: [String],
    _ table: String,
    _ change: (inout ImportOptions) -> Void = { _ in }
  ) {
    testDescription = folder
    self.format = format
    self.files = files.map { Self.path(folder + "/" + $0) }
    self.table = table
    change(&options)
  }

  static func path(_ name: String) -> String {
    PackageFolder.path("Tests/Fixtures/importing/" + name)
  }

  /// A file that the import must write, or its messages.
  func expected(_ name: String) throws -> String {
    try String(contentsOfFile: Self.path("\(testDescription)/expected/\(name)"), encoding: .utf8)
  }

  static let all = [
    ImportCase("geonames", .geonames, ["XA.txt"], "XA.tsv") { $0.geonames.featureClasses = "APTH" },
    ImportCase("geonames-joined", .geonames, ["places.txt"], "places.tsv") { options in
      options.geonames.alternateNames = path("geonames-joined/alternate.txt")
      options.geonames.admin1 = path("geonames-joined/admin1.txt")
      options.geonames.countryInfo = path("geonames-joined/countries.txt")
      options.geonames.hierarchy = path("geonames-joined/hierarchy.txt")
      options.geonames.minimumPopulation = 10
      options.languages = ["en", "de"]
    },
    ImportCase("wikidata", .wikidata, ["dump.json", "entity.json", "redirect.json"], "dump.tsv") {
      $0.languages = ["en", "de"]
    },
    ImportCase(
      "opensanctions",
      .opensanctions,
      ["entities.ftm.json", "targets.nested.json"],
      "entities.tsv"
    ),
    ImportCase("jrc-names", .jrcNames, ["entities"], "entities.tsv"),
    ImportCase("skos-turtle", .skos, ["birds.ttl", "more.nt"], "birds.tsv") {
      $0.languages = ["en", "de"]
    },
    ImportCase("skos-xml", .skos, ["places.rdf"], "places.tsv") { $0.type = "place" },
    ImportCase("gate", .gate, ["lists.def"], "gate.tsv"),
    ImportCase("spacy", .spacy, ["patterns.jsonl"], "patterns.tsv") {
      $0.spacy.expansionLimit = 60
    },
    ImportCase("csv", .csv, ["names.csv"], "names.tsv") { options in
      options.origin = "a test"
      options.licence = "none"
    },
    ImportCase("tsv-capitals", .csv, ["people.tsv"], "people.tsv") { options in
      options.csv.columns = ["1=id", "2=type", "3=name", "4=alias"]
      options.csv.hasHeader = false
    },
  ]
}

/// A table as the compiler reads it.
struct ReadTable {
  var entities: [Entity]
  var problems: [String]

  init(_ name: String, _ bytes: Data) throws {
    var store = RowStore()
    try SourceTable.read(name, index: 0, bytes: Array(bytes), into: &store)
    entities = store.rows.map { store.entity($0, list: name) }
    problems = store.problems.map { "\(name):\($0.line): \(store.pool.text($0.message))" }
  }
}

/// Takes the lines of a report.
final class ReportLines {
  private(set) var lines: [String] = []

  func add(_ line: String) { lines.append(line) }
}

@Suite("Importing")
struct ImportTests {
  /// Imports, and gives the messages as the command prints them, without the fixtures' folder.
  @discardableResult
  private func run(_ input: ImportCase, into folder: String) throws -> (ImportSummary, String) {
    let report = ReportLines()
    let summary = try GazetteerImporter(input.format, options: input.options).run(
      input.files,
      into: folder,
      report: report.add
    )
    let text = (report.lines + summary.lines).map { $0 + "\n" }.joined()
    return (
      summary, text.replacingOccurrences(of: ImportCase.path(input.testDescription + "/"), with: "")
    )
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    String(decoding: try folder.bytes(name), as: UTF8.self)
  }

  @Test(
    "each format gives exactly the expected table, lists and messages",
    arguments: ImportCase.all
  )
  func tables(_ input: ImportCase) throws {
    let folder = try TemporaryFolder()
    let (summary, messages) = try run(input, into: folder.path("out"))
    #expect(try text(folder, "out/" + input.table) == input.expected(input.table))
    #expect(try text(folder, "out/lists.tsv") == input.expected("lists.tsv"))
    #expect(try messages == input.expected("messages.txt"))
    let written = try folder.files(below: "out").keys.sorted()
    let redirects = summary.redirects > 0 ? ["redirects.tsv"] : []
    #expect(written == (["lists.tsv", input.table] + redirects).sorted())
    if summary.redirects > 0 {
      #expect(try text(folder, "out/redirects.tsv") == input.expected("redirects.tsv"))
    }
  }

  @Test(
    "every table is read back without a problem, sorted by the bytes of its ids",
    arguments: ImportCase.all
  )
  func readBack(_ input: ImportCase) throws {
    let folder = try TemporaryFolder()
    let (summary, _) = try run(input, into: folder.path("out"))
    let table = try ReadTable(input.table, folder.bytes("out/" + input.table))
    #expect(table.problems.isEmpty, "\(table.problems)")
    #expect(table.entities.count == summary.entities)
    #expect(table.entities.reduce(0) { $0 + $1.aliases.count } == summary.aliases)
    let ids = table.entities.map { Array($0.id.utf8) }
    for (first, second) in zip(ids, ids.dropFirst()) {
      #expect(first.lexicographicallyPrecedes(second))
    }
    let writer = SourceTableWriter(hasThreshold: table.entities.contains(where: \.isTopic))
    let again = writer.header + table.entities.flatMap { writer.row($0) }
    #expect(try again == Array(text(folder, "out/" + input.table).utf8))
  }

  @Test("little memory gives the same tables", arguments: ImportCase.all)
  func spilling(_ input: ImportCase) throws {
    let folder = try TemporaryFolder()
    var small = input
    small.options.sortMemory = 300
    try run(small, into: folder.path("out"))
    #expect(try text(folder, "out/" + input.table) == input.expected(input.table))
    #expect(try folder.files(below: "out").keys.allSatisfy { !$0.hasPrefix(".") })
  }

  @Test("compressed files give the same tables", arguments: ["XA.txt.gz", "XA.txt.zst"])
  func compressed(file: String) throws {
    let folder = try TemporaryFolder()
    var input = try #require(ImportCase.all.first { $0.testDescription == "geonames" })
    input.files = [ImportCase.path("geonames/" + file)]
    try run(input, into: folder.path("out"))
    #expect(try text(folder, "out/XA.tsv") == input.expected("XA.tsv"))
  }

  @Test(
    "a damaged archive is one error, and no table appears or is replaced",
    arguments: ["XA.txt.gz", "XA.txt.zst"]
  )
  func damaged(file: String) throws {
    let folder = try TemporaryFolder()
    let bytes = try Data(contentsOf: URL(filePath: ImportCase.path("geonames/" + file)))
    var changed = bytes
    changed[bytes.count / 2] ^= 0x5A
    try folder.write("out/XA.tsv", "the old table\n")
    for damaged in [bytes.dropLast(30), changed] {
      let path = try folder.write(file, damaged)
      let importer = GazetteerImporter(.geonames)
      let error = #expect(throws: ImportError.self) {
        try importer.run([path], into: folder.path("out"), report: { _ in })
      }
      #expect(error?.message.contains("archive") == true, "\(String(describing: error))")
      #expect(error?.message.hasPrefix(path) == true)
      #expect(try folder.files(below: "out").keys.sorted() == ["XA.tsv"])
      #expect(try text(folder, "out/XA.tsv") == "the old table\n")
    }
  }

  @Test("lists.tsv and redirects.tsv keep the rows of other lists")
  func keeping() throws {
    let folder = try TemporaryFolder()
    try folder.write("out/lists.tsv", "file\ttitle\torigin\tlicence\tdate\nzz.tsv\tZ\to\tl\t\n")
    try folder.write("out/redirects.tsv", "old\tnew\nb\tc\n")
    let input = try #require(ImportCase.all.first { $0.testDescription == "opensanctions" })
    for _ in 1...2 { try run(input, into: folder.path("out")) }
    let lists = try text(folder, "out/lists.tsv").split(separator: "\n").map { $0.prefix(6) }
    #expect(lists == ["file\tt", "entiti", "zz.tsv"])
    let redirects = try text(folder, "out/redirects.tsv")
    #expect(redirects == "old\tnew\nb\tc\nopensanctions:xa-77\topensanctions:NK-1\n")
  }

  @Test("lines are reported up to a bound and counted beyond")
  func bound() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.txt", String(repeating: "bad\n", count: 100))
    let report = ReportLines()
    let summary = try GazetteerImporter(.geonames).run(
      [file],
      into: folder.path("out"),
      report: report.add
    )
    #expect(report.lines.count == 21)
    #expect(report.lines.last?.contains("only counted") == true)
    #expect(summary.skipped.map(\.count) == [100])
    #expect(summary.path == nil && summary.entities == 0)
    #expect(try folder.files(below: "out").isEmpty)
  }

  // MARK: Options

  @Test(
    "names of lists",
    arguments: [
      ("a.txt", nil, "a.tsv"),
      ("-odd name.csv", nil, "odd-name.tsv"),
      ("x.csv", "mine", "mine.tsv"), ("x.csv", "mine.tsv", "mine.tsv"),
    ] as [(String, String?, String)]
  )
  func names(file: String, wanted: String?, table: String) throws {
    let folder = try TemporaryFolder()
    let row = "id,type,name\n1,person,Mara Quill\n"
    let path = try folder.write(file, row)
    var options = ImportOptions()
    options.listName = wanted
    let summary = try GazetteerImporter(.csv, options: options).run(
      [path],
      into: folder.path("out"),
      report: { _ in }
    )
    #expect(summary.path == folder.path("out") + "/" + table)
  }

  @Test(
    "what cannot be done is one error",
    arguments: [
      ("lists", "id,type,name\n1,person,A\n", [], "cannot be named"),
      ("../x", "id,type,name\n1,person,A\n", [], "cannot name a list"),
      ("x", "id,type\n1,person\n", [], "no column has the names"),
      ("x", "id,type,name\n", ["name=nowhere"], "no column “nowhere”"),
      ("x", "id,type,name\n", ["colour=1"], "names no field"),
      ("x", "id,type,name\n", ["name"], "no pair"),
    ] as [(String, String, [String], String)]
  )
  func failures(name: String, text: String, columns: [String], reason: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.csv", text)
    var options = ImportOptions()
    options.listName = name
    options.csv.columns = columns
    let importer = GazetteerImporter(.csv, options: options)
    let error = #expect(throws: ImportError.self) {
      try importer.run([file], into: folder.path("out"), report: { _ in })
    }
    #expect(error?.message.contains(reason) == true, "\(String(describing: error))")
  }

  @Test("missing files and folders are one error", arguments: ImportFormat.allCases)
  func missing(format: ImportFormat) throws {
    let folder = try TemporaryFolder()
    let none = folder.path("none.txt")
    let error = #expect(throws: ImportError.self) {
      try GazetteerImporter(format).run([none], into: folder.path("out"), report: { _ in })
    }
    #expect(error?.message == "\(none): no such file or directory")
    #expect(try folder.files(below: "out").isEmpty)
  }

  @Test(
    "random bytes never stop an import but by one clear error",
    arguments: ImportFormat.allCases
  )
  func noise(format: ImportFormat) throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: 11)
    let signs = Array("{}[]\"\\:,;|~<>@#._a1 \n\t\r\u{0}é".utf8) + [0xFF, 0xC3]
    for round in 0..<60 {
      let bytes = (0..<Int.random(in: 0...400, using: &generator)).map { _ in
        signs[Int.random(in: 0..<signs.count, using: &generator)]
      }
      let file = try folder.write("\(round).lst", bytes)
      var options = ImportOptions()
      options.type = "place"
      do {
        _ = try GazetteerImporter(format, options: options).run(
          [file],
          into: folder.path("out"),
          report: { line in
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
          }
        )
      } catch let error as ImportError {
        #expect(error.message.hasPrefix(file), "\(error)")
      }
    }
  }
}

/// The material beside the repository.
private let material = PackageFolder.root.deletingLastPathComponent()
  .appending(path: "shared/data/gazetteers").path()

@Suite(
  "Importing real lists",
  .enabled(if: FileManager.default.fileExists(atPath: material), "no ../shared/data here")
)
struct RealImportTests {
  @Test("GATE's lists")
  func gate() throws {
    let folder = try TemporaryFolder()
    let summary = try GazetteerImporter(.gate).run(
      [material + "/gate-annie"],
      into: folder.path("out"),
      report: { _ in }
    )
    let table = try ReadTable("gate.tsv", folder.bytes("out/gate.tsv"))
    #expect(table.problems.isEmpty)
    #expect(summary.entities > 30_000)
    let ids = Dictionary(uniqueKeysWithValues: table.entities.map { ($0.id, $0) })
    #expect(ids["gate:organization/company/adobe-systems"]?.name == "Adobe Systems")
    #expect(ids["gate:place/country/afghanistan"]?.aliases.isEmpty == true)
  }

  @Test("names in capitals")
  func capitals() throws {
    let folder = try TemporaryFolder()
    var options = ImportOptions()
    options.csv.columns = ["1=id", "2=type", "3=name", "4=alias"]
    options.csv.hasHeader = false
    _ = try GazetteerImporter(.csv, options: options).run(
      [material + "/phoenix-milnonstate.tsv"],
      into: folder.path("out"),
      report: { _ in }
    )
    let gazetteer = try GazetteerLoader(explicit: [folder.path("out")]).load()
    #expect(gazetteer.ids("Abu Nidal Organization") == ["phoenix-milnonstate:0"])
  }
}
