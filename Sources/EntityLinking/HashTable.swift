/// Values by hashes that are well mixed already: an open-addressing table.
///
/// - Complexity: O(1) a look-up or change.
struct HashTable<Value: Sendable>: Sendable {
  private var slots: [Slot] = []
  private let empty: Value
  private var count = 0

  private struct Slot: Sendable {
    /// 0 where it is free.
    var key: UInt64
    var value: Value
  }

  /// `empty` is the value of what was never set.
  init(empty: Value) { self.empty = empty }

  /// Whether nothing was set.
  var isEmpty: Bool { count == 0 }

  /// Whether a value was set for a hash.
  func contains(_ hash: UInt64) -> Bool { count > 0 && slots[slot(of: hash)].key != 0 }

  /// The value of a hash.
  subscript(_ hash: UInt64) -> Value {
    get {
      guard count > 0 else { return empty }
      // What is free holds the empty value.
      return slots[slot(of: hash)].value
    }
    set { update(hash) { $0 = newValue } }
  }

  /// Changes the value of a hash where it stands.
  mutating func update(_ hash: UInt64, _ body: (inout Value) -> Void) {
    if count * 2 >= slots.count { grow() }
    let slot = slot(of: hash)
    if slots[slot].key == 0 {
      count += 1
      slots[slot].key = max(1, hash)
    }
    body(&slots[slot].value)
  }

  private func slot(of hash: UInt64) -> Int {
    let hash = max(1, hash)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].key != 0, slots[slot].key != hash { slot = (slot + 1) & mask }
    return slot
  }

  /// Makes room for so many values in a table that has none.
  mutating func reserveCapacity(_ values: Int) {
    var size = 32
    while size < values * 2 { size *= 2 }
    if count == 0, size > slots.count {
      slots = Array(filledWith: Slot(key: 0, value: empty), count: size)
    }
  }

  private mutating func grow() {
    var known = Array(filledWith: Slot(key: 0, value: empty), count: max(32, slots.count * 2))
    swap(&known, &slots)
    for other in known where other.key != 0 { slots[slot(of: other.key)] = other }
  }
}
