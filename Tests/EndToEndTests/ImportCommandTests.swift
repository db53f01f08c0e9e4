import Foundation
import TestSupport
import Testing

@Suite("skein gazetteer import")
struct ImportCommandTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  private func fixture(_ name: String) -> String {
    PackageFolder.path("Tests/Fixtures/importing/" + name)
  }

  @Test("an imported table is used at once")
  func use() throws {
    let outcome = try sandbox.run(
      "gazetteer",
      "import",
      fixture("geonames/XA.txt.gz"),
      "--format",
      "geonames",
      "--output",
      "out",
      "--feature-classes",
      "apth",
      "--title",
      "Fixture places",
      "--date",
      "2020-01-01"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.lines == ["out/XA.tsv"])
    #expect(outcome.notes.contains { $0.contains("XA.txt.gz:9: not the 19 columns") })
    #expect(outcome.notes.contains("19 records read, 13 entities with 11 aliases written"))
    let lists = String(decoding: try sandbox.folder.bytes("out/lists.tsv"), as: UTF8.self)
    #expect(
      lists.contains(
        "XA.tsv\tFixture places\tGeoNames, https://www.geonames.org\tCC BY 4.0\t2020-01-01\n"
      )
    )
    let found = try sandbox.run(
      "gazetteer",
      "lookup",
      "kestrelbaai",
      "--gazetteer",
      "out",
      "--format",
      "csv"
    )
    #expect(found.status == 0, "\(found.errors)")
    #expect(found.output.contains("geonames:101,Kestrel Bay,place/city"))
  }

  @Test("types and columns from the command line")
  func options() throws {
    try sandbox.folder.write("types.tsv", "ship\torganization/media~weak\nother\t-\n")
    try sandbox.folder.write(
      "a.csv",
      "1;ship;Sea Lantern;SLN\n2;other;Rock;\n3;person;Mara Quill;\n"
    )
    let outcome = try sandbox.run(
      "gazetteer",
      "import",
      "a.csv",
      "--format",
      "csv",
      "--output",
      "out",
      "--no-header",
      "--columns",
      "1=id,type=2,3=name,4=alias",
      "--types",
      "types.tsv",
      "--id-prefix",
      "mine",
      "--list",
      "ships"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    let table = String(decoding: try sandbox.folder.bytes("out/ships.tsv"), as: UTF8.self)
    let rows = table.split(separator: "\n").dropFirst().map { row in
      row.split(separator: "\t").prefix(4).joined(separator: " ")
    }
    #expect(rows == ["mine:1 organization/media Sea Lantern SLN~weak", "mine:3 person Mara Quill"])
  }

  @Test("wrong usage is 64, what cannot be done 2, in one sentence")
  func failures() throws {
    for arguments in [
      ["a.csv", "--format", "csv"], ["a.csv", "--format", "odd", "--output", "out"],
      ["--format", "csv", "--output", "out"],
      ["a.csv", "--format", "csv", "--output", "out", "--delimiter", "ab"],
      ["a.csv", "--format", "csv", "--output", "out", "--min-population", "-1"],
      ["-", "-", "--format", "csv", "--output", "out"],
    ] {
      let outcome = try sandbox.run(["gazetteer", "import"] + arguments)
      #expect(outcome.status == 64, "\(arguments): \(outcome.errors)")
    }
    try sandbox.folder.write("empty.csv", "id,type,name\n")
    try sandbox.folder.write("bad.tsv", "no tab\n")
    try sandbox.folder.write("cut.gz", [0x1F, 0x8B, 8, 0])
    for (arguments, says) in [
      (["none.csv", "--format", "csv"], "none.csv: no such file"),
      (["cut.gz", "--format", "csv"], "cut.gz: the gzip archive ends too early"),
      (["empty.csv", "--format", "csv", "--types", "bad.tsv"], "bad.tsv:1: "),
      (["empty.csv", "--format", "csv", "--types", "none"], "none: no such file"),
    ] {
      let outcome = try sandbox.run(["gazetteer", "import"] + arguments + ["--output", "out"])
      #expect(outcome.status == 2, "\(outcome.errors)")
      #expect(
        outcome.notes.count == 1 && outcome.errors.hasPrefix("skein: \(says)"),
        "\(outcome.errors)"
      )
    }
    let nothing = try sandbox.run([
      "gazetteer", "import", "empty.csv", "--format", "csv", "--output", "out",
    ])
    #expect(nothing.status == 2)
    #expect(nothing.notes.last?.contains("could be imported") == true)
    #expect(try sandbox.folder.files(below: "out").isEmpty)
  }
}
