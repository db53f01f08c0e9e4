import TestSupport
import Testing

@testable import EntityLinking

@Suite("The order of spans")
struct SpanOrderTests {
  @Test(
    "the longest first, then the earliest, whatever order they come in",
    arguments: 1...6 as ClosedRange<UInt64>
  )
  func order(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for round in 0..<300 {
      let longest = round % 10 == 0 ? 80 : 6
      var spans = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        let start = Int.random(in: 0...40, using: &generator)
        return start..<start + Int.random(in: 1...longest, using: &generator)
      }
      if round % 2 == 0 { spans.sort { $0.lowerBound < $1.lowerBound } }
      let expected = spans.indices.sorted {
        let (one, other) = (spans[$0], spans[$1])
        return (-one.count, one.lowerBound, $0) < (-other.count, other.lowerBound, $1)
      }
      #expect(SpanOrder.ordered(spans.indices) { spans[$0] } == expected, "\(spans)")
    }
  }
}
