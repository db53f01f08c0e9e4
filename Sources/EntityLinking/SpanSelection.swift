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
  /// The longest come first, then the earliest. `ownWords` tells the words of a span that it takes.
  mutating func keep(
    _ spans: [LinkSpan],
    from source: UInt64,
    linked: Bool,
    _ ownWords: (LinkSpan) -> Range<Int>
  ) {
    if spans.isEmpty { return }
    var own: [Int] = []
    own.reserveCapacity(spans.count)
    for index in spans.indices where spans[index].isLinked == linked { own.append(index) }
    keys.reserveCapacity(keys.count + own.count)
    for index in SpanOrder.ordered(own, by: { spans[$0].words }) {
      let words = ownWords(spans[index])
      guard taken.insertIfFree(words) else { continue }
      isAnyCut = isAnyCut || words.count < spans[index].words.count
      keys.append(
        UInt64(truncatingIfNeeded: words.lowerBound) << 32
          | source << Self.sourceShift | UInt64(truncatingIfNeeded: index)
      )
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
