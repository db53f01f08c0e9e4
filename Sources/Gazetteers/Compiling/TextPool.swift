import PhraseMatching

/// The texts of a gazetteer, one behind the other, each behind its length.
///
/// A text's reference is the place of its length; 0 is the empty text.
struct TextPool {
  /// The longest text a length of three bytes tells.
  static let longest = 1 << 21 - 1

  private(set) var bytes: [UInt8] = [0]
  /// Whether the texts outgrew their references.
  private(set) var isFull = false
  private var known: [Int: [UInt32]] = [:]

  /// Adds a text of no more than ``longest`` bytes.
  mutating func add(_ text: ArraySlice<UInt8>) -> UInt32 {
    if text.isEmpty { return 0 }
    guard bytes.count < Int(UInt32.max) - text.count - 8, text.count <= Self.longest else {
      isFull = true
      return 0
    }
    let reference = UInt32(bytes.count)
    var rest = text.count
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
    bytes.append(contentsOf: text)
    return reference
  }

  mutating func add(_ text: String) -> UInt32 { add(Array(text.utf8)[...]) }

  /// Adds a text that is likely to be there already, once.
  mutating func intern(_ text: ArraySlice<UInt8>) -> UInt32 {
    if text.isEmpty { return 0 }
    let hash = Self.hash(text)
    for reference in known[hash] ?? [] where bytes[range(reference)] == text { return reference }
    let reference = add(text)
    known[hash, default: []].append(reference)
    return reference
  }

  mutating func intern(_ text: String) -> UInt32 { intern(Array(text.utf8)[...]) }

  /// The bytes of a text.
  @inline(__always)
  func range(_ reference: UInt32) -> Range<Int> {
    var place = Int(reference)
    var length = 0
    var shift = 0
    while true {
      let byte = Int(bytes[place])
      place += 1
      length |= (byte & 0x7F) << shift
      if byte & 0x80 == 0 { return place..<place + length }
      shift += 7
    }
  }

  func text(_ reference: UInt32) -> String {
    String(decoding: bytes[range(reference)], as: UTF8.self)
  }

  func slice(_ reference: UInt32) -> ArraySlice<UInt8> { bytes[range(reference)] }

  func areEqual(_ one: UInt32, _ other: UInt32) -> Bool {
    if one == other { return true }
    let (one, other) = (range(one), range(other))
    guard one.count == other.count else { return false }
    for offset in 0..<one.count
    where bytes[one.lowerBound &+ offset] != bytes[other.lowerBound &+ offset] { return false }
    return true
  }

  /// A hash of bytes for the tables of the compiler; never written.
  @inline(__always)
  static func hash(_ text: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x9FB2_1C65_1E98_DF25 ^ hash >> 29 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32)
  }
}

/// Numbers by texts of a pool: an open-addressing hash without a key of its own.
struct TextIndex {
  private var slots: [(text: UInt32, value: Int32)] = [(UInt32, Int32)](
    repeating: (0, -1),
    count: 64
  )
  private(set) var count = 0

  func value(of text: ArraySlice<UInt8>, in pool: TextPool) -> Int? {
    let slot = slots[slot(of: text, pool)]
    return slot.value < 0 ? nil : Int(slot.value)
  }

  /// Keeps a number for a text, in place of an earlier one.
  mutating func set(_ value: Int, for text: UInt32, in pool: TextPool) {
    let index = slot(of: pool.slice(text), pool)
    if slots[index].value < 0 { count += 1 }
    slots[index] = (text, Int32(value))
    if count * 2 > slots.count { grow(pool) }
  }

  /// Calls `body` with every text and its number, in no order that means anything.
  func forEach(_ body: (UInt32, Int) -> Void) {
    for slot in slots where slot.value >= 0 { body(slot.text, Int(slot.value)) }
  }

  private func slot(of text: ArraySlice<UInt8>, _ pool: TextPool) -> Int {
    var slot = TextPool.hash(text) & (slots.count - 1)
    while slots[slot].value >= 0, pool.slice(slots[slot].text) != text {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow(_ pool: TextPool) {
    let old = slots
    slots = [(UInt32, Int32)](repeating: (0, -1), count: old.count * 2)
    for entry in old where entry.value >= 0 {
      slots[slot(of: pool.slice(entry.text), pool)] = entry
    }
  }
}
