import ArticleThreads
import TextSegmentation

/// The zones of a part, by words.
struct WordZones: Sendable {
  let zones: [Zone]
  /// For each word the zone that covers it, or -1; empty where there are no zones.
  private let places: [Int32]
  /// The zone of words that none covers.
  private let plain: Zone.Kind

  /// `spans` are the bytes of the zones.
  init(_ zones: [Zone], spans: [Range<Int>], of text: SegmentedText, plain: Zone.Kind) {
    self.zones = zones
    self.plain = plain
    var places: [Int32] = []
    if !spans.isEmpty {
      places.reserveCapacity(text.words.count)
      var next = 0
      for word in text.words {
        while next < spans.count, spans[next].upperBound <= Int(word.start) { next += 1 }
        let isInside = next < spans.count && spans[next].lowerBound <= Int(word.start)
        places.append(isInside ? Int32(next) : -1)
      }
    }
    self.places = places
  }

  /// The place of the zone that covers a word.
  func place(ofWord word: Int) -> Int? {
    places.isEmpty || places[word] < 0 ? nil : Int(places[word])
  }

  /// The kind of a word's zone.
  func kind(ofWord word: Int) -> Zone.Kind { place(ofWord: word).map { zones[$0].kind } ?? plain }

  /// Who speaks in the zone that covers a word.
  func speaker(ofWord word: Int) -> String? { place(ofWord: word).flatMap { zones[$0].speaker } }

  /// Whether mentions at a word count in the graph.
  func isCounted(word: Int) -> Bool { kind(ofWord: word).isCounted }
}
