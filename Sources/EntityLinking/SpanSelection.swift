import Gazetteers

/// The spans of a list that are kept: none overlap, and the total order decides which.
struct SpanSelection {
  /// By their first words.
  private var spans: [LinkSpan]
  /// Those that take less than their words; apart, so that the spans need no copy.
  private var cuts: [(place: Int, words: Range<Int>)] = []
  private var isKept: [Bool]
  /// How many are kept.
  private var keptCount = 0

  /// Takes spans by their first words.
  init(of spans: [LinkSpan]) {
    self.spans = spans
    isKept = Array(filledWith: false, count: spans.count)
  }

  /// Keeps the linked spans of a part, as far as their words are free; the longest come first, then the
  /// earliest.
  ///
  /// The listed names of the part tell what of its words a span takes.
  mutating func keepLinked(
    in taken: inout WordSet,
    of part: TextPart,
    _ names: ListedNames,
    _ gazetteer: Gazetteer
  ) {
    SpanOrder.forEachPlace(of: spans.indices, by: { spans[$0].words }) { place in
      if !spans[place].isLinked { return }
      let words = spans[place].words
      if words.count == 1 {
        guard taken.insertIfFree(words.lowerBound) else { return }
      } else {
        let own = names.ownWords(of: spans[place], in: part, gazetteer)
        guard taken.insertIfFree(own) else { return }
        if own != words { cuts.append((place, own)) }
      }
      isKept[place] = true
      keptCount += 1
    }
  }

  /// Keeps the other spans in the same way.
  mutating func keepNIL(in taken: inout WordSet) {
    if keptCount == spans.count { return }
    var places: [Int] = []
    places.reserveCapacity(spans.count - keptCount)
    for place in spans.indices where !spans[place].isLinked { places.append(place) }
    SpanOrder.forEachPlace(of: places.indices, by: { spans[places[$0]].words }) { index in
      let place = places[index]
      guard taken.insertIfFree(spans[place].words) else { return }
      isKept[place] = true
      keptCount += 1
    }
  }

  /// The spans that are kept, by their first words; those of the selection are gone.
  mutating func takeKept() -> [LinkSpan] {
    // What nobody else holds is kept where it stands.
    var kept: [LinkSpan] = []
    swap(&kept, &spans)
    for (place, words) in cuts { kept[place] = kept[place].spanning(words) }
    if keptCount == kept.count { return kept }
    var end = 0
    for place in kept.indices where isKept[place] {
      if end != place { kept[end] = kept[place] }
      end += 1
    }
    kept.removeLast(kept.count - end)
    return kept
  }

  /// The spans that are kept, with those of another list, by their first words.
  func kept(with other: SpanSelection) -> [LinkSpan] {
    let (spans, others) = (cutSpans(), other.cutSpans())
    var kept: [LinkSpan] = []
    kept.reserveCapacity(spans.count + others.count)
    var next = 0
    func addOthers(before word: Int) {
      while next < others.count, others[next].words.lowerBound < word {
        if other.isKept[next] { kept.append(others[next]) }
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

  /// The spans, each with the words that it takes.
  private func cutSpans() -> [LinkSpan] {
    if cuts.isEmpty { return spans }
    var cut = spans
    for (place, words) in cuts { cut[place] = cut[place].spanning(words) }
    return cut
  }
}
