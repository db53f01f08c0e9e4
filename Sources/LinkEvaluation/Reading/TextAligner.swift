/// Finds the pieces of a text again that a reader cut it into, whatever white space it changed.
struct TextAligner {
  /// The scalars that are no white space, and where they stand in the text.
  private let scalars: [Unicode.Scalar]
  private let offsets: [Int]
  /// Which of them belong to a piece that was found.
  private var isTaken: [Bool]
  /// Where the piece found last ends.
  private var next = 0

  init(_ text: String) {
    (scalars, offsets) = Self.dense(text.unicodeScalars)
    isTaken = Array(repeating: false, count: scalars.count)
  }

  /// Where the scalars of a piece stand in the text.
  struct Place {
    /// By offsets in the piece; white space is nowhere.
    fileprivate var offsets: [Int?]

    /// Where a span of the piece stands; `nil` for one that begins or ends with white space.
    func range(of range: Range<Int>) -> Range<Int>? {
      guard range.upperBound <= offsets.count, let start = offsets[range.lowerBound],
        let last = offsets[range.upperBound - 1], start <= last
      else { return nil }
      return start..<last + 1
    }
  }

  /// Finds a piece behind the one before it, or else anywhere that no piece was found yet; as a whole, or
  /// else line by line, since a reader may have moved a side bar to the end.
  ///
  /// - Returns: `nil` where it does not stand in the text.
  /// - Complexity: O(n) in the text for each line of the piece, but for texts that repeat themselves.
  mutating func place(_ piece: String) -> Place? {
    let all = piece.unicodeScalars
    let (wanted, positions) = Self.dense(all)
    var place = Place(offsets: Array(repeating: nil, count: all.count))
    guard !wanted.isEmpty else { return place }
    let before = self
    var lines = [0..<wanted.count]
    var starts = find(wanted[...]).map { [$0] }
    if starts == nil {
      lines = Self.lines(all)
      starts = []
      for line in lines {
        guard let start = find(wanted[line]) else {
          self = before
          return nil
        }
        starts?.append(start)
      }
    }
    for (line, start) in zip(lines, starts ?? []) {
      for index in line {
        place.offsets[positions[index]] = offsets[start + index - line.lowerBound]
      }
    }
    return place
  }

  /// Finds scalars and takes them.
  private mutating func find(_ wanted: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let first = wanted.first, wanted.count <= scalars.count else { return nil }
    let last = scalars.count - wanted.count
    for starts in [next...max(next, last), 0...last] {
      for start in starts where start <= last && scalars[start] == first {
        let end = start + wanted.count
        guard scalars[start..<end].elementsEqual(wanted), !isTaken[start..<end].contains(true)
        else { continue }
        for index in start..<end { isTaken[index] = true }
        next = end
        return start
      }
    }
    return nil
  }

  /// The lines that hold more than white space, as ranges of the dense scalars.
  private static func lines(_ piece: String.UnicodeScalarView) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var count = 0
    for scalar in piece {
      if scalar == "\n" {
        if count > start { lines.append(start..<count) }
        start = count
      } else if !scalar.properties.isWhitespace {
        count += 1
      }
    }
    if count > start { lines.append(start..<count) }
    return lines
  }

  private static func dense(
    _ text: String.UnicodeScalarView
  ) -> (scalars: [Unicode.Scalar], offsets: [Int]) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    for (offset, scalar) in text.enumerated() where !scalar.properties.isWhitespace {
      scalars.append(scalar)
      offsets.append(offset)
    }
    return (scalars, offsets)
  }
}
