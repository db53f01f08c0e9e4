import Foundation
import PhraseMatching
import TestSupport
import TextSegmentation
import Testing

@testable import Gazetteers

@Suite("Lists of words")
struct WordListTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("own/a.tsv", table("place/Alpha\tplace\tAlpha"))
  }

  private func loader(_ explicit: String...) -> GazetteerLoader {
    GazetteerLoader(
      explicit: explicit,
      environment: [:],
      workingDirectory: folder.path("."),
      executable: nil
    )
  }

  private func facts(_ word: String, in gazetteer: Gazetteer) -> WordFacts {
    gazetteer.ordinaryWords.facts(ofHash: SegmentedText(word).words[0].hash)
  }

  private func facts(_ word: String, in lines: String) -> WordFacts {
    let list = WordList([(.title, Array(lines.utf8))])
    return list.facts(ofHash: SegmentedText(word).words[0].hash)
  }

  // MARK: Lines

  @Test(
    "how a word may stand in its line",
    arguments: [
      "zorl", "zorl\n", "zorl\r\n", "zorl.\n", "zorl~\n", "zorl^\n", "zorl~^\n",
      "zorl # a remark\n",
      "zorl\t\n", "  zorl  \n", "# remark\nzorl", "\n\n\r\n\nzorl\n\n", "quim\r\nzorl\r\nzorl",
      "general zorl\nzorl\nzorl general",
    ]
  )
  func lines(_ lines: String) {
    #expect(facts("Zorl", in: lines) == .title)
    #expect(facts("general", in: lines) == [])
    #expect(facts("remark", in: lines) == [])
  }

  @Test(
    "lines without a word of their own",
    arguments: [
      "", "\n", "#", "# zorl", "~zorl", "^", ".", "...", " \t ", "general zorl", "zorl\tgeneral",
      "lt.zorl", "lt. zorl",
    ]
  )
  func noWords(_ lines: String) {
    #expect(WordList([(.title, Array(lines.utf8))]).count(of: []) == 0)
    #expect(!WordIndex.holdsWords(Array(lines.utf8)))
  }

  @Test("letters with full stops between them are one word, as in texts")
  func dotted() {
    #expect(facts("P.L.C.", in: "p.l.c.") == .title)
    #expect(facts("PLC", in: "p.l.c") == .title)
    #expect(facts("P", in: "p.l.c.") == [])
  }

  @Test("what several lists say of a word is joined")
  func joined() {
    let list = WordList([
      (.ordinary, Array("mark\nhouse\n".utf8)), (.firstName, Array("mark~\nanna\n".utf8)),
      (.surname, Array("house~\nmark~\n".utf8)),
    ])
    func facts(_ word: String) -> WordFacts {
      list.facts(ofHash: Word.hash(ofFolded: Array(word.utf8)[...]))
    }
    #expect(facts("mark") == [.ordinary, .firstName, .surname])
    #expect(facts("house") == [.ordinary, .surname])
    #expect(facts("anna") == .firstName)
    #expect(facts("none") == [])
    #expect(list.count(of: []) == 3)
    #expect(list.count(of: .surname) == 2)
    #expect(list.count(of: [.ordinary, .firstName]) == 1)
    // Only ordinary words need support as names.
    #expect(list.contains(Array("mark".utf8)[...]))
    #expect(!list.contains(Array("anna".utf8)[...]))
    #expect(!list.contains(hash: Word.hash(ofFolded: Array("anna".utf8)[...])))
  }

  @Test("many words of many lists, each with its own facts")
  func many() {
    let all = WordFacts.files.map(\.facts)
    let lists = all.enumerated().map { index, facts in
      let words = (0..<3000).filter { $0 % (index + 2) == 0 }.map { "w\($0)\n" }.joined()
      return (facts: facts, lines: Array(words.utf8))
    }
    let list = WordList(lists)
    for number in 0..<3000 {
      let expected = all.indices.filter { number % ($0 + 2) == 0 }.map { all[$0] }
      let found = list.facts(ofHash: Word.hash(ofFolded: Array("w\(number)".utf8)[...]))
      #expect(found == WordFacts(expected))
    }
  }

  // MARK: Folders

  @Test(
    "each list of a folder takes the place of the shipped one",
    arguments: WordFacts.files.indices
  )
  func own(file: Int) throws {
    let (name, own) = WordFacts.files[file]
    let shipped = try loader("own").load()
    try folder.write("own/\(name)", "zorlquim\r\n")
    let gazetteer = try loader("own").load()
    #expect(facts("zorlquim", in: gazetteer) == own)
    for (index, other) in WordFacts.files.enumerated() {
      let count = gazetteer.ordinaryWords.count(of: other.facts)
      #expect(
        count == (index == file ? 1 : shipped.ordinaryWords.count(of: other.facts)),
        "\(other.name)"
      )
      #expect(count > 0)
    }
  }

  @Test("the shipped lists say what everybody knows")
  func shipped() throws {
    let gazetteer = try loader("own").load()
    #expect(facts("Maria", in: gazetteer).isSuperset(of: .firstName))
    #expect(facts("Smith", in: gazetteer).isSuperset(of: .surname))
    #expect(facts("Senator", in: gazetteer).isSuperset(of: .title))
    #expect(facts("University", in: gazetteer).isSuperset(of: .organizationHead))
    #expect(facts("Corp", in: gazetteer).isSuperset(of: .organizationHead))
    #expect(facts("River", in: gazetteer).isSuperset(of: .placeHead))
    #expect(facts("said", in: gazetteer).isSuperset(of: .saying))
    #expect(facts("table", in: gazetteer).contains(.ordinary))
    for letter in "abcdefghijklmnopqrstuvwxyz" {
      #expect(!facts(String(letter), in: gazetteer).contains(.organizationHead), "\(letter)")
    }
  }

  @Test("a list without words is no list", arguments: ["", "\n\r\n", "# nothing\n", "two words\n"])
  func empty(text: String) throws {
    let shipped = try loader("own").load().ordinaryWords.count(of: .title)
    try folder.write("own/words/titles.txt", text)
    #expect(try loader("own").load().ordinaryWords.count(of: .title) == shipped)
    #expect(shipped > 100)
  }

  @Test("a compiled gazetteer keeps its own lists and takes the others from this Skein")
  func compiledAgain() throws {
    try folder.write("own/words/titles.txt", "# remark\nzorl.\nthe\nzorl\nmaria\n")
    try folder.write("own/names/surnames.txt", "maria~\nquim^\n")
    let once = try loader("own").compile(to: folder.path("once.gaz"))
    let again = try loader("once.gaz").compile(to: folder.path("again.gaz"))
    #expect(facts("Zorl", in: once) == .title)
    #expect(facts("the", in: once).isSuperset(of: [.ordinary, .title]))
    #expect(facts("Maria", in: once).isSuperset(of: [.firstName, .surname, .title]))
    #expect(again.ordinaryWords.count(of: .title) == 3)
    #expect(again.ordinaryWords.count(of: .surname) == 2)
    #expect(again.digest == once.digest)
    // The files that were read are kept, too, and differ: a folder there, a file here.
    var (first, second) = (GazetteerCompiler(), GazetteerCompiler())
    try first.add(compiled: once.compiled)
    try second.add(compiled: again.compiled)
    let region = first.encoded()
    #expect(region.bytes(0..<region.count) == second.encoded().bytes(0..<region.count))
  }

  @Test("a changed list of words is another gazetteer", arguments: WordFacts.files.map(\.name))
  func changed(name: String) throws {
    try folder.write("own/\(name)", "zorl\n")
    let before = try loader("own").load().digest
    try folder.write("own/\(name)", "zorl\nquim\n")
    #expect(try loader("own").load().digest != before)
  }

  // MARK: Damage

  @Test("damaged slots and texts give wrong answers at worst", arguments: 0..<4 as Range<UInt64>)
  func damaged(seed: UInt64) throws {
    let region = try SampleLists.compiler().encoded()
    let whole = region.bytes(0..<region.count)
    let table = try SectionTable(region)
    var generator = SeededGenerator(seed: seed)
    for section in [GazetteerLayout.Section.wordSlots, .words] {
      let range = try #require(table[section])
      for _ in 0..<50 {
        var bytes = whole
        for _ in 0..<Int.random(in: 1...20, using: &generator) {
          bytes[Int.random(in: range, using: &generator)] = UInt8.random(
            in: 0...255,
            using: &generator
          )
        }
        let gazetteer = Gazetteer(try CompiledGazetteer(ByteRegion(bytes)))
        for word in ["free", "north", "corp", "jane", "none", ""] {
          _ = gazetteer.ordinaryWords.contains(Array(word.utf8)[...])
          _ = gazetteer.ordinaryWords.facts(ofHash: Word.hash(ofFolded: Array(word.utf8)[...]))
        }
        for file in WordFacts.files {
          #expect(gazetteer.ordinaryWords.count(of: file.facts) <= range.count)
          #expect(gazetteer.compiled.wordLines(of: file.facts).count <= whole.count * 16)
        }
      }
    }
  }
}
