/// A number for each of a few entities.
typealias EntityCounts = EntityTable<Int32>

/// What a table of entities holds; a new one says nothing.
protocol EntityValue: Sendable {
  init()
}

extension Int32: EntityValue {}

/// A value for each of a few entities: an open-addressing table.
///
/// - Complexity: O(1) a look-up or change.
struct EntityTable<Value: EntityValue>: Sendable {
  /// One allocation; a document makes several tables.
  private var slots: [Slot] = []
  private(set) var count = 0

  private struct Slot: Sendable {
    /// -1 where it is free.
    var key: Int32 = -1
    var value = Value()

    var isFree: Bool { key == -1 }
  }

  init() {}

  /// Makes room for some entities.
  init(minimumCapacity entities: Int) {
    var size = 64
    while size < entities * 2 { size *= 2 }
    slots = Array(filledWith: Slot(), count: size)
  }

  /// The value of an entity; a new one where none was set.
  @inline(__always)
  subscript(_ entity: Int) -> Value {
    get {
      guard count > 0 else { return Value() }
      // What is free holds a new value.
      return slots[slot(of: Int32(truncatingIfNeeded: entity))].value
    }
    set { update(entity) { $0 = newValue } }
  }

  /// Changes the value of an entity where it stands.
  @inline(__always)
  mutating func update(_ entity: Int, _ body: (inout Value) -> Void) {
    if count * 2 >= slots.count { grow() }
    let key = Int32(truncatingIfNeeded: entity)
    let slot = slot(of: key)
    if slots[slot].isFree { count += 1 }
    var value = slots[slot].value
    body(&value)
    // One write, since each asks whether the slots are its own.
    slots[slot] = Slot(key: key, value: value)
  }

  /// Calls `body` with every entity that has a value, in no order.
  func forEach(_ body: (_ entity: Int, _ value: Value) -> Void) {
    if count == 0 { return }
    for slot in slots where !slot.isFree { body(Int(slot.key), slot.value) }
  }

  @inline(__always)
  private func slot(of key: Int32) -> Int {
    let mask = slots.count &- 1
    // Fibonacci hashing: neighbouring entities land far apart.
    let hash = UInt32(bitPattern: key) &* 0x9E37_79B9
    var slot = Int(hash >> 12) & mask
    while !slots[slot].isFree, slots[slot].key != key { slot = (slot &+ 1) & mask }
    return slot
  }

  private mutating func grow() {
    var known = Array(filledWith: Slot(), count: max(64, slots.count * 2))
    swap(&known, &slots)
    for other in known where !other.isFree { slots[slot(of: other.key)] = other }
  }
}
