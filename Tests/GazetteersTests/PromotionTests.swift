import Foundation
import TestSupport
import Testing

@testable import Gazetteers

@Suite("Adding names to tables")
struct PromotionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func promote(
    _ entity: Entity,
    to table: String = "own.tsv",
    addsAliases: Bool = false
  ) throws -> String {
    try Promotion(entity, addsAliases: addsAliases, to: folder.path(table))
      .write(date: "2026-01-02")
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try folder.bytes(name), as: UTF8.self)
  }

  @Test(
    "ids are ASCII, under the top of the type",
    arguments: [
      ("Mara Ellison", "person", "person/mara-ellison"),
      ("Khyber Valley Courier", "organization/media", "organization/khyber-valley-courier"),
      ("O’Hara & Sons, 100%", "organization", "organization/ohara-sons-100"),
      ("Søren Ærdal", "person", "person/soren-aerdal"), ("Étienne", "person", "person/etienne"),
      ("U.S. Foo", "organization", "organization/us-foo"), ("西安", "place", "place/u897f-u5b89"),
      ("Ирина", "person", "person/u438u440u438u43du430"), ("!?", "person", nil), ("", "place", nil),
    ]
  )
  func ids(_ name: String, _ type: String, _ id: String?) {
    #expect(OwnEntityID.make(name, type: type) == id)
    if let id { #expect(OwnEntityID.isUsable(id)) }
  }

  @Test("what can be no id")
  func unusableIDs() {
    for id in ["", "x", "/x", "x/", "a b/c", "a/b|c", "a/\t", "a/\n", "a/\u{7F}"] {
      #expect(!OwnEntityID.isUsable(id), "\(id)")
    }
    #expect(OwnEntityID.isUsable("wikidata:Q1"))
  }

  @Test("a new table has a header, and a row in lists.tsv where there is one")
  func newTable() throws {
    let line = try promote(Entity(id: "person/b", type: "person", name: "Bea Bell"))
    #expect(line.hasPrefix("person/b\tperson\tBea Bell\t"))
    #expect(try text("own.tsv") == SourceTableWriter().headerText + line + "\n")
    #expect(!FileManager.default.fileExists(atPath: folder.path("lists.tsv")))
    try folder.write(
      "g/lists.tsv",
      "file\ttitle\torigin\tlicence\tdate\nz.tsv\tZ\tmine\tCC0-1.0\t2020-01-01\n"
    )
    _ = try promote(Entity(id: "person/b", type: "person", name: "Bea Bell"), to: "g/own.tsv")
    #expect(
      try text("g/lists.tsv").split(separator: "\n").dropFirst() == [
        "own.tsv\tOwn names\tadded by skein gazetteer promote\tnot stated\t2026-01-02",
        "z.tsv\tZ\tmine\tCC0-1.0\t2020-01-01",
      ]
    )
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path("g")).sorted() == [
        "lists.tsv", "own.tsv",
      ]
    )
  }

  @Test("lines go where their ids belong; all others stay as they are, byte for byte")
  func order() throws {
    for (end, last) in [("\n", "\n"), ("\r\n", "\r\n"), ("\n", "")] {
      let rows = [
        "name\tid\textra\ttype\taliases\tdescription", "B One\tperson/b\t x \tperson\t", "",
        "D One\tperson/d\t\tperson\tDee~weak|",
      ]
      try folder.write("own.tsv", rows.joined(separator: end) + last)
      for letter in ["c", "e", "a"] {
        let entity = Entity(
          id: "person/\(letter)",
          type: "person",
          name: "Name \(letter)",
          aliases: [Alias("Ali as", rules: [.weak])],
          description: "a\tb \\ c\n| ~"
        )
        _ = try promote(entity)
      }
      func row(_ letter: String) -> String {
        "Name \(letter)\tperson/\(letter)\t\tperson\tAli as~weak\ta\\tb \\\\ c\\n| ~"
      }
      let expected = [
        rows[0], row("a"), rows[1], rows[2], row("c"), rows[3], row("e"),
      ].map { $0 + end }.joined()
      #expect(try Array(text("own.tsv").utf8) == Array(expected.utf8))
      let gazetteer = try GazetteerLoader(explicit: [folder.path("own.tsv")]).load()
      let read = gazetteer.entities.first { $0.id == "person/c" }
      #expect(read?.description == "a\tb \\ c\n| ~")
      #expect(read?.aliases == [Alias("Ali as", rules: [.weak])])
    }
  }

  @Test("further aliases join the line of their entity, or make one that merges with it")
  func aliases() throws {
    let known = Entity(id: "person/b", type: "person", name: "Bea Bell")
    _ = try promote(known)
    var further = known
    further.aliases = [Alias("Beebee"), Alias("BB", rules: [.acronym])]
    #expect(try promote(further, addsAliases: true).contains("\tBeebee|BB~acronym\t"))
    further.aliases = [Alias("Bea")]
    #expect(try promote(further, addsAliases: true).contains("\tBeebee|BB~acronym|Bea\t"))
    let before = try folder.bytes("own.tsv")
    #expect(throws: GazetteerError.self) { try promote(further, addsAliases: true) }
    #expect(try folder.bytes("own.tsv") == before)
    #expect(try promote(further, to: "other.tsv", addsAliases: true).contains("\tBea\t"))
    let both = [folder.path("own.tsv"), folder.path("other.tsv")]
    let gazetteer = try GazetteerLoader(explicit: both).load()
    #expect(gazetteer.entities.count == 1)
    #expect(gazetteer.entities(named: "beebee") == [0])
  }

  @Test("what check would refuse, and what has no place, is refused; nothing is written")
  func refusals() throws {
    let good = Entity(id: "person/b", type: "person", name: "Bea Bell")
    _ = try promote(good)
    try folder.write("narrow.tsv", "id\ttype\tname\nperson/a\tperson\tAda\n")
    try folder.write("bad.tsv", "name\taliases\n")
    func refused(
      _ entity: Entity,
      _ table: String = "own.tsv",
      location: SourceLocation = #_sourceLocation
    ) throws -> String {
      let before = try? folder.bytes(table)
      var message = ""
      do {
        _ = try promote(entity, to: table)
        Issue.record("not refused", sourceLocation: location)
      } catch {
        message = "\(error)"
      }
      #expect((try? folder.bytes(table)) == before, sourceLocation: location)
      return message
    }
    func entity(_ change: (inout Entity) -> Void) -> Entity {
      var entity = Entity(id: "person/c", type: "person", name: "Cy Cole")
      change(&entity)
      return entity
    }
    #expect(try refused(good).contains("line 2 has the id person/b already"))
    #expect(try refused(entity { $0.name = "a | b" }).contains("never matches"))
    #expect(try refused(entity { $0.aliases = [Alias("( )")] }).contains("never matches"))
    #expect(try refused(entity { $0.parents = ["person/c"] }).contains("cycle"))
    #expect(try refused(entity { $0.name = "" }).contains("unusable"))
    let endless = String(repeating: "x", count: 1 << 20)
    #expect(try refused(entity { $0.name = endless }).contains("the line would be wrong"))
    #expect(
      try refused(entity { $0.description = "d" }, "narrow.tsv")
        .contains("the header has no column “description”")
    )
    #expect(try refused(entity { _ in }, "bad.tsv").contains("no column “id”"))
    #expect(try refused(entity { _ in }, "no/own.tsv").contains("there is no folder"))
    #expect(try refused(entity { _ in }, "lists.tsv").contains("is to be named *.tsv"))
    #expect(try refused(entity { _ in }, "own.txt").contains("is to be named *.tsv"))
    _ = try promote(entity { _ in }, to: "narrow.tsv")
    #expect(try text("narrow.tsv").hasSuffix("person/c\tperson\tCy Cole\n"))
  }

  @Test("aliases as tables write them")
  func writtenAliases() {
    #expect(Promotion.alias("Pak~lower~weak") == Alias("Pak", rules: [.lower, .weak]))
    #expect(Promotion.alias(#"A\~B\|C"#) == Alias("A~B|C"))
    #expect(Promotion.alias("A|B") == Alias("A|B"))
    for text in ["", "~weak", "A~", "A~loud", "A~0.5"] {
      #expect(Promotion.alias(text) == nil, "\(text)")
    }
  }
}

extension SourceTableWriter {
  fileprivate var headerText: String { String(decoding: header, as: UTF8.self) }
}
