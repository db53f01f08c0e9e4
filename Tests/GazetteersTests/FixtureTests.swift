import Foundation
import PhraseMatching
import TestSupport
import Testing

@testable import Gazetteers

/// A file that an earlier Skein wrote opens for ever, and answers as it did.
@Suite("Compiled gazetteers of earlier versions")
struct FixtureTests {
  private let fixtures = packageRoot.appending(path: "Tests/Fixtures/compiled")

  @Test("version 1")
  func first() throws {
    let file = fixtures.appending(path: "version-1.gaz").path
    let answers = fixtures.appending(path: "version-1.txt")
    // For a new version of the format, in a checkout of its own: the file is never written again.
    if ProcessInfo.processInfo.environment["SKEIN_WRITE_FIXTURES"] != nil {
      let gazetteer = try SampleLists.compiler().compile()
      try gazetteer.compiled.region.write(to: file)
      try SampleLists.answers(of: gazetteer).joined(separator: "\n").write(
        to: answers,
        atomically: true,
        encoding: .utf8
      )
    }
    let gazetteer = Gazetteer(try CompiledGazetteer(ByteRegion.mapping(path: file)))
    #expect(gazetteer.isWhole)
    let expected = try String(contentsOf: answers, encoding: .utf8)
    let found = SampleLists.answers(of: gazetteer).joined(separator: "\n")
    #expect(found.utf8.elementsEqual(expected.utf8))
  }
}
