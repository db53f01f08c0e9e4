import PhraseMatching
import Testing
import TextSegmentation

@Suite("Phrase matcher")
struct PhraseMatcherTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var rule: PhraseTable.Rule
    var text: String
    /// The surfaces found.
    var found: [String]

    init(_ name: String, _ rule: PhraseTable.Rule, in text: String, _ found: String...) {
      self.name = name
      self.rule = rule
      self.text = text
      self.found = found
    }

    var testDescription: String { "\(name), \(rule): \(text)" }
  }

  /// What a name finds in a text, as the text writes it.
  private func surfaces(_ sample: Case, _ options: PhraseMatcher.Options) -> [String] {
    let phrase = PhraseTable.Phrase(
      key: FoldedPhrase(sample.name).bytes,
      rule: sample.rule,
      spellings: [Array(sample.name.utf8)]
    )
    let matches = PhraseMatcher(PhraseTable(phrases: [phrase]))
      .matches(in: sample.text, options: options)
    let scalars = Array(sample.text.unicodeScalars)
    return matches.map { match in
      var surface = String.UnicodeScalarView()
      surface.append(contentsOf: scalars[match.scalars])
      let bytes = Array(Array(sample.text.utf8)[match.bytes])
      #expect(Array(String(surface).utf8) == bytes)
      return String(surface)
    }
  }

  @Test(
    "rules, folding and gaps",
    arguments: [
      // Any case.
      Case(
        "New York",
        .anyCase,
        in: "new york NEW YORK New-York",
        "new york",
        "NEW YORK",
        "New-York"
      ),
      Case(
        "Zürich",
        .anyCase,
        in: "zurich ZÜRICH Zu\u{308}rich",
        "zurich",
        "ZÜRICH",
        "Zu\u{308}rich"
      ),
      Case("Strasse", .anyCase, in: "Straße STRASSE", "Straße", "STRASSE"),
      Case("Москва", .anyCase, in: "в москва, МОСКВА", "москва", "МОСКВА"),
      Case("北京", .anyCase, in: "我在北京。", "北京"),
      Case("Tokyo", .anyCase, in: "Ｔｏｋｙｏ", "Ｔｏｋｙｏ"),
      // A capital.
      Case("Kabul", .capital, in: "kabul Kabul KABUL", "Kabul", "KABUL"),
      Case("Österreich", .capital, in: "österreich Österreich", "Österreich"),
      Case("2Pac", .capital, in: "2pac 2Pac", "2pac", "2Pac"),
      Case("القاهرة", .capital, in: "في القاهرة", "القاهرة"),
      Case("京", .capital, in: "东京", "京"),
      Case("ßa", .capital, in: "ßa ẞa", "ẞa"),
      // Capitals throughout.
      Case("US", .capitals, in: "us Us US U.S. u.s. uS", "US", "U.S."),
      Case("F16", .capitals, in: "f16 F16", "F16"),
      Case("ЕС", .capitals, in: "ес Ес ЕС", "ЕС"),
      Case("UN HQ", .capitals, in: "UN HQ, Un HQ, UN Hq, un hq", "UN HQ"),
      // One spelling.
      Case("eBay", .exact, in: "ebay eBay EBAY", "eBay"),
      Case("Al-Jazeera", .exact, in: "Al Jazeera Al-Jazeera al-jazeera", "Al-Jazeera"),
      // Gaps.
      Case(
        "Al Qaeda",
        .anyCase,
        in: "al-Qaeda, al – qaeda, al\nqaeda, al\u{A0}qaeda",
        "al-Qaeda",
        "al\nqaeda",
        "al\u{A0}qaeda"
      ),
      Case("O'Brien", .anyCase, in: "O’Brien O'Brien", "O’Brien", "O'Brien"),
      Case("A&B", .anyCase, in: "A & B, A B, A/B", "A & B"),
      Case("Washington, D.C.", .anyCase, in: "Washington, D.C. Washington DC", "Washington, D.C."),
      Case("St Louis", .anyCase, in: "St. Louis St.. Louis St (Louis)", "St. Louis"),
      Case("New York", .anyCase, in: "“New” York; new… york"),
      // Whole words.
      Case("Iran", .anyCase, in: "Iranian, Tirana, IRAN’s", "IRAN"),
      Case("e", .anyCase, in: "é è e\u{301} er", "é", "è", "e\u{301}"),
    ]
  )
  func table(_ sample: Case) {
    #expect(surfaces(sample, []) == sample.found)
    #expect(surfaces(sample, .portable) == sample.found)
  }

  @Test("a text without capitals needs none")
  func withoutCapitals() {
    let sample = Case("Kabul", .capital, in: "in kabul")
    #expect(surfaces(sample, []).isEmpty)
    #expect(surfaces(sample, .ignoringCapitals) == ["kabul"])
    #expect(surfaces(Case("US", .capitals, in: "us"), .ignoringCapitals).isEmpty)
  }

  private func phrases(_ names: [String], _ text: String, _ options: PhraseMatcher.Options)
    -> [[Int]]
  {
    let table = PhraseTable(keys: names.map { FoldedPhrase($0).bytes })
    return PhraseMatcher(table).matches(in: text, options: options).map {
      [Int($0.phrase), $0.words.lowerBound, $0.words.count]
    }
  }

  @Test("more words win, then the earlier start; all are found on demand")
  func order() {
    let names = ["a b", "b c", "b c d", "d e", "c"]
    #expect(phrases(names, "a b c d e", []) == [[2, 1, 3]])
    #expect(phrases(names, "a b c; d e", []) == [[0, 0, 2], [4, 2, 1], [3, 3, 2]])
    #expect(
      phrases(names, "a b c d e", .all)
        == [[0, 0, 2], [1, 1, 2], [2, 1, 3], [4, 2, 1], [3, 3, 2]]
    )
    let chain = Array(repeating: "x", count: 9001).joined(separator: " ")
    #expect(phrases(["x x"], chain, []) == (0..<4500).map { [0, 2 * $0, 2] })
    #expect(phrases(["x x"], chain, .all).count == 9000)
  }

  @Test("one matcher serves one text after the other")
  func reuse() {
    let matcher = PhraseMatcher(PhraseTable(keys: [Array("a b".utf8)]))
    var matches: [PhraseMatcher.Match] = []
    for (text, count) in [("a b é a b", 2), ("", 0), ("a", 0), ("a\nb", 1), ("...", 0)] {
      matcher.findMatches(in: Array(text.utf8), into: &matches)
      #expect(matches.count == count, "\(text)")
    }
    let region = ByteRegion(Array("xa b a b".utf8))
    var found: [Range<Int>] = []
    matcher.forEachMatch(in: region, range: 1..<4) { found.append($0.bytes) }
    #expect(found == [0..<3])
  }

  @Test("bytes that are no UTF-8 do no harm")
  func invalid() {
    let matcher = PhraseMatcher(PhraseTable(keys: ["a", "a b", "é"].map { Array($0.utf8) }))
    let tails: [[UInt8]] = [
      [0xE2], [0xE2, 0x80], [0xF0, 0x9F], [0x80], [0xFF], [0xF4, 0xFF, 0xFF],
    ]
    for tail in tails {
      for length in [0, 1, 60, 61, 62, 63, 64, 8190, 8191, 8192] {
        let text = [UInt8](repeating: 0x61, count: length) + tail + [0x20, 0x61, 0x20, 0x62] + tail
        for options in [.all, [.all, .portable]] as [PhraseMatcher.Options] {
          matcher.forEachMatch(in: text, options: options) {
            #expect($0.bytes.upperBound <= text.count)
          }
        }
      }
    }
  }
}
