public import Foundation

/// Runs the programs that read our exports: Graphviz, Python.
public enum Tool {
  /// What a program left behind.
  public struct Outcome: Sendable {
    /// The exit status.
    public var status: Int32
    /// The standard output.
    public var output: String
    /// The standard error.
    public var errors: String
  }

  /// The address of a program on the search path.
  public static func find(_ name: String) -> URL? {
    if name.hasPrefix("/") {
      return FileManager.default.isExecutableFile(atPath: name) ? URL(filePath: name) : nil
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    for folder in path.split(separator: ":") {
      let file = URL(filePath: String(folder)).appending(path: name)
      if FileManager.default.isExecutableFile(atPath: file.path) { return file }
    }
    return nil
  }

  /// Whether a program is there.
  public static func isInstalled(_ name: String) -> Bool { find(name) != nil }

  /// The first Python that can import a module.
  public static func python(importing module: String = "json") -> String? {
    ["python3", "/usr/bin/python3"].first { name in
      (try? run(name, ["-c", "import \(module)"]))?.status == 0
    }
  }

  /// Runs a program with some input and waits for it.
  ///
  /// Input and output go through files, so that neither side waits for the other.
  public static func run(
    _ name: String,
    _ arguments: [String] = [],
    input: String = ""
  ) throws -> Outcome {
    guard let program = find(name) else { throw CocoaError(.fileNoSuchFile) }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = ["in", "out", "err"].map { folder.appending(path: $0) }
    try Data(input.utf8).write(to: files[0])
    try Data().write(to: files[1])
    try Data().write(to: files[2])

    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self)
    )
  }
}
