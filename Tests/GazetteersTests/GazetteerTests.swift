import TextSegmentation
import Testing

@testable import Gazetteers

@Suite("Gazetteers")
struct GazetteerTests {
  private let wide = header + "\tprior\twikidata\tgeonames"

  // MARK: Merging

  @Test(
    "entities merge on an external id, and the earlier gives name and id",
    arguments: [("Q1\t\t", "Q1\t\t"), ("\t77", "\t77"), ("Q1\t77", "Q2\t77")]
  )
  func merging(first: String, second: String) throws {
    let gazetteer = try compile(
      table(
        "place/a\tplace\tAlpha\tAl\tplace/p\t1\t\(first)",
        "place/p\tplace\tPaternia",
        header: wide
      ),
      table(
        "geonames:77\tplace\tAlfa\tAlph~weak\tplace/q\t9\t\(second)",
        "place/q\tplace\tQuern",
        "place/c\tplace\tChild\t\tgeonames:77",
        header: wide
      )
    )
    #expect(gazetteer.problems.isEmpty)
    #expect(gazetteer.entities.map(\.id) == ["place/a", "place/p", "place/q", "place/c"])
    let entity = gazetteer.entities[0]
    #expect(entity.name == "Alpha")
    #expect(entity.aliases == [Alias("Al"), Alias("Alfa"), Alias("Alph", rules: .weak)])
    #expect(entity.parents == ["place/p", "place/q"])
    for name in ["Alpha", "Al", "Alfa", "Alph", "place/a", "geonames:77"] {
      #expect(gazetteer.ids(name) == ["place/a"], "\(name)")
    }
    #expect(gazetteer.ancestors(of: "place/c") == ["place/a", "place/p", "place/q"])
    #expect(gazetteer.lists.map(\.entityCount) == [2, 3])
  }

  @Test("a merged row tells the point and the population that the first one lacks")
  func completed() throws {
    let columns = header + "\tlatitude\tlongitude\tpopulation\tgeonames"
    let gazetteer = try compile(
      table(
        "place/a\tplace\tAlpha\t\t\t\t\t\t1",
        "place/b\tplace\tBeta\t\t\t1\t2\t3\t2",
        header: columns
      ),
      table(
        "geonames:1\tplace\tAlfa\t\t\t10\t20\t\t1",
        "geonames:2\tplace\tBeta\t\t\t10\t20\t30\t2",
        header: columns
      ),
      table("x:1\tplace\tAlfa\t\t\t11\t21\t31\t1", header: columns)
    )
    #expect(gazetteer.entities.map(\.id) == ["place/a", "place/b"])
    #expect(gazetteer.entities.map(\.latitude) == [10, 1])
    #expect(gazetteer.entities.map(\.longitude) == [20, 2])
    #expect(gazetteer.entities.map(\.population) == [31, 3])
    #expect([0, 1].map { gazetteer.population(of: $0) } == [31, 3])
  }

  @Test("entities without a common id stay apart")
  func apart() throws {
    let gazetteer = try compile(
      table("place/a\tplace\tAlpha\t\t\t1\tQ1", header: wide),
      table(
        "place/b\tplace\tAlpha\t\t\t2\tQ2\t1",
        "place/c\tplace\tGamma\t\t\t1\t\tQ1",
        header: wide
      )
    )
    #expect(gazetteer.entities.count == 3)
    #expect(gazetteer.ids("alpha") == ["place/b", "place/a"])
  }

  @Test("an id that stands twice is reported and merged")
  func twice() throws {
    let gazetteer = try compile(
      table("place/a\tplace\tAlpha", "place/a\tplace\tAlfa"),
      table("place/a\tplace\tAlba")
    )
    #expect(gazetteer.entities.count == 1)
    #expect(gazetteer.ids("alba") == ["place/a"])
    #expect(
      gazetteer.problems.map(\.description) == [
        "1.tsv:3: the id “place/a” stands already in 1.tsv:2; the entries are merged",
        "2.tsv:2: the id “place/a” stands already in 1.tsv:2; the entries are merged",
      ]
    )
  }

  // MARK: Ancestors and redirects

  @Test("ancestors are nearest first, and circles end")
  func ancestors() throws {
    let gazetteer = try compile(
      table(
        "place/a\tplace\tA1\t\tplace/b|place/c",
        "place/b\tplace\tB1\t\tplace/d",
        "place/c\tplace\tC1\t\tplace/d|place/e",
        "place/d\tplace\tD1\t\tplace/f",
        "place/e\tplace\tE1",
        "place/f\tplace\tF1\t\tplace/b",
        "place/s\tplace\tS1\t\tplace/s",
        "person/x\tperson\tX1\t\tplace/a"
      )
    )
    #expect(gazetteer.problems.isEmpty)
    #expect(
      gazetteer.ancestors(of: "place/a") == ["place/b", "place/c", "place/d", "place/e", "place/f"]
    )
    #expect(gazetteer.ancestors(of: "place/b") == ["place/d", "place/f"])
    #expect(gazetteer.ancestors(of: "place/s") == [])
    func index(_ id: String) -> Int { gazetteer.index(ofID: id) ?? -1 }
    #expect(gazetteer.arePartOfEachOther(index("place/a"), index("place/e")))
    #expect(gazetteer.arePartOfEachOther(index("place/e"), index("place/a")))
    #expect(!gazetteer.arePartOfEachOther(index("place/b"), index("place/e")))
    #expect(!gazetteer.arePartOfEachOther(index("person/x"), index("place/a")))
    #expect(!gazetteer.arePartOfEachOther(index("place/a"), index("place/a")))
  }

  @Test("a parent that is not listed is reported")
  func unlistedParent() throws {
    let gazetteer = try compile(
      table("place/a\tplace\tA1\t\tplace/z|place/dead"),
      redirects: [("place/dead", "place/gone")]
    )
    #expect(
      gazetteer.problems.map(\.description) == [
        "1.tsv:2: the parent “place/z” is not listed",
        "1.tsv:2: the parent “place/dead” is not listed",
      ]
    )
  }

  @Test("redirects lead to the new id, over several steps, and circles end")
  func redirects() throws {
    let gazetteer = try compile(
      table("place/a\tplace\tA1\t\tplace/old", "place/b\tplace\tB1"),
      redirects: [
        ("place/older", "place/old"), ("place/old", "place/b"), ("x", "y"), ("y", "x"),
        ("place/a", "place/b"),
      ]
    )
    #expect(gazetteer.problems.isEmpty)
    #expect(gazetteer.index(ofID: "place/old") == 1)
    #expect(gazetteer.index(ofID: "place/older") == 1)
    #expect(gazetteer.index(ofID: "x") == nil)
    #expect(gazetteer.index(ofID: "place/a") == 0)
    #expect(gazetteer.ancestors(of: "place/a") == ["place/b"])
  }

  // MARK: Lookup

  @Test("an id, a display name, then aliases by prior")
  func lookup() throws {
    let gazetteer = try compile(
      table(
        "place/georgia\tplace\tGeorgia\t\t\t1",
        "place/georgia-us\tplace\tGeorgia, USA\tGeorgia|Peach State\t\t9",
        "place/hague\tplace\tThe Hague\tDen Haag",
        "place/x\tplace\tXalt\tCommon\t\t1",
        "place/y\tplace\tYalt\tCommon\t\t5",
        "place/w\tplace\tWalt\tCommon\t\t5",
        "organization/nyt\torganization\tThe New York Times\tNYT",
        "topic/war\ttopic\tWar on terror\tterror~0.5|war",
        header: wide
      )
    )
    #expect(gazetteer.problems.isEmpty)
    #expect(gazetteer.ids("place/georgia-us") == ["place/georgia-us"])
    #expect(gazetteer.ids("GEORGIA") == ["place/georgia", "place/georgia-us"])
    #expect(gazetteer.ids("peach  state") == ["place/georgia-us"])
    #expect(gazetteer.ids("common") == ["place/w", "place/y", "place/x"])
    #expect(gazetteer.ids("the hague") == ["place/hague"])
    #expect(gazetteer.ids("The New-York Times") == ["organization/nyt"])
    #expect(gazetteer.ids("the nyt") == ["organization/nyt"])
    #expect(gazetteer.ids("war on terror") == ["topic/war"])
    #expect(gazetteer.ids("terror") == [])
    #expect(gazetteer.ids("") == [])
    #expect(gazetteer.ids("nowhere") == [])
  }

  // MARK: Entries

  struct EntryCase: CustomTestStringConvertible, Sendable {
    var text: String
    var form: MentionForm
    var traits: GazetteerEntry.Traits

    init(_ text: String, _ form: MentionForm, _ traits: GazetteerEntry.Traits) {
      self.text = text
      self.form = form
      self.traits = traits
    }

    var testDescription: String { text }
  }

  @Test(
    "entries know their form and what they ask",
    arguments: [
      EntryCase("freedonia", .name, .isSingleWord),
      EntryCase("freedonian", .demonym, [.isSingleWord, .isDemonym]),
      EntryCase("freedonians", .demonym, [.isSingleWord, .isDemonym, .isPlural]),
      EntryCase("frd", .acronym, [.isSingleWord, .isAcronym]),
      EntryCase("fd", .acronym, [.isSingleWord, .isAcronym]),
      EntryCase("free land", .alias, .isOrdinary),
      EntryCase("free", .short, [.isSingleWord, .isOrdinary]),
      EntryCase("republic of freedonia", .alias, []),
      EntryCase("abcdefg", .alias, .isSingleWord), EntryCase("f16", .alias, .isSingleWord),
      EntryCase("f17", .acronym, [.isSingleWord, .isAcronym]),
      EntryCase("the land", .alias, [.isSingleWord, .isOrdinary]),
    ]
  )
  func entries(_ sample: EntryCase) throws {
    let gazetteer = try compile(
      table(
        "place/f\tplace/country\tFreedonia\tFreedonian~demonym|FRD|F.D.|Free Land|Free~short|"
          + "Republic of Freedonia|ABCDEFG|F16|F17~acronym|The Land"
      ),
      words: "free\nland\nof\nthe\n"
    )
    #expect(gazetteer.ordinaryWords.count(of: .ordinary) == 4)
    let entries = gazetteer.entries(forFolded: Array(sample.text.utf8))
    let entry = try #require(entries.first)
    #expect(entries.count == 1)
    #expect(entry.form == sample.form)
    #expect(entry.traits == sample.traits)
    #expect(entry.entity == 0)
  }

  @Test("aliases with one key and other rules stay apart, equal ones do not")
  func sameKey() throws {
    let gazetteer = try compile(
      table("organization/n\torganization\tNATO\tNato~lower|nato~lower|N.A.T.O.|NATO")
    )
    let entries = gazetteer.entries(forFolded: Array("nato".utf8))
    #expect(entries.map(gazetteer.aliasText) == ["Nato", "nato", "N.A.T.O."])
  }

  @Test("an alias that can never match is reported")
  func neverMatches() throws {
    let gazetteer = try compile(table("place/a\tplace\tAlpha\t—|A (B)"))
    #expect(
      gazetteer.problems.map(\.description)
        == ["—", "A (B)"].map {
          "1.tsv:2: the alias “\($0)” can never match: it has no words or crosses a break"
        }
    )
  }

  @Test("names and terms are found in a text")
  func matching() throws {
    let gazetteer = try compile(
      table(
        "organization/nyt\torganization\tNew York Times",
        "place/ny\tplace\tNew York",
        "topic/press\ttopic\tPress\tnewspaper~0.5"
      )
    )
    let text = SegmentedText("The New York Times is a paper. In New\nYork. York newspapers")
    var names: [String] = []
    gazetteer.forEachName(in: text) { words, entries in
      names += entries.map { "\(words) \(gazetteer.entities[$0.entity].id)" }
    }
    #expect(names == ["1..<3 place/ny", "1..<4 organization/nyt", "8..<10 place/ny"])
    var terms: [String] = []
    gazetteer.forEachTerm(in: text) { words, entries in
      terms += entries.map {
        "\(words) \(gazetteer.aliasText(of: $0)) \(gazetteer.aliasWeight(of: $0))"
      }
    }
    #expect(terms == ["11..<12 newspaper 0.5"])
  }

  @Test("the digest depends on everything that goes in")
  func digests() throws {
    let one = table("place/a\tplace\tAlpha")
    let two = table("place/b\tplace\tBeta")
    let digests = [
      try compile(one), try compile(two), try compile(one, two), try compile(two, one),
      try compile(one, words: "a\n"), try compile(one, redirects: [("x", "place/a")]),
    ].map(\.digest)
    #expect(Set(digests).count == digests.count)
    #expect(try compile(one).digest == digests[0])
  }

  @Test("word lists")
  func wordLists() {
    let words = WordList(lines: Array("a\nfree\r\n\nland".utf8))
    #expect(words.count(of: .ordinary) == 3)
    #expect(["a", "free", "land"].allSatisfy { words.contains(Array($0.utf8)[...]) })
    #expect(!words.contains([]))
    let text = SegmentedText("Free Kabul")
    #expect(words.contains(hash: text.words[0].hash))
    #expect(!words.contains(hash: text.words[1].hash))
    #expect(WordList.empty.count(of: .ordinary) == 0)
  }
}
