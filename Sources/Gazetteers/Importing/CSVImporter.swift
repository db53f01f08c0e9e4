import InputDecoding

/// Reads tables with commas, semicolons or tabs.
struct CSVImporter: FormatImporter {
  private let run: ImportRun
  private let types: TypeTable

  /// The fields of a table, and the other names that columns have for them.
  static let fields: [(field: String, synonyms: [String])] = [
    ("id", ["identifier"]), ("type", ["class", "category"]),
    ("name", ["label", "canonical", "title"]),
    ("alias", ["variant"]), ("aliases", ["synonyms"]), ("lang", ["language"]), ("case", []),
    ("strength", []), ("prior", ["weight"]), ("parent", ["parents"]),
    ("description", ["notes", "note"]), ("latitude", ["lat"]), ("longitude", ["lon", "lng"]),
    ("population", []), ("wikidata", ["wikidata_id", "qid"]), ("geonames", ["geonames_id"]),
    ("valid_from", []), ("valid_to", []),
  ]

  init(run: ImportRun) {
    self.run = run
    types = run.options.types.merged(over: Self.types)
  }

  /// What tables usually write for our types.
  private static let types = TypeTable([
    "per": "person", "persons": "person", "people": "person", "human": "person",
    "org": "organization", "organisation": "organization", "organizations": "organization",
    "company": "organization/company", "party": "organization/party", "ngo": "organization/ngo",
    "loc": "place", "location": "place", "gpe": "place", "places": "place",
    "country": "place/country", "city": "place/city", "region": "place/region",
    "province": "place/province", "state": "place/province",
    "demonym": "place~demonym",
  ])

  mutating func read(_ file: String) throws {
    var rows = try CSVRows(file, run)
    var columns: CSVColumns?
    if run.options.csv.hasHeader {
      guard let header = try rows.next() else { return }
      columns = try CSVColumns(header: header.map { run.clean($0) }, run.options.csv, file)
    }
    while let row = try rows.next() {
      if row.count == 1, row[0].isEmpty { continue }
      if columns == nil { columns = try CSVColumns(count: row.count, run.options.csv, file) }
      guard let columns else { continue }
      run.report.countRecord()
      if row.count <= columns.needed {
        run.report.add(
          .record,
          "fewer columns than the fields need",
          at: rows.place,
          counted(row.count, "column")
        )
        continue
      }
      try read(CSVRecord(row, columns, run), at: rows.place)
    }
  }

  private func read(_ row: CSVRecord, at place: ImportReport.Place) throws {
    var name = row["name"]
    if name.isEmpty { name = row["alias"] }
    guard !name.isEmpty else {
      run.report.add(.record, "no name", at: place)
      return
    }
    guard let (type, rules) = run.type(of: row["type"], in: types, at: place) else { return }
    let language = row["lang"].lowercased()
    if !run.options.languages.isEmpty, !language.isEmpty,
      !run.options.languages.contains(language)
    {
      run.report.add(.record, "a name in a language that was not asked for")
      return
    }
    let id = row["id"].isEmpty ? NameText.slug(name) : row["id"]
    guard !id.isEmpty else {
      run.report.add(.record, "no id, and none can be made of the name", at: place, name)
      return
    }
    let isQualified = run.options.idPrefix == nil && (id.contains(":") || id.contains("/"))
    var entity = ImportedEntity(isQualified ? NameText.id(id) : run.id(id))
    entity.type = type
    let own = spellings(of: name, type)
    entity.name = own.first ?? name
    entity.aliases = own.dropFirst().map { Alias($0) }
    let alias = row["alias"]
    for text in (alias.isEmpty || alias == name ? [] : [alias]) + row.list("aliases") {
      for spelling in spellings(of: text, type) {
        let isSmall = rules.contains(.demonym) && NameShape(spelling).isAllSmall
        entity.aliases.append(
          Alias(isSmall ? CapitalNames.titled(spelling) : spelling, rules: rules.union(row.rules))
        )
      }
    }
    if alias == name, !row.rules.isEmpty { entity.nameAlias.rules = row.rules }
    entity.parents = row.list("parent").map { parent in
      let isQualified =
        run.options.idPrefix == nil && (parent.contains(":") || parent.contains("/"))
      return isQualified ? NameText.id(parent) : run.id(parent)
    }
    entity.description = row["description"]
    entity.latitude = number(row, "latitude", limit: 90, at: place)
    entity.longitude = number(row, "longitude", limit: 180, at: place)
    entity.population = number(row, "population", limit: 1e11, at: place).map { Int($0) }
    entity.prior = number(row, "prior", limit: 1e6, at: place)
    entity.wikidata = Self.isItem(row["wikidata"]) ? row["wikidata"] : ""
    entity.geonames = row["geonames"]
    // The prefix says whose ids these are.
    if run.idPrefix == "wikidata", Self.isItem(id) { entity.wikidata = id }
    if run.idPrefix == "geonames" { entity.geonames = id }
    entity.validFrom = date(row, "valid_from", at: place)
    entity.validTo = date(row, "valid_to", at: place)
    try run.add(entity)
  }

  /// A name as it is used: not in capitals, and a person's not turned round.
  private func spellings(of name: String, _ type: String) -> [String] {
    var name = name
    if type.hasPrefix("person"), let turned = CapitalNames.turned(name) {
      run.report.add(.note, "names of people turned round: “Doe, Jane” became “Jane Doe”")
      name = turned
    }
    let isOrganization = type.hasPrefix("organization")
    guard let usual = CapitalNames.usual(name, isOrganization: isOrganization) else {
      return [name]
    }
    run.report.add(.note, "names in capitals that got their usual form")
    return [usual.name] + (usual.alias.map { [$0] } ?? [])
  }

  private func number(
    _ row: CSVRecord,
    _ field: String,
    limit: Double,
    at place: ImportReport.Place
  ) -> Double? {
    let text = row[field]
    guard !text.isEmpty else { return nil }
    guard let value = Double(text), value.isFinite, abs(value) <= limit else {
      run.report.add(.value, "a \(field) that is no such number", at: place, text)
      return nil
    }
    return value
  }

  private func date(_ row: CSVRecord, _ field: String, at place: ImportReport.Place) -> String {
    let text = row[field]
    if text.isEmpty || SourceTable.isDate(text.utf8) { return text }
    run.report.add(.value, "a \(field) that is no date", at: place, text)
    return ""
  }

  private static func isItem(_ id: String) -> Bool {
    id.first == "Q" && id.utf8.count > 1
      && id.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// A row with the meaning of its columns.
struct CSVRecord {
  private let row: [[UInt8]]
  private let columns: CSVColumns
  private let run: ImportRun

  init(_ row: [[UInt8]], _ columns: CSVColumns, _ run: ImportRun) {
    self.row = row
    self.columns = columns
    self.run = run
  }

  /// The text of a field; empty where the table has no such column.
  subscript(field: String) -> String {
    guard let column = columns[field], column < row.count else { return "" }
    return run.clean(row[column])
  }

  /// The parts of a field between `|`.
  func list(_ field: String) -> [String] {
    self[field].split(separator: "|").map { NameText.clean(String($0)).text }.filter { !$0.isEmpty }
  }

  /// What `case` and `strength` say of the row's alias.
  var rules: Alias.Rules {
    var rules: Alias.Rules = []
    switch self["case"].lowercased() {
    case "exact": rules.insert(.exact)
    case "any": rules.insert(.lower)
    default: break
    }
    switch self["strength"].lowercased() {
    case "weak", "context": rules.insert(.weak)
    case "strong": rules.insert(.strong)
    default: break
    }
    return rules
  }
}
