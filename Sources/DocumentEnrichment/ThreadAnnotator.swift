public import ArticleThreads
public import EntityLinking

/// Writes linked threads in one format, one after another.
///
/// The bytes of ``start()``, of ``annotate(_:of:)`` for each thread in order and of ``finish()`` make
/// one whole output, whatever the format, so a command needs one loop for all of them.
public protocol ThreadAnnotator {
  /// What comes before the first thread.
  mutating func start() -> [UInt8]
  /// One thread.
  mutating func annotate(_ linked: LinkedThread, of record: ReadRecord) -> [UInt8]
  /// What comes after the last thread.
  mutating func finish() -> [UInt8]
}
