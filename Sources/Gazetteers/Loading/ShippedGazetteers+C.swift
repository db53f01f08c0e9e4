import CShippedGazetteers
import PhraseMatching

/// The gazetteers that are part of the binary.
enum ShippedGazetteers {
  /// A name for the content of all shipped files.
  ///
  /// A checksum is enough: nobody can change a binary's tables without changing the binary.
  static let stamp: String = {
    var sum: UInt64 = 0
    for index in 0..<skein_shipped_count() {
      // SAFETY: as in `files`; the bytes are read where they stand.
      let file = unsafe skein_shipped(index)
      sum = ByteRegion.checksum(of: Array(unsafe String(cString: file.name).utf8).span, seed: sum)
      let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.length)
      sum = unsafe ByteRegion.checksum(of: Span(_unsafeElements: bytes), seed: sum)
    }
    return String(sum, radix: 16)
  }()

  /// A name for the binary that holds them, told at once: another content makes another binary.
  ///
  /// As the linker named it; where it did not, the ``stamp``.
  static let build: String = {
    var name = [UInt8](repeating: 0, count: 64)
    // SAFETY: the C side writes no more bytes than the buffer has.
    let length = unsafe name.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe skein_shipped_build($0, buffer.count) } ?? 0
    }
    if length == 0 { return stamp }
    return name.prefix(length).map { String($0, radix: 16) }.joined(separator: ".")
  }()

  /// Every shipped file, by its path below the gazetteers' folder.
  static var files: [(name: String, bytes: [UInt8])] {
    (0..<skein_shipped_count()).map { index in
      // SAFETY: the index is below the count; the C side holds constant arrays with their true
      // lengths and zero-terminated names that live as long as the process.
      let file = unsafe skein_shipped(index)
      let bytes = unsafe UnsafeBufferPointer(start: file.bytes, count: file.length)
      return unsafe (String(cString: file.name), Array(bytes))
    }
  }
}
