/// Values by hashes that are well mixed already: an open-addressing table.
///
/// - Complexity: O(1) a look-up or change.
struct HashTable<Value: Sendable>: Sendable {
  /// 0 is free.
  private var keys: [UInt64] = []
  private var values: [Value] = []
  private let empty: Value
  private var count = 0

  /// `empty` is the value of what was never set.
  init(empty: Value) { self.empty = empty }

  /// Whether nothing was set.
  var isEmpty: Bool { count == 0 }

  /// Whether a value was set for a hash.
  func contains(_ hash: UInt64) -> Bool { count > 0 && keys[slot(of: hash)] != 0 }

  /// The value of a hash.
  subscript(_ hash: UInt64) -> Value {
    get {
      guard count > 0 else { return empty }
      let slot = slot(of: hash)
      return keys[slot] == 0 ? empty : values[slot]
    }
    set { update(hash) { $0 = newValue } }
  }

  /// Changes the value of a hash where it stands.
  mutating func update(_ hash: UInt64, _ body: (inout Value) -> Void) {
    if count * 2 >= keys.count { grow() }
    let slot = slot(of: hash)
    if keys[slot] == 0 {
      count += 1
      keys[slot] = max(1, hash)
    }
    body(&values[slot])
  }

  private func slot(of hash: UInt64) -> Int {
    let hash = max(1, hash)
    let mask = keys.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    keys = Array(repeating: 0, count: max(64, keys.count * 2))
    values = Array(repeating: empty, count: keys.count)
    for (key, value) in zip(oldKeys, oldValues) where key != 0 {
      let slot = slot(of: key)
      keys[slot] = key
      values[slot] = value
    }
  }
}
