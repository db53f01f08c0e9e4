/// Reads `alternateNamesV2.txt`.
struct GeoNamesAlternateNames {
  private let run: ImportRun
  private let rules: GeoNamesNames
  private let languages: Set<String>

  init(run: ImportRun, rules: GeoNamesNames) {
    self.run = run
    self.rules = rules
    languages = Set(run.options.languages.map { $0.lowercased() })
  }

  /// What stands in the column of languages and is none: codes, addresses, pronunciations.
  private static let pseudoLanguages: Set<String> = [
    "post", "iata", "icao", "faac", "tcid", "unlc", "link", "wkdt", "phon", "piny",
  ]

  /// Adds the names of the imported places.
  mutating func read(_ file: String, of imported: Set<Int>) throws {
    var lines = try ImportLines(file)
    while let line = try lines.next(run.report) {
      if line.isEmpty { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard fields.count >= 4 else {
        run.report.add(.value, "not the columns of alternate names", at: lines.place)
        continue
      }
      guard let number = Int(String(decoding: fields[1], as: UTF8.self)) else {
        run.report.add(.value, "an alternate name without a GeoNames id", at: lines.place)
        continue
      }
      guard imported.contains(number) else { continue }
      var entity = ImportedEntity(run.id(String(number)))
      let language = String(decoding: fields[2], as: UTF8.self).lowercased()
      let text = run.clean(fields[3])
      if language == "wkdt" {
        guard text.first == "Q", text.dropFirst().allSatisfy(\.isWholeNumber) else { continue }
        entity.wikidata = text
        try run.add(entity)
        continue
      }
      if Self.pseudoLanguages.contains(language) {
        run.report.add(.value, "a code or address among the alternate names")
        continue
      }
      let base = language.prefix { $0 != "-" && $0 != "_" }
      if !languages.isEmpty, !language.isEmpty, language != "abbr",
        !languages.contains(language), !languages.contains(String(base))
      {
        run.report.add(.value, "a name in a language that was not asked for")
        continue
      }
      func isSet(_ column: Int) -> Bool {
        column < fields.count && fields[column].elementsEqual([UInt8(ascii: "1")])
      }
      // `fr_1793` and the like are the names of a time.
      let kind = GeoNamesNames.Kind(
        isAbbreviation: language == "abbr",
        isHistoric: isSet(7) || language.contains("_"),
        isColloquial: isSet(6)
      )
      switch GeoNamesNames.alias(text, kind) {
      case .success(let alias):
        entity.aliases = [alias]
        try run.add(entity)
      case .failure(let reason):
        run.report.add(.value, reason.text)
      }
    }
  }
}
