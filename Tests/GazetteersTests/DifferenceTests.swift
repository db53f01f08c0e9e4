import Testing
import TextSegmentation

@testable import Gazetteers

/// What tells two gazetteers apart, and which texts that can touch.
@Suite("Comparing gazetteers")
struct DifferenceTests {
  private static let wide = "id\ttype\tname\taliases\tparent\tprior\tdescription\tpopulation"
  private static let base = [
    "person/king\tperson\tPeter King\tKing~weak\tplace/ara\t1\t\t",
    "place/ara\tplace/country\tArania\tAranian~demonym\t\t1\t\t",
    "place/bo\tplace/city\tBorovina\t\tplace/ara\t1\t\t10",
  ]

  private func gazetteer(_ rows: [String], words: String = "") throws -> Gazetteer {
    try compile(([Self.wide] + rows).joined(separator: "\n") + "\n", words: words)
  }

  /// A change as these tests write it; `!` where linking cannot tell.
  private func written(_ difference: GazetteerDifference) -> [String] {
    difference.changes.map { change in
      let id = change.new.map(difference.new.id) ?? change.old.map(difference.old.id) ?? ""
      let fields = change.fields.map { " \($0.name): \($0.old) → \($0.new)" }.joined(separator: ";")
      return "\(change.kind) \(id)\(fields)\(change.affectsLinking ? "" : "!")"
    }
  }

  static let edits: [([String], [String])] = [
    (base, []),
    ([base[0], base[1]], ["removed place/bo"]),
    (base + ["place/cu\tplace/city\tCuria"], ["added place/cu"]),
    (
      [base[0].replacing("King~weak", with: "King|P. King"), base[1], base[2]],
      ["changed person/king alias: King~weak → King; alias:  → P. King"]
    ),
    (
      [base[0], base[1], base[2].replacing("\t10", with: "\t20")],
      ["changed place/bo population: 10 → 20!"]
    ),
    (
      [base[0], base[1].replacing("place/country", with: "place/region"), base[2]],
      // What the region held is part of nothing that says something any more.
      [
        "changed person/king ancestors: place/ara → ",
        "changed place/ara type: place/country → place/region",
        "changed place/bo ancestors: place/ara → ",
      ]
    ),
    (
      [
        base[0].replacing("\t1\t", with: "\t3\t"), base[1],
        base[2].replacing("place/ara", with: ""),
      ],
      ["changed person/king prior: 1.0 → 3.0", "changed place/bo parent: place/ara → "]
    ),
  ]

  @Test("entities and fields", arguments: edits)
  func changes(_ edit: ([String], [String])) throws {
    let difference = GazetteerDifference(
      from: try gazetteer(Self.base),
      to: try gazetteer(edit.0)
    )
    #expect(written(difference) == edit.1)
    #expect(difference.touchesEverything == nil)
  }

  @Test("other words and another order touch everything")
  func everything() throws {
    let base = try gazetteer(Self.base)
    let reordered = GazetteerDifference(from: base, to: try gazetteer(Self.base.reversed()))
    #expect(reordered.changes.isEmpty && reordered.touchesEverything != nil)
    let words = GazetteerDifference(from: base, to: try gazetteer(Self.base, words: "king\n"))
    #expect(words.touchesEverything != nil)
    #expect(try ChangedNames(words).touch(SegmentedText("Nothing at all.")))
  }

  /// Texts, and whether taking `place/bo` out and giving `person/king` an acronym touches them.
  static let texts: [(String, Bool)] = [
    ("They went to Borovina.", true),
    ("they went to borovina", true),
    ("They went to Borowina.", true),
    ("Peter T. King spoke.", true),
    ("The king spoke.", true),
    ("PKX spoke.", true),
    ("Peter Kingg spoke.", true),
    ("Arania is far; the Aranians stay.", false),
    ("Nothing here is named at all.", false),
    ("", false),
  ]

  @Test("which texts are touched", arguments: texts)
  func touched(_ sample: (String, Bool)) throws {
    let difference = GazetteerDifference(
      from: try gazetteer(Self.base),
      to: try gazetteer([Self.base[0].replacing("King~weak", with: "King~weak|PKX"), Self.base[1]])
    )
    #expect(try ChangedNames(difference).touch(SegmentedText(sample.0)) == sample.1)
  }

  @Test("what linking cannot tell touches nothing")
  func untouched() throws {
    let difference = GazetteerDifference(
      from: try gazetteer(Self.base),
      to: try gazetteer([Self.base[0], Self.base[1], Self.base[2].replacing("10", with: "11")])
    )
    let names = try ChangedNames(difference)
    #expect(names.isEmpty && !names.touch(SegmentedText("Borovina and Peter King.")))
  }

  @Test("names near a text are found whatever its first letter")
  func nearest() throws {
    let gazetteer = try gazetteer(Self.base)
    for text in ["Borovinna", "Corovina", "borowina"] {
      #expect(gazetteer.nearestNames(to: text) == ["Borovina"])
    }
    #expect(gazetteer.nearestNames(to: "Zzz").isEmpty && gazetteer.nearestNames(to: "").isEmpty)
    let king = try #require(gazetteer.index(ofID: "person/king"))
    #expect(gazetteer.aliases(of: king, matching: "king") == [Alias("King", rules: .weak)])
    #expect(gazetteer.aliases(of: king, matching: "PETER KING") == [Alias("Peter King")])
    #expect(gazetteer.aliases(of: king, matching: "person/king").isEmpty)
  }
}
