import TextSegmentation

/// Finds the words that are part of a web address, where a name is no mention.
enum WebAddresses {
  /// The positions of the words that lie in an address.
  static func words(in text: SegmentedText) -> [Int] {
    // Every address has a sign that a look at the words shows: a scheme's colon or `www`.
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
    }) {
      index = colon + 1
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

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// White space and the signs that close what an address stands in.
  private static func isEnd(_ byte: UInt8) -> Bool {
    byte <= 0x20 || [0x22, 0x29, 0x3C, 0x3E, 0x5D, 0x7D].contains(byte)
  }
}
