import ArticleThreads
import InputDecoding

/// The lines of a file, one in memory at a time.
struct GoldLines {
  private var stream: ByteStream
  /// The number of the last line, counted from 1.
  private(set) var number = 0

  /// Opens a file, compressed or not; a byte order mark is stepped over.
  init(_ path: String) throws {
    stream = ByteStream(try InputOpening.open(path))
    try stream.skipByteOrderMark()
  }

  /// The next line without its end.
  mutating func next() throws -> ArraySlice<UInt8>? {
    // The window's start is index 0 after a block was read, so ask for it only now.
    let end = try stream.lineEnd(from: stream.start) ?? stream.buffer.count
    let start = stream.start
    if start == end, end == stream.buffer.count, stream.isAtEnd { return nil }
    stream.use(to: min(end + 1, stream.buffer.count))
    number += 1
    let line = stream.buffer[start..<end]
    return line.last == 0x0D ? line.dropLast() : line
  }

  /// Whether the first character that is not white space begins a JSON object; nothing is used.
  mutating func startsWithBrace() throws -> Bool {
    var index = stream.start
    while true {
      while index < stream.buffer.count {
        if stream.buffer[index] > 0x20 { return stream.buffer[index] == UInt8(ascii: "{") }
        index += 1
      }
      if stream.isAtEnd { return false }
      // Filling moves the window's start to index 0.
      index -= stream.start
      try stream.fill()
    }
  }

  /// All bytes of a file.
  static func bytes(of path: String) throws -> [UInt8] {
    var stream = ByteStream(try InputOpening.open(path))
    try stream.fillCompletely()
    return Array(stream.buffer[stream.start...])
  }
}

extension ArraySlice<UInt8> {
  /// Whether nothing but white space and control characters stands here.
  var isBlank: Bool { allSatisfy { $0 <= 0x20 } }

  /// The bytes as text, NUL and invalid ones replaced.
  var text: String { TextRepair(self).text }
}
