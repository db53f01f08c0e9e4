import InputDecoding

/// Reads JSON objects from lines, from the elements of an array, or from one large text.
///
/// Dumps have one record a line, with a `[` before, a `]` after and commas between them; a file of one
/// object may be spread over many lines.
struct JSONRecords {
  private var lines: ImportLines
  private let run: ImportRun
  private let document = JSONDocument()
  private var isFirst = true

  init(_ file: String, _ run: ImportRun) throws {
    lines = try ImportLines(file)
    self.run = run
  }

  /// Hands each object to a closure; text that is none is reported.
  mutating func forEach(_ body: (JSONValue, ImportReport.Place) throws -> Void) throws {
    while let line = try lines.next(run.report) {
      let text = Self.trimmed(line)
      if text.isEmpty || text.elementsEqual("[".utf8) && isFirst { continue }
      defer { isFirst = false }
      if isFirst, Self.isOpen(text) {
        let whole = try lines.rest(after: line)
        let start = ImportReport.Place(file: lines.file, line: lines.line)
        try read(Self.trimmed(whole[...]), at: start, body)
        return
      }
      try read(text, at: lines.place, body)
    }
  }

  private func read(
    _ text: ArraySlice<UInt8>,
    at place: ImportReport.Place,
    _ body: (JSONValue, ImportReport.Place) throws -> Void
  ) throws {
    if let reason = parse(text) {
      run.report.countRecord()
      run.report.add(.record, "not JSON: \(reason)", at: place)
      return
    }
    let root = document.root
    let objects = root.kind == .array ? Array(root.elements) : [root]
    for object in objects {
      run.report.countRecord()
      guard object.kind == .object else {
        run.report.add(.record, "not a JSON object", at: place)
        continue
      }
      try body(object, place)
    }
  }

  /// Reads a text, repaired if need be; the reason where it is no JSON.
  private func parse(_ text: ArraySlice<UInt8>) -> String? {
    do {
      try document.read(text)
      return nil
    } catch {
      let repair = JSONRepair(text)
      guard repair.isChanged else { return error.message }
      do {
        try document.read(repair.bytes[...])
        run.countReplaced(repair.replaced)
        return nil
      } catch {
        return error.message
      }
    }
  }

  /// A line without white space and the punctuation of an array around it.
  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
    }
    var text = line.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    let comma = UInt8(ascii: ",")
    if text.last == comma { text.removeLast() }
    if text.first == comma { text.removeFirst() }
    let open = UInt8(ascii: "[")
    let close = UInt8(ascii: "]")
    if text.count > 1, text.first == open, text.last != close { text.removeFirst() }
    if text.last == close, text.first != open { text.removeLast() }
    if text.last == comma { text.removeLast() }
    return text
  }

  /// Whether a first line starts an object that it does not end.
  private static func isOpen(_ text: ArraySlice<UInt8>) -> Bool {
    text.first == UInt8(ascii: "{") && text.last != UInt8(ascii: "}")
  }
}

extension JSONValue {
  /// The texts of a value: of a string, or of the strings and numbers in an array.
  var texts: [String] {
    switch kind {
    case .string: string.map { [$0] } ?? []
    case .integer: digits.map { [$0] } ?? []
    case .array: elements.flatMap(\.texts)
    default: []
    }
  }

  /// The members by key; of a key that stands twice the last.
  var byKey: [String: JSONValue] {
    var values: [String: JSONValue] = [:]
    for (key, value) in members { values[key] = value }
    return values
  }
}
