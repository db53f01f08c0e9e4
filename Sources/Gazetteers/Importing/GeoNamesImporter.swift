import InputDecoding

/// Reads the 19 columns of GeoNames.
///
/// Divisions and countries are joined when all records were read, so that the order of the dump does
/// not matter. Memory: a set of the imported ids, and the tables named by the options.
struct GeoNamesImporter: FormatImporter {
  private let run: ImportRun
  private let rules: GeoNamesNames
  private var gazetteer: GeoNamesDivisions
  private var imported: Set<Int> = []

  init(run: ImportRun) throws {
    self.run = run
    let options = run.options.geonames
    rules = GeoNamesNames(hasAlternateNames: options.alternateNames != nil)
    gazetteer = GeoNamesDivisions()
    if let file = options.countryInfo { try gazetteer.readCountries(file, run) }
    if let file = options.admin1 { try gazetteer.readDivisions(file, run) }
    if let file = options.hierarchy { try gazetteer.readHierarchy(file, run) }
  }

  mutating func read(_ file: String) throws {
    var lines = try ImportLines(file)
    while let line = try lines.next(run.report) {
      if line.isEmpty { continue }
      run.report.countRecord()
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count >= 19 else {
        run.report.add(
          .record,
          "not the 19 columns of GeoNames",
          at: lines.place,
          counted(fields.count, "column")
        )
        continue
      }
      try read(GeoNamesRow(fields, run), at: lines.place)
    }
  }

  private mutating func read(_ row: GeoNamesRow, at place: ImportReport.Place) throws {
    guard let number = row.number else {
      run.report.add(.record, "no GeoNames id", at: place, row.text(0))
      return
    }
    let name = run.clean(row.bytes(1))
    guard NameShape(name).letters + NameShape(name).digits > 0, !NameShape(name).hasReplacement
    else {
      run.report.add(.record, "no usable name", at: place, name)
      return
    }
    let featureClass = row.text(6)
    let code = row.text(7)
    guard featureClass.utf8.count == 1, run.options.geonames.featureClasses.contains(featureClass)
    else {
      run.report.add(.record, "of a feature class that was not asked for")
      return
    }
    let population = Int(row.text(14)).flatMap { $0 > 0 ? $0 : nil }
    if featureClass == "P", (population ?? 0) < run.options.geonames.minimumPopulation {
      run.report.add(.record, "a populated place below the least population")
      return
    }
    let feature = GeoNamesFeature(class: featureClass, code: code)
    var entity = ImportedEntity(run.id(String(number)))
    entity.type = run.options.type ?? feature.type
    entity.name = name
    entity.nameAlias.rules = feature.isPast ? [.weak] : []
    entity.geonames = String(number)
    entity.population = population
    entity.prior = feature.prior(population: population)
    entity.description = feature.words
    if let latitude = Double(row.text(4)), let longitude = Double(row.text(5)),
      (-90...90).contains(latitude), (-180...180).contains(longitude)
    {
      entity.latitude = latitude
      entity.longitude = longitude
    } else {
      run.report.add(.value, "coordinates that are none", at: place)
    }
    entity.aliases = rules.aliases(of: row, name: name, isPast: feature.isPast, run, at: place)
    gazetteer.note(row, number, feature, name: name)
    entity.parents = gazetteer.parents(of: row, number, feature)
    imported.insert(number)
    run.note(date: row.text(18))
    try run.add(entity)
  }

  mutating func finish() throws {
    for entity in gazetteer.entities(missingFrom: imported, run) {
      if let number = Int(entity.geonames) { imported.insert(number) }
      try run.add(entity)
    }
    guard let file = run.options.geonames.alternateNames else { return }
    var names = GeoNamesAlternateNames(run: run, rules: rules)
    try names.read(file, of: imported)
  }

  func resolve(_ entity: inout ImportedEntity) { gazetteer.resolve(&entity, run) }
}

/// A row of a dump.
struct GeoNamesRow {
  private let fields: [ArraySlice<UInt8>]
  /// The id.
  let number: Int?

  init(_ fields: [ArraySlice<UInt8>], _ run: ImportRun) {
    self.fields = fields
    let digits = fields[0]
    let isNumber = !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
    number = isNumber ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  /// The bytes of a column, counted from 0.
  func bytes(_ column: Int) -> ArraySlice<UInt8> { fields[column] }

  /// A column that holds a code or a number.
  func text(_ column: Int) -> String {
    NameText.clean(String(decoding: fields[column], as: UTF8.self)).text
  }

  /// `CC.A1`, where the row states both.
  var division: String? {
    let code = text(10)
    return code.isEmpty || code == "00" || text(8).isEmpty ? nil : text(8) + "." + code
  }
}
