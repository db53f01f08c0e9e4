/// A stretch of bytes by which texts that may hold a name are found without cutting them into words.
///
/// The longest run of ASCII letters and digits in the name: where the name stands as whole words, the text
/// has the same run between other bytes. A name without such a run is told by its first word. A text that
/// has the trace need not hold the name; one that lacks it does not.
struct NameTrace: Hashable {
  let bytes: [UInt8]
  /// Whether the trace is a run; otherwise it may stand within longer ones.
  let isRun: Bool

  init(of words: [ArraySlice<UInt8>]) {
    var longest: ArraySlice<UInt8> = []
    for word in words {
      Self.forEachRun(of: word) { if $0.count > longest.count { longest = $0 } }
    }
    isRun = !longest.isEmpty
    bytes = Array(isRun ? longest : words.first ?? [])
  }

  /// FNV-1a over the bytes.
  var hash: UInt64 { Self.hash(bytes) }

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return hash
  }

  /// Whether the bytes stand anywhere in a text.
  /// - Complexity: O(n) for names of ordinary texts.
  func stands(in text: [UInt8]) -> Bool {
    guard let first = bytes.first, text.count >= bytes.count else { return false }
    for start in 0...text.count - bytes.count
    where text[start] == first && text[start..<start + bytes.count].elementsEqual(bytes) {
      return true
    }
    return false
  }

  /// Calls `body` with every maximal run of ASCII letters and digits.
  static func forEachRun(of text: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
    var start = text.startIndex
    while start < text.endIndex {
      guard isLetterOrDigit(text[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < text.endIndex, isLetterOrDigit(text[end]) { end += 1 }
      body(text[start..<end])
      start = end
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }
}
