/// A set of hashes that are well mixed already: an open-addressing table.
///
/// - Complexity: O(1) a look-up or change.
struct HashSet: Sendable {
  /// 0 is free.
  private var slots: [UInt64] = []
  private var count = 0

  /// Whether a hash is in the set.
  func contains(_ hash: UInt64) -> Bool {
    guard count > 0 else { return false }
    return slots[slot(of: hash)] != 0
  }

  /// Puts a hash in.
  mutating func insert(_ hash: UInt64) {
    if count * 2 >= slots.count { grow() }
    let slot = slot(of: hash)
    if slots[slot] == 0 { count += 1 }
    slots[slot] = max(1, hash)
  }

  private func slot(of hash: UInt64) -> Int {
    let hash = max(1, hash)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: max(64, slots.count * 2))
    for hash in old where hash != 0 { slots[slot(of: hash)] = hash }
  }
}
