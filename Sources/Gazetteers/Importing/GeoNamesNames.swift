/// Which names of GeoNames are names.
struct GeoNamesNames {
  /// Whether names come from the table of alternate names, which has those of column 4 with their
  /// languages.
  let hasAlternateNames: Bool

  /// What a name is said to be.
  struct Kind {
    var isAbbreviation = false
    var isHistoric = false
    var isColloquial = false
  }

  /// The aliases that the row itself has.
  func aliases(
    of row: GeoNamesRow,
    name: String,
    isPast: Bool,
    _ run: ImportRun,
    at place: ImportReport.Place
  ) -> [Alias] {
    var aliases: [Alias] = []
    let ascii = run.clean(row.bytes(2))
    if !ascii.isEmpty, ascii != name { aliases.append(Alias(ascii, rules: isPast ? [.weak] : [])) }
    if hasAlternateNames { return aliases }
    for bytes in row.bytes(3).split(separator: UInt8(ascii: ",")) {
      let text = run.clean(bytes)
      switch Self.alias(text, Kind()) {
      case .success(var alias):
        if isPast { alias.rules.insert(.weak) }
        aliases.append(alias)
      case .failure(let reason):
        run.report.add(.value, reason.text)
      }
    }
    return aliases
  }

  /// Why a name is left out.
  struct Reason: Error {
    var text: String

    init(_ text: String) { self.text = text }
  }

  /// The alias for a name.
  ///
  /// Out are names under three letters (two where signs stand for syllables or words), codes of three
  /// or four capitals, names in small letters of a script that has capitals, which are machine
  /// transliterations, and addresses. Names of five capitals or more get their usual form.
  /// What follows an Arabic comma is the country, not the name.
  static func alias(_ name: String, _ kind: Kind) -> Result<Alias, Reason> {
    let text = NameText.clean(String(name.prefix { $0 != "،" })).text
    let shape = NameShape(text)
    if shape.letters == 0 { return .failure(Reason("a name without a letter")) }
    if text.hasPrefix("http:") || text.hasPrefix("https:") {
      return .failure(Reason("an address in place of a name"))
    }
    var alias = Alias(text)
    if kind.isAbbreviation {
      // Two letters mean too many things.
      if shape.letters < 3 { alias.rules.insert(.weak) }
      if shape.isAllCapitals, shape.letters > 6 { alias.rules.insert(.acronym) }
    } else {
      if shape.isTooShort { return .failure(Reason("a name of fewer than three letters")) }
      if shape.isASCII, shape.smalls == 0, !shape.hasSpace, shape.letters + shape.digits <= 4 {
        return .failure(Reason("a code of capitals"))
      }
      if shape.isAllSmall {
        return .failure(Reason("a name without a capital, such as a machine transliteration"))
      }
      if shape.isAllCapitals, shape.letters > 3 { alias.text = CapitalNames.titled(text) }
    }
    if kind.isHistoric || kind.isColloquial { alias.rules.insert(.weak) }
    return .success(alias)
  }
}
