import Foundation
import InputDecoding

/// Reads a `lists.def` of GATE and the lists it names.
struct GATEImporter: FormatImporter {
  private let run: ImportRun
  private let types: TypeTable
  private var groupings: Set<String>

  init(run: ImportRun) {
    self.run = run
    types = run.options.types.merged(over: GATETypes.table)
    groupings = Set(run.options.gate.groupBy)
  }

  mutating func read(_ file: String) throws {
    let isFolder = file != "-" && InputOpening.isFolder(file)
    let definition = isFolder ? file + "/lists.def" : file
    if definition.lowercased().hasSuffix(".lst") {
      guard let type = run.options.type else {
        throw ImportError("\(file): a list by itself says no type; name one with --type")
      }
      try readList(definition, type: type, major: "", minor: "")
      return
    }
    guard definition != "-" else {
      throw ImportError("a lists.def names files beside it and cannot be standard input")
    }
    let folder = URL(fileURLWithPath: definition).deletingLastPathComponent().relativePath
    var lines = try ImportLines(definition)
    while let line = try lines.next(run.report) {
      let text = run.clean(line)
      if text.isEmpty || text.hasPrefix("#") { continue }
      try readLine(text, in: folder, at: lines.place)
    }
  }

  private func readLine(_ text: String, in folder: String, at place: ImportReport.Place) throws {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let major = parts.count > 1 ? parts[1] : ""
    let minor = parts.count > 2 ? parts[2] : ""
    let source = minor.isEmpty ? major : major + ":" + minor
    guard !parts[0].contains("/.."), !parts[0].hasPrefix("/"), !parts[0].hasPrefix("..") else {
      run.report.add(.note, "a list outside the folder was not read", at: place, parts[0])
      return
    }
    let type: String
    switch (run.options.type, types[source] ?? types[major]) {
    case (let wanted?, _): type = wanted
    case (nil, .type(let known, _)?): type = known
    case (nil, .unwanted?):
      run.report.add(.note, "lists of a type that is not wanted")
      return
    case (nil, nil):
      run.report.add(
        .note,
        "a list of words that name nothing; --types can say otherwise",
        at: place,
        text
      )
      return
    }
    let path = folder.isEmpty || folder == "." ? parts[0] : folder + "/" + parts[0]
    guard FileManager.default.fileExists(atPath: path) else {
      run.report.add(.note, "a list that is not there", at: place, parts[0])
      return
    }
    try readList(path, type: type, major: major, minor: minor)
  }

  private func readList(_ path: String, type: String, major: String, minor: String) throws {
    var lines = try ImportLines(path)
    while let line = try lines.next(run.report) {
      if line.isEmpty { continue }
      run.report.countRecord()
      let entry = GATEEntry(line, separator: run.options.gate.separator)
      let name = run.clean(entry.name)
      let shape = NameShape(name)
      guard shape.letters + shape.digits > 0 else {
        run.report.add(.record, "an entry without a letter or a digit", at: lines.place)
        continue
      }
      guard !shape.hasReplacement else {
        run.report.add(
          .record,
          "a name with a character that could not be read",
          at: lines.place,
          name
        )
        continue
      }
      try run.add(entity(name, shape, entry, type))
    }
  }

  /// Drops the copies in capitals and in small letters where there is a better spelling.
  func resolve(_ entity: inout ImportedEntity) {
    let name = entity.name.lowercased()
    let copies = entity.aliases.filter { $0.text.lowercased() == name }
    guard !copies.isEmpty else { return }
    entity.aliases.removeAll { $0.text.lowercased() == name }
    if copies.contains(where: { $0.rules.contains(.weak) }) { entity.nameAlias.rules.insert(.weak) }
  }

  private func entity(_ name: String, _ shape: NameShape, _ entry: GATEEntry, _ type: String)
    -> ImportedEntity
  {
    let features = entry.features.map { ($0.name, run.clean($0.value)) }
    let group = features.first { groupings.contains($0.0) && !$0.1.isEmpty }
    // An inst is an id by itself; a class may be the type of it.
    let local =
      group.map { $0.0 == "inst" ? $0.1 : type + "/" + NameText.slug($0.1) }
      ?? type + "/" + NameText.slug(name)
    var entity = ImportedEntity(run.id(local))
    entity.type = type
    // Copies of a list in capitals and in small letters follow the one that is spelled as usual.
    if shape.isAllSmall {
      entity.name = CapitalNames.titled(name)
      entity.nameRank = 3
    } else if let usual = CapitalNames.usual(name, isOrganization: type.hasPrefix("organization")) {
      entity.name = usual.name
      entity.nameRank = 2
    } else {
      entity.name = name
      entity.nameRank = 1
    }
    for (feature, value) in features {
      switch (feature.lowercased(), value.lowercased()) {
      case ("canonical", _) where !value.isEmpty:
        entity.aliases.append(Alias(entity.name))
        entity.name = value
        entity.nameRank = 0
      case ("kind", "ambig"), ("ambig", "yes"), ("ambig", "true"): entity.nameAlias.rules = .weak
      default: break
      }
    }
    return entity
  }
}

/// An entry of a list with its features.
struct GATEEntry {
  /// The entry itself.
  let name: ArraySlice<UInt8>
  /// The features in order.
  let features: [(name: String, value: ArraySlice<UInt8>)]

  /// Reads a line.
  ///
  /// Without a known separator the usual ones are tried; what follows one is features only where every
  /// part has a `=`, for old lists have separators in their entries.
  init(_ line: ArraySlice<UInt8>, separator: UInt8?) {
    let usual = [UInt8(ascii: ":"), 0x09, UInt8(ascii: "&"), UInt8(ascii: "%")]
    let candidates: [UInt8] = separator.map { [$0] } ?? usual
    for candidate in candidates {
      let parts = line.split(separator: candidate, omittingEmptySubsequences: false)
      var read: [(name: String, value: ArraySlice<UInt8>)] = []
      for part in parts.dropFirst() {
        guard let sign = part.firstIndex(of: UInt8(ascii: "=")), sign > part.startIndex else {
          break
        }
        read.append((String(decoding: part[..<sign], as: UTF8.self), part[(sign + 1)...]))
      }
      if parts.count > 1, read.count == parts.count - 1, !parts[0].isEmpty {
        name = parts[0]
        features = read
        return
      }
    }
    name = line
    features = []
  }
}
