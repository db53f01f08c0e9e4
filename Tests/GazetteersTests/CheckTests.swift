import Foundation
import PhraseMatching
import Testing
import TextSegmentation

@testable import Gazetteers

/// Findings about lists, told by small tables.
@Suite("Checking gazetteers")
struct CheckTests {
  private static let wide =
    "id\ttype\tname\taliases\tparent\tlatitude\tlongitude\twikidata\tgeonames"

  /// A finding as these tests write it: `kind list:line subject`.
  private func written(_ check: GazetteerCheck) -> [String] {
    GazetteerFinding.Kind.allCases.flatMap { check.findings[$0] ?? [] }.map {
      "\($0.kind.rawValue) \($0.place.list):\($0.place.line) \($0.subject)"
    }
  }

  struct Sample: CustomTestStringConvertible {
    var testDescription: String
    var tables: [String]
    var expected: [String]
    var message = ""
    var words = ""
  }

  static let rows: [Sample] = [
    Sample(
      testDescription: "sound lists",
      tables: [table("place/a\tplace/city\tAra\t\tplace/b", "place/b\tplace/country\tBora")],
      expected: []
    ),
    Sample(
      testDescription: "rows and values that cannot be used",
      tables: [table("\tperson\tNobody", "person/x\tperson\tXan Y\tXY~sharp")],
      expected: ["unusable 1.tsv:2 ", "unusable 1.tsv:3 "]
    ),
    Sample(
      testDescription: "a type outside the tree",
      tables: [table("place/a\tplace/city\tAra", "work/b\twork/novel\tBora Bay")],
      expected: ["other type 1.tsv:3 work/novel"],
      message: "the type of work/b stands below none of organization, person, place and topic"
    ),
    Sample(
      testDescription: "columns from which nothing is read",
      tables: [table("place/a\tplace/city\tAra\tred", header: "id\ttype\tname\talias")],
      expected: ["unread column 1.tsv:1 "],
      message: "nothing is read from the column “alias”"
    ),
    Sample(
      testDescription: "an id twice in one list",
      tables: [table("person/x\tperson\tXan Yor", "person/x\tperson\tXanny Yor")],
      expected: ["duplicate id 1.tsv:3 person/x"],
      message: "line 2"
    ),
    Sample(
      testDescription: "an id in two lists",
      tables: [table("person/x\tperson\tXan Yor"), table("person/x\tperson\tXanny Yor")],
      expected: ["merged 2.tsv:2 person/x"],
      message: "joins person/x (1.tsv:2): equal id"
    ),
    Sample(
      testDescription: "an equal Wikidata id",
      tables: [
        table("person/x\tperson\tXan Yor\t\t\t\t\tQ7\t", header: wide),
        table("person/z\tperson\tXanny Yor\t\t\t\t\tQ7\t", header: wide),
      ],
      expected: ["merged 2.tsv:2 person/z"],
      message: "equal Wikidata id Q7"
    ),
    Sample(
      testDescription: "an equal GeoNames id",
      tables: [
        table("place/x\tplace/city\tXanton\t\t\t\t\t\t12", header: wide),
        table("place/z\tplace/city\tXantown\t\t\t\t\t\t12", header: wide),
      ],
      expected: ["merged 2.tsv:2 place/z"],
      message: "equal GeoNames id 12"
    ),
    Sample(
      testDescription: "an unlisted parent",
      tables: [table("place/a\tplace/city\tAra\t\tplace/none")],
      expected: ["unlisted parent 1.tsv:2 place/none"]
    ),
    Sample(
      testDescription: "circles of parents, of one and of three",
      tables: [
        table(
          "place/a\tplace/city\tAra\t\tplace/a",
          "place/b\tplace/city\tBora\t\tplace/c",
          "place/c\tplace/city\tCora\t\tplace/d",
          "place/d\tplace/city\tDora\t\tplace/b",
          "place/e\tplace/city\tEra\t\tplace/b"
        )
      ],
      expected: ["cycle 1.tsv:2 place/a", "cycle 1.tsv:3 place/b"],
      message: "place/b → place/c → place/d → place/b"
    ),
    Sample(
      testDescription: "aliases that can never match",
      tables: [
        table(
          "organization/x\torganization\tXanor\t—|Foo. Bar; Baz|isi~acronym~exact|ISI~exact|MI5~acronym~exact"
        )
      ],
      expected: [
        "never matches 1.tsv:2 —", "never matches 1.tsv:2 Foo. Bar; Baz",
        "never matches 1.tsv:2 isi",
      ]
    ),
    Sample(
      testDescription: "an alias that an earlier one covers does match",
      tables: [
        table("organization/x\torganization\tXanor Group\tXANOR GROUP|Xanor-Group|Xanor Group")
      ],
      expected: []
    ),
    Sample(
      testDescription: "phrases of several entities, the worst first, a phrase of one alias once",
      tables: [
        table(
          "place/a\tplace/city\tSaint Ara\t",
          "place/b\tplace/region\tSaint Ara\t",
          "person/c\tperson\tCob Dun\tCob",
          "person/d\tperson\tDag Dun\tCob",
          "person/e\tperson\tEg Dun\tCob~weak"
        )
      ],
      expected: ["collision 1.tsv:4 Cob", "collision 1.tsv:2 Saint Ara"]
    ),
    Sample(
      testDescription: "ordinary words and short aliases, unless a rule settles them",
      tables: [
        table(
          "organization/a\torganization\tAxum Trust\tShell|Base~weak|Apple~strong|Vice~exact|Gap~lower",
          "organization/b\torganization\tBex\tXu|Q|NB|Yu~weak|西安"
        )
      ],
      expected: [
        "ordinary word 1.tsv:2 Shell", "short alias 1.tsv:3 Xu", "short alias 1.tsv:3 Q",
      ],
      words: "shell\nbase\napple\nvice\ngap\n"
    ),
  ]

  @Test("each kind of finding, with its place", arguments: rows)
  func findings(_ sample: Sample) throws {
    var compiler = GazetteerCompiler()
    compiler.add(words: Array(sample.words.utf8))
    for (index, table) in sample.tables.enumerated() {
      try compiler.add(list: "\(index + 1).tsv", text: table, description: nil)
    }
    let check = GazetteerCheck(try compiler.compile())
    #expect(written(check) == sample.expected)
    let messages = check.findings.values.joined().map(\.message)
    #expect(
      sample.message.isEmpty || messages.contains { $0.contains(sample.message) },
      "\(messages)"
    )
    #expect(check.errorCount + check.warningCount == sample.expected.count)
  }

  /// Two entities of different lists: type, coordinates, Wikidata id; and whether they may be one.
  static let pairs: [(String, String, Bool)] = [
    ("place/city\tAra\t\t\t10\t10\t\t", "place/city\tARA\t\t\t10.1\t10.1\t\t", true),
    ("place/city\tAra\t\t\t10\t10\t\t", "place/city\tAra\t\t\t10.5\t10\t\t", false),
    ("place/city\tAra\t\t\t0\t179.9\t\t", "place/city\tAra\t\t\t0\t-179.9\t\t", true),
    ("place/city\tAra\t\t\t10\t10\t\t", "place/city\tAra\t\t\t\t\t\t", true),
    ("place/city\tAra\t\t\t10\t10\t\t", "place/region\tAra\t\t\t10\t10\t\t", false),
    ("person\tAra Bo\t\t\t\t\tQ1\t", "person\tAra Bo\t\t\t\t\tQ2\t", false),
    ("person\tAra Bo\t\t\t\t\tQ1\t", "person\tAra Bo\t\t\t\t\t\t5", true),
    ("person\tAra Bo\t\t\t\t\t\t", "person\tBo Ara\tAra Bo\t\t\t\t\t", false),
  ]

  @Test("near merges", arguments: pairs)
  func nearMerges(_ pair: (String, String, Bool)) throws {
    let (first, second) = ("x/1\t" + pair.0, "x/2\t" + pair.1)
    let apart = try compile(table(first, header: Self.wide), table(second, header: Self.wide))
    #expect(GazetteerCheck(apart).counts[.nearMerge, default: 0] == (pair.2 ? 1 : 0))
    // A list's own entries are told apart on purpose.
    let together = try compile(table(first, second, header: Self.wide))
    #expect(GazetteerCheck(together).counts[.nearMerge] == nil)
  }

  @Test("a limit bounds what is kept, not what is counted; many entities of one name stay quick")
  func limit() throws {
    let rows = (0..<4000).map { "place/\($0)\tplace/city\tAra" }
    let lists = [rows.prefix(2000), rows.suffix(2000)].map {
      ([header] + $0).joined(separator: "\n") + "\n"
    }
    let check = GazetteerCheck(try compile(lists[0], lists[1]), limit: 3)
    #expect(check.counts[.collision] == 1)
    #expect(check.counts[.nearMerge] ?? 0 >= 1)
    let cycles = (0..<10).map { "place/\($0)\tplace/city\tAra\($0)ton\t\tplace/\($0)" }
    let circles = GazetteerCheck(
      try compile(([header] + cycles).joined(separator: "\n") + "\n"),
      limit: 3
    )
    #expect(circles.counts[.cycle] == 10 && circles.findings[.cycle]?.count == 3)
  }

  @Test("a compiled gazetteer and a damaged one are checked as far as they can be read")
  func damaged() throws {
    let rows = (0..<40).map {
      "place/\($0)\tplace/city\tAra\($0 % 7)\tBo|—\tplace/\(($0 + 1) % 40)"
    }
    let gazetteer = try compile(
      ([header] + rows).joined(separator: "\n") + "\n",
      ([header] + rows.prefix(9)).joined(separator: "\n") + "\n"
    )
    let expected = GazetteerCheck(gazetteer).counts
    #expect(expected[.merged] == 9 && expected[.cycle] == 1 && expected[.neverMatches] == 49)
    var bytes = gazetteer.compiled.region.bytes(0..<gazetteer.byteCount)
    for start in stride(from: 1024, to: bytes.count, by: 37) {
      let kept = bytes[start]
      bytes[start] ^= 0xFF
      if let compiled = try? CompiledGazetteer(ByteRegion(bytes)) {
        let check = GazetteerCheck(Gazetteer(compiled), limit: 2)
        #expect(check.counts.values.allSatisfy { $0 > 0 })
      }
      bytes[start] = kept
    }
  }

  // MARK: Usage

  static let usages: [(alias: String, text: String, rule: String?)] = [
    ("Gulmara", "The gulmara fell. A gulmara, a gulmara. We saw Gulmara.", "~weak"),
    ("Gulmara", String(repeating: "We saw Gulmara. ", count: 9) + "the gulmara", "~lower"),
    ("Gulmara", String(repeating: "We saw Gulmara. ", count: 30) + "the gulmara", nil),
    ("Gulmara~lower", String(repeating: "We saw Gulmara. ", count: 9) + "the gulmara", nil),
    ("Gulmara~weak", "The gulmara fell. A gulmara, a gulmara.", nil),
    ("Shell", "Shell rose. Shell fell. We saw Shell.", "~weak"),
    ("Shell", "We saw Shell. They met Shell, and Shell fell.", nil),
    ("Green Wall", "A green wall and a green wall. The Green Wall.", "~exact"),
    ("Green Wall~exact", "A green wall and a green wall.", nil),
    ("WHO", "He who asks who knows who is who.", nil),
  ]

  @Test("what texts say of an alias", arguments: usages)
  func usage(_ sample: (alias: String, text: String, rule: String?)) throws {
    let gazetteer = try compile(
      table("organization/a\torganization\tAxum Trust\t\(sample.alias)"),
      words: "shell\nwho\n"
    )
    var usage = AliasUsage(gazetteer)
    usage.read(SegmentedText(sample.text))
    let rows = usage.rows(fewest: 3 - (sample.alias.hasSuffix("exact") ? 1 : 0))
    #expect(rows.map { $0.suggestion?.rule } == [sample.rule])
    #expect(usage.rows(fewest: 1000).isEmpty)
  }

  @Test("hits, lower case and starts of sentences are counted")
  func counts() throws {
    let gazetteer = try compile(
      table(
        "organization/a\torganization\tShell\tThe Shell",
        "organization/b\torganization\tBase Shell\tShell"
      ),
      words: "shell\n"
    )
    var usage = AliasUsage(gazetteer)
    usage.read(SegmentedText("Shell rose; the shell fell. Shell. We like SHELL and base shell."))
    let rows = usage.rows(fewest: 1)
    let found = rows.map {
      "\(gazetteer.aliasText(of: $0.entry)) \($0.counts.hits) \($0.counts.lower) \($0.counts.initial)"
    }
    #expect(found == ["Shell 5 2 2", "Shell 5 2 2", "The Shell 1 1 0", "Base Shell 1 1 0"])
  }
}
