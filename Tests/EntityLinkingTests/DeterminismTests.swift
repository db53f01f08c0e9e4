import ArticleThreads
import EntityLinking
import Gazetteers
import Testing

/// What linking some random threads gives, as one number.
private func digest(of threads: [ArticleThread], by linker: Linker) -> UInt64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for thread in threads {
    for document in linker.link(thread).documents {
      let mentions = (document.title.mentions + document.body.mentions).map {
        let explanation = $0.explanation
        let candidates = explanation.candidates.map { "\($0.entity) \($0.score)" }
        return "\($0.range) \($0.entity ?? -1) \($0.score) \($0.form.rawValue) \(candidates) "
          + "\(explanation.alias) \(explanation.normalisations) \(explanation.reason)"
      }
      let zones = document.body.zones.map { "\($0.range) \($0.kind.rawValue)" }
      for byte in (mentions + zones).joined(separator: "|").utf8 {
        hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
      }
    }
  }
  return hash
}

private func threads(_ count: Int) -> [ArticleThread] {
  var random = RandomThreads(seed: 99)
  return (0..<count).map { _ in random.thread() }
}

@Suite("Determinism")
struct DeterminismTests {
  @Test("the same thread gives the same result every time, on all threads")
  func again() async throws {
    let linker = try Lists.linker()
    let threads = threads(4)
    let expected = digest(of: threads, by: linker)
    let found = await withTaskGroup(of: UInt64.self) { group in
      for _ in 0..<20 { group.addTask { digest(of: threads, by: linker) } }
      return await group.reduce(into: Set<UInt64>()) { $0.insert($1) }
    }
    #expect(found == [expected])
  }

  @Test("what was linked before leaves no trace")
  func order() throws {
    let linker = try Lists.linker()
    let threads = threads(4)
    let forwards = threads.map { digest(of: [$0], by: linker) }
    let backwards = threads.reversed().map { digest(of: [$0], by: linker) }
    #expect(forwards == backwards.reversed())
  }

  @Test("a gazetteer that is compiled again gives the same result")
  func compiledAgain() throws {
    let rows = Lists.places + Lists.organizations + Lists.persons
    let again = Linker(gazetteer: try Lists.compile(rows))
    let threads = threads(4)
    #expect(digest(of: threads, by: try Lists.linker()) == digest(of: threads, by: again))
  }

  @Test("another process, in which sets have another order, gives the same result")
  func otherProcess() async throws {
    let expected = digest(of: threads(4), by: try Lists.linker())
    let result = try await #require(
      processExitsWith: .success,
      observing: [\ExitTest.Result.standardOutputContent]
    ) {
      print("digest:\(digest(of: threads(4), by: try Lists.linker())):")
    }
    let output = String(decoding: result.standardOutputContent, as: UTF8.self)
    #expect(output.contains("digest:\(expected):"))
  }
}
