/// Reads entities from one list in the source-table format: UTF-8 TSV with a header.
///
/// - Complexity: O(n) in the bytes of the table.
struct SourceTable {
  /// The columns Skein knows, in the order it writes them.
  static let columns = [
    "id", "type", "name", "aliases", "parent", "description", "latitude", "longitude",
    "population", "prior", "wikidata", "geonames", "valid_from", "valid_to",
  ]

  enum Column: Int, CaseIterable {
    case id, type, name, aliases, parent, description, latitude, longitude
    case population, prior, wikidata, geonames, valid_from, valid_to, threshold
  }

  private let bytes: [UInt8]
  private let list: UInt32
  /// For each known column its place in the rows, -1 where the table has none.
  private var places = [Int](repeating: -1, count: Column.allCases.count)
  /// The fields of the row being read.
  private var fields: [Range<Int>] = []
  private var line = 0
  /// How many columns the header names.
  private var columnCount = 0

  /// Adds the rows of a table to a store.
  ///
  /// - Parameters:
  ///   - name: the list's file name, for messages.
  ///   - index: the list's number.
  ///   - bytes: the table, valid UTF-8.
  ///   - store: what the rows are added to.
  /// - Throws: if the table has no usable header.
  static func read(
    _ name: String,
    index: Int,
    bytes: [UInt8],
    into store: inout RowStore
  ) throws(GazetteerError) {
    var table = SourceTable(bytes: bytes, list: UInt32(index))
    try table.read(name, into: &store)
  }

  private init(bytes: [UInt8], list: UInt32) {
    self.bytes = bytes
    self.list = list
  }

  private mutating func read(_ name: String, into store: inout RowStore) throws(GazetteerError) {
    var start = 0
    while start <= bytes.count {
      var end = start
      fields.removeAll(keepingCapacity: true)
      var field = start
      while end < bytes.count, bytes[end] != 0x0A {
        if bytes[end] == 0x09 {
          fields.append(field..<end)
          field = end + 1
        }
        end += 1
      }
      let last = end > field && bytes[end - 1] == 0x0D ? end - 1 : end
      fields.append(field..<last)
      line += 1
      if line == 1 {
        try readHeader(name, &store)
      } else if end > start, bytes[start] != 0x0D {
        readRow(&store)
      }
      start = end + 1
    }
  }

  private mutating func readHeader(
    _ name: String,
    _ store: inout RowStore
  ) throws(GazetteerError) {
    columnCount = fields.count
    for (index, range) in fields.enumerated() {
      var field = bytes[range]
      if index == 0, field.starts(with: [0xEF, 0xBB, 0xBF]) { field = field.dropFirst(3) }
      let known = Column.allCases.first { "\($0)".utf8.elementsEqual(field) }
      if let known, places[known.rawValue] < 0 {
        places[known.rawValue] = index
      } else {
        let column = String(decoding: field, as: UTF8.self)
        let message =
          known == nil
          ? "nothing is read from the column “\(column)”"
          : "the column “\(column)” stands twice; nothing is read from the second"
        store.report(list, line, message, .unreadColumn)
      }
    }
    for column in [Column.id, .type, .name] where places[column.rawValue] < 0 {
      throw GazetteerError(
        code: .malformed,
        message:
          "\(name):1: the header has no column “\(column)”; a gazetteer table starts with "
          + Self.columns.joined(separator: " ")
      )
    }
  }

  func field(_ column: Column) -> ArraySlice<UInt8> {
    let place = places[column.rawValue]
    return place >= 0 && place < fields.count ? bytes[fields[place]] : []
  }

  func report(_ message: String, _ store: inout RowStore) {
    store.report(list, line, message)
  }

  private func readRow(_ store: inout RowStore) {
    let (id, type, name) = (field(.id), field(.type), field(.name))
    guard !id.isEmpty, !type.isEmpty, !name.isEmpty else {
      report("a row needs an id, a type and a name", &store)
      return
    }
    guard fields.allSatisfy({ $0.count <= TextPool.longest }) else {
      report("a value is longer than \(TextPool.longest) bytes", &store)
      return
    }
    if fields.dropFirst(columnCount).contains(where: { !$0.isEmpty }) {
      report(
        "the row has \(fields.count) fields, the header \(columnCount); the last ones are not read",
        &store
      )
    }
    guard let type = store.type(type) else {
      report("the lists have more than \(RowStore.mostTypes) types", &store)
      return
    }
    var row = RowStore.Row(
      id: store.pool.add(id),
      type: type,
      name: add(name, &store),
      list: list,
      line: UInt32(clamping: line)
    )
    let firstAlias = store.aliases.count
    readAliases(field(.aliases), &store)
    row.aliases = firstAlias..<store.aliases.count
    let firstParent = store.parents.count
    if !field(.parent).isEmpty {
      for parent in Self.pieces(of: field(.parent), at: UInt8(ascii: "|")) {
        store.parents.append(store.pool.intern(parent))
      }
    }
    row.parents = firstParent..<store.parents.count
    row.description = add(field(.description), &store)
    row.latitude = number(.latitude, in: -90...90, &store)
    row.longitude = number(.longitude, in: -180...180, &store)
    row.population = number(.population, in: 0...Self.largest, &store).map { Int($0) }
    row.prior = number(.prior, in: 0...Self.largest, &store) ?? 1
    row.wikidata = store.pool.add(field(.wikidata))
    row.geonames = store.pool.add(field(.geonames))
    row.validFrom = store.pool.add(date(.valid_from, &store))
    row.validTo = store.pool.add(date(.valid_to, &store))
    row.threshold = number(.threshold, in: 0...Self.largest, &store) ?? 1
    store.rows.append(row)
  }

  /// Adds a field without its escapes.
  private func add(_ field: ArraySlice<UInt8>, _ store: inout RowStore) -> UInt32 {
    guard field.contains(UInt8(ascii: "\\")) else { return store.pool.add(field) }
    return store.pool.add(Self.unescaped(field)[...])
  }

  // MARK: Aliases

  private func readAliases(_ field: ArraySlice<UInt8>, _ store: inout RowStore) {
    var start = field.startIndex
    var isPlain = true
    var index = start
    while index <= field.endIndex {
      let byte = index < field.endIndex ? field[index] : UInt8(ascii: "|")
      if byte == UInt8(ascii: "|") {
        if index > start {
          if isPlain {
            store.aliases.append(
              RowStore.Alias(text: store.pool.add(field[start..<index]), rules: 0, weight: 1)
            )
          } else {
            readAlias(field[start..<index], &store)
          }
        }
        start = index + 1
        isPlain = true
      } else if byte == UInt8(ascii: "\\") {
        isPlain = false
        index += 1
      } else if byte == UInt8(ascii: "~") {
        isPlain = false
      }
      index += 1
    }
    // A backslash at the end escapes nothing.
    if start < field.endIndex { readAlias(field[start...], &store) }
  }

  private func readAlias(_ field: ArraySlice<UInt8>, _ store: inout RowStore) {
    let parts = Self.pieces(of: field, at: UInt8(ascii: "~"))
    guard let first = parts.first, !first.isEmpty else { return }
    let text = Self.unescaped(first)
    var rules: Alias.Rules = []
    var weight = 1.0
    for part in parts.dropFirst() {
      let rule = String(decoding: part, as: UTF8.self)
      if let known = Alias.Rules.names.first(where: { $0.name == rule }) {
        rules.insert(known.rule)
      } else if let value = Double(rule), value > 0, value.isFinite {
        weight = value
      } else {
        let alias = String(decoding: text, as: UTF8.self)
        report("the alias “\(alias)” has an unknown rule “\(rule)”", &store)
      }
    }
    store.aliases.append(
      RowStore.Alias(text: store.pool.add(text[...]), rules: rules.rawValue, weight: weight)
    )
  }

  /// The stretches between separators that no backslash escapes; the escapes stay.
  static func pieces(of field: ArraySlice<UInt8>, at separator: UInt8) -> [ArraySlice<UInt8>] {
    guard !field.isEmpty else { return [] }
    var parts: [ArraySlice<UInt8>] = []
    var start = field.startIndex
    var isEscaped = false
    for index in field.indices {
      if !isEscaped, field[index] == separator {
        parts.append(field[start..<index])
        start = index + 1
        continue
      }
      isEscaped = !isEscaped && field[index] == UInt8(ascii: "\\")
    }
    parts.append(field[start...])
    return parts
  }

  /// Resolves `\t \n \| \~ \\`.
  static func unescaped(_ field: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in field {
      if isEscaped {
        switch byte {
        case UInt8(ascii: "t"): bytes.append(0x09)
        case UInt8(ascii: "n"): bytes.append(0x0A)
        default: bytes.append(byte)
        }
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
