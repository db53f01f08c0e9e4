/// The bytes of one JSON record in a file.
struct RawRecord {
  /// The bytes without white space around them.
  let bytes: ArraySlice<UInt8>
  /// Where they stand in the file.
  let byteRange: Range<Int>
  /// The line they begin in, counted from 1.
  let line: Int
  /// Its number in the file, counted from 1; `nil` for a lone record.
  let number: Int?

  /// What follows the path in the id of an article that has none: `:7`; empty for a lone record.
  var idSuffix: String { number.map { ":\($0)" } ?? "" }
}

/// Gives the lines of a file that are not blank.
struct LineRecords {
  private var line = 0

  mutating func next(_ stream: inout ByteStream) throws -> RawRecord? {
    while true {
      // The window's start is index 0 after a block was read, so ask for it only now.
      let end = try stream.lineEnd(from: stream.start) ?? stream.buffer.count
      let start = stream.start
      if start == end, end == stream.buffer.count, stream.isAtEnd { return nil }
      let offset = stream.offset
      stream.use(to: min(end + 1, stream.buffer.count))
      line += 1
      let whole = stream.buffer[start..<end]
      guard let first = whole.firstIndex(where: { $0 > 0x20 }),
        let last = whole.lastIndex(where: { $0 > 0x20 })
      else { continue }
      return RawRecord(
        bytes: stream.buffer[first...last],
        byteRange: offset + first - start..<offset + last + 1 - start,
        line: line,
        number: line
      )
    }
  }
}

/// Gives the values of a file that is one JSON text: a record, an array of records, or records one
/// after another over any number of lines.
struct ValueRecords {
  private var line = 1
  private var isInArray = false
  private var position = 0

  mutating func next(_ stream: inout ByteStream) throws -> RawRecord? {
    while let byte = try peek(&stream) {
      switch byte {
      case 0x0A:
        line += 1
        stream.use(to: stream.start + 1)
      case UInt8(ascii: "[") where !isInArray && position == 0:
        isInArray = true
        stream.use(to: stream.start + 1)
      case 0...0x20, UInt8(ascii: ","), UInt8(ascii: "]"):
        stream.use(to: stream.start + 1)
      default:
        return try value(&stream)
      }
    }
    return nil
  }

  private func peek(_ stream: inout ByteStream) throws -> UInt8? {
    while stream.start == stream.buffer.count {
      if stream.isAtEnd { return nil }
      try stream.fill()
    }
    return stream.buffer[stream.start]
  }

  /// Takes the value that the window begins with; one that has no end goes to the end of the file.
  private mutating func value(_ stream: inout ByteStream) throws -> RawRecord {
    var end = ValueEnd()
    var length = 0
    while true {
      while stream.start + length < stream.buffer.count {
        if end.isReached(by: stream.buffer[stream.start + length]) {
          return record(&stream, length: length)
        }
        length += 1
      }
      if stream.isAtEnd { return record(&stream, length: length) }
      try stream.fill()
    }
  }

  private mutating func record(_ stream: inout ByteStream, length: Int) -> RawRecord {
    position += 1
    let bytes = stream.buffer[stream.start..<stream.start + length]
    let record = RawRecord(
      bytes: bytes,
      byteRange: stream.offset..<stream.offset + length,
      line: line,
      number: isInArray || position > 1 ? position : nil
    )
    line += bytes.count { $0 == 0x0A }
    stream.use(to: stream.start + length)
    return record
  }
}

/// Follows brackets and strings to the end of a JSON value.
struct ValueEnd {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isClosed = false
  private var isScalar = false

  /// Whether the value ended before this byte.
  mutating func isReached(by byte: UInt8) -> Bool {
    if isClosed { return true }
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
        isClosed = depth == 0
      }
      return false
    }
    switch byte {
    case UInt8(ascii: "\""):
      if isScalar { return true }
      isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if isScalar { return true }
      depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if isScalar, depth == 0 { return true }
      depth -= 1
      isClosed = depth <= 0
    case 0...0x20, UInt8(ascii: ","):
      return isScalar && depth == 0
    default:
      isScalar = depth == 0
    }
    return false
  }
}
