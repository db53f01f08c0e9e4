import Skein

/// A value of a row.
enum Cell {
  case text(String)
  case integer(Int)
  case decimal(Double?)
  case flag(Bool)
  case list([String])
  case none

  static func optional(_ text: String?) -> Cell { text.map { .text($0) } ?? .none }
}

/// Prints rows as a table, as JSON Lines or as CSV.
struct RowPrinter {
  let columns: [String]
  let format: RowFormat
  private var rows: [[Cell]] = []
  /// Lines below a row of a table, by the row.
  private var notes: [Int: [String]] = [:]

  init(_ columns: [String], _ format: RowFormat) {
    self.columns = columns
    self.format = format
  }

  mutating func add(_ cells: Cell...) { rows.append(cells) }

  mutating func add(_ cells: [Cell]) { rows.append(cells) }

  /// Adds lines below the last row, which only a table prints.
  mutating func note(_ lines: [String]) { notes[rows.count - 1, default: []] += lines }

  func print() throws {
    switch format {
    case .table: try printTable()
    case .jsonl:
      for row in rows {
        let fields = zip(columns, row).map { "\(JSONEscaping.quoted($0)):\(Self.json($1))" }
        try Output.shared.line("{\(fields.joined(separator: ","))}")
      }
    case .csv:
      try Output.shared.line(columns.map(Self.csv).joined(separator: ","))
      for row in rows {
        try Output.shared.line(row.map { Self.csv(Self.plain($0)) }.joined(separator: ","))
      }
    }
  }

  private func printTable() throws {
    let texts = rows.map { $0.map { Self.oneLine(Self.plain($0)) } }
    let widths = columns.indices.map { column in
      ([columns[column]] + texts.map { $0[column] }).map(Self.width).max() ?? 0
    }
    let numeric = columns.indices.map { column in
      rows.contains {
        if case .integer = $0[column] {
          true
        } else if case .decimal = $0[column] {
          true
        } else {
          false
        }
      }
    }
    for (number, row) in ([columns] + texts).enumerated() {
      var line = ""
      for (column, text) in row.enumerated() {
        let padding = String(repeating: " ", count: widths[column] - Self.width(text))
        let isLast = column == columns.count - 1
        line += numeric[column] ? padding + text : text + (isLast ? "" : padding)
        if !isLast { line += "  " }
      }
      try Output.shared.line(line)
      for note in notes[number - 1] ?? [] { try Output.shared.line("    " + Self.oneLine(note)) }
    }
  }

  // MARK: Values

  static func plain(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): text
    case .integer(let value): "\(value)"
    case .decimal(let value): value.map(decimal) ?? ""
    case .flag(let value): value ? "yes" : ""
    case .list(let texts): texts.joined(separator: " | ")
    case .none: ""
    }
  }

  private static func json(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): JSONEscaping.quoted(text)
    case .integer(let value): "\(value)"
    case .decimal(let value): value.map(decimal) ?? "null"
    case .flag(let value): "\(value)"
    case .list(let texts): "[" + texts.map(JSONEscaping.quoted).joined(separator: ",") + "]"
    case .none: "null"
    }
  }

  /// Up to four decimals, locale-free.
  static func decimal(_ value: Double) -> String {
    let scaled = (abs(value) * 10_000).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let whole = Int(scaled)
    var fraction = "\(10_000 + whole % 10_000)".dropFirst()
    while fraction.count > 1, fraction.last == "0" { fraction.removeLast() }
    return (value < 0 && whole > 0 ? "-" : "") + "\(whole / 10_000).\(fraction)"
  }

  /// RFC 4180.
  static func csv(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }

  /// A text on one line that no terminal takes for a command, and that turns round nothing beside it.
  static func oneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
      // What embeds, overrides or isolates a direction goes on to the end of the line.
      case .format where (0x202A...0x202E).contains(scalar.value): continue
      case .format where (0x2066...0x2069).contains(scalar.value): continue
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// The columns a text takes on a terminal, East Asian wide characters being two.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: sum
      default:
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
          0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
          sum + 2
        default: sum + 1
        }
      }
    }
  }
}
