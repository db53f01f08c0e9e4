/// Bytes that arrive in blocks.
package protocol ByteSource {
  /// The next block, never an empty one; `nil` at the end.
  /// - Throws: ``InputError`` if the bytes are damaged, or an error of the system.
  mutating func next() throws -> [UInt8]?

  /// Appends the next block to a window, for a source that needs no array of its own to read into.
  /// - Returns: whether there was one.
  /// - Throws: as ``next()`` does.
  mutating func readBlock(onto window: inout [UInt8]) throws -> Bool
}

extension ByteSource {
  package mutating func readBlock(onto window: inout [UInt8]) throws -> Bool {
    guard let block = try next() else { return false }
    window.append(contentsOf: block)
    return true
  }
}

/// Why an input cannot be read on: the rest of a sentence that starts with its name.
package struct InputError: Error, Equatable {
  /// The reason.
  package let reason: String

  /// Creates an error.
  package init(_ reason: String) { self.reason = reason }
}

/// A source after some bytes that were taken from it to look at.
struct PrefixedSource: ByteSource {
  private var prefix: [UInt8]?
  private var rest: any ByteSource

  init(_ prefix: [UInt8], _ rest: any ByteSource) {
    self.prefix = prefix.isEmpty ? nil : prefix
    self.rest = rest
  }

  mutating func next() throws -> [UInt8]? {
    guard let first = prefix else { return try rest.next() }
    prefix = nil
    return first
  }

  mutating func readBlock(onto window: inout [UInt8]) throws -> Bool {
    guard let first = prefix else { return try rest.readBlock(onto: &window) }
    prefix = nil
    window.append(contentsOf: first)
    return true
  }
}
