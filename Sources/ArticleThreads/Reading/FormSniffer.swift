/// Tells the form of a file by its name and, where that is not enough, by its first bytes.
enum FormSniffer {
  /// The form of a file at whose start a stream stands; a byte order mark is left behind.
  static func form(of file: InputFile, _ stream: inout ByteStream) throws -> InputFile.Form {
    try stream.skipByteOrderMark()
    guard file.form != .page else { return .page }
    guard let first = try firstFilled(&stream) else {
      return file.form == .unknown ? .page : file.form
    }
    let byte = stream.buffer[first]
    let opensJSON = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    if file.form == .unknown, !opensJSON { return .page }

    // The first line that is not blank, read whole however long it is.
    let skipped = first - stream.start
    let lineEnd = try stream.lineEnd(from: first)
    let start = stream.start + skipped
    let line = stream.buffer[start..<(lineEnd ?? stream.buffer.count)]
    let isBracket = line.dropFirst().allSatisfy { $0 <= 0x20 } && opensJSON
    if file.form == .lines { return isBracket ? .json : .lines }

    // A whole object on the first line means a record a line. A file called `.json` says that it is
    // one text, so there it takes a second line to tell otherwise.
    guard byte == UInt8(ascii: "{"), isWhole(line) else { return .json }
    if file.form == .unknown { return .lines }
    guard let lineEnd else { return .json }
    return try hasMore(&stream, after: lineEnd - stream.start) ? .lines : .json
  }

  /// Why a file is none of the forms, told by its first bytes; `nil` where it may be one.
  static func reasonAgainst(_ stream: inout ByteStream) throws -> String? {
    while stream.buffer.count - stream.start < 6, !stream.isAtEnd { try stream.fill() }
    let start = stream.buffer[stream.start...].prefix(6)
    for (magic, reason) in foreign where start.starts(with: magic) { return reason }
    return nil
  }

  private static let foreign: [(magic: [UInt8], reason: String)] = [
    ([0x1F, 0x8B], packed("gzip", "zcat")), ([0x28, 0xB5, 0x2F, 0xFD], packed("zstd", "zstdcat")),
    (Array("PK\u{3}\u{4}".utf8), packed("zip", "unzip -p")),
    (Array("BZh".utf8), packed("bzip2", "bzcat")),
    ([0xFD] + Array("7zXZ".utf8), packed("xz", "xzcat")), ([0xFF, 0xFE], wide),
    ([0xFE, 0xFF], wide),
    (Array("%PDF-".utf8), "the file is a PDF; give its text"),
  ]

  private static let wide =
    "the file is UTF-16; make it UTF-8 in a pipe: `iconv -f UTF-16 -t UTF-8 FILE | skein … -`"

  private static func packed(_ kind: String, _ command: String) -> String {
    "the file is a \(kind) archive; unpack it into a pipe: `\(command) FILE | skein … -`"
  }

  /// The index of the first byte that is not white space, reading on where need be.
  private static func firstFilled(_ stream: inout ByteStream) throws -> Int? {
    try firstFilled(&stream, from: 0)
  }

  private static func firstFilled(
    _ stream: inout ByteStream,
    from distance: Int
  ) throws -> Int? {
    var distance = distance
    while true {
      let rest = stream.buffer[(stream.start + distance)...]
      if let index = rest.firstIndex(where: { $0 > 0x20 }) { return index }
      if stream.isAtEnd { return nil }
      distance = stream.buffer.count - stream.start
      try stream.fill()
    }
  }

  private static func hasMore(_ stream: inout ByteStream, after distance: Int) throws -> Bool {
    try firstFilled(&stream, from: distance) != nil
  }

  /// Whether a line is one value from its first byte to its last.
  private static func isWhole(_ line: ArraySlice<UInt8>) -> Bool {
    var end = ValueEnd()
    for index in line.indices where end.isReached(by: line[index]) {
      return line[index...].allSatisfy { $0 <= 0x20 }
    }
    // A last byte more tells whether the value is closed.
    return end.isReached(by: 0x0A)
  }
}
