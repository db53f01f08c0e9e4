import Foundation
import PhraseMatching

/// Compiled forms in the user's cache, named by the content they were made from.
///
/// `$XDG_CACHE_HOME/skein`, else `~/.cache/skein`. A file `<content>.gaz` holds a compiled gazetteer; a
/// file `<stamp>.key` says which content a set of files had, so that unchanged files need not be read.
/// Where the cache cannot be read or written, everything goes on without it.
struct GazetteerCache {
  private let folder: URL
  /// The most compiled forms that are kept.
  static let mostFiles = 8
  private static let mostKeys = 256

  /// The cache of a user, or `nil` where the environment names none.
  init?(environment: [String: String]) {
    // A relative path is to be ignored: XDG Base Directory Specification.
    if let path = environment["XDG_CACHE_HOME"], path.hasPrefix("/") {
      folder = URL(fileURLWithPath: path).appendingPathComponent("skein")
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = URL(fileURLWithPath: home).appendingPathComponent(".cache/skein")
    } else {
      return nil
    }
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// The compiled form of files that have not changed since it was made.
  func gazetteer(for stamp: SourceStamp) -> CompiledGazetteer? {
    guard let key = stamp.key,
      let data = FileManager.default.contents(atPath: path(key + ".key")),
      data.count == 64,
      data.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    return open(String(decoding: data, as: UTF8.self))
  }

  /// The compiled form of some content.
  func gazetteer(for stamp: SourceStamp, content: String) -> CompiledGazetteer? {
    guard let compiled = open(content) else { return nil }
    keep(stamp, content)
    return compiled
  }

  /// The compiled form of a gazetteer with a digest; of the few that are kept each header is looked at.
  func gazetteer(digest: String) -> CompiledGazetteer? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.sorted() where name.hasSuffix(".gaz") {
      guard let compiled = open(String(name.dropLast(4))), Gazetteer(compiled).digest == digest,
        compiled.isWhole
      else { continue }
      return compiled
    }
    return nil
  }

  private func open(_ content: String) -> CompiledGazetteer? {
    guard let region = try? ByteRegion.mapping(path: path(content + ".gaz")) else { return nil }
    region.expect(.sparse)
    defer { region.expect(.dense) }
    return try? CompiledGazetteer(region)
  }

  /// Keeps a compiled form.
  /// - Returns: the form as it lies in the cache, or `nil` where it could not be kept.
  func keep(_ gazetteer: Gazetteer, for stamp: SourceStamp, content: String) -> Gazetteer? {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try gazetteer.compiled.region.write(to: path(content + ".gaz"))
    } catch {
      return nil
    }
    guard let kept = open(content), kept.region.count == gazetteer.byteCount else { return nil }
    keep(stamp, content)
    tidy(besides: content)
    return Gazetteer(kept)
  }

  private func keep(_ stamp: SourceStamp, _ content: String) {
    guard let key = stamp.key, stamp.isSettled else { return }
    try? ByteRegion(Array(content.utf8)).write(to: path(key + ".key"))
  }

  /// Takes out the oldest files beyond those that are kept, and what a killed process left.
  private func tidy(besides content: String) {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: folder.path)) ?? []
    let dated = names.compactMap { name in
      FileStatus(path: path(name)).map { (name: name, date: $0.modified) }
    }.sorted { ($1.date, $1.name) < ($0.date, $0.name) }
    let forms = dated.filter { $0.name.hasSuffix(".gaz") && $0.name != content + ".gaz" }
    let keys = dated.filter { $0.name.hasSuffix(".key") }
    let parts = dated.filter {
      $0.name.hasSuffix(".part")
        && Date().timeIntervalSince1970 - Double($0.date) / 1e9 > 86_400
    }
    for old in forms.dropFirst(Self.mostFiles - 1) + keys.dropFirst(Self.mostKeys) + parts {
      try? manager.removeItem(atPath: path(old.name))
    }
  }
}
