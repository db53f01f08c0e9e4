/// What belongs to what: countries, divisions of the first order, the hierarchy.
struct GeoNamesDivisions {
  private struct Unit {
    var number: Int
    var name: String
    var population: Int?
    var asciiName = ""
  }

  private var countries: [String: Unit] = [:]
  private var divisions: [String: Unit] = [:]
  private var parents: [Int: [Int]] = [:]
  /// The codes that imported rows belong to.
  private var referenced: Set<String> = []

  /// Reads `countryInfo.txt`.
  mutating func readCountries(_ file: String, _ run: ImportRun) throws {
    var lines = try ImportLines(file)
    while let line = try lines.next(run.report) {
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count >= 17, let number = Int(run.clean(fields[16])), fields[0].count == 2 else {
        run.report.add(.value, "not the columns of countryInfo.txt", at: lines.place)
        continue
      }
      let unit = Unit(
        number: number,
        name: run.clean(fields[4]),
        population: Int(run.clean(fields[7])).flatMap { $0 > 0 ? $0 : nil }
      )
      countries[run.clean(fields[0])] = unit
    }
  }

  /// Reads `admin1CodesASCII.txt`.
  mutating func readDivisions(_ file: String, _ run: ImportRun) throws {
    var lines = try ImportLines(file)
    while let line = try lines.next(run.report) {
      if line.isEmpty { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count >= 4, let number = Int(run.clean(fields[3])) else {
        run.report.add(.value, "not the columns of admin1CodesASCII.txt", at: lines.place)
        continue
      }
      var unit = Unit(number: number, name: run.clean(fields[1]))
      unit.asciiName = run.clean(fields[2])
      divisions[run.clean(fields[0])] = unit
    }
  }

  /// Reads `hierarchy.txt`.
  mutating func readHierarchy(_ file: String, _ run: ImportRun) throws {
    var lines = try ImportLines(file)
    while let line = try lines.next(run.report) {
      if line.isEmpty { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count >= 2, let parent = Int(run.clean(fields[0])),
        let child = Int(run.clean(fields[1])), parent != child
      else {
        run.report.add(.value, "not the columns of hierarchy.txt", at: lines.place)
        continue
      }
      parents[child, default: []].append(parent)
    }
  }

  /// Remembers a country or division of the dump itself.
  mutating func note(_ row: GeoNamesRow, _ number: Int, _ feature: GeoNamesFeature, name: String) {
    referenced.insert(row.text(8))
    if let code = row.division { referenced.insert(code) }
    // `NL` is both the kingdom and its part of Europe; the country information decides.
    if feature.isCountry, countries[row.text(8)] == nil {
      countries[row.text(8)] = Unit(number: number, name: name)
    } else if feature.isDivision, let code = row.division, divisions[code] == nil {
      divisions[code] = Unit(number: number, name: name)
    }
  }

  /// The parents of a row: those of the hierarchy, and codes that are resolved at the end.
  func parents(of row: GeoNamesRow, _ number: Int, _ feature: GeoNamesFeature) -> [String] {
    if feature.isCountry { return [] }
    let stated = (parents[number] ?? []).map { "#\($0)" }
    let division = feature.isDivision ? [] : row.division.map { ["=" + $0] } ?? []
    let country = row.text(8).isEmpty ? [] : ["=" + row.text(8)]
    return stated + division + country
  }

  /// Turns codes into ids: the parents that the hierarchy states, else the division, else the country.
  func resolve(_ entity: inout ImportedEntity, _ run: ImportRun) {
    var resolved: [String] = []
    var names: [String] = []
    for parent in entity.parents {
      let code = String(parent.dropFirst())
      if parent.hasPrefix("#") {
        let id = run.id(code)
        if run.isListed(id), !resolved.contains(id) { resolved.append(id) }
        continue
      }
      let unit = divisions[code] ?? countries[code]
      if let name = unit?.name ?? (code.utf8.count == 2 ? code : nil), name != entity.name {
        names.append(name)
      }
      if resolved.isEmpty, let unit {
        let id = run.id(String(unit.number))
        if id != entity.id, run.isListed(id) { resolved.append(id) }
      }
    }
    if resolved.isEmpty, !entity.parents.isEmpty {
      let isNamed = !countries.isEmpty && !divisions.isEmpty
      run.report.add(
        .note,
        isNamed
          ? "places whose country and division are not in the list"
          : "places without a parent; --admin1 and --country-info would name them"
      )
    }
    entity.parents = resolved
    if !names.isEmpty { entity.description += " in " + names.joined(separator: ", ") }
  }

  /// Countries and divisions that the tables name, imported rows belong to and the dump does not have.
  func entities(missingFrom imported: Set<Int>, _ run: ImportRun) -> [ImportedEntity] {
    var missing: [ImportedEntity] = []
    for code in referenced {
      guard let unit = divisions[code] ?? countries[code], unit.number > 0,
        !imported.contains(unit.number)
      else { continue }
      let isDivision = divisions[code] != nil
      let feature = GeoNamesFeature(class: "A", code: isDivision ? "ADM1" : "PCLI")
      var entity = ImportedEntity(run.id(String(unit.number)))
      entity.type = run.options.type ?? feature.type
      entity.name = unit.name
      if !unit.asciiName.isEmpty, unit.asciiName != unit.name {
        entity.aliases = [Alias(unit.asciiName)]
      }
      entity.geonames = String(unit.number)
      entity.population = unit.population
      entity.prior = feature.prior(population: unit.population)
      entity.description = feature.words
      if isDivision { entity.parents = ["=" + code.prefix(2)] }
      missing.append(entity)
    }
    run.report.add(
      .note,
      "countries and divisions taken from the tables beside the dump",
      count: missing.count
    )
    return missing
  }
}
