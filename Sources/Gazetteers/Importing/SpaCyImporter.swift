import InputDecoding
import TextSegmentation

/// Reads patterns of spaCy's EntityRuler and SpanRuler, and of Prodigy.
struct SpaCyImporter: FormatImporter {
  private let run: ImportRun
  private let types: TypeTable

  init(run: ImportRun) {
    self.run = run
    types = run.options.types.merged(over: Self.types)
  }

  private static let types = TypeTable([
    "PERSON": "person", "PER": "person", "ORG": "organization", "ORGANIZATION": "organization",
    "GPE": "place", "LOC": "place", "LOCATION": "place", "FAC": "place/site",
    "COUNTRY": "place/country", "CITY": "place/city",
  ])

  mutating func read(_ file: String) throws {
    var records = try JSONRecords(file, run)
    try records.forEach { value, place in try read(value, at: place) }
  }

  private func read(_ value: JSONValue, at place: ImportReport.Place) throws {
    let label = run.clean(value["label"]?.string ?? "")
    guard let type = run.type(of: label, in: types, at: place)?.type else { return }
    guard let pattern = value["pattern"] else {
      run.report.add(.record, "no pattern", at: place)
      return
    }
    let names: [TokenPattern.Name]
    if let phrase = pattern.string {
      names = [TokenPattern.Name(text: run.clean(phrase), matchCase: run.options.spacy.matchCase)]
    } else {
      do throws(TokenPattern.Unsupported) {
        names = try TokenPattern(run: run, place: place).names(of: pattern)
      } catch {
        run.report.add(.record, "a pattern that names cannot say: \(error.reason)", at: place)
        return
      }
    }
    guard let first = names.first, NameShape(first.text).letters + NameShape(first.text).digits > 0
    else {
      run.report.add(.record, "a pattern without a letter or a digit", at: place)
      return
    }
    let given = value["id"].flatMap { $0.string ?? $0.digits } ?? ""
    let slug = NameText.slug(first.text)
    let local = given.isEmpty ? label.lowercased() + "/" + slug : given
    var entity = ImportedEntity(run.id(local))
    entity.type = type
    entity.name =
      NameShape(first.text).isAllSmall ? CapitalNames.titled(first.text) : first.text
    // A name as it is spelled goes before one that the pattern has in small letters.
    entity.nameRank = NameShape(first.text).isAllSmall ? 1 : 0
    for name in names {
      let rules = Self.rules(of: name)
      if name.text == entity.name, entity.nameAlias.rules.isEmpty {
        entity.nameAlias.rules = rules
      } else {
        entity.aliases.append(Alias(name.text, rules: rules))
      }
    }
    try run.add(entity)
  }

  private static func rules(of name: TokenPattern.Name) -> Alias.Rules {
    switch name.matchCase {
    case .exact: .exact
    // More than one word matches in any case anyway.
    case .any: FoldedPhrase(name.text).words.count > 1 ? [] : .lower
    case .smart: []
    }
  }
}
