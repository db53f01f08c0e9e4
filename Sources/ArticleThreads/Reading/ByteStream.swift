import Foundation

/// A file that is read in blocks, with a window on the bytes not yet used.
///
/// The window holds one record, not the file.
struct ByteStream {
  /// The mark that some programs put before UTF-8.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The window; what is before ``start`` was used.
  private(set) var buffer: [UInt8] = []
  /// The index in the window of the first byte not used.
  private(set) var start = 0
  /// The place in the file of that byte.
  private(set) var offset = 0
  /// Whether the file has no more bytes than the window.
  private(set) var isAtEnd = false

  private let handle: FileHandle
  private static let blockSize = 1 << 20

  init(_ handle: FileHandle) {
    self.handle = handle
  }

  /// Reads the next block into the window.
  mutating func fill() throws {
    guard !isAtEnd else { return }
    if start > 0 {
      buffer.removeFirst(start)
      start = 0
    }
    // Foundation's buffers are released only with the pool where there is one.
    guard let block = try handle.read(upToCount: Self.blockSize), !block.isEmpty else {
      isAtEnd = true
      return
    }
    buffer.append(contentsOf: block)
  }

  /// Reads all the rest into the window.
  mutating func fillCompletely() throws {
    while !isAtEnd { try fill() }
  }

  /// Leaves the bytes before an index of the window behind.
  mutating func use(to index: Int) {
    offset += index - start
    start = index
  }

  /// Steps over a byte order mark at the start of the file.
  mutating func skipByteOrderMark() throws {
    while buffer.count < 3, !isAtEnd { try fill() }
    if offset == 0, buffer[start...].starts(with: Self.byteOrderMark) { use(to: start + 3) }
  }

  /// The index of the first line end at or after an index of the window, reading on where need be;
  /// `nil` where the file ends first.
  mutating func lineEnd(from index: Int) throws -> Int? {
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
