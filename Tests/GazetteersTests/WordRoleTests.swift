import PhraseMatching
import TestSupport
import TextSegmentation
import Testing

@testable import Gazetteers

@Suite("What words are to the phrases of a gazetteer")
struct WordRoleTests {
  private typealias Roles = Gazetteer.WordRoles

  private func roles(_ word: String, in gazetteer: Gazetteer) -> Roles {
    let hash = Word.hash(ofFolded: Array(word.utf8)[...])
    return gazetteer.ordinaryWords.knowledge(ofHashes: [hash])[0].roles
  }

  @Test("each word of a phrase has its role")
  func each() throws {
    let gazetteer = try compile(
      table(
        "place/north-port\tplace\tNorth Port City\tNorthport|port~lower\t",
        "topic/trade\ttopic\tfree trade\ttariffs\t"
      ),
      words: "north\nfree\nland\n"
    )
    #expect(roles("north", in: gazetteer) == Roles(.first, of: .names))
    #expect(roles("northport", in: gazetteer).isSuperset(of: Roles(.single, of: .names)))
    #expect(!roles("northport", in: gazetteer).contains(Roles(.lowerSingle, of: .names)))
    let port = Roles([.single, .lowerSingle, .second], of: .names)
    #expect(roles("port", in: gazetteer).isSuperset(of: port))
    #expect(roles("free", in: gazetteer) == Roles(.first, of: .terms))
    #expect(roles("trade", in: gazetteer) == Roles(.second, of: .terms))
    #expect(
      roles("tariffs", in: gazetteer).isSuperset(of: Roles([.single, .lowerSingle], of: .terms))
    )
    // The third word of a phrase, an ordinary word and one that is not listed.
    for word in ["city", "land", "sea"] { #expect(roles(word, in: gazetteer) == []) }
    let north = SegmentedText("north").words[0].hash
    #expect(gazetteer.ordinaryWords.facts(ofHash: north) == .ordinary)
    #expect(gazetteer.ordinaryWords.count(of: .ordinary) == 3)
  }

  @Test("of a list without slots every word may be anything")
  func unknown() {
    #expect(WordList.empty.knowledge(ofHashes: [1, 2]).allSatisfy { $0.roles == .all })
  }

  @Test("words with one tag share their roles")
  func sharedTag() {
    // Look-ups by hash stop at the first of them.
    var index = WordIndex([(.ordinary, Array("land\n".utf8))])
    let hash = Word.hash(ofFolded: Array("land".utf8)[...])
    let other = hash ^ 1 << 20
    index.add(Roles(.first, of: .names), toHash: other)
    index.add(Roles(.second, of: .names), toHash: hash)
    let known = WordList(index).knowledge(ofHashes: [hash, other])
    #expect(known[0].roles.isSuperset(of: Roles(.second, of: .names)))
    #expect(known[1].roles.isSuperset(of: Roles(.first, of: .names)))
  }

  @Test("texts whose words are known give the same matches as those whose words are asked for")
  func matches() throws {
    let gazetteer = try SampleLists.compiler().compile()
    var names: [String] = []
    for entity in gazetteer.entities {
      names += [entity.name] + entity.aliases.map(\.text)
    }
    let words = names.flatMap { $0.split(separator: " ").map(String.init) } + ["the", "of", "zorl"]
    var random = SeededGenerator(seed: 11)
    var found = 0
    for round in 0..<300 {
      let pieces = (0..<Int.random(in: 0...150, using: &random)).map { _ in
        let piece =
          Bool.random(using: &random)
          ? names.randomElement(using: &random)! : words.randomElement(using: &random)!
        let cased = [piece, piece.lowercased(), piece.uppercased()].randomElement(using: &random)!
        return cased + [" ", " ", " ", ", ", ". ", "-", "/"].randomElement(using: &random)!
      }
      let text = SegmentedText(pieces.joined())
      let known = gazetteer.ordinaryWords.knowledge(ofHashes: text.words.map(\.hash))
      for passesRules in [false, true] {
        let needsNone = Gazetteer.MatchWords.needsNoCapital(text, passesRules: passesRules)
        let remembered = Gazetteer.MatchWords(
          of: text,
          passesRules: passesRules,
          roles: zip(known, text.words).map { known, word in
            let mayBeName = Gazetteer.WordRoles.mayBeName(word, needsNoCapital: needsNone)
            return known.roles.bits(mayBeName: mayBeName)
          }
        )
        let asked = Gazetteer.MatchWords(of: text, passesRules: passesRules)
        let expected = matches(gazetteer, text, asked)
        #expect(matches(gazetteer, text, remembered) == expected, "round \(round)")
        found += expected.count
      }
    }
    #expect(found > 10_000)
  }

  private func matches(
    _ gazetteer: Gazetteer,
    _ text: SegmentedText,
    _ words: Gazetteer.MatchWords
  ) -> [[Int]] {
    var found: [[Int]] = []
    for search in [
      gazetteer.forEachName(in:words:_:), gazetteer.forEachTerm(in:words:_:),
      gazetteer.forEachDerivedForm(in:words:_:),
    ] {
      search(text, words) { words, entries in
        found.append([words.lowerBound, words.count, entries.places.lowerBound])
      }
      found.append([])
    }
    return found
  }
}
