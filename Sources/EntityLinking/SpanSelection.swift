/// The spans of a part that are kept: none overlap, and the total order decides which.
struct SpanSelection {
  /// The words of the spans that are kept.
  private(set) var taken: WordSet
  /// Whether a span gave up some of its words.
  private(set) var isAnyCut = false
  /// First word, source and place of each span that is kept, in that order of bits.
  private var keys: [UInt64] = []

  private static let sourceShift: UInt64 = 31
  private static let placeMask: UInt64 = 1 << 31 - 1

  init(count: Int) { taken = WordSet(count: count) }

  /// Keeps the linked spans of a list, or the others, as far as there is room.
  ///
  /// The longest come first, then the earliest. `own` tells the words of a span that it takes.
  mutating func keep(
    _ spans: [LinkSpan],
    from source: UInt64,
    linked: Bool,
    _ own: (LinkSpan) -> Range<Int>
  ) {
    var longest = 0
    var order: [Int] = []
    order.reserveCapacity(spans.count)
    var isOrdered = true
    for index in spans.indices where (spans[index].entity != nil) == linked {
      longest = max(longest, spans[index].words.count)
      if let last = order.last, spans[last].words.lowerBound > spans[index].words.lowerBound {
        isOrdered = false
      }
      order.append(index)
    }
    if !isOrdered {
      order.sort { (spans[$0].words.lowerBound, $0) < (spans[$1].words.lowerBound, $1) }
    }
    for length in stride(from: longest, to: 0, by: -1) {
      for index in order where spans[index].words.count == length {
        let words = own(spans[index])
        if taken.insertIfFree(words) {
          isAnyCut = isAnyCut || words.count < length
          keys.append(
            UInt64(truncatingIfNeeded: spans[index].words.lowerBound) << 32
              | source << Self.sourceShift | UInt64(truncatingIfNeeded: index)
          )
        }
      }
    }
  }

  /// The spans that were kept, by their first words.
  func kept(of spans: [LinkSpan], _ others: [LinkSpan]) -> [LinkSpan] {
    keys.sorted().map { key in
      let place = Int(truncatingIfNeeded: key & Self.placeMask)
      return key >> Self.sourceShift & 1 == 0 ? spans[place] : others[place]
    }
  }
}
