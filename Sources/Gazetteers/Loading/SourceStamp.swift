import Foundation
import PhraseMatching

/// What the file system says of all files of some sources.
struct SourceStamp {
  /// A name for the stamps, or `nil` where a source is no regular file.
  let key: String?
  /// Whether every file is old enough for its stamp to change with the next write.
  let isSettled: Bool

  /// Files written within so many seconds may be written again without a new time.
  private static let settling = 2.0

  init(_ sources: [GazetteerSource]) {
    var digest = ContentDigest()
    digest.update(field: GazetteerLayout.edition)
    digest.update(field: ShippedGazetteers.build)
    var newest = Int.min
    for source in sources {
      if case .shipped = source { digest.update(field: "shipped") }
      for file in source.files {
        guard let stamp = FileStatus(path: file.path) else {
          key = nil
          isSettled = false
          return
        }
        newest = max(newest, stamp.modified)
        digest.update(field: file.name)
        digest.update(field: file.path)
        digest.update(
          field: "\(stamp.length) \(stamp.number) \(stamp.modified)"
        )
      }
    }
    key = digest.hex()
    let age = Date().timeIntervalSince1970 - Double(newest) / 1e9
    isSettled = age > Self.settling
  }
}
