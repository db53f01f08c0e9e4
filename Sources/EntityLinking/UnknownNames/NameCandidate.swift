/// A run of words that may be a name no list holds.
struct NameCandidate {
  let words: Range<Int>
  /// Whether a title stands before it in the same run.
  let hasTitle: Bool
  var clues = ClueSet()
  /// A hash of its folded words: equal for equal names of a thread.
  var key: UInt64 = 0
}
