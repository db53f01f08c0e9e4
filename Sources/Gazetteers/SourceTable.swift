/// Reads entities from one list in the source-table format: UTF-8 TSV with a header.
struct SourceTable {
  private(set) var entities: [Entity] = []
  private(set) var problems: [GazetteerProblem] = []
  private let list: String

  /// The columns Skein knows, in the order it writes them.
  static let columns = [
    "id", "type", "name", "aliases", "parent", "description", "latitude", "longitude",
    "population", "prior", "wikidata", "geonames", "valid_from", "valid_to",
  ]

  init(list: String, text: String) throws(GazetteerError) {
    self.list = list
    var header: [String: Int] = [:]
    var line = 0
    for row in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      var fields = row.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      if let last = fields.last, last.utf8.last == 0x0D {
        fields[fields.count - 1] = String(decoding: last.utf8.dropLast(), as: UTF8.self)
      }
      if line == 1 {
        if fields[0].unicodeScalars.first == "\u{FEFF}" {
          fields[0] = String(fields[0].unicodeScalars.dropFirst())
        }
        for (index, name) in fields.enumerated() { header[name] = index }
        for name in ["id", "type", "name"] where header[name] == nil {
          throw GazetteerError(
            code: .malformed,
            message: "\(list):1: the header has no column “\(name)”; a gazetteer table starts with "
              + Self.columns.joined(separator: " ")
          )
        }
        continue
      }
      if row.isEmpty || row.first == 0x0D { continue }
      read(Row(fields: fields, header: header), line)
    }
  }

  private struct Row {
    let fields: [String]
    let header: [String: Int]

    subscript(_ column: String) -> String {
      guard let index = header[column], index < fields.count else { return "" }
      return fields[index]
    }
  }

  private mutating func read(_ row: Row, _ line: Int) {
    func optional(_ column: String) -> String? { row[column].isEmpty ? nil : row[column] }
    guard !row["id"].isEmpty, !row["type"].isEmpty, !row["name"].isEmpty else {
      report(line, "a row needs an id, a type and a name")
      return
    }
    entities.append(
      Entity(
        id: row["id"],
        type: row["type"],
        name: Self.unescaped(row["name"]),
        aliases: Self.split(row["aliases"], at: UInt8(ascii: "|")).compactMap {
          alias($0, line)
        },
        parents: Self.split(row["parent"], at: UInt8(ascii: "|")),
        description: Self.unescaped(row["description"]),
        latitude: number(row, "latitude", line),
        longitude: number(row, "longitude", line),
        population: number(row, "population", line).map { Int($0) },
        prior: number(row, "prior", line) ?? 1,
        wikidata: optional("wikidata"),
        geonames: optional("geonames"),
        validFrom: optional("valid_from"),
        validTo: optional("valid_to"),
        threshold: number(row, "threshold", line) ?? 1,
        origin: .init(list: list, line: line)
      )
    )
  }

  private mutating func report(_ line: Int, _ message: String) {
    problems.append(GazetteerProblem(list: list, line: line, message: message))
  }

  private mutating func number(_ row: Row, _ column: String, _ line: Int) -> Double? {
    guard !row[column].isEmpty else { return nil }
    guard let value = Double(row[column]), value.isFinite, abs(value) < 1e12 else {
      report(line, "\(column) is no number: “\(row[column])”")
      return nil
    }
    return value
  }

  private mutating func alias(_ field: String, _ line: Int) -> Alias? {
    let parts = Self.split(field, at: UInt8(ascii: "~"))
    guard let first = parts.first, !first.isEmpty else { return nil }
    var alias = Alias(Self.unescaped(first))
    for rule in parts.dropFirst() {
      if let known = Alias.Rules.names.first(where: { $0.name == rule }) {
        alias.rules.insert(known.rule)
      } else if let weight = Double(rule), weight > 0, weight.isFinite {
        alias.weight = weight
      } else {
        report(line, "the alias “\(alias.text)” has an unknown rule “\(rule)”")
      }
    }
    return alias
  }

  /// Splits at a separator that no backslash escapes; the escapes stay.
  static func split(_ field: String, at separator: UInt8) -> [String] {
    guard !field.isEmpty else { return [] }
    var parts: [String] = []
    var part: [UInt8] = []
    var isEscaped = false
    for byte in field.utf8 {
      if !isEscaped, byte == separator {
        parts.append(String(decoding: part, as: UTF8.self))
        part.removeAll(keepingCapacity: true)
        continue
      }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
      part.append(byte)
    }
    parts.append(String(decoding: part, as: UTF8.self))
    return parts
  }

  /// Resolves `\t \n \| \~ \\`.
  static func unescaped(_ field: String) -> String {
    guard field.utf8.contains(UInt8(ascii: "\\")) else { return field }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in field.utf8 {
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
    return String(decoding: bytes, as: UTF8.self)
  }
}
