/// Reads the files of one format into an import.
protocol FormatImporter {
  init(run: ImportRun) throws

  /// Reads a file that the user named.
  mutating func read(_ file: String) throws

  /// What is left to do when all files were read.
  mutating func finish() throws

  /// Resolves what only all records together tell, in an entity that is about to be written.
  func resolve(_ entity: inout ImportedEntity)
}

extension FormatImporter {
  mutating func finish() throws {}
  func resolve(_ entity: inout ImportedEntity) {}
}

extension ImportFormat {
  func importer(run: ImportRun) throws -> any FormatImporter {
    switch self {
    case .geonames: try GeoNamesImporter(run: run)
    case .wikidata: WikidataImporter(run: run)
    case .opensanctions: FollowTheMoneyImporter(run: run)
    case .jrcNames: JRCNamesImporter(run: run)
    case .skos: SKOSImporter(run: run)
    case .gate: GATEImporter(run: run)
    case .spacy: SpaCyImporter(run: run)
    case .csv: CSVImporter(run: run)
    }
  }

  /// What stands before `:` in the ids; `nil` for the name of the list.
  var idPrefix: String? {
    switch self {
    case .jrcNames: "jrc"
    case .csv: nil
    default: rawValue
    }
  }
}
