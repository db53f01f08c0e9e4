import TestSupport
import Testing

@testable import TextSegmentation

/// The scan looks at 64 bytes at a time; what it finds must not depend on where they begin.
@Suite("Words, cut letter by letter")
struct WordScanTests {
  private struct PlainWord: Equatable {
    var range: Range<Int>
    var folded: [UInt8]
    var length: Int
    var shape: Word.Shape
  }

  /// The words of a text of ASCII and `é`, without full stops.
  private func plainWords(_ text: String) -> [PlainWord] {
    var words: [PlainWord] = []
    var current: PlainWord?
    var place = 0
    for scalar in text.unicodeScalars {
      let width = scalar.utf8.count
      let isLetter = ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "é"
      let isDigit = ("0"..."9").contains(scalar)
      if isLetter || isDigit {
        var word = current ?? PlainWord(range: place..<place, folded: [], length: 0, shape: [])
        let isCapital = ("A"..."Z").contains(scalar)
        if isDigit { word.shape.insert(.hasDigit) } else { word.shape.insert(.hasLetter) }
        if isCapital {
          word.shape.insert(word.length == 0 ? .startsWithCapital : .hasInnerCapital)
        } else if isLetter {
          word.shape.insert(.hasLower)
        }
        word.folded.append(scalar == "é" ? 0x65 : UInt8(scalar.value) | 0x20)
        word.length += 1
        word.range = word.range.lowerBound..<place + width
        current = word
      } else if let word = current {
        words.append(word)
        current = nil
      }
      place += width
    }
    if let word = current { words.append(word) }
    return words
  }

  private func expectPlain(_ raw: String, _ comment: Comment) {
    let scanner = WordScanner(Array(raw.utf8))
    let found = scanner.words.map { word in
      PlainWord(
        range: word.bytes,
        folded: Array(scanner.folded[word.folded]),
        length: Int(word.length),
        shape: word.shape
      )
    }
    #expect(found == plainWords(raw), comment)
    for word in scanner.words {
      #expect(word.hash == Word.hash(ofFolded: scanner.folded[word.folded]), comment)
      let first = raw.utf8[raw.utf8.index(raw.utf8.startIndex, offsetBy: Int(word.start))]
      #expect(word.mayLackCapital == (first >= 0x80 || first < 0x41), comment)
    }
  }

  @Test("a word of every length at every place of a block", arguments: 0...66)
  func places(before: Int) {
    let start = String(repeating: "-", count: before)
    for length in 1...82 {
      expectPlain(start + String(repeating: "x", count: length), "\(before), \(length)")
      expectPlain(
        start + "Q" + String(repeating: "4", count: length - 1) + " aé b",
        "\(before), \(length)"
      )
    }
  }

  @Test("random texts", arguments: [1, 2, 3, 4] as [UInt64])
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = [
      "a", "b", "Q", "7", "é", " ", "-", ",", "’", "abcdefgh", "ABCDEFGHIJKLMNOPQ", "\n",
    ]
    for round in 0..<400 {
      let count = Int.random(in: 0...90, using: &generator)
      let raw = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      expectPlain(raw, "seed \(seed), round \(round): \(raw.debugDescription)")
    }
  }

  @Test("more words than there is room for at first")
  func room() {
    expectPlain(String(repeating: "a ", count: 5000), "single letters")
    expectPlain(String(repeating: "é", count: 3000) + " b", "one long word")
  }
}
