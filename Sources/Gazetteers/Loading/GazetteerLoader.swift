import Foundation
import InputDecoding
import PhraseMatching

/// Finds gazetteers, compiles them and keeps the compiled forms.
public struct GazetteerLoader: Sendable {
  /// Files or folders named by the user; the first place of the search order.
  public var explicit: [String]
  /// The environment; `SKEIN_GAZETTEERS`, `XDG_CACHE_HOME` and `HOME` are read.
  public var environment: [String: String]
  /// The folder relative paths start from.
  public var workingDirectory: String
  /// The path of the running binary.
  public var executable: String?
  /// Whether compiled forms are kept in the user's cache and taken from there.
  public var usesCache = true

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
  /// last the tables that the binary itself carries. A compiled gazetteer named alone is opened where
  /// it lies; everything else is compiled together, and the outcome kept in the user's cache, from which
  /// it is opened while the sources stay as they are.
  /// - Throws: ``GazetteerError`` if a named gazetteer is missing, a table has no usable header, or a
  ///   compiled gazetteer is damaged or older than its sources.
  public func load() throws -> Gazetteer {
    let sources = try sources()
    if sources.count == 1, case .compiled(let path, let shown) = sources[0] {
      return Gazetteer(try open(path, shown: shown))
    }
    for case .compiled(let path, let shown) in sources { _ = try open(path, shown: shown) }
    let cache = usesCache ? GazetteerCache(environment: environment) : nil
    let stamp = SourceStamp(sources)
    if let known = cache?.gazetteer(for: stamp) { return Gazetteer(known) }
    let read = try read(sources)
    if let known = cache?.gazetteer(for: stamp, content: read.contentKey) {
      return Gazetteer(known)
    }
    let gazetteer = try compiler(read).compile()
    return cache?.keep(gazetteer, for: stamp, content: read.contentKey) ?? gazetteer
  }

  /// The gazetteer with a digest, where the user's cache still holds its compiled form.
  ///
  /// Every byte of it is checked.
  public func cached(digest: String) -> Gazetteer? {
    guard usesCache else { return nil }
    return GazetteerCache(environment: environment)?.gazetteer(digest: digest).map {
      Gazetteer($0)
    }
  }

  /// Compiles the gazetteers that ``load()`` would load and writes the compiled form.
  ///
  /// The file appears under its name whole or not at all, and is read back and checked.
  /// - Parameter output: the file to write.
  /// - Returns: the gazetteer as it stands in the file.
  /// - Throws: ``GazetteerError``.
  public func compile(to output: String) throws -> Gazetteer {
    let path = absolute(output)
    let read = try read(sources())
    var compiler = try compiler(read)
    compiler.inputs = read.inputs(besides: (path as NSString).deletingLastPathComponent)
    let region = compiler.encoded()
    do {
      try region.write(to: path)
    } catch {
      throw GazetteerError(
        code: .unwritable,
        message: "\(output): the compiled gazetteer cannot be written: \(error)"
      )
    }
    let written = Gazetteer(try open(path, shown: output))
    guard written.isWhole, written.byteCount == region.count else {
      throw GazetteerError(
        code: .unwritable,
        message: "\(output): what the disk holds is not what was written"
      )
    }
    return written
  }

  /// The name under which the binary's own tables can be named beside others.
  public static let shippedName = "shipped"

  // MARK: Search

  /// The first gazetteers in the search order.
  private func sources() throws(GazetteerError) -> [GazetteerSource] {
    if !explicit.isEmpty { return try sources(explicit, named: "--gazetteer") }
    if let paths = environment["SKEIN_GAZETTEERS"], !paths.isEmpty {
      return try sources(paths.split(separator: ":").map(String.init), named: "SKEIN_GAZETTEERS")
    }
    if let folder = conventionalFolders.first(where: { !GazetteerSource.tables(in: $0).isEmpty }) {
      return [.folder(path: folder, shown: folder)]
    }
    return [.shipped]
  }

  private var conventionalFolders: [String] {
    var folders = [workingDirectory + "/Gazetteers"]
    if let executable {
      let folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
      folders.append(folder.appendingPathComponent("share/skein/Gazetteers").path)
    }
    return folders
  }

  func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : workingDirectory + "/" + path
  }

  private func sources(_ paths: [String], named option: String) throws(GazetteerError)
    -> [GazetteerSource]
  {
    var sources: [GazetteerSource] = []
    for path in paths {
      let full = absolute(path)
      guard FileManager.default.fileExists(atPath: full) else {
        // So that a moved binary can add own names to its tables.
        if path == Self.shippedName {
          sources.append(.shipped)
          continue
        }
        throw missing(path, full, named: option)
      }
      if InputOpening.isFolder(full) {
        if let reason = FileFailure.reasonNotToOpen(full) {
          throw GazetteerError(
            code: .unreadable,
            message: "\(path): the folder cannot be read: \(reason)"
          )
        }
        guard !GazetteerSource.tables(in: full).isEmpty else {
          throw GazetteerError(
            code: .notFound,
            message: "\(path): the folder holds no gazetteer table (*.tsv)"
          )
        }
        sources.append(.folder(path: full, shown: path))
      } else if path.hasSuffix(".gaz") {
        sources.append(.compiled(path: full, shown: path))
      } else if path.hasSuffix(".tsv") {
        sources.append(.table(path: full, shown: path))
      } else {
        throw GazetteerError(
          code: .malformed,
          message:
            "\(path): a gazetteer is a table with tabs between its columns, named *.tsv, or a "
            + "compiled one, named *.gaz"
        )
      }
    }
    return sources
  }

  /// A gazetteer that is named and not there, or behind a folder that nobody may look into.
  private func missing(_ path: String, _ full: String, named option: String) -> GazetteerError {
    let reason = FileFailure.reasonNotToOpen(full)
    if let reason, reason != FileFailure.reason(ofCode: POSIXErrorCode.ENOENT.rawValue) {
      return GazetteerError(
        code: .unreadable,
        message: "\(path): the gazetteer cannot be read (named by \(option)): \(reason)"
      )
    }
    return GazetteerError(
      code: .notFound,
      message: "\(path.isEmpty ? "“”" : path): no such gazetteer (named by \(option))"
    )
  }
}
