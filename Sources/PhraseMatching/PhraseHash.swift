/// The hash of a folded phrase, extended byte by byte: 64-bit FNV-1a.
///
/// Fowler, Noll and Vo; see the IETF draft on the FNV hash. Equal on every processor.
enum PhraseHash {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  /// The gap byte that no phrase crosses.
  static let edge: UInt8 = 0x0A

  @inline(__always)
  static func extend(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Whether a byte stands between words: space, ampersand, comma, slash.
  static func isGap(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x26 || byte == 0x2C || byte == 0x2F
  }
}
