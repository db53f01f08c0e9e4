extension Range<Int> {
  /// Calls `body` with those numbers for which something holds, in order.
  ///
  /// Takes no branch by the answers, which nothing could foretell: each sets a bit.
  @inline(__always)
  func forEach(where isWanted: (Int) -> Bool, do body: (Int) -> Void) {
    var start = lowerBound
    while start < upperBound {
      let end = Swift.min(start &+ 64, upperBound)
      var wanted: UInt64 = 0
      for number in start..<end {
        wanted |= (isWanted(number) ? 1 : 0) &<< UInt64(truncatingIfNeeded: number &- start)
      }
      while wanted != 0 {
        body(start &+ wanted.trailingZeroBitCount)
        wanted &= wanted &- 1
      }
      start = end
    }
  }
}
