import Foundation

/// Finds gazetteers and compiles them.
public struct GazetteerLoader: Sendable {
  /// Files or folders named by the user; the first place of the search order.
  public var explicit: [String]
  /// The environment; `SKEIN_GAZETTEERS` is read.
  public var environment: [String: String]
  /// The folder relative paths start from.
  public var workingDirectory: String
  /// The path of the running binary.
  public var executable: String?

  /// Creates a loader; what is `nil` is taken from this process.
  public init(
    explicit: [String] = [],
    environment: [String: String]? = nil,
    workingDirectory: String? = nil,
    executable: String? = nil
  ) {
    self.explicit = explicit
    self.environment = environment ?? ProcessInfo.processInfo.environment
    self.workingDirectory = workingDirectory ?? FileManager.default.currentDirectoryPath
    self.executable = executable ?? Bundle.main.executablePath
  }

  /// Loads the first gazetteers in the search order.
  ///
  /// `--gazetteer`, `SKEIN_GAZETTEERS`, `./Gazetteers`, `<executable>/../share/skein/Gazetteers`, and
  /// last the tables that the binary itself carries.
  /// - Throws: ``GazetteerError`` if a named gazetteer is missing or a table has no usable header.
  public func load() throws -> Gazetteer {
    var compiler = GazetteerCompiler()
    let shipped = ShippedGazetteers.files
    if !explicit.isEmpty {
      try add(paths: explicit, named: "--gazetteer", to: &compiler)
    } else if let paths = environment["SKEIN_GAZETTEERS"], !paths.isEmpty {
      try add(
        paths: paths.split(separator: ":").map(String.init),
        named: "SKEIN_GAZETTEERS",
        to: &compiler
      )
    } else if let folder = conventionalFolders.first(where: { !tables(in: $0).isEmpty }) {
      try add(folder: folder, to: &compiler)
    } else {
      try add(files: shipped, to: &compiler)
    }
    if compiler.isWithoutOrdinaryWords,
      let words = shipped.first(where: { $0.name == Self.wordsFile })
    {
      compiler.add(words: words.bytes)
    }
    return try compiler.compile()
  }

  /// The name under which the binary's own tables can be named beside others.
  public static let shippedName = "shipped"

  private static let wordsFile = "words/english.txt"

  private var conventionalFolders: [String] {
    var folders = [workingDirectory + "/Gazetteers"]
    if let executable {
      let folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
      folders.append(folder.appendingPathComponent("share/skein/Gazetteers").path)
    }
    return folders
  }

  private func tables(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".tsv") && !Self.supportFiles.contains($0) }.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  private static let supportFiles: Set<String> = ["lists.tsv", "redirects.tsv"]

  private func add(paths: [String], named option: String, to compiler: inout GazetteerCompiler)
    throws
  {
    for path in paths {
      let full = path.hasPrefix("/") ? path : workingDirectory + "/" + path
      // So that a moved binary can add own names to its tables.
      if path == Self.shippedName, !FileManager.default.fileExists(atPath: full) {
        try add(files: ShippedGazetteers.files, to: &compiler)
        continue
      }
      guard FileManager.default.fileExists(atPath: full) else {
        throw GazetteerError(
          code: .notFound,
          message: "\(path): no such gazetteer (named by \(option))"
        )
      }
      if (try? FileManager.default.contentsOfDirectory(atPath: full)) != nil {
        guard !tables(in: full).isEmpty else {
          throw GazetteerError(
            code: .notFound,
            message: "\(path): the folder holds no gazetteer table (*.tsv)"
          )
        }
        try add(folder: full, to: &compiler)
      } else {
        let name = URL(fileURLWithPath: full).lastPathComponent
        guard name.hasSuffix(".tsv") else {
          throw GazetteerError(
            code: .malformed,
            message: "\(path): a gazetteer is a table with tabs between its columns, named *.tsv"
          )
        }
        try add(files: [(name, try read(full, as: path))], to: &compiler)
      }
    }
  }

  private func add(folder: String, to compiler: inout GazetteerCompiler) throws {
    var files: [(name: String, bytes: [UInt8])] = []
    for name in tables(in: folder) + Self.supportFiles.sorted() + [Self.wordsFile] {
      let path = folder + "/" + name
      guard FileManager.default.fileExists(atPath: path) else { continue }
      files.append((name, try read(path, as: path)))
    }
    try add(files: files, to: &compiler)
  }

  private func read(_ path: String, as name: String) throws(GazetteerError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw GazetteerError(code: .unreadable, message: "\(name): the gazetteer cannot be read")
    }
    return Array(data)
  }

  private func add(
    files: [(name: String, bytes: [UInt8])],
    to compiler: inout GazetteerCompiler
  ) throws(GazetteerError) {
    let support = files.filter { Self.supportFiles.contains($0.name) }
    let lists = support.first { $0.name == "lists.tsv" }.map { Self.rows($0.bytes) } ?? []
    let redirects = support.first { $0.name == "redirects.tsv" }.map { Self.rows($0.bytes) } ?? []
    compiler.add(redirects: redirects.compactMap { $0.count > 1 ? ($0[0], $0[1]) : nil })
    for file in files where file.name.hasSuffix(".tsv") && !Self.supportFiles.contains(file.name) {
      let row = lists.first { $0[0] == file.name }
      try compiler.add(
        list: file.name,
        bytes: file.bytes,
        description: row.flatMap { row in
          row.count > 3
            ? Gazetteer.ListDescription(
              file: row[0],
              title: row[1],
              origin: row[2],
              licence: row[3],
              entityCount: 0
            ) : nil
        }
      )
    }
    if let words = files.first(where: { $0.name == Self.wordsFile }) {
      compiler.add(words: words.bytes)
    }
  }

  /// The rows of a supporting table, without its header.
  private static func rows(_ bytes: [UInt8]) -> [[String]] {
    bytes.filter { $0 != 0x0D }.split(separator: 0x0A).dropFirst().map {
      $0.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }
}
