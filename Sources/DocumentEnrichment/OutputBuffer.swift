import Synchronization

/// The memory of the output that was given last, for the next one.
///
/// A large array is not made and freed for every thread: once whoever got it has done with it, it has
/// one owner again and is written anew.
final class OutputBuffer: Sendable {
  /// What is larger is not kept.
  private static let mostKept = 1 << 20

  /// How many times the room asked for an array may have.
  private static let mostRoom = 4

  private let last = Mutex<[UInt8]>([])

  /// An empty array with room for so many bytes at least.
  func empty(capacity: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    last.withLock { swap(&$0, &bytes) }
    // Where somebody still has it, a new one of its size is made: a large output would make all later ones large.
    if bytes.capacity > Self.mostRoom * capacity { bytes = [] }
    bytes.removeAll(keepingCapacity: true)
    bytes.reserveCapacity(capacity)
    return bytes
  }

  /// Keeps an output to write over it when nobody else has it any more.
  func keep(_ output: [UInt8]) {
    if output.capacity <= Self.mostKept { last.withLock { $0 = output } }
  }
}
