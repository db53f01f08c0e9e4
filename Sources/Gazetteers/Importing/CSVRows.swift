import InputDecoding

/// Reads the rows of a table.
///
/// With commas and semicolons quotation marks are read as RFC 4180 has them: a field in quotation marks
/// may hold separators, line ends and doubled quotation marks. With tabs they are text.
struct CSVRows {
  private var lines: ImportLines
  private let run: ImportRun
  private var delimiter: UInt8?
  private var start = 0
  /// Lines that were read ahead.
  private var waiting: [(line: [UInt8], number: Int)] = []
  private static let quote = UInt8(ascii: "\"")
  /// How many bytes a quoted field may have before its quotation mark counts as text.
  private static let fieldLimit = 1 << 16

  init(_ file: String, _ run: ImportRun) throws {
    lines = try ImportLines(file)
    self.run = run
    delimiter = run.options.csv.delimiter
  }

  /// Where the last row starts.
  var place: ImportReport.Place { .init(file: lines.file, line: start) }

  /// The fields of the next row; `nil` after the last.
  mutating func next() throws -> [[UInt8]]? {
    guard let (line, number) = try nextLine() else { return nil }
    start = number
    if delimiter == nil { delimiter = Self.delimiter(of: line) }
    let separator = delimiter ?? UInt8(ascii: ",")
    if separator == 0x09 {
      return line.split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
    }
    var text = line
    var taken: [(line: [UInt8], number: Int)] = []
    while true {
      let row = Self.parse(text, separator)
      if !row.isOpen { return row.fields }
      guard text.count < Self.fieldLimit, let more = try nextLine() else { break }
      taken.append(more)
      text.append(0x0A)
      text += more.line
    }
    // The mark was text after all; the lines behind it are rows of their own.
    run.report.add(.note, "a quotation mark that nothing closes", at: place)
    waiting = taken + waiting
    return line.split(separator: separator, omittingEmptySubsequences: false).map(Array.init)
  }

  private mutating func nextLine() throws -> (line: [UInt8], number: Int)? {
    if !waiting.isEmpty { return waiting.removeFirst() }
    guard let line = try lines.next(run.report) else { return nil }
    return (Array(line), lines.line)
  }

  private static func delimiter(of line: [UInt8]) -> UInt8 {
    if line.contains(0x09) { return 0x09 }
    let commas = line.count { $0 == UInt8(ascii: ",") }
    let semicolons = line.count { $0 == UInt8(ascii: ";") }
    return semicolons > commas ? UInt8(ascii: ";") : UInt8(ascii: ",")
  }

  /// The fields of a row, and whether the row ends inside quotation marks.
  static func parse(_ text: [UInt8], _ separator: UInt8) -> (fields: [[UInt8]], isOpen: Bool) {
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var isQuoted = false
    var isStart = true
    var index = 0
    while index < text.count {
      let byte = text[index]
      if isQuoted, byte == quote {
        if index + 1 < text.count, text[index + 1] == quote {
          field.append(quote)
          index += 1
        } else {
          isQuoted = false
        }
      } else if isQuoted {
        field.append(byte)
      } else if byte == separator {
        fields.append(field)
        field = []
        isStart = true
        index += 1
        continue
      } else if byte == quote, isStart {
        isQuoted = true
      } else {
        field.append(byte)
      }
      isStart = false
      index += 1
    }
    return (fields + [field], isQuoted)
  }
}
