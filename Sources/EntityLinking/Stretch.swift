/// A range of places, in half the room that a range takes.
struct Stretch {
  private let first: Int32
  private let end: Int32

  init(_ range: Range<Int>) {
    first = Int32(truncatingIfNeeded: range.lowerBound)
    end = Int32(truncatingIfNeeded: range.upperBound)
  }

  var range: Range<Int> { Int(first)..<Int(end) }
}
