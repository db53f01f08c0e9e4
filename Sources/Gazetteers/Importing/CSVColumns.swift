import InputDecoding

/// Which column of a table has which field.
struct CSVColumns {
  private var columns: [String: Int] = [:]

  /// The last column that a record cannot do without.
  private(set) var needed = 0

  /// The column of a field, counted from 0.
  subscript(field: String) -> Int? { columns[field] }

  /// Reads a header.
  init(header: [String], _ options: CSVOptions, _ file: String) throws(ImportError) {
    let names = header.map { $0.lowercased() }
    for (field, synonyms) in CSVImporter.fields {
      let found = ([field] + synonyms).lazy.compactMap { names.firstIndex(of: $0) }.first
      if let found { columns[field] = found }
    }
    try apply(options, names, count: header.count, file)
    try check(file, header)
  }

  /// Takes the columns of a table without a header from the options.
  init(count: Int, _ options: CSVOptions, _ file: String) throws(ImportError) {
    guard !options.columns.isEmpty else {
      throw ImportError("\(file): without a header the columns have to be named by --columns")
    }
    try apply(options, [], count: count, file)
    try check(file, [])
  }

  private mutating func apply(
    _ options: CSVOptions,
    _ names: [String],
    count: Int,
    _ file: String
  ) throws(ImportError) {
    for pair in options.columns {
      let sides = pair.split(separator: "=", maxSplits: 1).map { NameText.clean(String($0)).text }
      guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
        throw ImportError("--columns: “\(pair)” is no pair of a field and a column")
      }
      let isField = { (text: String) in
        CSVImporter.fields.contains { $0.field == text.lowercased() }
      }
      let (field, column) = isField(sides[0]) ? (sides[0], sides[1]) : (sides[1], sides[0])
      guard isField(field) else {
        let known = CSVImporter.fields.map(\.field).joined(separator: ", ")
        throw ImportError("--columns: “\(pair)” names no field; the fields are \(known)")
      }
      if let found = names.firstIndex(of: column.lowercased()) {
        columns[field.lowercased()] = found
      } else if let number = Int(column), (1...count).contains(number) {
        columns[field.lowercased()] = number - 1
      } else {
        throw ImportError(
          "\(file):1: there is no column “\(column)”; the table has \(counted(count, "column"))"
        )
      }
    }
  }

  private mutating func check(_ file: String, _ header: [String]) throws(ImportError) {
    guard let name = columns["name"] ?? columns["alias"] else {
      let found = header.isEmpty ? "" : "; the header has " + header.joined(separator: ", ")
      throw ImportError("\(file):1: no column has the names; --columns name=… tells which\(found)")
    }
    needed = name
  }
}
