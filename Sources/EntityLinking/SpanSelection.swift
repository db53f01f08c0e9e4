/// The spans of a list that are kept: none overlap, and the total order decides which.
struct SpanSelection {
  /// By their first words, cut to the words that they take.
  private var spans: [LinkSpan]
  private var isKept: [Bool]

  /// Takes spans by their first words.
  init(of spans: [LinkSpan]) {
    self.spans = spans
    isKept = Array(filledWith: false, count: spans.count)
  }

  /// Keeps the linked spans, as far as their words are free; the longest come first, then the earliest.
  ///
  /// `ownWords` tells the words of a span that it takes.
  mutating func keepLinked(in taken: inout WordSet, _ ownWords: (LinkSpan) -> Range<Int>) {
    SpanOrder.forEachPlace(of: spans.indices, by: { spans[$0].words }) { place in
      guard spans[place].isLinked else { return }
      let (words, own) = (spans[place].words, ownWords(spans[place]))
      guard taken.insertIfFree(own) else { return }
      if own != words { spans[place] = spans[place].spanning(own) }
      isKept[place] = true
    }
  }

  /// Keeps the other spans in the same way.
  mutating func keepNIL(in taken: inout WordSet) {
    let places = spans.indices.filter { !spans[$0].isLinked }
    SpanOrder.forEachPlace(of: places.indices, by: { spans[places[$0]].words }) { index in
      let place = places[index]
      isKept[place] = taken.insertIfFree(spans[place].words)
    }
  }

  /// The spans that are kept, with those of another list, by their first words.
  func kept(with other: SpanSelection) -> [LinkSpan] {
    var kept: [LinkSpan] = []
    kept.reserveCapacity(spans.count + other.spans.count)
    var next = 0
    func addOthers(before word: Int) {
      while next < other.spans.count, other.spans[next].words.lowerBound < word {
        if other.isKept[next] { kept.append(other.spans[next]) }
        next += 1
      }
    }
    for place in spans.indices where isKept[place] {
      addOthers(before: spans[place].words.lowerBound)
      kept.append(spans[place])
    }
    addOthers(before: .max)
    return kept
  }
}
