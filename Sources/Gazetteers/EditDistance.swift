/// The edit distance in which swapping two neighbours is one edit (optimal string alignment).
public enum EditDistance {
  /// The distance between two byte strings, or `nil` where it is greater than a limit.
  ///
  /// Damerau (1964) as restricted by Oommen and Loke (1997).
  /// - Complexity: O(n · limit); for limits up to 3 without room on the heap.
  public static func between(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Int? {
    if abs(first.count - second.count) > limit { return nil }
    // What both begin and end with costs nothing.
    var start = 0
    let shorter = min(first.count, second.count)
    while start < shorter, first[start] == second[start] { start += 1 }
    var tail = 0
    while tail < shorter - start,
      first[first.count - 1 - tail] == second[second.count - 1 - tail]
    {
      tail += 1
    }
    let own = first[start..<first.count - tail]
    let other = second[start..<second.count - tail]
    let longer = max(own.count, other.count)
    if own.isEmpty || other.isEmpty { return longer }
    // No two strings are further apart than the longer one is long.
    let limit = min(limit, longer)
    if limit <= 3 { return between(own, other, atMost: limit, row: SIMD8(repeating: 0)) }
    return between(own, other, atMost: limit, row: [Int32](repeating: 0, count: 2 * limit + 1))
  }

  /// The distance between what two strings do not share at their ends.
  ///
  /// A row of the matrix holds the cells within `limit` of the diagonal, the one on it in the middle: only
  /// they can hold a distance that counts (Ukkonen, 1985). `row` has room for them.
  private static func between<Row: DistanceRow>(
    _ first: ArraySlice<UInt8>,
    _ second: ArraySlice<UInt8>,
    atMost limit: Int,
    row: Row
  ) -> Int? {
    let (start, other) = (first.startIndex, second.startIndex)
    let far = Int32(truncatingIfNeeded: limit + 1)
    let width = 2 * limit + 1
    var row = row
    var before = row
    var previous = row
    for place in 0..<width {
      before[place] = far
      // The cells before the first column count as too far, as all beside the band do.
      previous[place] = place < limit ? far : Int32(truncatingIfNeeded: place - limit)
    }
    for i in 1...first.count {
      var best = far
      for place in 0..<width {
        let j = i + place - limit
        var cost = far
        if j == 0 {
          cost = min(far, Int32(truncatingIfNeeded: i))
        } else if j > 0, j <= second.count {
          cost = previous[place] + (first[start + i - 1] == second[other + j - 1] ? 0 : 1)
          if place > 0 { cost = min(cost, row[place - 1] + 1) }
          if place < width - 1 { cost = min(cost, previous[place + 1] + 1) }
          if i > 1, j > 1, first[start + i - 1] == second[other + j - 2],
            first[start + i - 2] == second[other + j - 1]
          {
            cost = min(cost, before[place] + 1)
          }
          cost = min(cost, far)
        }
        row[place] = cost
        best = min(best, cost)
      }
      if best >= far { return nil }
      (before, previous, row) = (previous, row, before)
    }
    let distance = Int(previous[second.count - first.count + limit])
    return distance <= limit ? distance : nil
  }
}

/// A row of the matrix of distances.
private protocol DistanceRow {
  subscript(_ place: Int) -> Int32 { get set }
}

extension SIMD8<Int32>: DistanceRow {}
extension [Int32]: DistanceRow {}
