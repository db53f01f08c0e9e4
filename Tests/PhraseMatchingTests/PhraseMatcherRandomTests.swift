import PhraseMatching
import TestSupport
import Testing
import TextSegmentation

@Suite("Phrase matcher against brute force")
struct PhraseMatcherRandomTests {
  typealias Options = PhraseMatcher.Options

  /// A window of fewer bytes than usual.
  static func window(_ bytes: Int32) -> Options { Options(rawValue: bytes << 8) }

  static func difference(
    _ phrases: [PhraseTable.Phrase],
    _ text: String,
    windows: [Int32] = [0, 64, 65, 101, 256]
  ) throws -> String? {
    let plain = PlainMatcher(phrases)
    let bytes = PhraseTable.encoded(phrases: phrases)
    // Behind other bytes, as in a file.
    let region = ByteRegion([UInt8](repeating: 7, count: 64) + bytes)
    let reopened = try PhraseTable(region: region, range: 64..<region.count)
    let utf8 = Array(text.utf8)
    for ignoring in [false, true] {
      let all = plain.all(in: text, ignoringCapitals: ignoring)
      let settled = PlainMatcher.settled(all)
      for table in [PhraseTable(phrases: phrases), reopened] {
        let matcher = PhraseMatcher(table)
        for window in windows {
          for portable in [[], Options.portable] {
            var options = portable.union(Self.window(window))
            if ignoring { options.insert(.ignoringCapitals) }
            for (expected, mode) in [(all, Options.all), (settled, Options())] {
              var found: [PlainMatcher.Found] = []
              matcher.forEachMatch(in: utf8, options: options.union(mode)) {
                found.append(PlainMatcher.Found($0))
              }
              if found != expected {
                let first = zip(found, expected).first { $0 != $1 }
                return "options \(options.union(mode).rawValue): \(found.count) instead of "
                  + "\(expected.count), first \(String(describing: first))"
              }
            }
          }
        }
      }
    }
    return nil
  }

  @Test("mixed scripts, hostile gaps, every rule", arguments: 1...8 as ClosedRange<UInt64>)
  func random(seed: UInt64) throws {
    var generator = TextGenerator(random: SeededGenerator(seed: seed))
    for round in 0..<150 {
      let text = generator.text(words: Int.random(in: 0...60, using: &generator.random))
      let phrases = generator.phrases(of: text, count: round % 40, longest: 5)
      if let difference = try Self.difference(phrases, text) {
        Issue.record("seed \(seed), round \(round): \(difference) in \(text.debugDescription)")
        return
      }
    }
  }

  @Test("edges of windows", arguments: 1...4 as ClosedRange<UInt64>)
  func windows(seed: UInt64) throws {
    var generator = TextGenerator(random: SeededGenerator(seed: seed &* 977))
    for round in 0..<8 {
      // The usual window ends after 8,192 bytes.
      let filler =
        [" ", "x ", "ж ", "中", "xyz", "é"].randomElement(using: &generator.random) ?? " "
      let before = 8192 - Int.random(in: 0...160, using: &generator.random)
      let part = generator.text(words: 60)
      let text = String(repeating: filler, count: before / filler.utf8.count) + part + part
      let phrases = generator.phrases(of: part, count: 30, longest: 12)
      if let difference = try Self.difference(phrases, text, windows: [0, 4099]) {
        Issue.record("seed \(seed), round \(round): \(difference) in \(text.debugDescription)")
        return
      }
    }
  }

  @Test("words already cut give the same phrases", arguments: 1...4 as ClosedRange<UInt64>)
  func words(seed: UInt64) {
    var generator = TextGenerator(random: SeededGenerator(seed: seed &* 31))
    for round in 0..<150 {
      let text = generator.text(words: Int.random(in: 0...60, using: &generator.random))
      let phrases = generator.phrases(of: text, count: 30, longest: 6)
      let folded = FoldedPhrase(text)
      // Without rules.
      let plain = PlainMatcher(phrases.map { PhraseTable.Phrase(key: $0.key) }).all(in: text)
      let expected = plain.map { [$0.words.lowerBound, $0.words.count, $0.phrase] }
      let table = PhraseTable(phrases: phrases)
      // One gap byte before the first word, as in a segmented text.
      let bytes = [0x0A] + folded.bytes
      let words = folded.words.map {
        Word(folded: $0.folded.lowerBound + 1..<$0.folded.upperBound + 1, hash: $0.hash)
      }
      var found: [[Int]] = []
      table.forEachMatch(in: bytes, words: words, passing: .all) {
        found.append([$0, $1, Int($2)])
      }
      #expect(found == expected, "seed \(seed), round \(round): \(text.debugDescription)")
      // By what words are to the phrases; every other bit is set, too.
      var roles: [UInt64: PhraseTable.WordRoles] = [:]
      for phrase in phrases {
        PhraseTable.forEachRole(in: phrase.key[...], rule: phrase.rule) {
          roles[Word.hash(ofFolded: $0), default: []].formUnion($1)
        }
      }
      let known = words.map { word in
        let own = roles[word.hash] ?? []
        return ~(1 << 1 | 1 << 4 | 1 << 6) | (own.contains(.single) ? 1 << 1 : 0)
          | (own.contains(.first) ? 1 << 4 : 0) | (own.contains(.second) ? 1 << 6 : 0) as UInt8
      }
      let remembered = PhraseTable.matches(
        of: [table],
        in: bytes,
        words: words,
        passing: .all,
        roles: .init(known, firstTable: 1)
      ).map { [Int($0.first), Int($0.count), Int($0.phrase)] }
      #expect(remembered == expected, "seed \(seed), round \(round): \(text.debugDescription)")
      var hashed: [[Int]] = []
      table.forEachMatch(
        in: bytes,
        words: folded.words.map { $0.folded.lowerBound + 1..<$0.folded.upperBound + 1 }
      ) { hashed.append([$0, $1, Int($2)]) }
      #expect(hashed == expected, "seed \(seed), round \(round): \(text.debugDescription)")
      if found != expected || hashed != expected { return }
    }
  }

  @Test("tables asked at once give what each gives", arguments: [0, 3, 64, 2047, 2049, 4500])
  func tables(count: Int) {
    var generator = TextGenerator(random: SeededGenerator(seed: UInt64(count)))
    let text = generator.text(words: count)
    let folded = FoldedPhrase(text)
    let bytes = [0x0A] + folded.bytes
    let words = folded.words.map {
      Word(folded: $0.folded.lowerBound + 1..<$0.folded.upperBound + 1, hash: $0.hash)
    }
    let lists = (0..<3).map { _ in generator.phrases(of: text, count: 30, longest: 6) }
    var expected: [[Int]] = []
    for (number, phrases) in lists.enumerated() {
      let plain = PlainMatcher(phrases.map { PhraseTable.Phrase(key: $0.key) }).all(in: text)
      expected += plain.map { [number, $0.words.lowerBound, $0.words.count, $0.phrase] }
    }
    let found = PhraseTable.matches(
      of: lists.map { PhraseTable(phrases: $0) },
      in: bytes,
      words: words,
      passing: .all
    ).map { [Int($0.table), Int($0.first), Int($0.count), Int($0.phrase)] }
    #expect(found == expected)
  }
}
