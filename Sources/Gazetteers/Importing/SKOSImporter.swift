import InputDecoding

/// Reads thesauri in SKOS: concepts as topics with weighted terms, or as entities of a type.
///
/// Triples come in any order and are joined by their concept when all were read. Memory: the labels of
/// SKOS-XL, which stand apart from their concepts.
struct SKOSImporter: FormatImporter {
  private let run: ImportRun
  private let languages: [String]
  private let type: String
  private let isTopic: Bool
  private var labels = SKOSLabels()
  /// The triples about one subject that came one after another.
  private var current: ImportedEntity?

  static let namespace = "http://www.w3.org/2004/02/skos/core#"
  static let labelNamespace = "http://www.w3.org/2008/05/skos-xl#"
  private static let terms = "http://purl.org/dc/terms/"

  init(run: ImportRun) {
    self.run = run
    let asked = run.options.languages.map { $0.lowercased() }
    languages = asked.isEmpty ? ["en"] : asked
    type = run.options.type ?? "topic"
    isTopic = type.hasPrefix("topic")
  }

  mutating func read(_ file: String) throws {
    let source = try ImportInput.open(file)
    var stream = ByteStream(source)
    do {
      try stream.skipByteOrderMark()
      while stream.buffer.count - stream.start < 64, !stream.isAtEnd { try stream.fill() }
    } catch {
      throw ImportInput.failure(file, nil, error)
    }
    let head = String(decoding: stream.buffer[stream.start...].prefix(64), as: UTF8.self)
      .drop { $0.isWhitespace }
    if head.hasPrefix("{") || head.hasPrefix("[{") {
      throw ImportError("\(file): JSON-LD is not read; write the thesaurus as Turtle or N-Triples")
    }
    let isXML = ["<?xml", "<!", "<rdf:"].contains { head.hasPrefix($0) }
    if isXML {
      var reader = RDFXMLReader(file: file, run: run)
      try reader.forEach(StreamRest(stream)) { triple, place in try take(triple, at: place) }
    } else {
      var reader = TurtleReader(stream, file: file, run: run)
      try reader.forEach { triple, place in try take(triple, at: place) }
    }
    try flush()
    labels.endFile()
  }

  private mutating func take(_ triple: RDFTriple, at place: ImportReport.Place) throws {
    let predicate = triple.predicate
    if predicate.hasPrefix(Self.namespace) {
      let name = predicate.dropFirst(Self.namespace.utf8.count)
      try takeCore(String(name), triple, at: place)
    } else if predicate.hasPrefix(Self.labelNamespace) {
      let name = String(predicate.dropFirst(Self.labelNamespace.utf8.count))
      for label in labels.take(name, triple) {
        try addLabel(label.text, label.language, label.kind, of: label.concept, at: place)
      }
    } else if predicate == RDF.type, case .node(let kind) = triple.object {
      try takeType(kind, of: triple.subject)
    } else if predicate == Self.terms + "modified" || predicate == Self.terms + "issued",
      case .literal(let date, _) = triple.object
    {
      run.note(date: date)
    }
  }

  private mutating func takeType(_ kind: String, of subject: String) throws {
    guard kind.hasPrefix(Self.namespace) else { return }
    switch kind.dropFirst(Self.namespace.utf8.count) {
    case "Concept": run.report.countRecord()
    case "ConceptScheme", "Collection", "OrderedCollection":
      try change(subject) { $0.isUnwanted = true }
    default: break
    }
  }

  private mutating func takeCore(_ name: String, _ triple: RDFTriple, at place: ImportReport.Place)
    throws
  {
    switch (name, triple.object) {
    case ("prefLabel", .literal(let text, let language)):
      try addLabel(text, language, .preferred, of: triple.subject, at: place)
    case ("altLabel", .literal(let text, let language)):
      try addLabel(text, language, .alternative, of: triple.subject, at: place)
    case ("hiddenLabel", .literal(let text, let language)):
      try addLabel(text, language, .hidden, of: triple.subject, at: place)
    case ("broader", .node(let parent)), ("broaderTransitive", .node(let parent)),
      ("broadMatch", .node(let parent)):
      let id = id(parent)
      try change(triple.subject) { $0.parents.append(id) }
    case ("narrower", .node(let child)), ("narrowerTransitive", .node(let child)):
      let id = id(triple.subject)
      try change(child) { $0.parents.append(id) }
    case ("exactMatch", .node(let other)): try match(other, of: triple.subject)
    case ("notation", .literal(let text, _)):
      let notation = run.clean(text)
      try change(triple.subject) { entity in
        if entity.description.isEmpty { entity.description = notation }
      }
    case ("definition", .literal(let text, let language)),
      ("scopeNote", .literal(let text, let language)):
      guard let rank = rank(of: language) else { return }
      let words = run.clean(text)
      let isBest = name == "definition" && rank == 0
      try change(triple.subject) { entity in
        if entity.description.isEmpty || isBest { entity.description = words }
      }
    default: break
    }
  }

  private mutating func match(_ other: String, of subject: String) throws {
    if let id = Self.wikidata(other) {
      try change(subject) { $0.wikidata = id }
    } else if let id = Self.geonames(other) {
      try change(subject) { $0.geonames = id }
    }
  }

  // MARK: Labels

  private mutating func addLabel(
    _ text: String,
    _ language: String,
    _ kind: SKOSLabels.Kind,
    of concept: String,
    at place: ImportReport.Place
  ) throws {
    guard let rank = rank(of: language) else {
      run.report.add(.value, "a label in a language that was not asked for")
      return
    }
    let name = run.clean(text)
    guard NameShape(name).letters + NameShape(name).digits > 0 else {
      run.report.add(.value, "a label without a letter or a digit", at: place, name)
      return
    }
    guard !concept.hasPrefix("_:") else {
      run.report.add(.value, "a concept without an address", at: place, name)
      return
    }
    var alias = Alias(name)
    if isTopic {
      let term = NameText.withoutQualifier(name) ?? name
      alias = Alias(term, weight: Self.weight(of: term))
    }
    let type = type
    try change(concept) { entity in
      entity.type = type
      guard kind == .preferred else {
        entity.aliases.append(alias)
        return
      }
      // Of two labels in one language, against the rules, the first is the name.
      var part = ImportedEntity(entity.id)
      part.name = name
      part.nameRank = UInt8(rank)
      part.nameAlias = alias
      entity.merge(part)
    }
  }

  /// One word proves a topic less than several.
  private static func weight(of term: String) -> Double {
    NameShape(term).hasSpace || term.utf8.contains(UInt8(ascii: "-")) ? 1 : 0.5
  }

  /// The place of a language in the list of those asked for; labels without a language come last.
  private func rank(of language: String) -> Int? {
    if language.isEmpty { return min(languages.count, 254) }
    let base = language.prefix { $0 != "-" && $0 != "_" }
    return languages.firstIndex { $0 == language || $0 == base }.map { min($0, 253) }
  }

  // MARK: Concepts

  private func id(_ iri: String) -> String { run.id(iri) }

  private mutating func change(_ subject: String, _ body: (inout ImportedEntity) -> Void) throws {
    let id = id(subject)
    if var entity = current, entity.id.utf8.elementsEqual(id.utf8) {
      current = nil
      body(&entity)
      current = entity
      return
    }
    try flush()
    var entity = ImportedEntity(id)
    body(&entity)
    current = entity
  }

  private mutating func flush() throws {
    if let entity = current { try run.add(entity) }
    current = nil
  }

  private static func wikidata(_ iri: String) -> String? {
    guard iri.contains("wikidata.org/"), let last = iri.split(separator: "/").last,
      last.first == "Q", last.count > 1, last.dropFirst().allSatisfy(\.isWholeNumber)
    else { return nil }
    return String(last)
  }

  private static func geonames(_ iri: String) -> String? {
    guard iri.contains("geonames.org/") else { return nil }
    return iri.split(separator: "/").last { $0.allSatisfy(\.isWholeNumber) }.map(String.init)
  }
}

/// What is left of a stream that was looked into.
private struct StreamRest: ByteSource {
  private var stream: ByteStream

  init(_ stream: ByteStream) { self.stream = stream }

  mutating func next() throws -> [UInt8]? {
    if stream.start == stream.buffer.count {
      if stream.isAtEnd { return nil }
      try stream.fill()
    }
    let rest = Array(stream.buffer[stream.start...])
    stream.use(to: stream.buffer.count)
    return rest.isEmpty ? nil : rest
  }
}
