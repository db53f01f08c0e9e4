/// The edit distance in which swapping two neighbours is one edit (optimal string alignment).
///
/// A value holds the rows of the matrix, so that many comparisons share them.
public struct EditDistance {
  private var before: [Int] = []
  private var previous: [Int] = []
  private var row: [Int] = []

  /// Creates the rows.
  init() {}

  /// The distance between two byte strings, or `nil` where it is greater than a limit.
  ///
  /// Damerau (1964) as restricted by Oommen and Loke (1997).
  /// - Complexity: O(n · m).
  public static func between(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Int? {
    var rows = EditDistance()
    return rows.between(first, second, atMost: limit)
  }

  /// The distance between two byte strings, or `nil` where it is greater than a limit.
  /// - Complexity: O(n · limit).
  mutating func between(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Int? {
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
    if own.isEmpty || other.isEmpty { return max(own.count, other.count) }
    return limit <= Self.widestBand
      ? Self.withinBand(own, other, atMost: limit) : between(own, other, atMost: limit)
  }

  /// The largest limit whose cells fit a vector.
  private static let widestBand = 3

  /// The same as the next for small limits, without room on the heap: a row holds the cells within `limit`
  /// of the diagonal, the one on it in the middle.
  private static func withinBand(
    _ first: ArraySlice<UInt8>,
    _ second: ArraySlice<UInt8>,
    atMost limit: Int
  ) -> Int? {
    let (start, other) = (first.startIndex, second.startIndex)
    let far = UInt8(truncatingIfNeeded: limit + 1)
    var before = SIMD8(repeating: far)
    var previous = before
    for j in 0...limit { previous[limit + j] = UInt8(truncatingIfNeeded: j) }
    for i in 1...first.count {
      var row = SIMD8(repeating: far)
      var best = far
      for place in max(0, limit - i)...min(2 * limit, second.count - i + limit) {
        let j = i + place - limit
        var cost = far
        if j == 0 {
          cost = min(far, UInt8(clamping: i))
        } else {
          cost = previous[place] + (first[start + i - 1] == second[other + j - 1] ? 0 : 1)
          if place > 0 { cost = min(cost, row[place - 1] + 1) }
          if place < 2 * limit { cost = min(cost, previous[place + 1] + 1) }
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
      if best > limit { return nil }
      (before, previous) = (previous, row)
    }
    let distance = Int(previous[second.count - first.count + limit])
    return distance <= limit ? distance : nil
  }

  /// The distance between what two strings do not share at their ends.
  ///
  /// Only the cells within `limit` of the diagonal can hold a distance that counts (Ukkonen, 1985).
  private mutating func between(
    _ first: ArraySlice<UInt8>,
    _ second: ArraySlice<UInt8>,
    atMost limit: Int
  ) -> Int? {
    let (start, other) = (first.startIndex, second.startIndex)
    let count = second.count
    let far = limit + 1
    if row.count <= count {
      row = [Int](repeating: 0, count: count + 1)
      previous = row
      before = row
    }
    for j in 0...count { previous[j] = min(j, far) }
    for i in 0..<first.count {
      let low = max(0, i - limit)
      let high = min(count, i + limit + 1)
      // The cells beside the band count as too far.
      row[low] = low == 0 ? min(i + 1, far) : far
      var best = row[low]
      if low < high {
        for j in low..<high {
          var cost = previous[j] + (first[start + i] == second[other + j] ? 0 : 1)
          cost = min(cost, row[j] + 1)
          if j < i + limit { cost = min(cost, previous[j + 1] + 1) }
          if i > 0, j > 0, first[start + i] == second[other + j - 1],
            first[start + i - 1] == second[other + j]
          {
            cost = min(cost, before[j - 1] + 1)
          }
          row[j + 1] = min(cost, far)
          best = min(best, row[j + 1])
        }
      }
      if best > limit { return nil }
      (before, previous, row) = (previous, row, before)
    }
    return previous[count] <= limit ? previous[count] : nil
  }
}
