/// Spans of a text that are asked whether they hold or meet another.
struct SpanSet {
  /// The spans, none twice.
  let exact: Set<Range<Int>>
  /// By start, with the farthest end of all spans up to each.
  private let starts: [Int]
  private let ends: [Int]

  init(_ ranges: some Sequence<Range<Int>>) {
    exact = Set(ranges)
    let sorted = exact.sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    starts = sorted.map(\.lowerBound)
    var farthest = Int.min
    ends = sorted.map { range in
      farthest = max(farthest, range.upperBound)
      return farthest
    }
  }

  /// Whether a span is one of these.
  func contains(_ range: Range<Int>) -> Bool { exact.contains(range) }

  /// Whether a span shares a character with one of these.
  /// - Complexity: O(log n).
  func meets(_ range: Range<Int>) -> Bool {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < range.upperBound { low = middle + 1 } else { high = middle }
    }
    return low > 0 && ends[low - 1] > range.lowerBound
  }
}
