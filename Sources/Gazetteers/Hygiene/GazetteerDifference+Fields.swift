extension GazetteerDifference {
  /// The fields in which two entities differ; the line of the row is none.
  static func fields(_ old: Entity, _ new: Entity) -> [Field] {
    var fields: [Field] = []
    func compare(_ name: String, _ old: String, _ new: String) {
      // To Swift, composed and decomposed letters are equal.
      if !old.utf8.elementsEqual(new.utf8) {
        fields.append(Field(name: name, old: old, new: new))
      }
    }
    func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "" }
    compare("type", old.type, new.type)
    compare("name", old.name, new.name)
    fields += aliasFields(old.aliases, new.aliases)
    compare("parent", old.parents.joined(separator: "|"), new.parents.joined(separator: "|"))
    compare("description", old.description, new.description)
    compare("latitude", text(old.latitude), text(new.latitude))
    compare("longitude", text(old.longitude), text(new.longitude))
    compare("population", text(old.population), text(new.population))
    compare("prior", text(old.prior), text(new.prior))
    compare("wikidata", text(old.wikidata), text(new.wikidata))
    compare("geonames", text(old.geonames), text(new.geonames))
    compare("valid_from", text(old.validFrom), text(new.validFrom))
    compare("valid_to", text(old.validTo), text(new.validTo))
    compare("threshold", text(old.threshold), text(new.threshold))
    compare("list", old.origin.list, new.origin.list)
    return fields
  }

  /// A field for each alias that only one side has, or both with other rules; of aliases in another order
  /// one field.
  private static func aliasFields(_ old: [Alias], _ new: [Alias]) -> [Field] {
    let (before, after) = (old.map(written), new.map(written))
    if before.map({ Array($0.utf8) }) == after.map({ Array($0.utf8) }) { return [] }
    let kept = Set(before.map { Array($0.utf8) }).intersection(after.map { Array($0.utf8) })
    var added = zip(new, after).filter { !kept.contains(Array($1.utf8)) }
    var fields: [Field] = []
    for (alias, text) in zip(old, before) where !kept.contains(Array(text.utf8)) {
      let other = added.firstIndex { $0.0.text.utf8.elementsEqual(alias.text.utf8) }
      fields.append(Field(name: "alias", old: text, new: other.map { added[$0].1 } ?? ""))
      if let other { added.remove(at: other) }
    }
    fields += added.map { Field(name: "alias", old: "", new: $0.1) }
    if fields.isEmpty {
      fields.append(
        Field(
          name: "alias",
          old: before.joined(separator: "|"),
          new: after.joined(separator: "|")
        )
      )
    }
    return fields
  }

  /// An alias as a table writes it.
  private static func written(_ alias: Alias) -> String {
    var text = ""
    for character in alias.text.unicodeScalars {
      if "|~\\".unicodeScalars.contains(character) { text += "\\" }
      text.unicodeScalars.append(character)
    }
    text += alias.rules.ruleNames.map { "~" + $0 }.joined()
    return alias.weight == 1 ? text : "\(text)~\(alias.weight)"
  }
}
