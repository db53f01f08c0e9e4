import TextSegmentation

/// Makes an entity of what all records of an id say together.
///
/// The rules that hold for every source: names without letters, names that no match can be and names
/// that only repeat another go; places keep two capitals only as `weak`; a person's single names are
/// `weak`; parents have to stand in the list.
struct EntityCompletion {
  let run: ImportRun

  /// The entity; `nil` where there is none, which is reported.
  func complete(_ part: ImportedEntity) -> Entity? {
    if part.isUnwanted { return nil }
    guard !part.name.isEmpty else {
      run.report.add(.value, "a name or relation of an entity that is not imported")
      return nil
    }
    var entity = Entity(
      id: part.id,
      type: part.type,
      name: part.name,
      aliases: [],
      parents: [],
      description: NameText.shortened(part.description),
      latitude: part.latitude,
      longitude: part.longitude,
      population: part.population,
      prior: part.prior ?? 1,
      wikidata: part.wikidata.isEmpty ? nil : part.wikidata,
      geonames: part.geonames.isEmpty ? nil : part.geonames,
      validFrom: part.validFrom.isEmpty ? nil : part.validFrom,
      validTo: part.validTo.isEmpty ? nil : part.validTo,
      threshold: 1,
      origin: .init(list: "", line: 0)
    )
    guard !entity.type.isEmpty else {
      run.report.add(.record, "no type")
      return nil
    }
    var own = part.nameAlias
    if !entity.isTopic, !Self.canMatch(entity.name), let bare = Self.matchable(entity.name) {
      run.report.add(.note, "names that lost a remark in brackets, quotation marks or apostrophes")
      entity.name = bare
    }
    var others = part.aliases
    if entity.topType == "organization", !Self.canMatch(entity.name),
      let head = Self.head(of: entity.name)
    {
      others.insert(Alias(head), at: 0)
    }
    own.text = entity.name
    guard NameShape(entity.name).letters + NameShape(entity.name).digits > 0 else {
      run.report.add(.record, "a name without a letter or a digit")
      return nil
    }
    guard !NameShape(entity.name).hasReplacement else {
      run.report.add(.record, "a name with a character that could not be read")
      return nil
    }
    entity.aliases = aliases(others, of: entity, own: own)
    for parent in part.parents where !entity.parents.contains(parent) && parent != entity.id {
      if run.isListed(parent) {
        entity.parents.append(parent)
      } else {
        run.report.add(.value, "a parent that is not in the list")
      }
    }
    return entity
  }

  private func aliases(_ parts: [Alias], of entity: Entity, own: Alias) -> [Alias] {
    var aliases: [Alias] = []
    var known: Set<Key> = []
    // A topic's name is a term with a weight; another name stands among its aliases if it has rules.
    if entity.isTopic {
      let bare = NameText.withoutQualifier(own.text) ?? own.text
      aliases.append(Alias(bare, rules: own.rules, weight: own.weight))
      known.insert(Key(bare, own.rules))
    } else {
      if !own.rules.isEmpty { aliases.append(own) }
      known.insert(Key(own.text, own.rules))
    }
    for part in parts {
      var alias = part
      guard !alias.text.isEmpty else { continue }
      let shape = NameShape(alias.text)
      if shape.letters + shape.digits == 0 {
        leave("a name without a letter or a digit")
        continue
      }
      if shape.hasReplacement {
        leave("a name with a character that could not be read")
        continue
      }
      if !entity.isTopic, !Self.canMatch(alias.text) {
        guard let bare = Self.matchable(alias.text) else {
          leave("a name with punctuation that no match crosses")
          continue
        }
        alias.text = bare
      }
      weaken(&alias, shape, entity)
      if alias.text == own.text || !known.insert(Key(alias.text, alias.rules)).inserted {
        leave("a name that repeats another")
        continue
      }
      // What is weak under one record and not under another is not weak.
      if alias.rules.contains(.weak),
        known.contains(Key(alias.text, alias.rules.subtracting(.weak)))
      {
        leave("a name that repeats another")
        continue
      }
      aliases.append(alias)
    }
    return withoutWeakTwins(aliases)
  }

  private func leave(_ reason: String) { run.report.add(.value, reason) }

  private func weaken(_ alias: inout Alias, _ shape: NameShape, _ entity: Entity) {
    guard !alias.rules.contains(.strong), !alias.rules.contains(.demonym) else { return }
    if entity.topType == "place", shape.isAllCapitals, shape.letters == 2, !shape.hasSpace,
      shape.isASCII
    {
      alias.rules.insert(.weak)
    }
    if entity.topType == "person", !shape.hasSpace, shape.syllables == 0, alias.text != entity.name
    {
      alias.rules.insert(.weak)
    }
  }

  /// Drops weak aliases that a later record has without the rule.
  private func withoutWeakTwins(_ aliases: [Alias]) -> [Alias] {
    let strong = Set(
      aliases.filter { !$0.rules.contains(.weak) }.map { Key($0.text, $0.rules) }
    )
    return aliases.filter { alias in
      !alias.rules.contains(.weak)
        || !strong.contains(Key(alias.text, alias.rules.subtracting(.weak)))
    }
  }

  /// A form of a name that a match can be, where the name as it stands cannot: without its remark in
  /// brackets, its quotation marks, the apostrophes beside hyphens and spaces.
  private static func matchable(_ name: String) -> String? {
    let bare = NameText.withoutQualifier(name) ?? name
    let plain = NameText.withoutQuotationMarks(bare) ?? bare
    return [bare, plain, NameText.withoutLooseApostrophes(plain)].first(where: canMatch)
  }

  /// The words of a name before the first punctuation that no match crosses, if they are several:
  /// `Acme Trading Co., Ltd.` is found by `Acme Trading Co`.
  private static func head(of name: String) -> String? {
    let phrase = FoldedPhrase(name)
    guard
      let edge = phrase.words.indices.dropFirst().first(where: { phrase.words[$0].gap == .edge }),
      edge > 1
    else { return nil }
    let start = phrase.words[0].bytes.lowerBound
    return String(
      decoding: Array(name.utf8)[start..<phrase.words[edge - 1].bytes.upperBound],
      as: UTF8.self
    )
  }

  private static func canMatch(_ name: String) -> Bool {
    let phrase = FoldedPhrase(name)
    return !phrase.words.isEmpty && !phrase.hasEdge
  }

  /// What matching knows of an alias: its folded words and whether they are read as an acronym.
  private struct Key: Hashable {
    var words: [UInt8]
    var rules: UInt16
    var isCapital: Bool

    init(_ text: String, _ rules: Alias.Rules) {
      let phrase = FoldedPhrase(text)
      words = phrase.bytes
      self.rules = rules.rawValue
      if phrase.words.isEmpty { words = Array(text.utf8) }
      let shape = NameShape(text)
      isCapital = shape.isAllCapitals && !shape.hasSpace
      if rules.contains(.exact) { words = Array(text.utf8) }
    }
  }
}
