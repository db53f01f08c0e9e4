import PhraseMatching
import TextSegmentation

@testable import Gazetteers

/// Everything a gazetteer answers, as text: equal gazetteers give equal answers.
func answers(of gazetteer: Gazetteer, texts: [String], queries: [String]) -> [String] {
  var lines: [String] = []
  lines.append("\(gazetteer.digest) \(gazetteer.types.joined(separator: " "))")
  for list in gazetteer.lists {
    lines.append("\(list.file) \(list.title) \(list.origin) \(list.licence) \(list.entityCount)")
  }
  lines += gazetteer.problems.map(\.description)
  let words = WordFacts.files.map { gazetteer.ordinaryWords.count(of: $0.facts) }
  lines.append("\(gazetteer.nameCount) \(gazetteer.termCount) \(words)")
  for (index, entity) in gazetteer.entities.enumerated() {
    lines += show(entity)
    lines.append(
      "\(gazetteer.id(of: index)) \(gazetteer.name(of: index)) \(gazetteer.type(of: index))"
    )
    lines.append("\(gazetteer.kind(of: index)) \(gazetteer.typeIndex(of: index))")
    lines.append("\(gazetteer.prior(of: index)) \(gazetteer.idRank(of: index))")
    lines.append("\(gazetteer.isCountry(index)) \(gazetteer.threshold(of: index))")
    for list in [
      gazetteer.parents(of: index), gazetteer.ancestors(of: index), gazetteer.countries(of: index),
      gazetteer.kin(of: index),
    ] { lines.append("\(Array(list.prefix(1000)))") }
    lines.append("\(gazetteer.index(ofID: entity.id).map(String.init) ?? "none")")
  }
  for query in queries {
    lines.append("\(query) \(gazetteer.entities(named: query).prefix(1000))")
    lines.append("\(gazetteer.index(ofID: query).map(String.init) ?? "none")")
    let folded = Array(FoldedPhrase(query).bytes)
    lines.append("\(gazetteer.ordinaryWords.contains(folded[...]))")
    let facts = gazetteer.ordinaryWords.facts(ofHash: Word.hash(ofFolded: folded[...]))
    lines.append("\(facts.rawValue)")
    lines.append("\(gazetteer.misspellings.mayResemble(folded[...]))")
    for neighbor in gazetteer.neighbors(of: folded[...]).prefix(100) {
      lines.append("\(neighbor.phrase) \(neighbor.distance)")
      lines += show(gazetteer.entries(ofName: neighbor.phrase), gazetteer)
    }
  }
  for text in texts {
    let text = SegmentedText(text)
    gazetteer.forEachName(in: text) { words, entries in
      lines.append("\(words)")
      lines += show(entries, gazetteer)
    }
    gazetteer.forEachTerm(in: text) { words, entries in
      lines.append("\(words)")
      lines += show(entries, gazetteer)
    }
  }
  return lines
}

private func show(_ entity: Entity) -> [String] {
  [
    "\(entity.id) \(entity.type) \(entity.name) \(entity.description)",
    entity.aliases.prefix(1000).map {
      ([$0.text, "\($0.weight)"] + $0.rules.ruleNames).joined(separator: "~")
    }.joined(separator: "|"),
    entity.parents.prefix(1000).joined(separator: "|"),
    [entity.latitude, entity.longitude, entity.prior, entity.threshold].map {
      $0.map { "\($0)" } ?? "none"
    }.joined(separator: " "),
    [
      entity.population.map { "\($0)" }, entity.wikidata, entity.geonames, entity.validFrom,
      entity.validTo,
    ].map { $0 ?? "none" }.joined(separator: " "),
    "\(entity.origin.list):\(entity.origin.line)",
  ]
}

private func show(_ entries: GazetteerEntries, _ gazetteer: Gazetteer) -> [String] {
  entries.prefix(1000).map { entry in
    let alias = gazetteer.aliasText(of: entry)
    let isEqual = gazetteer.aliasEquals(entry, Array(alias.utf8), at: 0..<alias.utf8.count)
    return "\(entry.entity) \(alias) \(isEqual) \(gazetteer.aliasWeight(of: entry)) \(entry.form) "
      + "\(entry.traits.rawValue) \(entry.rules.rawValue) \(entry.skip)"
      + " \(entry.entity < gazetteer.entities.count)"
  }
}

/// Where the sections of a compiled gazetteer begin.
let tableEnd =
  GazetteerLayout.headerSize
  + GazetteerLayout.Section.allCases.count * GazetteerLayout.Row.size

/// Lists with everything a compiled gazetteer can hold: merged rows, redirects, topics, findings.
enum SampleLists {
  static let places = table(
    "place/a\tplace/country\tFreedonia\tFreedonian~demonym|FRD|Free Land|the Land~exact\tplace/z\t9"
      + "\tQ1\t11",
    "place/b\tplace/city\tSão Paulo\tSao-Paulo|Saint Lucia|Кандагар\tplace/a|place/gone\t2.5\tQ2",
    "place/c\tplace/region\tNorth\t\tplace/a\t1",
    "place/d\tplace/city\tLittle Town\t\tplace/c|place/b|place/d\t0.5",
    header: header + "\tprior\twikidata\tgeonames"
  )
  static let people = table(
    "person/x\tperson\tSen. Jane Q. Public\tJane Public|J. Q. Public~weak\tplace/b\t1",
    "person/o\tperson\tTim O’Hara\tTimothy O'Hara\tplace/old\t1\tQ2",
    "place/a\tplace/country\tFredonia\tFreedom Land~weak\tplace/d\t3\t\t12",
    "geonames:12\tplace/other\tFriedonia\tF.R.D.\tplace/a\tx\t\t12",
    "topic/war\ttopic\tWar on want\thunger~0.5|want",
    "—\tplace\t—\t—|A (B)~loud",
    header: header + "\tprior\twikidata\tgeonames"
  )
  static let words = "free\nland\nnorth\nthe\nnorth\n"
  static let redirects = [("place/older", "place/old"), ("place/old", "place/b"), ("x", "y")]
  static let texts = [
    "The Freedonian Senator Jane Public met Tim O’Hara in Sao Paulo, Free Land, near the Little Town.",
    "FRD and F.R.D. want no hunger; Freedonians of Кандагар do. St. Lucia!",
  ]
  static let queries = [
    "Freedonia", "fredonai", "Freedonja", "sao paolo", "kandagar", "Кандагор", "place/old",
    "geonames:12", "littel town", "hunger", "north", "Jane Public", "", "x",
  ]

  static func compiler() throws -> GazetteerCompiler {
    var compiler = GazetteerCompiler()
    compiler.add(redirects: redirects)
    try compiler.add(
      list: "places.tsv",
      text: places,
      description: .init(
        file: "places.tsv",
        title: "P",
        origin: "o",
        licence: "CC0",
        entityCount: 0
      )
    )
    addWords(to: &compiler)
    try compiler.add(list: "people.tsv", text: people, description: nil)
    return compiler
  }

  /// Lists that share a word.
  static func addWords(to compiler: inout GazetteerCompiler) {
    compiler.add(words: Array(words.utf8))
    compiler.add(words: Array("# heads\ncorp.\nnorth\nhunger\n".utf8), file: 2)
    compiler.add(words: Array("jane\nnorth~\n".utf8), file: 5)
  }

  static func answers(of gazetteer: Gazetteer) -> [String] {
    GazetteersTests.answers(of: gazetteer, texts: texts, queries: queries)
  }
}
