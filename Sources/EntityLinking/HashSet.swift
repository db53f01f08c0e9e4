/// A set of hashes that are well mixed already.
///
/// - Complexity: O(1) a look-up or change.
struct HashSet: Sendable {
  private var table = HashTable<Void>(empty: ())

  /// Makes room for so many hashes in a set that has none.
  mutating func reserveCapacity(_ hashes: Int) { table.reserveCapacity(hashes) }

  /// Whether nothing is in the set.
  var isEmpty: Bool { table.isEmpty }

  /// Whether a hash is in the set.
  func contains(_ hash: UInt64) -> Bool { table.contains(hash) }

  /// Puts a hash in.
  mutating func insert(_ hash: UInt64) { table[hash] = () }
}
