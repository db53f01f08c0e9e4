import Foundation
import TestSupport
import Testing

@testable import InputDecoding

@Suite("Why files cannot be used")
struct FileFailureTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("file", "x")
  }

  @Test("numbers of the system inside errors of Foundation")
  func codes() {
    for (code, reason) in [
      (POSIXErrorCode.EACCES, "permission denied"), (.ENOENT, "no such file or directory"),
      (.ENOSPC, "the disk is full"), (.EISDIR, "it is a folder, not a file"),
      (.EROFS, "the file system is read-only"), (.ENOTDIR, "a part of the path is no folder"),
    ] {
      let inner = NSError(domain: NSPOSIXErrorDomain, code: Int(code.rawValue))
      #expect(FileFailure.reason(of: inner) == reason)
      let outer = NSError(
        domain: NSCocoaErrorDomain,
        code: CocoaError.Code.fileReadUnknown.rawValue,
        userInfo: [NSUnderlyingErrorKey: inner]
      )
      #expect(FileFailure.reason(of: outer) == reason)
    }
    #expect(FileFailure.reason(of: CocoaError(.fileReadNoPermission)) == "permission denied")
    #expect(FileFailure.reason(of: CocoaError(.fileWriteOutOfSpace)) == "the disk is full")
    #expect(FileFailure.reason(of: InputError("it is cut off")) == "it is cut off")
    // Nothing of Foundation's own words, whatever happened.
    let odd = FileFailure.reason(of: CocoaError(.coderInvalidValue))
    #expect(odd == "the system refuses it")
  }

  @Test("what cannot be opened says why, and opening says the same")
  func opening() throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("loop"),
      withDestinationPath: folder.path("loop")
    )
    for (path, reason) in [
      ("none", "no such file or directory"), ("file/x", "a part of the path is no folder"),
      (String(repeating: "x", count: 300), "the name is too long"),
    ] {
      #expect(FileFailure.reasonNotToOpen(folder.path(path)) == reason)
      #expect(throws: InputError(reason)) { try InputOpening.open(folder.path(path)) }
    }
    #expect(FileFailure.reasonNotToOpen(folder.path("loop")) != nil)
    #expect(FileFailure.reasonNotToOpen(folder.path("file")) == nil)
    #expect(FileFailure.reasonNotToOpen(folder.path("")) == nil)
    #expect(FileFailure.reasonNotToOpen("") == "an empty path names no file")
    #expect(InputOpening.isFolder(folder.path("")))
    #expect(!InputOpening.isFolder(folder.path("file")))
    #expect(throws: InputError("is a folder, not a file")) {
      try InputOpening.open(folder.path(""))
    }
    #expect(
      FileFailure.reason(notToMake: folder.path("file"), CocoaError(.fileWriteUnknown))
        == "a file has that name"
    )
  }

  @Test(
    "counts have the words of one and of many",
    arguments: [
      (0, "0 lines were"), (1, "1 line was"), (2, "2 lines were"),
    ]
  )
  func counts(_ count: Int, _ words: String) {
    #expect(counted(count, "line was", "lines were") == words)
    #expect(counted(count, "line") == words.prefix { $0 != "w" }.dropLast())
  }
}
