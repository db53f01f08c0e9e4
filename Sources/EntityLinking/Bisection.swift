extension RandomAccessCollection where Index == Int {
  /// The place of the first element that is no longer `before` something, in elements ordered by that.
  /// - Complexity: O(log n).
  func firstPlace(notBefore before: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if before(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
