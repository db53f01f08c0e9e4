import InputDecoding
import TestSupport
import Testing

@testable import Gazetteers

@Suite("Parts of imports")
struct ImportPartsTests {
  @Test(
    "names are put on one line",
    arguments: [
      ("a", "a", 0), ("  a\t\nb  ", "a b", 0), ("a\u{0}b", "a\u{FFFD}b", 1),
      ("a\u{200E}b\u{FEFF}", "ab", 0),
      ("می‌خواهم", "می‌خواهم", 0), ("a\u{85}\u{2028}b", "a b", 0), ("", "", 0), ("\u{1}", "", 0),
      ("J &amp; B &AMP; &lt;x&gt; &unknown; & Co", "J & B & <x> &unknown; & Co", 0),
    ]
  )
  func cleaning(text: String, clean: String, replaced: Int) {
    let result = NameText.clean(text)
    #expect(Array(result.text.utf8) == Array(clean.utf8))
    #expect(result.replaced == replaced)
  }

  @Test(
    "names in capitals get their usual form",
    arguments: [
      ("JOHN SMITH", false, "John Smith", nil),
      ("BANK OF THE NORTH", true, "Bank of the North", nil),
      ("UN", true, nil, nil), ("WHO", true, nil, nil), ("QAT", false, nil, nil),
      ("IRAN", false, "Iran", nil), ("HAMAS", true, "HAMAS", "Hamas"), ("FMLN", true, nil, nil),
      ("UNESCO", true, "Unesco", nil), ("AL-QAEDA", true, "Al-Qaeda", nil),
      ("LASHKAR-E-TAIBA", true, "Lashkar-e-Taiba", nil), ("OOO TGK", true, nil, nil),
      ("ACME TRADING LLC", true, "Acme Trading LLC", nil),
      ("J.K. ROWLING", false, "J.K. Rowling", nil),
      ("MR. T SMITH III", false, "Mr. T Smith III", nil), ("Mixed Name", false, nil, nil),
      ("ÉCOLE ŽIŽKA", true, "École Žižka", nil), ("1ST BRIGADE", true, "1st Brigade", nil),
      ("شركة", true, nil, nil), ("ACME LTD.", true, "Acme Ltd.", nil),
    ] as [(String, Bool, String?, String?)]
  )
  func capitals(name: String, isOrganization: Bool, usual: String?, alias: String?) {
    let result = CapitalNames.usual(name, isOrganization: isOrganization)
    #expect(result?.name == usual)
    #expect(result?.alias == alias)
  }

  @Test(
    "names of people are turned round only where they are inverted",
    arguments: [
      ("DOE, Jane", "Jane Doe"), ("Doe, Jane", "Jane Doe"), ("DE LA CRUZ, Ana", "Ana de la Cruz"),
      ("Smith, Jr.", nil), ("A, B, C", nil), ("Doe,", nil), ("Jane Doe", nil),
      ("Robin Marsh, Baron Reed", nil), ("Marsh, 3rd Earl of Reed", nil),
    ] as [(String, String?)]
  )
  func turning(name: String, turned: String?) {
    #expect(CapitalNames.turned(name) == turned)
  }

  @Test(
    "which alternate names of GeoNames are names",
    arguments: [
      ("Kabul", "Kabul"), ("KBL", nil), ("KBL1", nil), ("tkht qysr", nil), ("西安", "西安"), ("西", nil),
      ("Ab", nil), ("كابل", "كابل"), ("ВИТИНА", "Витина"), ("al-Basrah", "al-Basrah"), ("123", nil),
      ("https://x.example", nil), ("مخا، یمن", "مخا"), ("'s-Hertogenbosch", "'s-Hertogenbosch"),
    ] as [(String, String?)]
  )
  func geonames(name: String, alias: String?) {
    switch GeoNamesNames.alias(name, .init()) {
    case .success(let found): #expect(found.text == alias)
    case .failure(let reason): #expect(alias == nil, "\(reason.text)")
    }
  }

  @Test(
    "names that no match could be get a form that one can",
    arguments: [
      ("organization", "Acme Trading Co., Ltd.", "Acme Trading Co., Ltd.", ["Acme Trading Co"]),
      ("organization", "Branch 235 - North", "Branch 235 - North", ["Branch 235"]),
      ("organization", "Unit: North", "Unit: North", []),
      ("person", "Al-'Arif Nur", "Al-Arif Nur", []),
      ("place", "Alder (old)", "Alder", []),
      ("organization", "The \"Lamp\" Club", "The Lamp Club", []),
      ("place", "Mc'Kay Bay", "Mc'Kay Bay", []), ("place", "Alder - Birch", "Alder - Birch", []),
    ]
  )
  func matchable(type: String, name: String, display: String, aliases: [String]) throws {
    let folder = try TemporaryFolder()
    let run = ImportRun(
      options: ImportOptions(),
      idPrefix: "x",
      folder: folder.path(""),
      report: ImportReport(limit: 20, say: { _ in })
    )
    var part = ImportedEntity("x:1")
    part.type = type
    part.name = name
    let entity = try #require(EntityCompletion(run: run).complete(part))
    #expect(entity.name == display)
    #expect(entity.aliases.map(\.text) == aliases)
  }

  @Test(
    "rows of tables",
    arguments: [
      ("a,b", ["a", "b"], false), ("", [""], false), (",", ["", ""], false),
      ("\"a,b\",c", ["a,b", "c"], false), ("\"a\"\"b\"", ["a\"b"], false), ("\"\"", [""], false),
      ("\"a\nb\",c", ["a\nb", "c"], false), ("a\"b,c", ["a\"b", "c"], false),
      ("\"a,b", ["a,b"], true),
      ("\"a\"x,b", ["ax", "b"], false), ("a,\"", ["a", ""], true),
    ]
  )
  func rows(line: String, fields: [String], isOpen: Bool) {
    let row = CSVRows.parse(Array(line.utf8), UInt8(ascii: ","))
    #expect(row.fields.map { String(decoding: $0, as: UTF8.self) } == fields)
    #expect(row.isOpen == isOpen)
  }

  @Test(
    "entries of GATE and their features",
    arguments: [
      ("Aachen", "Aachen", []), ("A:b=c", "A", ["b=c"]), ("A:b=c:d=", "A", ["b=c", "d="]),
      ("A: b", "A: b", []), ("A:b=c:d", "A:b=c:d", []), ("A\tb=c", "A", ["b=c"]),
      ("A&b=c", "A", ["b=c"]),
      ("C & A", "C & A", []), ("A%b=c", "A", ["b=c"]), ("A:=c", "A:=c", []), (":a=b", ":a=b", []),
    ]
  )
  func gate(line: String, name: String, features: [String]) {
    let entry = GATEEntry(Array(line.utf8)[...], separator: nil)
    #expect(String(decoding: entry.name, as: UTF8.self) == name)
    #expect(
      entry.features.map { $0.name + "=" + String(decoding: $0.value, as: UTF8.self) } == features
    )
  }

  @Test(
    "addresses are resolved",
    arguments: [
      ("http://x/y", "http://b/c/d", "http://x/y"), ("#f", "http://b/c#e", "http://b/c#f"),
      ("e", "http://b/c/d", "http://b/c/e"), ("/e", "http://b/c/d", "http://b/e"),
      ("//o/e", "http://b/c", "http://o/e"), ("", "http://b/c#f", "http://b/c"), ("e", "", "e"),
      ("e", "http://b", "http://b/e"), ("urn:x", "http://b/", "urn:x"),
    ]
  )
  func resolving(reference: String, base: String, resolved: String) {
    #expect(RDF.resolve(reference, against: base) == resolved)
  }

  @Test(
    "ids hold nothing that a table cannot",
    arguments: [
      ("a:b", "a:b"), ("a|b", "a%7Cb"), ("a\tb c", "a%09b%20c"), ("a\\b", "a%5Cb"), ("é~", "é~"),
    ]
  )
  func ids(text: String, id: String) { #expect(NameText.id(text) == id) }

  @Test(
    "slugs tell names apart",
    arguments: [
      ("New York", "new-york"), ("C++", "c_2b_2b"), ("C", "c"), ("O'Neil & Co.", "oneil-_26-co"),
      ("Größe", "größe"), ("  ", ""), ("西安", "西安"),
    ]
  )
  func slugs(text: String, slug: String) { #expect(NameText.slug(text) == slug) }

  @Test("type tables")
  func types() throws {
    let table = try TypeTable(
      lines: "# remark\nORG\torganization\ncity\tplace/city~weak\nx\t-\r\n\n",
      file: "t"
    )
    #expect(table["org"] == .type("organization", []))
    #expect(table["City"] == .type("place/city", .weak))
    #expect(table["x"] == .unwanted)
    #expect(table["y"] == nil)
    for bad in [
      "one column", "a\tspaceship", "a\tplace/City", "a\tplace~odd", "\tplace", "a\tplace/",
    ] {
      #expect(throws: ImportError.self, "\(bad)") { try TypeTable(lines: bad, file: "t") }
    }
  }

  @Test(
    "numbers are written without an exponent",
    arguments: [
      (0.00001, 6, "0.00001"), (-0.5, 6, "-0.5"), (48.867520, 6, "48.86752"), (100, 6, "100"),
      (-0.0, 6, "0"),
      (1e-9, 6, "0"), (2.34567, 4, "2.3457"),
    ]
  )
  func decimals(value: Double, places: Int, text: String) {
    #expect(SourceTableWriter.decimal(value, places: places) == text)
  }

  @Test("rows wait in bytes and come back the same")
  func fragments() {
    var entity = ImportedEntity("x:1")
    entity.type = "place"
    entity.name = "A|b~c\\d"
    entity.nameRank = 3
    entity.nameAlias = Alias("", rules: [.weak, .exact], weight: 0.5)
    entity.aliases = [Alias("B"), Alias("C", rules: .lower, weight: 0.25)]
    entity.parents = ["x:2", "x:3"]
    entity.latitude = -1.5
    entity.population = 7
    entity.prior = 0.125
    entity.isUnwanted = true
    entity.validTo = "1999"
    let again = ImportedEntity("x:1", bytes: entity.bytes[...])
    #expect(again.bytes == entity.bytes)
    #expect(again.aliases == entity.aliases && again.nameAlias == entity.nameAlias)
    #expect(again.prior == 0.125 && again.longitude == nil && again.isUnwanted)
  }

  @Test("records are sorted by bytes, equal keys in their order", arguments: [40, 200, 1 << 20])
  func sorting(memory: Int) throws {
    let folder = try TemporaryFolder()
    var sorter = RecordSorter(folder: folder.path(""), name: "s", limit: memory)
    var generator = SeededGenerator(seed: 5)
    var records: [(String, Int)] = []
    for index in 0..<500 {
      let key = ["b", "a", "é", "ab", "", "e\u{301}", "B"].randomElement(using: &generator) ?? ""
      records.append((key, index))
      try sorter.add(key: key, Array(String(index).utf8))
    }
    records.sort { first, second in
      Array(first.0.utf8) == Array(second.0.utf8)
        ? first.1 < second.1 : first.0.utf8.lexicographicallyPrecedes(second.0.utf8)
    }
    var sorted: [String] = []
    try sorter.forEach { key, payload in
      sorted.append(key + ":" + String(decoding: payload, as: UTF8.self))
    }
    #expect(sorted == records.map { "\($0.0):\($0.1)" })
  }

  private func triples(_ text: String) throws -> (triples: [String], problems: [String]) {
    let folder = try TemporaryFolder()
    let file = try folder.write("a.ttl", text)
    let lines = ReportLines()
    let run = ImportRun(
      options: ImportOptions(),
      idPrefix: "x",
      folder: folder.path(""),
      report: ImportReport(limit: 20, say: lines.add)
    )
    var found: [String] = []
    var reader = TurtleReader(ByteStream(try ImportInput.open(file)), file: "a.ttl", run: run)
    try reader.forEach { triple, _ in
      switch triple.object {
      case .node(let node): found.append("\(triple.subject) \(triple.predicate) <\(node)>")
      case .literal(let text, let language):
        found.append("\(triple.subject) \(triple.predicate) \(text)@\(language)")
      }
    }
    return (found.map { $0.replacing("\u{1}", with: "") }, lines.lines)
  }

  @Test(
    "Turtle",
    arguments: [
      (
        "<a> <b> <c>, 'd' ; <e> \"\"\"f\"g\"\"\"@en-GB, 1.5, .5, true .",
        ["a b <c>", "a b d@", "a e f\"g@en-gb", "a e 1.5@", "a e .5@", "a e true@"]
      ),
      ("@prefix p: <urn:p#>. p:a.b p:c p:d.", ["urn:p#a.b urn:p#c <urn:p#d>"]),
      ("base <http://x/> <y> a [] .", ["http://x/y \(RDF.type) <_:1>"]),
      ("[ <b> [ <c> 'd' ] ] .", ["_:2 c d@", "_:1 b <_:2>"]),
      (
        "<a> <b> ('x' 'y') .",
        [
          "_:1 \(RDF.first) x@", "_:1 \(RDF.rest) <_:2>", "_:2 \(RDF.first) y@",
          "_:2 \(RDF.rest) <\(RDF.none)>", "a b <_:1>",
        ]
      ),
      ("<a> <b> \"\\u00e9\\n\\\"\"^^<t> . # end", ["a b é\n\"@"]),
      ("<a> <b> '''x''y'''' .", ["a b x''y'@"]), ("", []), ("# only", []),
      ("_:n <b> _:m ; .", ["_:n b <_:m>"]),
    ]
  )
  func turtle(text: String, expected: [String]) throws {
    let read = try triples(text)
    #expect(read.triples == expected)
    #expect(read.problems.isEmpty, "\(read.problems)")
  }

  @Test(
    "Turtle that is none is reported with its line, and the rest is read",
    arguments: [
      "<a> <b> .", "<a> <b> 'x", "<a> <b <c> .", "p:a <b> <c> .", "<a> <b> 'x'@ .",
      "<a> <b> <c> <d> .",
      "<a> <b> '\\q' .", "@prefix x .", "<a> <b> [ <c> .", "^ .", "} .",
      "<a> <b> " + String(repeating: "[ <c> ", count: 300) + ".",
    ]
  )
  func notTurtle(text: String) throws {
    let read = try triples("<x> <y> <z> .\n" + text + "\n.\n<k> <l> <m> .\n")
    #expect(read.triples.first == "x y <z>")
    #expect(read.triples.last == "k l <m>", "\(read)")
    #expect(!read.problems.isEmpty)
    #expect(read.problems.allSatisfy { $0.hasPrefix("a.ttl:") && $0.contains("not Turtle") })
  }
}
