import ArticleThreads
import EntityLinking
import Gazetteers
import Testing

@Suite("Invariants of random threads")
struct InvariantTests {
  @Test(
    "mentions are sorted, disjoint and inside their text, and scores are right",
    arguments: 0..<8
  )
  func invariants(seed: Int) throws {
    let linker = try Lists.linker()
    var random = RandomThreads(seed: UInt64(seed))
    var linked = 0
    for _ in 0..<60 {
      let thread = random.thread()
      let result = linker.link(thread)
      #expect(result.thread == thread)
      #expect(result.documents.count == thread.comments.count + 1)
      for document in result.documents {
        for text in [document.title, document.body] {
          try check(text, linker)
          linked += text.mentions.count { $0.entity != nil }
        }
      }
    }
    #expect(linked > 100)
  }

  private func check(_ text: LinkedText, _ linker: Linker) throws {
    let all = Array(text.text.unicodeScalars)
    var end = 0
    for mention in text.mentions {
      try #require(mention.range.lowerBound >= end && mention.range.upperBound <= all.count)
      end = mention.range.upperBound
      #expect(!mention.range.isEmpty)
      #expect(mention.surface.unicodeScalars.elementsEqual(all[mention.range]))
      #expect((0...1).contains(mention.score))
      let candidates = mention.explanation.candidates
      let best = try #require(candidates.first)
      #expect(mention.entity == nil || mention.entity == best.entity)
      #expect(mention.entity == nil || mention.score >= 0.5)
      #expect(mention.score == best.score)
      #expect(candidates.allSatisfy { (0...1).contains($0.score) && $0.score <= best.score })
      #expect(Set(candidates.map(\.entity)).count == candidates.count)
      #expect(mention.type == String(linker.gazetteer.entities[best.entity].topType))
      #expect(!mention.explanation.reason.isEmpty)
      let sentence = text.sentences[mention.sentence]
      #expect(sentence.range.contains(mention.range.lowerBound))
      #expect(sentence.range.upperBound >= mention.range.upperBound)
      #expect(sentence.paragraph == mention.paragraph)
      #expect(!mention.isCounted || sentence.isCounted)
    }
    for (first, second) in zip(text.zones, text.zones.dropFirst()) {
      #expect(first.range.upperBound <= second.range.lowerBound)
    }
    #expect(text.zones.allSatisfy { $0.range.upperBound <= all.count && !$0.range.isEmpty })
  }
}
