import InputDecoding

/// Reads FollowTheMoney entities as OpenSanctions writes them: one a line, related ones beside it or
/// nested in its properties.
struct FollowTheMoneyImporter: FormatImporter {
  private let run: ImportRun
  private let schemata: TypeTable

  init(run: ImportRun) {
    self.run = run
    schemata = run.options.types.merged(over: FollowTheMoneySchemata.types)
  }

  mutating func read(_ file: String) throws {
    var records = try JSONRecords(file, run)
    try records.forEach { value, place in try read(value, inside: nil, at: place) }
  }

  private func read(_ value: JSONValue, inside container: String?, at place: ImportReport.Place)
    throws
  {
    guard let local = value["id"]?.string, !local.isEmpty, let schema = value["schema"]?.string
    else {
      run.report.add(.record, "no id or no schema", at: place)
      return
    }
    let properties = value["properties"]?.byKey ?? [:]
    for (_, property) in properties.sorted(by: { $0.key < $1.key }) {
      for nested in property.elements where nested.kind == .object {
        try read(nested, inside: local, at: place)
      }
    }
    if let edge = FollowTheMoneySchemata.edges[schema] {
      try readEdge(edge, schema, properties, container)
      return
    }
    if FollowTheMoneySchemata.unsupportedEdges.contains(schema) {
      run.report.add(.record, "a relation of a kind that parents cannot say: \(schema)")
      return
    }
    guard FollowTheMoneySchemata.isThing(schema, schemata) else {
      run.report.add(.record, "of a schema that is no name: \(schema)")
      return
    }
    guard let type = type(schema, topics: properties["topics"]?.texts ?? [], at: place) else {
      return
    }
    if let date = value["last_change"]?.string ?? value["last_seen"]?.string {
      run.note(date: date)
    }
    let id = run.id(local)
    for referent in value["referents"]?.texts ?? [] where referent != local {
      try run.redirect(run.id(referent), to: id)
    }
    guard let entity = entity(id, local, type, value, properties) else {
      run.report.add(.record, "no name", at: place, local)
      return
    }
    try run.add(entity)
  }

  private func type(_ schema: String, topics: [String], at place: ImportReport.Place) -> String? {
    if run.options.type == nil, schema != "Person" {
      for topic in topics {
        if let special = FollowTheMoneySchemata.topicTypes[topic],
          case .type(let type, _)? = schemata[schema], type.hasPrefix("organization")
        {
          return special
        }
      }
    }
    return run.type(of: schema, in: schemata, at: place)?.type
  }

  private func entity(
    _ id: String,
    _ local: String,
    _ type: String,
    _ value: JSONValue,
    _ properties: [String: JSONValue]
  ) -> ImportedEntity? {
    var entity = ImportedEntity(id)
    entity.type = type
    let listed = self.names("name", properties, type)
    // The caption is the publisher's choice of display name; one in capitals gives way.
    let caption = value["caption"]?.string.map { run.clean($0) } ?? ""
    var candidates = listed
    if listed.contains(caption) || listed.isEmpty, !caption.isEmpty {
      candidates.insert(caption, at: 0)
    }
    let isUnprintable = { (name: String) in NameShape(name).letters == 0 }
    candidates.removeAll(where: isUnprintable)
    guard let first = candidates.first else { return nil }
    entity.name = candidates.first { !NameShape($0).isAllCapitals } ?? first
    let isOrganization = type.hasPrefix("organization")
    func add(_ names: [String], _ rules: Alias.Rules) {
      for name in names where name != entity.name && !isUnprintable(name) {
        if let usual = CapitalNames.usual(name, isOrganization: isOrganization) {
          run.report.add(.note, "names in capitals that got their usual form")
          entity.aliases.append(Alias(usual.name, rules: rules))
          if let other = usual.alias { entity.aliases.append(Alias(other, rules: rules)) }
        } else {
          entity.aliases.append(Alias(name, rules: rules))
        }
      }
    }
    if let usual = CapitalNames.usual(entity.name, isOrganization: isOrganization) {
      run.report.add(.note, "names in capitals that got their usual form")
      entity.name = usual.name
      if let other = usual.alias { entity.aliases.append(Alias(other)) }
    }
    add(candidates, [])
    add(self.names("alias", properties, type), [])
    add(self.names("abbreviation", properties, type), .acronym)
    add(self.names("previousName", properties, type), .weak)
    add(self.names("weakAlias", properties, type), .weak)
    let candidateIDs = (properties["wikidataId"]?.texts ?? []) + [local]
    entity.wikidata =
      candidateIDs.first {
        $0.first == "Q" && $0.count > 1 && $0.dropFirst().allSatisfy(\.isWholeNumber)
      } ?? ""
    entity.validFrom = date(["birthDate", "incorporationDate"], properties)
    entity.validTo = date(["deathDate", "dissolutionDate"], properties)
    entity.parents = ids(of: properties["parent"]).map { run.id($0) }
    entity.description = description(properties)
    return entity
  }

  private func texts(_ property: String, _ properties: [String: JSONValue]) -> [String] {
    (properties[property]?.texts ?? []).map { run.clean($0) }.filter { !$0.isEmpty }
  }

  /// The names of a property, those of people not turned round.
  private func names(_ property: String, _ properties: [String: JSONValue], _ type: String)
    -> [String]
  {
    texts(property, properties).map { name in
      guard type.hasPrefix("person"), let turned = CapitalNames.turned(name) else { return name }
      run.report.add(.note, "names of people turned round: “Doe, Jane” became “Jane Doe”")
      return turned
    }
  }

  private func date(_ names: [String], _ properties: [String: JSONValue]) -> String {
    names.lazy.compactMap { name in
      texts(name, properties).filter { SourceTable.isDate($0.utf8) }.min()
    }.first ?? ""
  }

  private func description(_ properties: [String: JSONValue]) -> String {
    if let text = (texts("position", properties) + texts("summary", properties)).first {
      return text
    }
    let countries = texts("country", properties) + texts("nationality", properties)
    let topics = texts("topics", properties)
    return [topics.joined(separator: ", "), Set(countries).sorted().joined(separator: ", ")]
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// An edge is a record of its own: its one end belongs to the other.
  private func readEdge(
    _ edge: FollowTheMoneySchemata.Edge,
    _ schema: String,
    _ properties: [String: JSONValue],
    _ container: String?
  ) throws {
    guard (properties["endDate"]?.texts ?? []).isEmpty else {
      run.report.add(.record, "a relation that has ended: \(schema)")
      return
    }
    var children = ids(of: properties[edge.child])
    var parents = ids(of: properties[edge.parent])
    // A nested edge may leave out the end that it is nested in.
    if let container {
      if children.isEmpty { children = [container] }
      if parents.isEmpty { parents = [container] }
    }
    guard !children.isEmpty, !parents.isEmpty, children != parents else {
      run.report.add(.record, "a relation without two ends: \(schema)")
      return
    }
    for child in children {
      var entity = ImportedEntity(run.id(child))
      entity.parents = parents.map { run.id($0) }
      try run.add(entity)
    }
  }

  /// The ids that a property names, as strings or as nested entities.
  private func ids(of property: JSONValue?) -> [String] {
    guard let property else { return [] }
    let values = property.kind == .array ? Array(property.elements) : [property]
    return values.compactMap { $0.string ?? $0["id"]?.string }
  }
}
