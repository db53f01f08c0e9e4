import Foundation

/// Reads and replaces the files that tags are written into.
enum FileReplacement {
  /// Some bytes of a file.
  static func bytes(of file: String, in range: Range<Int>) throws(TagWritingError) -> [UInt8] {
    let bytes = try bytes(of: file)
    guard range.upperBound <= bytes.count else { throw changed(file) }
    return Array(bytes[range])
  }

  /// Makes the edits of some records and puts the result in the file's place in one step.
  ///
  /// A file that was changed since it was read is left alone. The new bytes are written beside the
  /// file, synchronised and renamed; a link stays a link, and the mode and the owner stay.
  static func replace(_ file: String, changes: [TagWriter.RecordChange]) throws(TagWritingError) {
    let bytes = try bytes(of: file)
    var edits = ByteEdits()
    for change in changes {
      guard change.range.upperBound <= bytes.count,
        checksum(of: bytes[change.range]) == change.checksum
      else { throw changed(file) }
      for edit in change.edits.edits {
        let start = edit.range.lowerBound + change.range.lowerBound
        edits.replace(start..<start + edit.range.count, with: edit.replacement)
      }
    }
    let target = URL(fileURLWithPath: file).resolvingSymlinksInPath()
    let manager = FileManager.default
    do {
      let before = try manager.attributesOfItem(atPath: target.path)
      // A file that its owner may not write is not to be replaced because its folder may.
      guard manager.isWritableFile(atPath: target.path) else {
        throw CocoaError(.fileWriteNoPermission)
      }
      // Foundation writes a temporary file in the same folder, calls fsync and renames. It does not
      // keep the mode; and `replaceItemAt` is no way, for on Linux it can lose the original.
      try Data(edits.applied(to: bytes)).write(to: target, options: .atomic)
      if let mode = before[.posixPermissions] {
        try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: target.path)
      }
      restoreOwner(of: target, to: before)
      // The new name is on the disk only when the folder is; not every file system can be asked.
      let folder = FileHandle(forReadingAtPath: target.deletingLastPathComponent().path)
      try? folder?.synchronize()
    } catch {
      throw TagWritingError(
        code: .unwritable,
        message: "\(file): the file cannot be written; its folder must be writable, too"
      )
    }
  }

  /// FNV-1a, which tells apart what was read from what stands there now.
  static func checksum(of bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
  }

  /// Gives a file back to its owner, which only matters, and only works, for a privileged user.
  private static func restoreOwner(of target: URL, to before: [FileAttributeKey: Any]) {
    let manager = FileManager.default
    guard let after = try? manager.attributesOfItem(atPath: target.path) else { return }
    let keys: [FileAttributeKey] = [.ownerAccountID, .groupOwnerAccountID]
    let differs = keys.contains { key in
      (before[key] as? NSNumber) != (after[key] as? NSNumber)
    }
    guard differs else { return }
    let owner = before.filter { keys.contains($0.key) }
    try? manager.setAttributes(owner, ofItemAtPath: target.path)
  }

  private static func bytes(of file: String) throws(TagWritingError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw TagWritingError(code: .unreadable, message: "\(file): the file cannot be read again")
    }
    return Array(data)
  }

  private static func changed(_ file: String) -> TagWritingError {
    TagWritingError(
      code: .changed,
      message: "\(file): the file changed while it was being tagged; no tag was written into it"
    )
  }
}
