import Foundation

/// What the file system says of a file: where it differs, the content may.
struct FileStamp {
  var length: Int
  var modified: Date
  var number: UInt64

  /// The stamp of a regular file, or `nil` where there is none.
  init?(_ path: String) {
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard let values = try? FileManager.default.attributesOfItem(atPath: real),
      values[.type] as? FileAttributeType == .typeRegular,
      let modified = values[.modificationDate] as? Date
    else { return nil }
    length = (values[.size] as? NSNumber)?.intValue ?? 0
    number = (values[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0
    self.modified = modified
  }
}

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
    digest.update(field: "\(GazetteerLayout.version)")
    digest.update(field: ShippedGazetteers.stamp)
    var newest = Date.distantPast
    for source in sources {
      if case .shipped = source { digest.update(field: "shipped") }
      for file in source.files {
        guard let stamp = FileStamp(file.path) else {
          key = nil
          isSettled = false
          return
        }
        newest = max(newest, stamp.modified)
        digest.update(field: file.name)
        digest.update(field: file.path)
        digest.update(
          field: "\(stamp.length) \(stamp.number) \(stamp.modified.timeIntervalSince1970)"
        )
      }
    }
    key = digest.hex()
    isSettled = Date().timeIntervalSince(newest) > Self.settling
  }
}
