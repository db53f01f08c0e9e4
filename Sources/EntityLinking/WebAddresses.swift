import TextSegmentation

/// Finds the words that are part of a web address, where a name is no mention.
enum WebAddresses {
  /// The positions of the words that lie in an address.
  static func words(in text: SegmentedText) -> [Int] {
    // Every address has a sign that a look at the words shows: a scheme's colon, `www` or the end of a
    // host's name.
    guard text.mayHoldAddresses else { return [] }
    let spans = spans(in: text.utf8)
    guard !spans.isEmpty else { return [] }
    var found: [Int] = []
    var next = 0
    for (index, word) in text.words.enumerated() {
      while next < spans.count, spans[next].upperBound <= Int(word.start) { next += 1 }
      if next < spans.count, spans[next].lowerBound <= Int(word.start) { found.append(index) }
    }
    return found
  }

  /// The bytes of each address, in order.
  static func spans(in utf8: [UInt8]) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    // No address that is found begins before.
    var free = 0
    var index = 0
    while true {
      let sign = SegmentedText.nextStop(in: utf8, from: index)
      if sign >= utf8.count { break }
      index = sign + 1
      let start: Int?
      switch utf8[sign] {
      case UInt8(ascii: ":"): start = scheme(before: sign, in: utf8)
      case UInt8(ascii: "."):
        start = sign >= free + 3 && isWWW(sign - 3, in: utf8) ? sign - 3 : nil
        if start == nil, let host = host(endingBehind: sign, in: utf8) {
          spans.append(host)
          index = host.upperBound
          free = index
        }
      default: continue
      }
      guard let start else { continue }
      var end = sign
      while end < utf8.count, !isEnd(utf8[end]) { end += 1 }
      spans.append(start..<end)
      index = end
      free = end
    }
    return spans
  }

  /// Where the scheme starts that ends at a colon with `://`.
  private static func scheme(before colon: Int, in utf8: [UInt8]) -> Int? {
    guard utf8[colon...].starts(with: "://".utf8) else { return nil }
    var start = colon
    while start > 0, isLetter(utf8[start - 1]) { start -= 1 }
    return start < colon ? start : nil
  }

  /// Whether `www` stands at a byte and starts a word; a full stop is known to be behind it.
  private static func isWWW(_ index: Int, in utf8: [UInt8]) -> Bool {
    (index == 0 || !isLetter(utf8[index - 1]))
      && utf8[index..<index + 3].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
  }

  /// An address without a scheme whose host ends behind a full stop: `pic.twitter.com`, `bit.ly/a`.
  ///
  /// A host of two labels with nothing behind it may be a company's name: `Amazon.com`.
  private static func host(endingBehind stop: Int, in utf8: [UInt8]) -> Range<Int>? {
    var end = stop + 1
    while end < utf8.count, (0x61...0x7A).contains(utf8[end]) { end += 1 }
    guard (2...4).contains(end - stop - 1) else { return nil }
    let hasPath = end < utf8.count && utf8[end] == UInt8(ascii: "/")
    if !hasPath {
      // Not the last label.
      if end < utf8.count, isLabel(utf8[end]) { return nil }
      if end + 1 < utf8.count, utf8[end] == UInt8(ascii: "."), isLabel(utf8[end + 1]) { return nil }
    }
    var start = stop
    var labels = 1
    while start > 0, isLabel(utf8[start - 1]) || utf8[start - 1] == UInt8(ascii: ".") {
      if utf8[start - 1] != UInt8(ascii: ".") {
        if utf8[start] == UInt8(ascii: ".") { labels += 1 }
      } else if utf8[start] == UInt8(ascii: ".") {
        return nil
      }
      start -= 1
    }
    let isHost =
      hasPath
      ? labels > 1
      : labels > 2 && Self.ends.contains { utf8[stop + 1..<end].elementsEqual($0) }
    guard isHost, utf8[start] != UInt8(ascii: ".") else { return nil }
    while hasPath, end < utf8.count, !isEnd(utf8[end]) { end += 1 }
    return start..<end
  }

  /// What hosts of several labels end in.
  private static let ends = ["com", "org", "net", "gov", "edu", "mil", "info"]
    .map { Array($0.utf8) }

  /// Whether a byte can be part of a host's label.
  private static func isLabel(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// White space and the signs that close what an address stands in.
  private static func isEnd(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [0x22, 0x29, 0x3C, 0x3E, 0x5D, 0x7D].contains(byte)
  }
}
