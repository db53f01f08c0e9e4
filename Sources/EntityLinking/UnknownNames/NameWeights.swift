/// What each clue is worth for each type, in thousandths of a natural logarithm of odds against none.
struct NameWeights: Sendable {
  /// By the raw values of the clues; lanes in the order of ``NameType``.
  let rows: [SIMD4<Int32>]
  /// What every candidate has.
  let bias: SIMD4<Int32>

  /// - Parameters:
  ///   - bias: for person, organization and place.
  ///   - weights: the same for each clue that says something.
  init(bias: [Int32], _ weights: [NameClue: [Int32]]) {
    var rows = Array(repeating: SIMD4<Int32>.zero, count: NameClue.allCases.count)
    for (clue, values) in weights { rows[Int(clue.rawValue)] = Self.lanes(values) }
    self.rows = rows
    self.bias = Self.lanes(bias)
  }

  private static func lanes(_ values: [Int32]) -> SIMD4<Int32> {
    SIMD4(0, values[0], values[1], values[2])
  }
}
