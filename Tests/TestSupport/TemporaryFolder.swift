public import Foundation

/// A folder of its own for a test, which goes away with the value.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// Makes a folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "skein-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  /// The path of something in the folder.
  public func path(_ name: String) -> String {
    url.appending(path: name).path(percentEncoded: false)
  }

  /// Writes a file, with the folders above it.
  @discardableResult
  public func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: file)
    return path(name)
  }

  /// Writes a text file, with the folders above it.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  /// The bytes of a file.
  public func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path(name)))
  }

  /// The files below a folder and their bytes, by path.
  public func files(below name: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: path(name)) {
      // A folder has no contents.
      files[path] = FileManager.default.contents(atPath: "\(self.path(name))/\(path)")
    }
    return files
  }
}

/// Places in the package.
public enum PackageFolder {
  /// The package's own folder.
  public static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The path of something in the package.
  public static func path(_ name: String) -> String {
    root.appending(path: name).path(percentEncoded: false)
  }

  /// A gazetteer of a few names that loads at once.
  public static let smallGazetteer = path("Tests/Fixtures/gazetteers/small")
}
