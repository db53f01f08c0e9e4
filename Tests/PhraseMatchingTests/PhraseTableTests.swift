import TestSupport
import Testing

@testable import PhraseMatching

/// A text of folded words as segmentation writes it: the gap byte before each word.
private struct FoldedWords {
  var bytes: [UInt8] = []
  var words: [Range<Int>] = []

  init(_ text: String) {
    // `\n` and the gap bytes stand before the word they lead to.
    var start: Int?
    for byte in [0x0A] + Array(text.utf8) {
      let isGap = byte == PhraseTable.edge || PhraseTable.isGap(byte)
      if isGap, let first = start { words.append(first..<bytes.count) }
      bytes.append(byte)
      if isGap { start = bytes.count }
    }
    if let first = start, first < bytes.count { words.append(first..<bytes.count) }
  }
}

private struct Found: Hashable, Comparable, CustomStringConvertible {
  var first: Int
  var count: Int
  var phrase: UInt32

  init(_ first: Int, _ count: Int, _ phrase: UInt32) {
    self.first = first
    self.count = count
    self.phrase = phrase
  }

  static func < (one: Self, other: Self) -> Bool {
    (one.first, one.count) < (other.first, other.count)
  }
  var description: String { "(\(first), \(count), \(phrase))" }
}

private func matches(_ keys: [String], in text: String) -> [Found] {
  let folded = FoldedWords(text)
  var found: [Found] = []
  PhraseTable(keys: keys.map { Array($0.utf8) }).forEachMatch(in: folded.bytes, words: folded.words)
  {
    found.append(Found($0, $1, $2))
  }
  return found
}

/// Every run of words compared with every key.
private func bruteForce(_ keys: [String], in text: String) -> [Found] {
  let folded = FoldedWords(text)
  var found: [Found] = []
  for (first, word) in folded.words.enumerated() {
    for (last, end) in folded.words.enumerated().dropFirst(first) {
      let run = Array(folded.bytes[word.lowerBound..<end.upperBound])
      guard !run.contains(PhraseTable.edge) else { break }
      if let key = keys.firstIndex(where: { Array($0.utf8) == run }) {
        found.append(Found(first, last - first + 1, UInt32(key)))
      }
    }
  }
  return found
}

@Suite("Phrase table")
struct PhraseTableTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var title: String
    var keys: [String]
    var text: String
    fileprivate var found: [Found]

    fileprivate init(_ title: String, _ keys: [String], _ text: String, _ found: Found...) {
      self.title = title
      self.keys = keys
      self.text = text
      self.found = found
    }

    var testDescription: String { title }
  }

  @Test(
    "matches",
    arguments: [
      Case("one word", ["kabul"], "in kabul today", Found(1, 1, 0)),
      Case("nothing", ["kabul"], "in herat today"),
      Case("whole words only", ["kabul", "in"], "kabuli insight"),
      Case(
        "all lengths",
        ["new", "new york", "new york city"],
        "new york city",
        Found(0, 1, 0),
        Found(0, 2, 1),
        Found(0, 3, 2)
      ),
      Case(
        "the longest without the shorter",
        ["new york city"],
        "new york city new york",
        Found(0, 3, 0)
      ),
      Case(
        "overlapping",
        ["a b", "b c", "c"],
        "a b c",
        Found(0, 2, 0),
        Found(1, 2, 1),
        Found(2, 1, 2)
      ),
      Case("repeated words", ["a a"], "a a a", Found(0, 2, 0), Found(1, 2, 0)),
      Case("a prefix is no phrase", ["bank of america"], "bank of england bank of"),
      Case(
        "a word of which another starts",
        ["al qaeda", "al"],
        "al qaedan al",
        Found(0, 1, 1),
        Found(2, 1, 1)
      ),
      Case("of duplicates the first", ["iran", "iraq", "iran"], "iran", Found(0, 1, 0)),
      Case("an empty key", ["", "iran"], "iran", Found(0, 1, 1)), Case("no keys", [], "iran"),
      Case("an empty text", ["iran"], ""),
      Case("one byte", ["a"], "a b a", Found(0, 1, 0), Found(2, 1, 0)),
      Case(
        "gaps count",
        ["a&b", "a/b", "a,b", "a b"],
        "a&b/a b,a,b",
        Found(0, 2, 0),
        Found(2, 2, 3),
        Found(4, 2, 2)
      ),
      Case("never across an edge", ["a b"], "a\nb a b", Found(2, 2, 0)),
      Case("an edge in a key never matches", ["a\nb"], "a\nb"),
      Case("bytes beyond ASCII", ["москва", "日 本"], "москва 日 本", Found(0, 1, 0), Found(1, 2, 1)),
    ]
  )
  func table(_ sample: Case) {
    #expect(matches(sample.keys, in: sample.text) == sample.found)
    #expect(bruteForce(sample.keys, in: sample.text) == sample.found)
  }

  @Test("very long phrases")
  func long() {
    let words = (0..<64).map { "w\($0)" }
    let key = words.joined(separator: " ")
    #expect(matches([key], in: key + " end") == [Found(0, 64, 0)])
    #expect(matches([key], in: words.dropLast().joined(separator: " ")).isEmpty)
    let same = Array(repeating: "w", count: 60).joined(separator: " ")
    #expect(matches([same], in: same + " w w") == (0..<3).map { Found($0, 60, 0) })
    let word = String(repeating: "x", count: 4096)
    #expect(matches([word], in: "a " + word) == [Found(1, 1, 0)])
    #expect(matches([word], in: word + "x").isEmpty)
  }

  @Test("phrases beyond the limits are left out and the rest is found")
  func beyondLimits() {
    let tooManyWords = (0..<65).map { "w\($0)" }.joined(separator: " ")
    let tooLong = String(repeating: "x", count: 4097)
    for key in [tooManyWords, tooLong, "", "a\0b"] {
      #expect(!PhraseTable.fits(key.utf8))
      #expect(matches([key, "end"], in: key + " end").map(\.phrase) == [1])
    }
    #expect(PhraseTable.fits(tooLong.dropLast().utf8))
    #expect(PhraseTable(keys: [Array(tooLong.utf8), []]).count == 0)
  }

  @Test("a phrase is looked up by its bytes")
  func lookUp() {
    let table = PhraseTable(keys: ["new york", "", "kabul", "kabul"].map { Array($0.utf8) })
    #expect(table.count == 2)
    #expect(table.phrase("new york".utf8) == 0)
    #expect(table.phrase(Array("kabul".utf8)[...]) == 2)
    for name in ["", "new", "york", "new yorks", "new york ", " new york"] {
      #expect(table.phrase(name.utf8) == nil, "\(name)")
    }
  }

  @Test("a table of many phrases finds each of them")
  func many() {
    let keys = (0..<20_000).map { "n\($0 % 1000) m\($0 / 1000) x\($0)" }
    let table = PhraseTable(keys: keys.map { Array($0.utf8) })
    #expect(table.count == keys.count)
    #expect(keys.indices.allSatisfy { table.phrase(keys[$0].utf8) == UInt32($0) })
    #expect(table.phrase("n1 m0".utf8) == nil)
    #expect(table.phrase("n1 m0 x2".utf8) == nil)
  }

  @Test("random keys and texts against brute force", arguments: [1, 2, 3, 4] as [UInt64])
  func random(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = ["a", "b", "ab", "ba", "é", "日"]
    let gaps = [" ", " ", " ", "&", ",", "/", "\n"]
    func run(_ longest: Int, _ gaps: ArraySlice<String>) -> String {
      var text = ""
      for index in 0..<Int.random(in: 1...longest, using: &generator) {
        if index > 0 { text += gaps.randomElement(using: &generator) ?? " " }
        text += alphabet.randomElement(using: &generator) ?? "a"
      }
      return text
    }
    for round in 0..<1500 {
      let keys = (0..<Int.random(in: 0...20, using: &generator)).map { _ in run(4, gaps.dropLast())
      }
      let text = run(25, gaps[...])
      let found = matches(keys, in: text)
      let expected = bruteForce(keys, in: text)
      #expect(
        found == expected,
        "seed \(seed), round \(round): matches(\(keys), in: \(text.debugDescription))"
      )
      #expect(found == found.sorted())
      if found != expected { return }
    }
  }
}
