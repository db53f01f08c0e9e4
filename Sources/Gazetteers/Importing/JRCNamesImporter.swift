import InputDecoding

/// Reads `entities` of JRC-Names: id, type, language and a spelling with `+` for its spaces.
struct JRCNamesImporter: FormatImporter {
  private let run: ImportRun
  private let types: TypeTable
  private let languages: Set<String>

  init(run: ImportRun) {
    self.run = run
    types = run.options.types.merged(
      over: TypeTable(["P": "person", "O": "organization", "-": "-"])
    )
    languages = Set(run.options.languages.map { $0.lowercased() })
  }

  /// What the list holds by mistake: points of the compass, and names of newspapers that are phrases.
  private static let mistakes: Set<String> = [
    "north", "south", "east", "west", "north east", "north west", "south east", "south west",
    "the times", "the sun", "the post", "the guardian", "the independent", "the star",
  ]

  mutating func read(_ file: String) throws {
    var lines = try ImportLines(file)
    while let line = try lines.next(run.report) {
      if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
      run.report.countRecord()
      var fields = line.split(separator: 0x09)
      if fields.count < 4 { fields = line.split(maxSplits: 3) { $0 == 0x20 || $0 == 0x09 } }
      guard fields.count >= 4, !fields[0].isEmpty,
        fields[0].allSatisfy({ (0x30...0x39).contains($0) })
      else {
        run.report.add(.record, "not the four columns of JRC-Names", at: lines.place)
        continue
      }
      try read(fields, at: lines.place)
    }
  }

  private func read(_ fields: [ArraySlice<UInt8>], at place: ImportReport.Place) throws {
    let letter = run.clean(fields[1])
    guard let type = run.type(of: letter, in: types, at: place)?.type else { return }
    let language = run.clean(fields[2]).lowercased()
    guard language == "u" || languages.isEmpty || languages.contains(language) else {
      run.report.add(.record, "a spelling in a language that was not asked for")
      return
    }
    let name = run.clean(fields[3].map { $0 == UInt8(ascii: "+") ? 0x20 : $0 })
    let shape = NameShape(name)
    guard shape.letters > 1, !Self.mistakes.contains(name.lowercased()) else {
      run.report.add(.record, "a word of the stop list, or no name", at: place, name)
      return
    }
    guard !shape.hasReplacement else {
      run.report.add(.record, "a name with a character that could not be read", at: place, name)
      return
    }
    if shape.isAllSmall {
      run.report.add(.record, "a spelling without a capital", at: place, name)
      return
    }
    var entity = ImportedEntity(run.id(String(decoding: fields[0], as: UTF8.self)))
    entity.type = type
    entity.name = name
    // Spellings for any language first; one word names too many people.
    let isSingle = type == "person" && !shape.hasSpace && shape.syllables == 0
    entity.nameRank = (language == "u" ? 0 : 2) + (isSingle ? 1 : 0)
    entity.nameAlias.rules = isSingle ? .weak : []
    try run.add(entity)
  }
}
