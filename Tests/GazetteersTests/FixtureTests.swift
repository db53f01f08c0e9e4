import Foundation
import PhraseMatching
import TestSupport
import Testing

@testable import Gazetteers

/// A file that an earlier Skein wrote answers as it did as long as the format has its version; what has an
/// earlier version is refused.
@Suite("Compiled gazetteers of earlier versions")
struct FixtureTests {
  private let fixtures = packageRoot.appending(path: "Tests/Fixtures/compiled")

  private func open(version: UInt32) throws -> CompiledGazetteer {
    try CompiledGazetteer(
      ByteRegion.mapping(path: fixtures.appending(path: "version-\(version).gaz").path)
    )
  }

  @Test("this version of the format")
  func current() throws {
    let version = GazetteerLayout.version
    let answers = fixtures.appending(path: "version-\(version).txt")
    // For a new version of the format, in a checkout of its own: the file is never written again.
    if ProcessInfo.processInfo.environment["SKEIN_WRITE_FIXTURES"] != nil {
      let gazetteer = try SampleLists.compiler().compile()
      try gazetteer.compiled.region.write(
        to: fixtures.appending(path: "version-\(version).gaz").path
      )
      try SampleLists.answers(of: gazetteer).joined(separator: "\n").write(
        to: answers,
        atomically: true,
        encoding: .utf8
      )
    }
    let gazetteer = Gazetteer(try open(version: version))
    #expect(gazetteer.isWhole)
    let expected = try String(contentsOf: answers, encoding: .utf8)
    let found = SampleLists.answers(of: gazetteer).joined(separator: "\n")
    #expect(found.utf8.elementsEqual(expected.utf8))
  }

  @Test("earlier versions of the format", arguments: [1, 3, 4] as [UInt32])
  func refused(version: UInt32) {
    #expect(throws: CompiledGazetteer.Refusal.version(version)) { try open(version: version) }
  }
}
