import Testing

@testable import Gazetteers

@Suite("Source tables")
struct SourceTableTests {
  private let all = SourceTable.columns.joined(separator: "\t")

  /// What reading a table gives.
  private struct Outcome {
    var entities: [Entity]
    var problems: [String]
  }

  private func read(_ text: String) throws -> Outcome {
    var store = RowStore()
    try SourceTable.read("x.tsv", index: 0, bytes: Array(text.utf8), into: &store)
    return Outcome(
      entities: store.rows.map { store.entity($0, list: "x.tsv") },
      problems: store.problems.map { "x.tsv:\($0.line): \(store.pool.text($0.message))" }
    )
  }

  @Test("every column is read")
  func columns() throws {
    let row = [
      "place/kabul", "place/city", "Kabul", "Kabool|Cabul", "place/afghanistan|place/asia",
      "Capital\\tcity", "34.53", "69.17", "4600000", "2.5", "Q5838", "1138958", "1776", "2030-01",
    ].joined(separator: "\t")
    let table = try read(all + "\n" + row + "\n")
    #expect(table.problems.isEmpty)
    let entity = try #require(table.entities.first)
    #expect(table.entities.count == 1)
    #expect(
      entity
        == Entity(
          id: "place/kabul",
          type: "place/city",
          name: "Kabul",
          aliases: [Alias("Kabool"), Alias("Cabul")],
          parents: ["place/afghanistan", "place/asia"],
          description: "Capital\tcity",
          latitude: 34.53,
          longitude: 69.17,
          population: 4_600_000,
          prior: 2.5,
          wikidata: "Q5838",
          geonames: "1138958",
          validFrom: "1776",
          validTo: "2030-01",
          threshold: 1,
          origin: .init(list: "x.tsv", line: 2)
        )
    )
    #expect(entity.topType == "place")
    #expect(!entity.isTopic)
  }

  @Test("columns stand in any order, optional ones may be missing, unknown ones are told")
  func columnOrder() throws {
    let table = try read("name\tcolour\tthreshold\ttype\tid\nWar\tred\t0.5\ttopic\ttopic/war\n")
    let entity = try #require(table.entities.first)
    #expect(entity.id == "topic/war")
    #expect(entity.threshold == 0.5)
    #expect(entity.prior == 1)
    #expect(entity.aliases.isEmpty && entity.parents.isEmpty && entity.description.isEmpty)
    #expect(entity.latitude == nil && entity.wikidata == nil && entity.validTo == nil)
    #expect(entity.isTopic)
    #expect(table.problems == ["x.tsv:1: nothing is read from the column “colour”"])
  }

  @Test("of two columns of one name the first counts")
  func columnsTwice() throws {
    let table = try read("id\ttype\tname\tname\nplace/a\tplace\tAra\tBora\n")
    #expect(table.entities.map(\.name) == ["Ara"])
    #expect(
      table.problems == ["x.tsv:1: the column “name” stands twice; nothing is read from the second"]
    )
  }

  // MARK: Aliases

  struct AliasCase: CustomTestStringConvertible, Sendable {
    var field: String
    var aliases: [Alias]

    init(_ field: String, _ aliases: Alias...) {
      self.field = field
      self.aliases = aliases
    }

    var testDescription: String { field }
  }

  @Test(
    "aliases, rules, weights and escapes",
    arguments: [
      AliasCase(""), AliasCase("|"), AliasCase("A", Alias("A")),
      AliasCase("A||B|", Alias("A"), Alias("B")),
      AliasCase("Pak~lower~weak", Alias("Pak", rules: [.lower, .weak])),
      AliasCase(
        "a~strong~demonym|b~acronym~short~exact",
        Alias("a", rules: [.strong, .demonym]),
        Alias("b", rules: [.acronym, .short, .exact])
      ),
      AliasCase(
        "war~0.5|peace~1|x~1e-1",
        Alias("war", weight: 0.5),
        Alias("peace"),
        Alias("x", weight: 0.1)
      ),
      AliasCase("war~0.5~lower", Alias("war", rules: .lower, weight: 0.5)),
      AliasCase(#"a\|b|c\~d~weak"#, Alias("a|b"), Alias("c~d", rules: .weak)),
      AliasCase(#"a\tb\nc\\"#, Alias("a\tb\nc\\")), AliasCase(#"a\\|b"#, Alias("a\\"), Alias("b")),
      AliasCase(#"a\\~weak"#, Alias("a\\", rules: .weak)), AliasCase(#"a\q"#, Alias("aq")),
      AliasCase("Łódź|São Paulo", Alias("Łódź"), Alias("São Paulo")), AliasCase("~weak"),
    ]
  )
  func aliases(_ sample: AliasCase) throws {
    let source = try read(table("place/a\tplace\tA\t\(sample.field)\t"))
    #expect(source.entities.first?.aliases == sample.aliases)
    #expect(source.problems.isEmpty, "\(source.problems)")
  }

  @Test("rules have names")
  func ruleNames() {
    let all: Alias.Rules = [.lower, .weak, .strong, .demonym, .acronym, .short, .exact]
    #expect(all.ruleNames == ["lower", "weak", "strong", "demonym", "acronym", "short", "exact"])
    #expect(Alias.Rules([.exact, .lower]).ruleNames == ["lower", "exact"])
  }

  // MARK: Line ends and damaged rows

  @Test("line ends, a byte order mark and blank lines change nothing")
  func lineEnds() throws {
    let rows = ["place/a\tplace\tA\tAa~weak\tplace/b", "place/b\tplace\tB\t\t"]
    let plain = try read(([header] + rows).joined(separator: "\n"))
    #expect(plain.entities.count == 2)
    for text in [
      ([header] + rows).joined(separator: "\r\n") + "\r\n",
      "\u{FEFF}" + ([header] + rows).joined(separator: "\n"),
      "\u{FEFF}" + ([header] + rows).joined(separator: "\r\n"),
      ([header] + rows).joined(separator: "\n") + "\n\n\r\n",
    ] {
      let other = try read(text)
      #expect(other.problems.isEmpty)
      #expect(other.entities == plain.entities, "\(text.debugDescription)")
    }
  }

  struct Problem: CustomTestStringConvertible, Sendable {
    var row: String
    var message: String
    /// Whether the row still gives an entity.
    var isKept: Bool

    init(_ row: String, _ message: String, isKept: Bool = true) {
      self.row = row
      self.message = message
      self.isKept = isKept
    }

    var testDescription: String { row.debugDescription }
  }

  @Test(
    "what cannot be used is reported with its place",
    arguments: [
      Problem("place/a", "a row needs an id, a type and a name", isKept: false),
      Problem("place/a\tplace\t", "a row needs an id, a type and a name", isKept: false),
      Problem("\tplace\tA", "a row needs an id, a type and a name", isKept: false),
      Problem("   ", "a row needs an id, a type and a name", isKept: false),
      Problem("place/a\tplace\tA\tX~loud", "the alias “X” has an unknown rule “loud”"),
      Problem("place/a\tplace\tA\tX~", "the alias “X” has an unknown rule “”"),
      Problem("place/a\tplace\tA\tX~0", "the alias “X” has an unknown rule “0”"),
      Problem("place/a\tplace\tA\tX~-1", "the alias “X” has an unknown rule “-1”"),
      Problem("place/a\tplace\tA\tX~nan", "the alias “X” has an unknown rule “nan”"),
      Problem("place/a\tplace\tA\t\t\t\tnorth", "latitude is no number: “north”"),
      Problem("place/a\tplace\tA\t\t\t\t\t1,5", "longitude is no number: “1,5”"),
      Problem("place/a\tplace\tA\t\t\t\t\t\t1e300", "population is no number: “1e300”"),
      Problem("place/a\tplace\tA\t\t\t\t\t\t\tinf", "prior is no number: “inf”"),
      Problem("place/a\tplace\tA\t\t\t\t90.1", "latitude is not between -90 and 90: “90.1”"),
      Problem("place/a\tplace\tA\t\t\t\t\t-999", "longitude is not between -180 and 180: “-999”"),
      Problem("place/a\tplace\tA\t\t\t\t\t\t-5", "population is less than 0: “-5”"),
      Problem("place/a\tplace\tA\t\t\t\t\t\t\t-1", "prior is less than 0: “-1”"),
      Problem(
        "place/a\tplace\tA" + String(repeating: "\t", count: 12) + "\tmore",
        "the row has 16 fields, the header 14; the last ones are not read"
      ),
    ]
  )
  func problems(_ sample: Problem) throws {
    let source = try read(all + "\n\nplace/0\tplace\tZero\n" + sample.row + "\n")
    #expect(source.problems == ["x.tsv:4: " + sample.message])
    #expect(source.entities.count == (sample.isKept ? 2 : 1))
  }

  @Test(
    "a date is a year, a month or a day",
    arguments: [
      ("1776", true), ("0960", true), ("2030-01", true), ("1999-12-31", true),
      ("-0044-03-15", true), ("+1912-06-23T00:00:00Z", true), ("12026-01-01", true),
      ("960", false), ("1990s", false), ("2020-13-01", false), ("2020-1", false),
      ("2020-00-00", false), ("1999-12-32", false), ("31.12.1999", false), ("1999-", false),
      ("-", false), ("T", false), ("2020-01-01-01", false), ("99999999999999999999", false),
    ]
  )
  func dates(text: String, isDate: Bool) throws {
    let source = try read("id\ttype\tname\tvalid_to\nplace/a\tplace\tA\t\(text)\n")
    #expect(source.entities.first?.validTo == (isDate ? text : nil))
    #expect(source.problems == (isDate ? [] : ["x.tsv:2: valid_to is no date: “\(text)”"]))
  }

  @Test("a bad number leaves its default")
  func badNumbers() throws {
    let source = try read(all + "\nplace/a\tplace\tA\t\t\t\tx\tx\tx\tx\n")
    let entity = try #require(source.entities.first)
    #expect(entity.latitude == nil && entity.longitude == nil && entity.population == nil)
    #expect(entity.prior == 1)
    #expect(source.problems.count == 4)
  }

  @Test(
    "a table without its columns is refused",
    arguments: [
      ("", "id"), ("\n", "id"), ("type\tname\n", "id"), ("id\tname\n", "type"),
      ("id\ttype\n", "name"),
      ("id type name\n", "id"), ("ID\tTYPE\tNAME\n", "id"),
    ]
  )
  func missingColumns(text: String, column: String) {
    let error = #expect(throws: GazetteerError.self) { try read(text) }
    #expect(error?.code == .malformed)
    #expect(error?.message.hasPrefix("x.tsv:1: the header has no column “\(column)”") == true)
  }

  @Test("splitting keeps escapes, unescaping resolves them")
  func escapes() {
    let separator = UInt8(ascii: "|")
    func split(_ text: String) -> [String] {
      SourceTable.pieces(of: Array(text.utf8)[...], at: separator).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    #expect(split("") == [])
    #expect(split(#"a\|b|c"#) == [#"a\|b"#, "c"])
    #expect(split(#"a\\|b"#) == [#"a\\"#, "b"])
    #expect(split("|") == ["", ""])
    let escaped = Array(#"\t\n\|\~\\\x\"#.utf8)
    #expect(SourceTable.unescaped(escaped[...]) == Array("\t\n|~\\x".utf8))
  }
}
