import Foundation

/// Why a file cannot be read or written, in words that complete a sentence which names it.
package enum FileFailure {
  /// What an error of Foundation or of the system says.
  package static func reason(of error: any Error) -> String {
    if let error = error as? InputError { return error.reason }
    var current: NSError? = error as NSError
    var words: String?
    while let error = current {
      // The system's own number is more exact than Foundation's, which stands around it.
      if error.domain == NSPOSIXErrorDomain { return reason(ofCode: Int32(error.code)) }
      if error.domain == NSCocoaErrorDomain, words == nil {
        words = reason(of: CocoaError.Code(rawValue: error.code))
      }
      current = error.userInfo[NSUnderlyingErrorKey] as? NSError
    }
    return words ?? unknown
  }

  /// Why a file or folder cannot be opened for reading; `nil` where it can be.
  ///
  /// A named pipe is not opened, since that would wait for a writer.
  package static func reasonNotToOpen(_ path: String) -> String? {
    if path.isEmpty { return "an empty path names no file" }
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let type =
      try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
    let opens: [FileAttributeType] = [.typeRegular, .typeDirectory, .typeSymbolicLink]
    if let type, !opens.contains(type) { return nil }
    do {
      try FileHandle(forReadingFrom: URL(fileURLWithPath: path)).close()
      return nil
    } catch {
      return reason(of: error)
    }
  }

  /// Why a folder cannot be made or written into, with the error that the attempt gave.
  package static func reason(notToMake folder: String, _ error: any Error) -> String {
    if FileManager.default.fileExists(atPath: folder), !InputOpening.isFolder(folder) {
      return "a file has that name"
    }
    let reason = reason(of: error)
    return reason == unknown ? reasonNotToOpen(folder) ?? reason : reason
  }

  private static let unknown = "the system refuses it"

  /// What a number of the system says.
  package static func reason(ofCode code: Int32) -> String {
    switch POSIXErrorCode(rawValue: code) {
    case .ENOENT: "no such file or directory"
    case .ENOTDIR: "a part of the path is no folder"
    case .EACCES, .EPERM: "permission denied"
    case .EROFS: "the file system is read-only"
    case .EISDIR: "it is a folder, not a file"
    case .ENOSPC, .EDQUOT: "the disk is full"
    case .EFBIG: "the file would be too large"
    case .EMFILE, .ENFILE: "too many files are open"
    case .ENAMETOOLONG: "the name is too long"
    case .ELOOP: "its links lead in a circle"
    case .EIO: "the disk fails"
    case .EEXIST: "a file of that name is there"
    case .ENOTEMPTY: "a folder of that name is there"
    case .ETXTBSY, .EBUSY: "another program uses it"
    case .ENXIO, .ENODEV: "there is no such device"
    case .EINVAL: "the file cannot be used so"
    default: "\(unknown) (error \(code))"
    }
  }

  private static func reason(of code: CocoaError.Code) -> String? {
    switch code {
    case .fileNoSuchFile, .fileReadNoSuchFile: reason(ofCode: POSIXErrorCode.ENOENT.rawValue)
    case .fileReadNoPermission, .fileWriteNoPermission:
      reason(ofCode: POSIXErrorCode.EACCES.rawValue)
    case .fileWriteVolumeReadOnly: reason(ofCode: POSIXErrorCode.EROFS.rawValue)
    case .fileWriteOutOfSpace: reason(ofCode: POSIXErrorCode.ENOSPC.rawValue)
    case .fileWriteFileExists: reason(ofCode: POSIXErrorCode.EEXIST.rawValue)
    case .fileReadInvalidFileName, .fileWriteInvalidFileName: "the name is none that files can have"
    default: nil
    }
  }
}
