package import Foundation

/// Bytes that are read in blocks, with a window on those not yet used.
///
/// The window holds one record, not the input.
package struct ByteStream {
  /// The mark that some programs put before UTF-8.
  package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The window; what is before ``start`` was used.
  package private(set) var buffer: [UInt8] = []
  /// The index in the window of the first byte not used.
  package private(set) var start = 0
  /// The place in the file of that byte.
  package private(set) var offset = 0
  /// Whether the file has no more bytes than the window.
  package private(set) var isAtEnd = false

  private var source: any ByteSource

  /// Reads a file as it is.
  package init(_ handle: FileHandle) {
    source = FileSource(handle)
  }

  /// Reads a source.
  package init(_ source: any ByteSource) {
    self.source = source
  }

  /// Reads the next block into the window.
  package mutating func fill() throws {
    guard !isAtEnd else { return }
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    isAtEnd = try !source.readBlock(onto: &buffer)
  }

  /// Reads all the rest into the window.
  package mutating func fillCompletely() throws {
    while !isAtEnd { try fill() }
  }

  /// Leaves the bytes before an index of the window behind.
  package mutating func use(to index: Int) {
    offset += index - start
    start = index
  }

  /// Steps over a byte order mark at the start of the file.
  package mutating func skipByteOrderMark() throws {
    while buffer.count < 3, !isAtEnd { try fill() }
    if offset == 0, buffer[start...].starts(with: Self.byteOrderMark) { use(to: start + 3) }
  }

  /// The index of the first line end at or after an index of the window, reading on where need be;
  /// `nil` where the file ends first.
  package mutating func lineEnd(from index: Int) throws -> Int? {
    var searched = index
    while true {
      if let end = buffer.firstIndex(of: 0x0A, from: searched) { return end }
      if isAtEnd { return nil }
      // Filling moves the window's start to index 0.
      searched = buffer.count - start
      try fill()
    }
  }
}
