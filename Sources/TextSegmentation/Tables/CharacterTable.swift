/// The word class and folded form of every Unicode scalar, decoded once from ``WordTables``.
///
/// Two-stage tables: a page of 256 scalars is stored once however many blocks share it.
/// - Complexity: a look-up is O(1).
struct CharacterTable: Sendable {
  /// What a scalar is to a word.
  enum Class {
    static let separator: UInt8 = 0
    static let lower: UInt8 = 1
    static let capital: UInt8 = 2
    static let mark: UInt8 = 3
    static let digit: UInt8 = 4
    /// A letter of a script written without spaces: a word of its own.
    static let spaceless: UInt8 = 5
  }

  static let shared = CharacterTable()

  private let classPages: [UInt16]
  private let classes: [UInt8]
  private let foldPages: [UInt16]
  /// 1 + index into `foldStarts`, or 0 where a scalar stays.
  private let folds: [UInt16]
  private let foldStarts: [Int32]
  private let foldBytes: [UInt8]

  private init() {
    var flat = [UInt8](repeating: 0, count: 0x110000)
    var start = 0
    var current: UInt8 = 0
    Self.forEachEntry(of: WordTables.classes) { scalar, values in
      if current != 0 { for code in start..<scalar { flat[code] = current } }
      start = scalar
      current = UInt8(values[0])
    }
    (classPages, classes) = Self.paged(flat)

    var indexes = [UInt16](repeating: 0, count: 0x110000)
    var starts: [Int32] = []
    var bytes: [UInt8] = []
    Self.forEachEntry(of: WordTables.folds) { scalar, values in
      starts.append(Int32(bytes.count))
      indexes[scalar] = UInt16(starts.count)
      for value in values {
        if let folded = Unicode.Scalar(UInt32(value)) { bytes.append(contentsOf: folded.utf8Bytes) }
      }
    }
    starts.append(Int32(bytes.count))
    (foldPages, folds) = Self.paged(indexes)
    foldStarts = starts
    foldBytes = bytes
  }

  /// The word class of a scalar.
  func wordClass(of code: UInt32) -> UInt8 {
    classes[Int(classPages[Int(code >> 8)]) << 8 | Int(code & 255)]
  }

  /// The folded form's place in ``foldedBytes``, or `nil` where the scalar stays as it is.
  func fold(of code: UInt32) -> ArraySlice<UInt8>? {
    let index = Int(folds[Int(foldPages[Int(code >> 8)]) << 8 | Int(code & 255)])
    guard index > 0 else { return nil }
    return foldBytes[Int(foldStarts[index - 1])..<Int(foldStarts[index])]
  }

  /// Cuts a flat table into pages of 256, each kept once.
  private static func paged<Value: Hashable>(_ flat: [Value]) -> ([UInt16], [Value]) {
    var pages: [UInt16] = []
    var known: [ArraySlice<Value>: UInt16] = [:]
    var kept: [Value] = []
    for block in 0..<(flat.count / 256) {
      let page = flat[block * 256..<(block + 1) * 256]
      if let index = known[page] {
        pages.append(index)
      } else {
        let index = UInt16(known.count)
        known[page] = index
        kept.append(contentsOf: page)
        pages.append(index)
      }
    }
    return (pages, kept)
  }

  /// Calls `body` with each `scalar:value` or `scalar=value+value` of a table's text.
  private static func forEachEntry(of text: String, _ body: (Int, [Int]) -> Void) {
    var key: Int?
    var values: [Int] = []
    var number = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = number << 4 | Int(byte - UInt8(ascii: "0"))
        digits += 1
        continue
      case UInt8(ascii: "a")...UInt8(ascii: "f"):
        number = number << 4 | Int(byte - UInt8(ascii: "a") + 10)
        digits += 1
        continue
      case UInt8(ascii: ":"), UInt8(ascii: "="):
        key = number
      case UInt8(ascii: "+"):
        values.append(number)
      case UInt8(ascii: ","):
        if digits > 0 { values.append(number) }
        if let key { body(key, values) }
        key = nil
        values.removeAll(keepingCapacity: true)
      default: continue
      }
      number = 0
      digits = 0
    }
  }
}

extension Unicode.Scalar {
  /// The scalar's UTF-8 bytes.
  var utf8Bytes: [UInt8] { Array(String(self).utf8) }
}
