/// A number for each of a few entities: an open-addressing table.
///
/// - Complexity: O(1) a look-up or change.
struct EntityCounts: Sendable {
  private var keys: [Int32] = []
  private var values: [Int32] = []
  private(set) var count = 0

  private static let free: Int32 = -1

  /// The number of an entity; 0 where none was set.
  subscript(_ entity: Int) -> Int32 {
    get {
      guard count > 0 else { return 0 }
      let slot = slot(of: Int32(truncatingIfNeeded: entity))
      return keys[slot] == Self.free ? 0 : values[slot]
    }
    set {
      if count * 2 >= keys.count { grow() }
      let key = Int32(truncatingIfNeeded: entity)
      let slot = slot(of: key)
      if keys[slot] == Self.free {
        keys[slot] = key
        count += 1
      }
      values[slot] = newValue
    }
  }

  /// Calls `body` with every entity that has a number, in no order.
  func forEach(_ body: (_ entity: Int, _ value: Int32) -> Void) {
    for (key, value) in zip(keys, values) where key != Self.free { body(Int(key), value) }
  }

  private func slot(of key: Int32) -> Int {
    let mask = keys.count - 1
    // Fibonacci hashing: neighbouring entities land far apart.
    let hash = UInt32(bitPattern: key) &* 0x9E37_79B9
    var slot = Int(hash >> 12) & mask
    while keys[slot] != Self.free, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let (oldKeys, oldValues) = (keys, values)
    let size = max(32, keys.count * 2)
    keys = Array(repeating: Self.free, count: size)
    values = Array(repeating: 0, count: size)
    for (key, value) in zip(oldKeys, oldValues) where key != Self.free {
      let slot = slot(of: key)
      keys[slot] = key
      values[slot] = value
    }
  }
}
