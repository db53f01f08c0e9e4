import Foundation
import InputDecoding

/// Reads entities of Wikidata: lines of the dump, or files of single entities.
struct WikidataImporter: FormatImporter {
  private let run: ImportRun
  private let languages: [String]
  private let types: TypeTable
  private let classes = ClassCounter()

  /// Counts the classes that no type is known for.
  private final class ClassCounter {
    var counts: [String: Int] = [:]
  }

  init(run: ImportRun) {
    self.run = run
    let asked = run.options.languages
    languages = asked.isEmpty ? ["en"] : asked
    types = run.options.types.merged(over: WikidataTypes.table)
  }

  mutating func read(_ file: String) throws {
    var records = try JSONRecords(file, run)
    try records.forEach { value, place in
      if let wrapped = value["entities"], wrapped.kind == .object {
        for (_, entity) in wrapped.members { try read(entity, at: place) }
      } else {
        try read(value, at: place)
      }
    }
  }

  /// Names the classes that most entities were left out for.
  mutating func finish() throws {
    let most = classes.counts.sorted {
      $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value
    }
    for (id, count) in most.prefix(20) {
      run.report.add(.note, "entities of the class \(id), which --types could name", count: count)
    }
  }

  private func read(_ value: JSONValue, at place: ImportReport.Place) throws {
    let item = WikidataItem(value)
    guard let id = item.id else {
      run.report.add(.record, "no Q-id", at: place, value["id"]?.string ?? "")
      return
    }
    if let date = value["modified"]?.string { run.note(date: date) }
    if value["redirect"] != nil || item.redirect != nil {
      if let target = item.redirect { try run.redirect(run.id(id), to: run.id(target)) }
      return
    }
    guard let type = type(of: item) else { return }
    let isPerson = type.hasPrefix("person")
    var entity = ImportedEntity(run.id(id))
    entity.type = type
    entity.wikidata = id
    takeNames(of: item, isPerson: isPerson, into: &entity)
    guard !entity.name.isEmpty else {
      run.report.add(.record, "no label in the languages asked for")
      return
    }
    entity.description = languages.lazy.compactMap { item.descriptions[$0] }.first ?? ""
    entity.prior = max(0.1, log10(1 + Double(item.sitelinks)) / 2)
    entity.geonames = item.texts("P1566").first ?? ""
    if type.hasPrefix("place"), let point = item.coordinates {
      entity.latitude = point.latitude
      entity.longitude = point.longitude
    }
    if let count = item.population { entity.population = count }
    entity.validFrom = item.date("P571") ?? item.date("P569") ?? ""
    entity.validTo = item.date("P576") ?? item.date("P570") ?? ""
    let properties =
      isPerson ? ["P102", "P27"] : ["P361", "P749", "P131"]
    var parents = properties.flatMap { item.ids($0, current: true) }
    // A country only where nothing nearer is stated: what that belongs to says the rest.
    if parents.isEmpty { parents = item.ids("P17", current: true) }
    entity.parents = parents.map { run.id($0) }
    try run.add(entity)
  }

  /// The type by the first class that has one; statements of preferred rank come first.
  private func type(of item: WikidataItem) -> String? {
    let ids = item.ids("P31")
    if ids.contains(where: WikidataTypes.pages.contains) {
      run.report.add(
        .record,
        "a page that names nothing: disambiguation, list, category or article"
      )
      return nil
    }
    if let type = run.options.type { return type }
    for id in ids {
      switch types[id] {
      case .type(let type, _)?: return type
      case .unwanted?:
        run.report.add(.record, "of a class that is not wanted: \(id)")
        return nil
      case nil: continue
      }
    }
    run.report.add(.record, ids.isEmpty ? "no class (P31)" : "of a class without a type")
    for id in ids { classes.counts[id, default: 0] += 1 }
    return nil
  }

  private func takeNames(of item: WikidataItem, isPerson: Bool, into entity: inout ImportedEntity) {
    let wanted = languages + ["mul"]
    for language in wanted {
      guard let label = item.labels[language] else { continue }
      let name = run.clean(label)
      if entity.name.isEmpty {
        entity.name = name
      } else {
        add(name, [], to: &entity)
      }
    }
    for language in wanted {
      for alias in item.aliases[language] ?? [] { add(run.clean(alias), [], to: &entity) }
    }
    // Official, short and other names; nicknames need support.
    for (property, rules) in [
      ("P1448", []), ("P1813", []), ("P2561", []), ("P742", []), ("P1449", Alias.Rules.weak),
    ] {
      for (text, language) in item.monolingualTexts(property)
      where language.isEmpty || wanted.contains(language) {
        add(run.clean(text), rules, to: &entity)
      }
    }
    guard entity.type.hasPrefix("place") else { return }
    for (text, language) in item.monolingualTexts("P1549") where wanted.contains(language) {
      let name = run.clean(text)
      if !name.isEmpty { entity.aliases.append(Alias(name, rules: .demonym)) }
    }
  }

  private func add(_ name: String, _ rules: Alias.Rules, to entity: inout ImportedEntity) {
    let shape = NameShape(name)
    guard !shape.isTooShort || shape.isAllCapitals && shape.letters > 1 else {
      if !name.isEmpty {
        run.report.add(.value, "a name of fewer than three letters that is not in capitals")
      }
      return
    }
    entity.aliases.append(Alias(name, rules: rules))
  }
}
