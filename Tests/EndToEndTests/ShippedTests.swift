import Foundation
import TestSupport
import Testing

/// What a user has who takes nothing but the binary.
@Suite("The binary elsewhere")
struct ShippedTests {
  @Test("a binary that was moved away from the checkout does the main job")
  func moved() throws {
    var sandbox = try Sandbox()
    sandbox.environment = [:]
    sandbox.binary = sandbox.folder.path("bin/skein")
    try FileManager.default.createDirectory(
      atPath: sandbox.folder.path("bin"),
      withIntermediateDirectories: true
    )
    try FileManager.default.copyItem(atPath: Sandbox.built, toPath: sandbox.binary)
    try FileManager.default.copyItem(
      atPath: PackageFolder.path("seeds"),
      toPath: sandbox.folder.path("seeds")
    )

    let built = try sandbox.run("build", "seeds")
    #expect(built.status == 0, "\(built.errors)")
    #expect(built.output.isEmpty)
    #expect(try sandbox.folder.files(below: "Exports").count == 8)
    #expect(try sandbox.run("verify").status == 0)
    let partners = try sandbox.run("comentions", "ISI", "--format", "csv")
    #expect(partners.lines.contains { $0.hasPrefix("place/pakistan,Pakistan,") })
    let sentences = try sandbox.run("comentions", "ISI", "Taliban", "--window", "thread")
    #expect(sentences.output.contains("[ISI]"))
    let shipped = try sandbox.run("gazetteer", "check")
    for list in ["places-cities.tsv", "topics.tsv"] { #expect(shipped.output.contains(list)) }
  }

  @Test("the variables name the graph file and the gazetteers, options go before them")
  func environment() throws {
    var sandbox = try Sandbox()
    sandbox.environment["SKEIN_DATABASE"] = "from-variable.sqlite"
    let build = try sandbox.run("build", "in", "--no-export")
    #expect(build.status == 0)
    #expect(build.errors.contains("from-variable.sqlite: 3 articles read, 3 added"))
    #expect(!FileManager.default.fileExists(atPath: sandbox.folder.path("skein.sqlite")))
    #expect(try sandbox.run("stats").status == 0)
    #expect(try sandbox.run("stats", "--database", "none.sqlite").status == 2)

    try sandbox.folder.write("one.tsv", "id\ttype\tname\norganization/only\torganization\tLahore\n")
    sandbox.environment["SKEIN_GAZETTEERS"] = "one.tsv"
    let objects = try sandbox.run("annotate", "in").objects()
    let entities = objects.flatMap {
      ($0["mentions"] as? [[String: Any]] ?? []).map { $0["entity"] as? String }
    }
    #expect(entities == ["organization/only"])
    let other = try sandbox.run("annotate", "in", "--gazetteer", PackageFolder.smallGazetteer)
    #expect(other.output.contains("organization/isi"))
    sandbox.environment["SKEIN_GAZETTEERS"] = "none"
    #expect(try sandbox.run("annotate", "in").status == 2)

    // Without a variable the folder of the working directory is used.
    sandbox.environment["SKEIN_GAZETTEERS"] = nil
    try sandbox.folder.write("Gazetteers/two.tsv", "id\ttype\tname\nplace/two\tplace\tLahore\n")
    #expect(
      try sandbox.run("gazetteer", "lookup", "Lahore", "--format", "csv").lines.last?.hasPrefix(
        "place/two,"
      ) == true
    )
  }

  /// Whether the slow build of a client is asked for.
  private static let isAsked = ProcessInfo.processInfo.environment["SKEIN_CLIENT_TEST"] != nil

  @Test(
    "a package that depends on Skein builds and runs",
    .tags(.slow),
    .enabled(if: isAsked, "SKEIN_CLIENT_TEST is not set")
  )
  func client() throws {
    let folder = try TemporaryFolder()
    let scratch = folder.path("scratch")
    let package = PackageFolder.path("Tests/Fixtures/Client")
    let build = try Tool.run(
      "swift",
      ["build", "--package-path", package, "--scratch-path", scratch]
    )
    #expect(build.status == 0, "\(build.output.suffix(2000))\(build.errors.suffix(2000))")
    let run = try Tool.run(
      "\(scratch)/debug/Client",
      [PackageFolder.path("seeds"), folder.path("graph.sqlite")]
    )
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.first == "10 articles")
    #expect(lines.contains { $0.hasPrefix("Pakistan: ") })
  }
}
