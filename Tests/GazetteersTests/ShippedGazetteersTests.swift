import Foundation
import TextSegmentation
import Testing

@testable import Gazetteers

@Suite("Shipped gazetteers")
struct ShippedGazetteersTests {
  private static let folder = packageRoot.appending(path: "Gazetteers")

  /// Compiled once, from the binary alone.
  private static let loaded = Result {
    try GazetteerLoader(
      environment: [:],
      workingDirectory: "/nonexistent",
      executable: "/nonexistent/bin/skein"
    ).load()
  }

  private var gazetteer: Gazetteer { get throws { try Self.loaded.get() } }

  /// The tables of the folder, without the supporting ones.
  private static func tables() throws -> [String] {
    try filesOfFolder().filter {
      $0.hasSuffix(".tsv") && $0 != "lists.tsv" && $0 != "redirects.tsv"
    }
  }

  private static func filesOfFolder() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return names.filter { $0.hasSuffix(".tsv") }.sorted() + WordFacts.files.map(\.name).sorted()
  }

  private static let geoNamesList = "places-geonames.tsv"

  /// The fields of a table's rows.
  private static func rows(_ name: String) throws -> [[String]] {
    String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  // MARK: What the binary carries

  @Test("the binary carries every file of the folder, byte for byte")
  func embedded() throws {
    let shipped = ShippedGazetteers.files
    #expect(shipped.map(\.name) == (try Self.filesOfFolder()))
    for file in shipped {
      #expect(file.bytes.elementsEqual(try Self.bytes(file.name)), "\(file.name)")
    }
  }

  @Test("the C file embeds and lists exactly these files")
  func source() throws {
    let file = packageRoot.appending(path: "Sources/CShippedGazetteers/CShippedGazetteers.c")
    let lines = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(separator: "\n")
    let names = try Self.filesOfFolder()
    let arrays = names.map {
      String($0.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }
    #expect(
      lines.filter { $0.hasPrefix("#embed") }.map(String.init)
        == names.map { "#embed \"../../Gazetteers/\($0)\"" }
    )
    #expect(
      lines.filter { $0.hasPrefix("static const unsigned char ") }.map(String.init)
        == arrays.map { "static const unsigned char \($0)[] = {" }
    )
    #expect(
      lines.filter { $0.hasPrefix("  SHIPPED(") }.map(String.init)
        == zip(names, arrays).map { "  SHIPPED(\"\($0)\", \($1))," }
    )
  }

  #if os(Linux)
  @Test("the binary's name is the one that stands in its file")
  func build() throws {
    let file = try #require(FileHandle(forReadingAtPath: "/proc/self/exe"))
    let start = Array(try file.read(upToCount: 1 << 16) ?? Data())
    // A note of the linker: length of the owner, of the name, the kind, the owner, the name.
    let owner = Array("GNU\0".utf8)
    let note = try #require(
      start.indices.dropLast(36).first {
        start[$0..<$0 + 4] == [4, 0, 0, 0] && start[$0 + 8..<$0 + 12] == [3, 0, 0, 0]
          && start[$0 + 12..<$0 + 16] == owner[...]
      }
    )
    let name = start[(note + 16)...].prefix(Int(start[note + 4]))
    #expect(ShippedGazetteers.build == name.map { String($0, radix: 16) }.joined(separator: "."))
  }
  #endif

  // MARK: The tables

  @Test("the tables have their columns, LF, and rows sorted by the bytes of their ids")
  func tables() throws {
    for name in try Self.tables() {
      let bytes = try Self.bytes(name)
      #expect(!bytes.contains(0x0D), "\(name)")
      #expect(bytes.last == 0x0A, "\(name)")
      let lines = String(decoding: bytes, as: UTF8.self).utf8.split(separator: 0x0A)
      let columns = lines.first.map { String($0) ?? "" }?.split(separator: "\t").map(String.init)
      #expect(columns?.starts(with: SourceTable.columns) == true, "\(name)")
      let count = columns?.count ?? 0
      var last: Substring.UTF8View = Substring("").utf8
      for line in lines.dropFirst() {
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        #expect(fields.count == count, "\(name): \(String(line) ?? "")")
        #expect(last.lexicographicallyPrecedes(fields[0]), "\(name): \(String(line) ?? "")")
        last = fields[0]
      }
    }
  }

  @Test("nothing is reported, and no id stands twice")
  func problems() throws {
    let gazetteer = try gazetteer
    #expect(gazetteer.problems.isEmpty, "\(gazetteer.problems)")
    #expect(Set(gazetteer.entities.map(\.id)).count == gazetteer.entities.count)
    // A city of GeoNames that our own lists hold is a row, but no entity of its own.
    let rows = gazetteer.lists.reduce(0) { $0 + $1.entityCount }
    #expect(rows == gazetteer.entities.count + gazetteer.compiled.mergedRows.count)
    #expect(gazetteer.entities.count > 5000)
    #expect(gazetteer.ordinaryWords.count(of: .ordinary) > 10_000)
    for entity in gazetteer.entities {
      #expect(entity.parents.allSatisfy { gazetteer.index(ofID: $0) != nil }, "\(entity.id)")
      #expect(!entity.parents.contains(entity.id), "\(entity.id)")
    }
  }

  @Test("every list has its origin, licence and date")
  func lists() throws {
    let lists = try gazetteer.lists
    #expect(lists.map(\.file) == (try Self.tables()))
    for list in lists {
      #expect(!list.title.isEmpty && !list.origin.isEmpty && !list.licence.isEmpty, "\(list.file)")
    }
    let rows = String(decoding: try Self.bytes("lists.tsv"), as: UTF8.self).split(separator: "\n")
    #expect(rows.first == "file\ttitle\torigin\tlicence\tdate")
    #expect(rows.dropFirst().map { String($0.prefix { $0 != "\t" }) } == (try Self.tables()))
    for row in rows.dropFirst() {
      let date = row.split(separator: "\t", omittingEmptySubsequences: false).last ?? ""
      #expect(date.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil, "\(row)")
    }
  }

  @Test("own ids are a type and an ASCII slug, and types stand in the tree")
  func typesAndIDs() throws {
    let tree: [String: Set<String>] = [
      "organization": [
        "armed-group", "central-bank", "company", "court", "culture", "government",
        "intelligence", "international", "legislature", "media", "military", "ministry", "ngo",
        "party", "police", "religious", "sports", "think-tank", "union", "university",
      ],
      "person": [], "topic": [],
      "place": [
        "city", "continent", "country", "mountain", "province", "region", "site", "territory",
        "water",
      ],
    ]
    for entity in try gazetteer.entities {
      let path = entity.type.split(separator: "/").map(String.init)
      let kinds = tree[path.first ?? ""]
      #expect(kinds != nil && path.count <= 2, "\(entity.id) \(entity.type)")
      if path.count == 2 { #expect(kinds?.contains(path[1]) == true, "\(entity.type)") }
      if entity.origin.list == Self.geoNamesList {
        #expect(entity.id == "geonames:\(entity.geonames ?? "")", "\(entity.id)")
        continue
      }
      #expect(
        entity.id.wholeMatch(of: /(organization|person|place|topic)\/[a-z0-9]+(-[a-z0-9]+)*/)
          != nil,
        "\(entity.id)"
      )
      #expect(entity.id.hasPrefix(entity.topType + "/"), "\(entity.id)")
    }
  }

  @Test("a city of GeoNames that our own lists mean is one entity with it")
  func geoNames() throws {
    let gazetteer = try gazetteer
    var own: [String: String] = [:]
    for name in try Self.tables() where name.hasPrefix("places-") && name != Self.geoNamesList {
      for row in try Self.rows(name) where !row[11].isEmpty {
        #expect(own.updateValue(row[0], forKey: row[11]) == nil, "\(row[0]) \(row[11])")
      }
    }
    #expect(own.count > 1500)
    var merged = 0
    for row in try Self.rows(Self.geoNamesList) {
      #expect(row[0] == "geonames:\(row[11])")
      let index = try #require(gazetteer.index(ofID: row[0]), "\(row[0])")
      let id = gazetteer.entities[index].id
      #expect(id == own[row[11]] ?? row[0])
      if id != row[0] { merged += 1 }
    }
    #expect(merged > 300)
  }

  @Test("the names of GeoNames' cities keep to the rules of the script that chose them")
  func geoNamesNames() throws {
    for row in try Self.rows(Self.geoNamesList) {
      let aliases = row[3].split(separator: "|").map { $0.prefix { $0 != "~" } }
      #expect(aliases.count <= 6, "\(row[0])")
      for name in [row[2][...]] + aliases {
        let isCode = name.count < 5 && name.allSatisfy(\.isASCII) && name.allSatisfy(\.isUppercase)
        // `eMkhomazi` and `'s-Hertogenbosch` are written so.
        let isSmall = name.prefix(2).allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "'") }
        #expect(!isCode && (!isSmall || name.hasPrefix("'s-")), "\(row[0]) \(name)")
        #expect(!name.contains { "0123456789()/;".contains($0) }, "\(row[0]) \(name)")
      }
      if row[1] == "place/continent" { continue }
      let prior = Double(row[9]) ?? -1
      #expect(prior > 0 && prior < 1, "\(row[0])")
      #expect((Int(row[8]) ?? 0) >= 15_000, "\(row[0])")
    }
  }

  @Test("our own continents, which come first, take their points from the list of GeoNames")
  func continents() throws {
    let gazetteer = try gazetteer
    let continents = gazetteer.entities.filter { $0.type == "place/continent" }
    #expect(continents.count == 7)
    for continent in continents {
      #expect(continent.id.hasPrefix("place/") && continent.latitude != nil, "\(continent.id)")
    }
  }

  @Test("coordinates, dates and numbers are plausible")
  func values() throws {
    for entity in try gazetteer.entities {
      #expect((entity.latitude == nil) == (entity.longitude == nil), "\(entity.id)")
      #expect((-90...90).contains(entity.latitude ?? 0), "\(entity.id)")
      #expect((-180...180).contains(entity.longitude ?? 0), "\(entity.id)")
      #expect(
        (entity.population ?? 0) >= 0 && entity.prior > 0 && entity.threshold > 0,
        "\(entity.id)"
      )
      for date in [entity.validFrom, entity.validTo].compactMap({ $0 }) {
        #expect(date.wholeMatch(of: /-?\d{4}(-\d{2}(-\d{2})?)?/) != nil, "\(entity.id) \(date)")
      }
      if let from = entity.validFrom, let to = entity.validTo {
        #expect(from <= to, "\(entity.id)")
      }
      #expect(entity.isTopic || entity.aliases.allSatisfy { $0.weight == 1 }, "\(entity.id)")
    }
  }

  @Test("redirects lead from an id that is gone to one that stands")
  func redirects() throws {
    let gazetteer = try gazetteer
    let rows = String(decoding: try Self.bytes("redirects.tsv"), as: UTF8.self).split(
      separator: "\n"
    )
    #expect(rows.first == "old\tnew")
    let ids = Set(gazetteer.entities.map(\.id))
    for row in rows.dropFirst() {
      let fields = row.split(separator: "\t").map(String.init)
      try #require(fields.count == 2)
      #expect(!ids.contains(fields[0]) && ids.contains(fields[1]), "\(row)")
    }
  }

  @Test("ordinary words are sorted ASCII letters")
  func words() throws {
    let words = try Self.bytes("words/english.txt").split(separator: 0x0A)
    #expect(words.allSatisfy { $0.count > 1 && $0.allSatisfy { (0x61...0x7A).contains($0) } })
    #expect(zip(words, words.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }

  // MARK: Every alias finds its entity

  @Test("every alias finds its entity, by look-up and in a text")
  func aliases() throws {
    let gazetteer = try gazetteer
    let all = gazetteer.entities.indices.flatMap { index in
      let entity = gazetteer.entities[index]
      return ([entity.name] + entity.aliases.map(\.text)).map { (index, $0) }
    }
    for (index, name) in all {
      let entity = gazetteer.entities[index]
      if !entity.isTopic {
        let phrase = FoldedPhrase(name)
        // A display name of another entity wins over this alias.
        let found = gazetteer.entities(named: name)
        let isOutdone = found.contains {
          FoldedPhrase(gazetteer.entities[$0].name).bytes == phrase.bytes
        }
        #expect(found.contains(index) || isOutdone, "\(entity.id) \(name)")
      }
      let text = SegmentedText("so near \(name) to it")
      var isFound = false
      func note(_ words: Range<Int>, _ entries: GazetteerEntries) {
        isFound = isFound || entries.contains { $0.entity == index && !words.isEmpty }
      }
      if entity.isTopic {
        gazetteer.forEachTerm(in: text, note)
      } else {
        gazetteer.forEachName(in: text, note)
      }
      #expect(isFound, "\(entity.id) \(name)")
    }
  }

  @Test(
    "every entity is found by its id, and by its display name alone or first among its namesakes"
  )
  func names() throws {
    let gazetteer = try gazetteer
    for (index, entity) in gazetteer.entities.enumerated() {
      #expect(gazetteer.index(ofID: entity.id) == index)
    }
    for (index, entity) in gazetteer.entities.enumerated() {
      #expect(gazetteer.entities(named: entity.name).contains(index), "\(entity.id)")
    }
  }
}
