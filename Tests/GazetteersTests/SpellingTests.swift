import TestSupport
import Testing
import TextSegmentation

@testable import Gazetteers

@Suite("Spelling")
struct SpellingTests {
  /// The optimal string alignment distance, as in the textbooks: the whole matrix.
  private func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var matrix = (0...one.count).map { row in (0...other.count).map { row == 0 ? $0 : row } }
    for i in one.indices {
      for j in other.indices {
        var best = min(matrix[i][j + 1], matrix[i + 1][j]) + 1
        best = min(best, matrix[i][j] + (one[i] == other[j] ? 0 : 1))
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          best = min(best, matrix[i - 1][j - 1] + 1)
        }
        matrix[i + 1][j + 1] = best
      }
    }
    return matrix[one.count][other.count]
  }

  private func random(
    _ lengths: ClosedRange<Int>,
    _ letters: String,
    _ generator: inout SeededGenerator
  ) -> [UInt8] {
    (0..<Int.random(in: lengths, using: &generator)).map { _ in
      Array(letters.utf8).randomElement(using: &generator) ?? 0x61
    }
  }

  @Test(
    "known distances",
    arguments: [
      ("", "", 0), ("a", "", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("ab", "ba", 1),
      ("ca", "abc", 3),
      ("quaeda", "qaeda", 1), ("flaw", "lawn", 2), ("same", "same", 0),
    ]
  )
  func known(one: String, other: String, expected: Int) {
    let (first, second) = (Array(one.utf8), Array(other.utf8))
    #expect(EditDistance.between(first, second, atMost: 9) == expected)
    #expect(EditDistance.between(second, first, atMost: expected) == expected)
    if expected > 0 { #expect(EditDistance.between(first, second, atMost: expected - 1) == nil) }
  }

  @Test("random strings against the textbook", arguments: [1, 2, 3] as [UInt64])
  func textbook(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<2500 {
      let one = random(0...9, "abc", &generator)
      let other = random(0...9, "abc", &generator)
      let limit = Int.random(in: 0...4, using: &generator)
      let expected = distance(one, other)
      #expect(
        EditDistance.between(one, other, atMost: limit) == (expected <= limit ? expected : nil),
        "\(one) \(other) at most \(limit)"
      )
    }
  }

  @Test("neighbours against a comparison with every name", arguments: [4, 5] as [UInt64])
  func neighbours(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    // Five letters over a small alphabet give many near names.
    let names = (0..<250).map { _ in
      String(decoding: random(4...10, "abcde", &generator), as: UTF8.self)
        + (Bool.random(using: &generator)
          ? " " + String(decoding: random(1...3, "abc", &generator), as: UTF8.self) : "")
    }
    let rows = names.enumerated().map { "place/\($0)\tplace\t\($1.capitalizedWord)" }
    let gazetteer = try compile(([header] + rows).map { $0 + "\n" }.joined())
    let keys = Array(Set(names)).sorted()
    for _ in 0..<150 {
      var query = Array((keys.randomElement(using: &generator) ?? "").utf8)
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let place = Int.random(in: 0..<query.count, using: &generator)
        if query[place] != 0x20 { query[place] = UInt8.random(in: 0x61...0x65, using: &generator) }
      }
      let found = gazetteer.neighbors(of: query[...]).map { neighbor in
        (
          gazetteer.entries(ofName: neighbor.phrase).first.map(gazetteer.aliasText)?.lowercased()
            ?? "",
          neighbor.distance
        )
      }
      var expected: [(String, Int)] = []
      for key in keys {
        let bytes = Array(key.utf8)
        let letters = min(query.count(where: { $0 != 0x20 }), bytes.count(where: { $0 != 0x20 }))
        let bound = SpellingIndex.bound(forLetters: letters)
        let distance = distance(query, bytes)
        let isUsable = bytes.count(where: { $0 != 0x20 }) >= 5
        guard isUsable, bytes.first == query.first, (1...bound).contains(distance),
          bytes.contains(0x20) == query.contains(0x20)
        else { continue }
        expected.append((key, distance))
      }
      let text = String(decoding: query, as: UTF8.self)
      #expect(found.map(\.1) == found.map(\.1).sorted(), "\(text)")
      #expect(
        found.sorted { $0 < $1 }.map { "\($0)" } == expected.sorted { $0 < $1 }.map { "\($0)" },
        "\(text)"
      )
    }
  }

  @Test(
    "a name that differs in one stretch is found where that is known",
    arguments: [8, 9] as [UInt64]
  )
  func stretches(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = Set(
      (0..<250).map { _ in
        (0..<Int.random(in: 1...3, using: &generator)).map { _ in
          String(decoding: random(5...8, "abcde", &generator), as: UTF8.self)
        }.joined(separator: " ")
      }
    ).sorted()
    let rows = names.enumerated().map { "place/\($0)\tplace\t\($1.capitalizedWord)" }
    let gazetteer = try compile(([header] + rows).map { $0 + "\n" }.joined())
    for _ in 0..<400 {
      var words = (names.randomElement(using: &generator) ?? "").utf8.split(separator: 0x20)
        .map(Array.init)
      let word = words.indices.randomElement(using: &generator) ?? 0
      let place = Int.random(in: 1..<words[word].count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: words[word][place] = UInt8.random(in: 0x61...0x65, using: &generator)
      case 1: words[word].insert(0x62, at: place)
      default: words[word].remove(at: place)
      }
      let query = Array(words.joined(separator: [0x20]))
      let start = words[..<word].reduce(0) { $0 + $1.count + 1 }
      let stretch = start..<start + words[word].count
      let all = gazetteer.neighbors(of: query[...], atMost: 1)
      let found = gazetteer.neighbors(of: query[...], differingIn: stretch, atMost: 1)
      // Those that are the same before and behind.
      let expected = all.filter { neighbor in
        let name = gazetteer.entries(ofName: neighbor.phrase).first.map(gazetteer.aliasText) ?? ""
        let bytes = Array(name.lowercased().utf8)
        return bytes.starts(with: query[..<start])
          && bytes.reversed().starts(with: query[stretch.upperBound...].reversed())
      }
      let text = String(decoding: query, as: UTF8.self)
      #expect(expected.allSatisfy(found.contains), "\(text) \(stretch)")
      #expect(found.allSatisfy(all.contains), "\(text) \(stretch)")
    }
  }

  // MARK: The gate

  @Test(
    "the gate lets every name pass of which one word is one edit away",
    arguments: [6, 7] as [UInt64]
  )
  func gate(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = (0..<200).map { _ in
      (0..<Int.random(in: 2...4, using: &generator)).map { _ in random(5...9, "abcdef", &generator)
      }
    }
    let rows = names.enumerated().map { number, words in
      "place/\(number)\tplace\t"
        + words.map { String(decoding: $0, as: UTF8.self).capitalizedWord }.joined(separator: " ")
    }
    let gazetteer = try compile(([header] + rows).map { $0 + "\n" }.joined())
    func passes(_ words: [[UInt8]], lacking place: Int) -> (run: Bool, edit: Bool) {
      let text = SegmentedText(
        words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      )
      let gate = gazetteer.misspellings
      let mark = gate.mark(lacking: place, of: 0..<words.count, in: text)
      let word = text.folded[text.words[place].folded]
      return (gate.contains(mark), gate.contains(mark, oneEditFrom: word))
    }
    var others = 0
    for _ in 0..<1000 {
      var words = names.randomElement(using: &generator) ?? []
      let place = Int.random(in: words.indices, using: &generator)
      // The first letter is as listed.
      let letter = Int.random(in: 1..<words[place].count - 1, using: &generator)
      let other = UInt8.random(in: 0x61...0x66, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: words[place][letter] = other
      case 1: words[place].insert(other, at: letter)
      case 2: words[place].remove(at: letter)
      default: words[place].swapAt(letter, letter + 1)
      }
      #expect(passes(words, lacking: place) == (true, true), "\(words) \(place)")
      words[place] = [words[place][0]] + random(5...8, "uvwxyz", &generator)
      let passed = passes(words, lacking: place)
      #expect(passed.run, "\(words) \(place)")
      if passed.edit { others += 1 }
    }
    #expect(others < 100)
  }

  @Test("what is never a neighbour")
  func excluded() throws {
    let gazetteer = try compile(
      table(
        "place/k\tplace\tKandahar\tQandahar|Kandahaar~weak|KANDAH|Kandohar~exact|Kanda|Kand",
        "place/m\tplace\tКандагар"
      )
    )
    func near(_ text: String) -> [String] {
      gazetteer.neighbors(of: Array(text.utf8)[...]).map {
        "\(gazetteer.entries(ofName: $0.phrase).first.map(gazetteer.aliasText) ?? "") \($0.distance)"
      }
    }
    #expect(near("kandhar") == ["Kandahar 1"])
    #expect(near("kandahar") == [])
    #expect(near("qandhar") == ["Qandahar 1"])
    #expect(near("kandahr") == ["Kandahar 1"])
    #expect(near("kandax") == ["Kanda 1"])
    #expect(near("kan") == [])
    #expect(near("") == [])
    #expect(SpellingIndex.bound(forLetters: 7) == 1)
    #expect(SpellingIndex.bound(forLetters: 8) == 2)
  }
}

extension String {
  /// The word with a capital at its start.
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
