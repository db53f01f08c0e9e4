import Gazetteers

/// The spans of a list that are kept: none overlap, and the total order decides which.
struct SpanSelection {
  /// By their first words.
  private var spans: [LinkSpan]
  /// Those that take less than their words; apart, so that the spans need no copy.
  private var cuts: [(place: Int, words: Range<Int>)] = []
  /// Those that give way to others; empty while none does.
  private var isDropped: [Bool] = []
  /// How many are NIL.
  private var countOfNIL = 0

  /// Takes spans by their first words.
  init(of spans: [LinkSpan]) { self.spans = spans }

  private mutating func drop(_ place: Int) {
    if isDropped.isEmpty { isDropped = Array(filledWith: false, count: spans.count) }
    isDropped[place] = true
  }

  /// Keeps the linked spans of a part, as far as their words are free; the longest come first, then the
  /// earliest.
  ///
  /// The names of the part tell what of its words a span takes.
  mutating func keepLinked(
    in taken: inout WordSet,
    of part: TextPart,
    _ names: PartNames,
    _ gazetteer: Gazetteer
  ) {
    SpanOrder.forEachPlace(of: spans.indices, by: { spans[$0].words }) { place in
      if !spans[place].isLinked {
        countOfNIL += 1
        return
      }
      let words = spans[place].words
      if words.count == 1 {
        if !taken.insertIfFree(words.lowerBound) { drop(place) }
      } else {
        let own = names.ownWords(of: spans[place], in: part, gazetteer)
        if !taken.insertIfFree(own) {
          drop(place)
        } else if own != words {
          cuts.append((place, own))
        }
      }
    }
  }

  /// Keeps the other spans in the same way.
  mutating func keepNIL(in taken: inout WordSet) {
    if countOfNIL == 0 { return }
    var places: [Int] = []
    places.reserveCapacity(countOfNIL)
    for place in spans.indices where !spans[place].isLinked { places.append(place) }
    SpanOrder.forEachPlace(of: places.indices, by: { spans[places[$0]].words }) { index in
      let place = places[index]
      if !taken.insertIfFree(spans[place].words) { drop(place) }
    }
  }

  /// The spans that are kept, by their first words; those of the selection are gone.
  mutating func takeKept() -> [LinkSpan] {
    // What nobody else holds is kept where it stands.
    var kept: [LinkSpan] = []
    swap(&kept, &spans)
    for (place, words) in cuts { kept[place] = kept[place].spanning(words) }
    if isDropped.isEmpty { return kept }
    var end = 0
    var own = kept.mutableSpan
    for place in own.indices where !isDropped[place] {
      if end != place { own[end] = own[place] }
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
        if other.keeps(next) { kept.append(others[next]) }
        next += 1
      }
    }
    for place in spans.indices where keeps(place) {
      addOthers(before: spans[place].words.lowerBound)
      kept.append(spans[place])
    }
    addOthers(before: .max)
    return kept
  }

  private func keeps(_ place: Int) -> Bool { isDropped.isEmpty || !isDropped[place] }

  /// The spans, each with the words that it takes.
  private func cutSpans() -> [LinkSpan] {
    if cuts.isEmpty { return spans }
    var cut = spans
    for (place, words) in cuts { cut[place] = cut[place].spanning(words) }
    return cut
  }
}
