/// A number for each of a few entities: an open-addressing table.
///
/// - Complexity: O(1) a look-up or change.
struct EntityCounts: Sendable {
  /// One allocation; a document makes several tables.
  private var slots: [Slot] = []
  private(set) var count = 0

  private struct Slot: Sendable {
    /// -1 where it is free.
    var key: Int32 = -1
    var value: Int32 = 0

    var isFree: Bool { key == -1 }
  }

  init() {}

  /// Makes room for some entities.
  init(minimumCapacity entities: Int) {
    var size = 64
    while size < entities * 2 { size *= 2 }
    slots = Array(filledWith: Slot(), count: size)
  }

  /// The number of an entity; 0 where none was set.
  subscript(_ entity: Int) -> Int32 {
    get {
      guard count > 0 else { return 0 }
      return slots[slot(of: Int32(truncatingIfNeeded: entity))].value
    }
    set { update(entity) { $0 = newValue } }
  }

  /// Changes the number of an entity where it stands.
  @inline(__always)
  mutating func update(_ entity: Int, _ body: (inout Int32) -> Void) {
    if count * 2 >= slots.count { grow() }
    let key = Int32(truncatingIfNeeded: entity)
    let slot = slot(of: key)
    if slots[slot].isFree { count += 1 }
    var value = slots[slot].value
    body(&value)
    // One write, since each asks whether the slots are its own.
    slots[slot] = Slot(key: key, value: value)
  }

  /// Calls `body` with every entity that has a number, in no order.
  func forEach(_ body: (_ entity: Int, _ value: Int32) -> Void) {
    if count == 0 { return }
    for slot in slots where !slot.isFree { body(Int(slot.key), slot.value) }
  }

  private func slot(of key: Int32) -> Int {
    let mask = slots.count - 1
    // Fibonacci hashing: neighbouring entities land far apart.
    let hash = UInt32(bitPattern: key) &* 0x9E37_79B9
    var slot = Int(hash >> 12) & mask
    while !slots[slot].isFree, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var known = Array(filledWith: Slot(), count: max(64, slots.count * 2))
    swap(&known, &slots)
    for other in known where !other.isFree { slots[slot(of: other.key)] = other }
  }
}
