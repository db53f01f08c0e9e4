import Foundation
import LinkEvaluation
import TestSupport
import Testing

@Suite("Texts that were read as pages")
struct AlignmentTests {
  /// A gold text, the pieces a reader made of it, each with the words found in it, and where these stand.
  static let pages: [(String, title: String, body: String, [String], [Int])] = [
    ("Oak\n\nElm and Ash", "Oak", "Elm and Ash", ["Oak", "Elm", "Ash"], [0, 5, 13]),
    // Other white space, and a line that neither piece has.
    ("Oak\r\nBy X\r\nElm \t Ash", "Oak", "Elm Ash", ["Elm", "Ash"], [11, 17]),
    // A piece that stands twice is taken once.
    ("Oak\nOak\nOak", "Oak", "Oak\nOak", ["Oak"], [0, 4]),
    // Lines that were moved.
    ("T\nElm x\nbar\nAsh y", "T", "Ash y\n\nElm x", ["Ash", "Elm"], [12, 2]),
    ("😀 Oak\n\u{85}é Elm", "😀 Oak", "é Elm", ["Oak", "Elm"], [2, 9]),
  ]

  private func line(_ title: String, _ body: String, _ words: [String]) -> String {
    func mentions(_ text: String) -> String {
      let scalars = Array(text.unicodeScalars)
      let found = words.compactMap { word -> String? in
        let wanted = Array(word.unicodeScalars)
        return scalars.indices.first { scalars[$0...].starts(with: wanted) }.map {
          "{\"start\":\($0),\"end\":\($0 + wanted.count),\"type\":\"place\"}"
        }
      }
      return "[\(found.joined(separator: ","))]"
    }
    return "{\"id\":\"d\",\"title\":\(ThreadGenerator.quoted(title)),\"text\":"
      + "\(ThreadGenerator.quoted(body)),\"mentions\":\(mentions(body)),"
      + "\"titleMentions\":\(mentions(title))}"
  }

  private func read(_ lines: String) throws -> PredictionReader.Predictions {
    let folder = try TemporaryFolder()
    return try PredictionReader.read(folder.write("p.jsonl", lines))
  }

  @Test("mentions go with the pieces they stand in", arguments: pages)
  func places(
    _ text: String,
    title: String,
    body: String,
    _ words: [String],
    _ starts: [Int]
  ) throws {
    let found = try #require(
      try read(line(title, body, words)).mentions(for: GoldDocument(id: "d", text: text))
    )
    #expect(found.fits)
    #expect(Set(found.mentions.map(\.range.lowerBound)).isSuperset(of: starts))
    let scalars = Array(text.unicodeScalars)
    for mention in found.mentions {
      #expect(words.contains(String(String.UnicodeScalarView(scalars[mention.range]))))
    }
  }

  @Test("offsets of the same text, of no text and of another text stay")
  func unchanged() throws {
    let gold = GoldDocument(id: "d", text: "Oak and Elm")
    for body in ["Oak and Elm", "Elm", "Elm and more"] {
      let found = try #require(try read(line("Oak", body, ["Elm"])).mentions(for: gold))
      #expect(found.fits == (body != "Elm and more"))
      let start = body == "Elm and more" ? 0 : 8
      #expect(found.mentions.map(\.range) == [start..<start + 3])
    }
    let bare = try read(#"{"id":"d","mentions":[{"start":1,"end":99}]}"#)
    #expect(bare.mentions(for: gold)?.mentions.map(\.range) == [1..<99])
    #expect(bare.mentions(for: GoldDocument(id: "e", text: "")) == nil)
  }

  @Test("random pieces of a random text are found again")
  func random() throws {
    var generator = SeededGenerator(seed: 5)
    let letters = Array("ab \n\t").map(String.init)
    for _ in 0..<300 {
      let pieces = (0..<3).map { _ in
        (0..<Int.random(in: 1...9, using: &generator)).compactMap { _ in
          letters.randomElement(using: &generator)
        }.joined()
      }
      let text = pieces.joined(separator: "\n")
      let comment =
        "{\"id\":\"d#1\",\"kind\":\"comment\",\"article\":\"d\",\"text\":"
        + "\(ThreadGenerator.quoted(pieces[2])),\"mentions\":[]}"
      let predictions = try read(line(pieces[0], pieces[1], ["a"]) + "\n" + comment)
      let found = try #require(predictions.mentions(for: GoldDocument(id: "d", text: text)))
      #expect(found.fits, "\(pieces)")
      let scalars = Array(text.unicodeScalars)
      #expect(found.mentions.allSatisfy { scalars[$0.range] == ["a"] }, "\(pieces)")
    }
  }
}
