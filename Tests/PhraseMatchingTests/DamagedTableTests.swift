import TestSupport
import Testing

@testable import PhraseMatching

@Suite("Damaged phrase tables")
struct DamagedTableTests {
  private static let names = [
    "new york", "new york city", "kabul", "us", "bank of america", "al qaeda", "москва", "日 本",
    "internationalisierungsvorhaben", "a b c d e f g h i j k l m n o p", "new", "york",
    "of america",
  ]

  private static let text = Array(
    """
    New York City and new york, KABUL; the U.S. Bank of America. Al-Qaeda in Москва, 日本 and \
    Internationalisierungsvorhaben a b c d e f g h i j k l m n o p of america
    """.utf8
  )

  private static let phrases = names.enumerated().map { number, name in
    PhraseTable.Phrase(
      key: Array(name.utf8),
      rule: PhraseTable.Rule.allCases[number % 4],
      spellings: [Array("KABUL".utf8), Array(name.utf8)]
    )
  }

  /// Runs everything that reads a table; what it finds must lie within the text.
  private func use(_ bytes: [UInt8]) {
    guard let table = try? PhraseTable(region: ByteRegion(bytes), range: 0..<bytes.count) else {
      return
    }
    for name in Self.names { _ = table.phrase(name.utf8) }
    let matcher = PhraseMatcher(table)
    for options in [[], .all, .portable, [.portable, .all, .ignoringCapitals]]
      as [PhraseMatcher.Options]
    {
      matcher.forEachMatch(in: Self.text, options: options) { match in
        #expect(match.bytes.upperBound <= Self.text.count)
        #expect(!match.bytes.isEmpty && !match.scalars.isEmpty)
      }
    }
    let folded = Array("\nnew york city\nkabul of america a b c d e f g h i j k l m n o p".utf8)
    var words: [Range<Int>] = []
    var start = 1
    for index in 1...folded.count
    where index == folded.count || folded[index] == 0x0A || PhraseTable.isGap(folded[index]) {
      words.append(start..<index)
      start = index + 1
    }
    table.forEachMatch(in: folded, words: words) { first, count, _ in
      #expect(first + count <= words.count)
    }
  }

  @Test("flipped bits", arguments: 1...4 as ClosedRange<UInt64>)
  func flips(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = PhraseTable.encoded(phrases: Self.phrases)
    for _ in 0..<400 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        let place = Int.random(in: damaged.indices, using: &random)
        damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      }
      use(damaged)
    }
  }

  @Test("sections of random bytes, of ones, and cut short", arguments: 1...4 as ClosedRange<UInt64>)
  func sections(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let bytes = PhraseTable.encoded(phrases: Self.phrases)
    for round in 0..<300 {
      var damaged = bytes
      let start = Int.random(in: 192..<bytes.count, using: &random)
      let end = Int.random(in: start..<bytes.count, using: &random)
      for place in start..<end {
        damaged[place] = round % 3 == 0 ? 0xFF : UInt8.random(in: 0...255, using: &random)
      }
      use(damaged)
      use(Array(damaged.prefix(Int.random(in: 0...bytes.count, using: &random))))
    }
  }

  @Test("a body of ones passes every filter and ends every probe")
  func ones() {
    var bytes = PhraseTable.encoded(phrases: Self.phrases)
    for place in 192..<bytes.count { bytes[place] = 0xFF }
    use(bytes)
  }

  @Test("headers")
  func headers() {
    let bytes = PhraseTable.encoded(phrases: Self.phrases)
    for place in 0..<160 {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[place] = value
        use(damaged)
      }
    }
    for (title, range) in [("nothing", 0..<0), ("beyond", 0..<bytes.count + 1), ("half", 0..<64)] {
      #expect(throws: PhraseTable.DamageError.self, "\(title)") {
        try PhraseTable(region: ByteRegion(bytes), range: range)
      }
    }
    var other = bytes
    other[4] = 99
    #expect(throws: PhraseTable.DamageError.self, "another version") {
      try PhraseTable(region: ByteRegion(other), range: 0..<other.count)
    }
  }

  @Test("the same phrases give the same bytes, and sections begin at multiples of 64")
  func deterministic() {
    let bytes = PhraseTable.encoded(phrases: Self.phrases)
    #expect(bytes == PhraseTable.encoded(phrases: Self.phrases))
    #expect(bytes.count % 64 == 0)
    #expect(PhraseTable.encoded(phrases: Self.phrases.reversed()) != bytes)
    #expect(PhraseTable(phrases: Self.phrases).count == Self.names.count)
  }
}
