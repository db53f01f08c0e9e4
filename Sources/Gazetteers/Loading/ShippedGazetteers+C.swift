import CShippedGazetteers

/// The gazetteers that are part of the binary.
enum ShippedGazetteers {
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
