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
    var index = 0
    while let colon = utf8[index...].firstIndex(where: {
      $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "w") || $0 == UInt8(ascii: "W")
        || $0 == UInt8(ascii: ".")
    }) {
      index = colon + 1
      if utf8[colon] == UInt8(ascii: ".") {
        guard let host = host(endingBehind: colon, in: utf8) else { continue }
        spans.append(host)
        index = host.upperBound
        continue
      }
      guard let start = start(at: colon, in: utf8) else { continue }
      var end = colon
      while end < utf8.count, !isEnd(utf8[end]) { end += 1 }
      spans.append(start..<end)
      index = end
    }
    return spans
  }

  /// Where the address starts that shows itself at a byte: by `://` or by `www.`.
  private static func start(at index: Int, in utf8: [UInt8]) -> Int? {
    if utf8[index] == UInt8(ascii: ":") {
      guard utf8[index...].starts(with: "://".utf8) else { return nil }
      var start = index
      while start > 0, isLetter(utf8[start - 1]) { start -= 1 }
      return start < index ? start : nil
    }
    let isWord = index == 0 || !isLetter(utf8[index - 1])
    guard isWord, index + 4 <= utf8.count, utf8[index + 3] == UInt8(ascii: "."),
      utf8[index..<index + 3].allSatisfy({ $0 | 0x20 == UInt8(ascii: "w") })
    else { return nil }
    return index
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
