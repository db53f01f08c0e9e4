import TestSupport
import Testing

@testable import EntityLinking

@Suite("The order of spans")
struct SpanOrderTests {
  @Test(
    "among spans that overlap the longest first, then the earliest, and the same are kept",
    arguments: 1...6 as ClosedRange<UInt64>
  )
  func overlapping(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<300 {
      let spans = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        let start = Int.random(in: 0...80, using: &generator)
        return start..<start + Int.random(in: 1...70, using: &generator) / 8 + 1
      }.sorted { $0.lowerBound < $1.lowerBound }
      var order: [Int] = []
      SpanOrder.forEachPlace(of: spans.indices, by: { spans[$0] }) { order.append($0) }
      #expect(order.sorted() == Array(spans.indices))
      for (index, place) in order.enumerated() {
        for later in order[index...] where spans[later].overlaps(spans[place]) && later != place {
          #expect(
            SpanOrder.precedes(spans[place], spans[later])
              || spans[place] == spans[later] && place < later
          )
        }
      }
      let sorted = spans.indices.sorted {
        let (one, other) = (spans[$0], spans[$1])
        return (-one.count, one.lowerBound, $0) < (-other.count, other.lowerBound, $1)
      }
      #expect(kept(of: spans, order) == kept(of: spans, sorted), "\(spans)")
    }
  }

  /// The spans that are kept where they are put in in an order, and none overlap.
  private func kept(of spans: [Range<Int>], _ order: [Int]) -> [Int] {
    var taken = WordSet(count: 200)
    return order.filter { taken.insertIfFree(spans[$0]) }.sorted()
  }

  @Test("words are free until one of them is taken, wherever they lie")
  func freeWords() {
    for first in 0..<130 {
      for count in [1, 2, 63, 64, 65] {
        var taken = WordSet(count: 200)
        let words = first..<first + count
        let isFree = taken.insertIfFree(words)
        #expect(isFree)
        #expect((0..<200).allSatisfy { taken.contains($0) == words.contains($0) })
        let isLastFree = taken.insertIfFree(words.upperBound - 1..<words.upperBound + 1)
        #expect(!isLastFree)
        let isNextFree = taken.insertIfFree(words.upperBound..<words.upperBound + 1)
        #expect(isNextFree)
      }
    }
  }
}
