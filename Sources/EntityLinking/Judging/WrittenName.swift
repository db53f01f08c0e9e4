import TextSegmentation

/// The words of a text as they are written: what the wider scopes of judgements compare.
///
/// `al-Qaeda` and `al Qaeda` are written alike, `Al-Qaeda` is not: case may tell two names apart.
struct WrittenName {
  /// The bytes of each word.
  let words: [ArraySlice<UInt8>]
  /// The hash of the folded form of the first word, by which texts are searched.
  let firstHash: UInt64?

  init(_ surface: String) {
    let utf8 = Array(surface.utf8)
    let phrase = FoldedPhrase(surface)
    words = phrase.words.map { utf8[$0.bytes] }
    firstHash = phrase.words.first?.hash
  }

  /// The words of a part that are written so from a word on, within one sentence.
  func match(at word: Int, in part: TextPart) -> Range<Int>? {
    let text = part.text
    guard !words.isEmpty, word + words.count <= text.words.count else { return nil }
    for (offset, written) in words.enumerated() {
      let other = text.words[word + offset]
      // No name crosses a break.
      if offset > 0, other.gap == .edge { return nil }
      guard text.utf8[other.bytes].elementsEqual(written) else { return nil }
    }
    let found = word..<word + words.count
    return part.isWithinSentence(found) ? found : nil
  }

  /// What has to stand in the bytes of every text that holds the name.
  var trace: NameTrace { NameTrace(of: words) }
}

extension TextPart {
  /// Whether a run of words stands in one sentence and in one zone.
  func isWithinSentence(_ words: Range<Int>) -> Bool {
    let last = words.upperBound - 1
    return text.sentence(ofWord: words.lowerBound) == text.sentence(ofWord: last)
      && wordZones.place(ofWord: words.lowerBound) == wordZones.place(ofWord: last)
  }

  /// The words that fill a range of scalars from edge to edge, but for the full stop of an abbreviation
  /// at its end; `nil` where a word is cut.
  func words(filling range: Range<Int>) -> Range<Int>? {
    guard range.upperBound <= text.offsets.scalars(beforeByte: text.utf8.count) else { return nil }
    let bytes = text.offsets.bytes(range)
    let end = bytes.upperBound - (text.utf8[bytes].last == UInt8(ascii: ".") ? 1 : 0)
    guard let first = text.words.firstIndex(where: { Int($0.start) == bytes.lowerBound }),
      let last = text.words[first...].firstIndex(where: { Int($0.end) >= end })
    else { return nil }
    // With the full stop for a dotted word, without it for others.
    let isFilled = Int(text.words[last].end) == end || Int(text.words[last].end) == bytes.upperBound
    return isFilled ? first..<last + 1 : nil
  }
}
