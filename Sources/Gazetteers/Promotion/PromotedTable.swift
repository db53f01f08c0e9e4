/// A table as lines of bytes, into which a line is put where its id belongs.
struct PromotedTable {
  /// Why a line cannot be put in.
  struct Refusal: Error {
    let message: String
  }

  /// The lines without their ends, the header first.
  private var lines: [ArraySlice<UInt8>]
  private let lineEnd: [UInt8]
  private let columns: [String]

  init(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    lineEnd = lines.first?.last == 0x0D ? [0x0D, 0x0A] : [0x0A]
    self.lines = lines.map { $0.last == 0x0D ? $0.dropLast() : $0 }
    var header = self.lines.first ?? []
    if header.starts(with: [0xEF, 0xBB, 0xBF]) { header = header.dropFirst(3) }
    columns = header.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The whole table.
  var bytes: [UInt8] { Array(lines.map { $0 + lineEnd }.joined()) }

  /// A line without its end.
  func line(_ index: Int) -> ArraySlice<UInt8> { lines[index] }

  /// Puts an entry in before the first line with a greater id.
  ///
  /// - Parameters:
  ///   - entity: the entry.
  ///   - addsAliases: whether a line of the same id gets the entry's aliases.
  /// - Returns: the line's index, the header being 0.
  /// - Throws: ``Refusal`` if the table has the entry or no column for a value.
  mutating func insert(_ entity: Entity, addsAliases: Bool) throws(Refusal) -> Int {
    for column in ["id", "type", "name"] where !columns.contains(column) {
      throw Refusal(message: "the header has no column “\(column)”")
    }
    let written = SourceTableWriter().row(entity).dropLast()
      .split(separator: 0x09, omittingEmptySubsequences: false)
    var fields = columns.map { _ in [UInt8]() }
    for (column, value) in zip(SourceTable.columns, written) where !value.isEmpty {
      guard let place = columns.firstIndex(of: column) else {
        throw Refusal(message: "the header has no column “\(column)”")
      }
      fields[place] = Array(value)
    }
    guard let idColumn = columns.firstIndex(of: "id") else { return 0 }
    let id = Array(entity.id.utf8)
    func own(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> { field(idColumn, of: line) }
    if let known = lines.dropFirst().firstIndex(where: { own($0).elementsEqual(id) }) {
      guard addsAliases else {
        throw Refusal(message: "line \(known + 1) has the id \(entity.id) already")
      }
      try add(aliases: fields, to: known)
      return known
    }
    let row = ArraySlice(fields.joined(separator: [0x09]))
    let place = lines.dropFirst().firstIndex { line in
      !line.isEmpty && id.lexicographicallyPrecedes(own(line))
    }
    lines.insert(row, at: place ?? lines.count)
    return place ?? lines.count - 1
  }

  private func field(_ column: Int, of line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
    return column < fields.count ? fields[column] : []
  }

  /// Appends aliases to those of a line.
  private mutating func add(aliases fields: [[UInt8]], to line: Int) throws(Refusal) {
    guard let column = columns.firstIndex(of: "aliases") else { return }
    var old = lines[line].split(separator: 0x09, omittingEmptySubsequences: false).map { Array($0) }
    while old.count <= column { old.append([]) }
    let bar = UInt8(ascii: "|")
    var aliases = SourceTable.pieces(of: old[column][...], at: bar).map { Array($0) }
    for alias in SourceTable.pieces(of: fields[column][...], at: bar).map({ Array($0) }) {
      if aliases.contains(alias) {
        let text = String(decoding: alias, as: UTF8.self)
        throw Refusal(message: "line \(line + 1) has the alias “\(text)” already")
      }
      aliases.append(alias)
    }
    old[column] = Array(aliases.joined(separator: [bar]))
    lines[line] = ArraySlice(old.joined(separator: [0x09]))
  }
}
