import ArticleThreads
import TextSegmentation

/// Finds verbatim runs of eight words or more that stand already in the thread.
///
/// Every run of eight folded words is remembered by hash; equal hashes of 64 bits are taken as equal
/// words.
/// - Complexity: O(n) in the words of the thread.
struct RepeatFinder {
  static let length = 8
  private var seen: Set<UInt64> = []

  /// The runs of words of a text that stand in an earlier one.
  func repeats(in text: SegmentedText) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (start, hash) in Self.hashes(of: text) where seen.contains(hash) {
      let run = start..<start + Self.length
      if let last = runs.last, last.upperBound >= run.lowerBound {
        runs[runs.count - 1] = last.lowerBound..<run.upperBound
      } else {
        runs.append(run)
      }
    }
    return runs
  }

  /// Remembers a text for those that follow.
  mutating func remember(_ text: SegmentedText) {
    for (_, hash) in Self.hashes(of: text) { seen.insert(hash) }
  }

  private static func hashes(of text: SegmentedText) -> [(Int, UInt64)] {
    guard text.words.count >= length else { return [] }
    let words = text.words.map(\.hash)
    return (0...words.count - length).map { start in
      (
        start,
        words[start..<start + length].reduce(0) { ($0 &* 0x9E37_79B9_7F4A_7C15) ^ ($0 >> 29) ^ $1 }
      )
    }
  }

  /// The zones of a text with its repeats added: a repeat takes what no other zone holds.
  func zones(of text: SegmentedText, with zones: [Zone]) -> [Zone] {
    var result = zones
    for run in repeats(in: text) {
      let bytes = Int(text.words[run.lowerBound].start)..<Int(text.words[run.upperBound - 1].end)
      var rest = [text.offsets.scalars(bytes)]
      for zone in zones {
        rest = rest.flatMap { piece in
          guard piece.overlaps(zone.range) else { return [piece] }
          return [
            piece.lowerBound..<max(piece.lowerBound, zone.range.lowerBound),
            min(piece.upperBound, zone.range.upperBound)..<piece.upperBound,
          ].filter { !$0.isEmpty }
        }
      }
      result += rest.map { Zone(range: $0, kind: .repeat) }
    }
    return result.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
