/// A checksum over the values of a row, by which `verify` names a row that was changed.
///
/// FNV-1a over the values in their order, cut to 63 bits so that SQLite holds it as an integer. It
/// finds accidents and careless edits; it is no signature.
struct RowSeal {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  static func of(_ values: Any?...) -> Int64 {
    var seal = RowSeal()
    for value in values {
      seal.add(value.map { "\($0)" } ?? "\u{0}")
    }
    return Int64(truncatingIfNeeded: seal.hash >> 1)
  }

  private mutating func add(_ text: String) {
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01b3
  }
}
