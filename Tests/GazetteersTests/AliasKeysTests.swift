import Testing

@testable import Gazetteers

@Suite("Keys of aliases")
struct AliasKeysTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var alias: String
    var rules: Alias.Rules
    var isTopic: Bool
    var keys: [String]

    init(_ alias: String, _ keys: String..., rules: Alias.Rules = [], isTopic: Bool = false) {
      self.alias = alias
      self.rules = rules
      self.isTopic = isTopic
      self.keys = keys
    }

    var testDescription: String { alias }
  }

  private func keys(_ sample: Case) -> [AliasKeys.Key] {
    AliasKeys.keys(
      for: Alias(sample.alias, rules: sample.rules),
      type: sample.isTopic ? "topic" : "place"
    )
  }

  @Test(
    "spellings",
    arguments: [
      Case("Kabul", "kabul"), Case("São Paulo", "sao paulo"), Case("al-Qaeda", "al qaeda"),
      Case("U.S.", "us"), Case("", isTopic: true), Case("…"), Case("A (B)"), Case("A — B"),
      // The article.
      Case("The Hague", "the hague"), Case("The New York Times", "new york times"),
      Case("The", "the"), Case("the People's Party", "people s party", "peoples party"),
      // Apostrophes.
      Case("Qa'ida", "qa ida", "qaida"), Case("Sana’a", "sana a", "sanaa"),
      Case("Hawaiʻi", "hawaii"),
      Case("The Qa'ida", "qa ida", "qaida"),
      // Initials.
      Case("J. K. Rowling", "j k rowling", "jk rowling"),
      Case("A. P. J. Abdul Kalam", "a p j abdul kalam", "apj abdul kalam"),
      Case("J.K. Rowling", "jk rowling"), Case("George W. Bush", "george w bush"),
      // Conjunctions.
      Case("Johnson & Johnson", "johnson&johnson", "johnson and johnson"),
      Case("AT&T", "at&t", "at and t"),
      Case("Food and Drug Agency", "food and drug agency", "food&drug agency"),
      // Commas.
      Case("Washington, D.C.", "washington,dc", "washington dc"),
      // Saints and heights.
      Case("St. Louis", "st louis", "saint louis"), Case("Saint Lucia", "saint lucia", "st lucia"),
      Case("Mount Sinjar", "mount sinjar", "mt sinjar"), Case("Fort Hood", "fort hood", "ft hood"),
      Case("Saint", "saint"),
    ]
  )
  func spellings(_ sample: Case) {
    #expect(keys(sample).map { String(decoding: $0.bytes, as: UTF8.self) } == sample.keys)
    #expect(keys(sample).allSatisfy { !$0.isPlural })
  }

  @Test(
    "a comma may stand before the place of a college",
    arguments: [
      ("Trinity College Dublin", ["trinity college dublin", "trinity college,dublin"]),
      (
        "University of California, Berkeley",
        [
          "university of california,berkeley", "university of california berkeley",
        ]
      ),
      ("Dublin Zoo", ["dublin zoo"]), ("Harvard Business School", ["harvard business school"]),
      ("Eton College", ["eton college"]),
    ]
  )
  func seats(_ name: String, _ expected: [String]) {
    let keys = AliasKeys.keys(for: Alias(name), type: "organization/university")
    #expect(keys.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
    let ofPlace = AliasKeys.keys(for: Alias("Trinity College Dublin"), type: "place")
    #expect(ofPlace.count == 1)
  }

  @Test("an article that is a name's only other word stays out of the mention")
  func skips() {
    #expect(keys(Case("The Hague")).map(\.skip) == [1])
    #expect(keys(Case("The New York Times")).map(\.skip) == [0])
    #expect(keys(Case("The Qa'ida")).map(\.skip) == [0, 0])
    #expect(keys(Case("The")).map(\.skip) == [0])
  }

  @Test(
    "a rank before a person's name stays out of the mention",
    arguments: [
      ("Sen. Warren", 1), ("Prime Minister Gillani", 2), ("Elizabeth Warren", 0), ("General", 0),
      ("Lt. Col. North", 2), ("Prime Minister", 1),
    ]
  )
  func ranks(name: String, skip: Int) {
    #expect(AliasKeys.keys(for: Alias(name), type: "person").map(\.skip) == [skip])
    #expect(AliasKeys.keys(for: Alias(name), type: "organization").map(\.skip) == [0])
  }

  @Test(
    "plurals of demonyms and topic terms",
    arguments: [
      Case("Afghan", "afghans", rules: .demonym), Case("Pakistani", "pakistanis", rules: .demonym),
      Case("Filipino", "filipinos", rules: .demonym), Case("German", "germans", rules: .demonym),
      Case("East German", "east germans", rules: .demonym),
      Case("Ottoman", "ottomans", rules: .demonym),
      Case("Alabaman", "alabamans", rules: .demonym), Case("Czech", "czechs", rules: .demonym),
      Case("Bengaluru Kannadiga", "bengaluru kannadigas", rules: .demonym),
      Case("Chinese", rules: .demonym), Case("British", rules: .demonym),
      Case("French", rules: .demonym),
      Case("Frenchman", rules: .demonym), Case("Frenchwoman", rules: .demonym),
      Case("Scotsmen", rules: .demonym),
      Case("Swiss", rules: .demonym), Case("Kyrgyz", rules: .demonym),
      Case("Manx", rules: .demonym),
      Case("airstrike", "airstrikes", isTopic: true),
      Case("fighter jet", "fighter jets", isTopic: true),
      Case("embassy", "embassies", isTopic: true), Case("convoy", "convoys", isTopic: true),
      Case("gunman", isTopic: true), Case("human", "humans", isTopic: true),
      Case("crisis", isTopic: true),
      Case("US", isTopic: true), Case("war", "wars", isTopic: true),
    ]
  )
  func plurals(_ sample: Case) {
    let plurals = keys(sample).filter(\.isPlural)
    #expect(plurals.map { String(decoding: $0.bytes, as: UTF8.self) } == sample.keys)
  }
}
