import Gazetteers

extension [TextPart.RawMatch] {
  /// Those that have words in common with a run, of matches by first words.
  /// - Complexity: O(log n), and the matches that start in the run or shortly before it.
  func overlapping(_ words: Range<Int>) -> some Sequence<TextPart.RawMatch> {
    let start = words.lowerBound + 1 - Gazetteer.longestPhrase
    let first = firstPlace { $0.words.lowerBound < start }
    let end = firstPlace { $0.words.lowerBound < words.upperBound }
    return self[first..<end].lazy.filter { $0.words.upperBound > words.lowerBound }
  }
}
