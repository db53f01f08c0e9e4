import Gazetteers
import TestSupport
import Testing

@testable import EntityLinking

@Suite("Long texts")
struct LongTextTests {
  @Test("the matches that overlap a run are those that have a word of it", arguments: 1...4)
  func overlapping(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let matches = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        let start = Int.random(in: 0...200, using: &generator)
        let count = Int.random(in: 1...Gazetteer.longestPhrase, using: &generator)
        return TextPart.RawMatch(words: start..<start + count, places: 0..<1)
      }.sorted { $0.words.lowerBound < $1.words.lowerBound }
      let first = Int.random(in: 0...260, using: &generator)
      let words = first..<first + Int.random(in: 1...4, using: &generator)
      #expect(
        matches.overlapping(words).map(\.words)
          == matches.map(\.words).filter { $0.overlaps(words) }
      )
    }
  }

  @Test(
    "what is said again and again is read the same again and again",
    arguments: [
      // Listed names, derived ones and short forms of one word side by side.
      "Saddam Hussein met Hussein of Iran. ",
      "Michael Bloomberg and Bloomberg said so in Washington, D.C., ",
      "Pakistani Taliban IRAN Peter King of the State Department. ",
      "the men of Jorum Pellant University saw Maria Okafor in Tripoli, Libya, and ",
      // Runs of capitals without an end.
      "IRAN ", "Pakistan County U.S. ",
    ]
  )
  func repeated(unit: String) throws {
    let linker = try UnknownNames.linker()
    let copies = 600
    let length = unit.unicodeScalars.count
    let text = linker.link(String(repeating: unit, count: copies)).body(0)
    var names = [[String]](repeating: [], count: copies)
    for mention in text.mentions {
      names[mention.range.lowerBound / length].append(
        "\(mention.range.lowerBound % length) \(mention.surface)=\(linker.slug(mention.entity))"
      )
    }
    #expect(!names[1].isEmpty)
    // The first copy opens the text.
    for copy in names.dropFirst(2).dropLast() { #expect(copy == names[1]) }
  }
}
