import Foundation
import TestSupport
import Testing

/// Compiled gazetteers at the command.
@Suite("Compiled gazetteers at the command")
struct GazetteerCommandTests {
  private let table = "id\ttype\tname\taliases\norganization/isi\torganization\tISI\t—\n"

  @Test("compile, check and use")
  func compiled() throws {
    var sandbox = try Sandbox()
    let tables = PackageFolder.smallGazetteer
    let compiled = try sandbox.run("gazetteer", "compile", tables, "--output", "small.gaz")
    #expect(compiled.status == 0, "\(compiled.errors)")
    #expect(compiled.output.contains("entities") && compiled.output.contains("findings"))
    #expect(compiled.errors.contains("skein: small.gaz: written and checked in "))
    #expect(try sandbox.run("gazetteer", "check", "small.gaz").status == 0)

    let expected = try sandbox.run("annotate", "in").output
    sandbox.environment["SKEIN_GAZETTEERS"] = nil
    #expect(try sandbox.run("annotate", "in", "--gazetteer", "small.gaz").output == expected)
    sandbox.environment["SKEIN_GAZETTEERS"] = "small.gaz"
    #expect(try sandbox.run("annotate", "in").output == expected)
    #expect(try sandbox.run("build", "in", "--no-export").status == 0)
    #expect(try sandbox.run("verify").status == 0)
    // The tables are the same gazetteer: nothing is linked anew.
    sandbox.environment["SKEIN_GAZETTEERS"] = tables
    let again = try sandbox.run("build", "in", "--no-export")
    #expect(!again.errors.contains("linked anew"), "\(again.errors)")
  }

  @Test("the second run opens what the first has kept")
  func cached() throws {
    var sandbox = try Sandbox()
    let expected = try sandbox.run("annotate", "in").output
    sandbox.environment["XDG_CACHE_HOME"] = sandbox.folder.path("cache")
    for _ in 0..<2 { #expect(try sandbox.run("annotate", "in").output == expected) }
    #expect(try sandbox.folder.files(below: "cache").keys.contains { $0.hasSuffix(".gaz") })
  }

  @Test("a damaged file is found by check: 1; a changed table and a wrong name refuse: 2, 64")
  func refusals() throws {
    let sandbox = try Sandbox()
    try sandbox.folder.write("own.tsv", table)
    let compiled = try sandbox.run("gazetteer", "compile", "own.tsv", "--output", "own.gaz")
    #expect(compiled.status == 0)
    #expect(compiled.errors.contains("own.tsv:2: the alias “—” can never match"))
    // Findings are no damage, but check tells them.
    #expect(try sandbox.run("gazetteer", "check", "own.gaz").errors.contains("1 error, 0 warnings"))
    var bytes = try sandbox.folder.bytes("own.gaz")
    bytes[bytes.count / 2] ^= 1
    try sandbox.folder.write("bad.gaz", bytes)
    let damaged = try sandbox.run("gazetteer", "check", "bad.gaz")
    #expect(damaged.status == 1)
    #expect(damaged.errors.contains("bad.gaz: the compiled gazetteer is damaged"))
    try sandbox.folder.write("own.tsv", table + "organization/x\torganization\tX1\n")
    let stale = try sandbox.run("annotate", "in", "--gazetteer", "own.gaz")
    #expect(stale.status == 2)
    #expect(stale.errors.contains("`skein gazetteer compile own.tsv --output own.gaz`"))
    let name = try sandbox.run("gazetteer", "compile", "own.tsv", "--output", "own.bin")
    #expect(name.status == 64)
    let missing = try sandbox.run("gazetteer", "compile", "none.tsv", "--output", "none.gaz")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("none.tsv: no such gazetteer"))
    #expect(!FileManager.default.fileExists(atPath: sandbox.folder.path("none.gaz")))
  }
}
