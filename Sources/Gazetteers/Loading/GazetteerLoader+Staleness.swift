import Foundation
import PhraseMatching

// Whether the sources of a compiled gazetteer are still what it was made from.
extension GazetteerLoader.ReadSources {
  /// The inputs as a compiled gazetteer in a folder is to record them.
  func inputs(besides folder: String) -> [CompiledInput] {
    var inputs: [CompiledInput] = []
    for item in items {
      func add(_ kind: CompiledInput.Kind, _ path: String, _ digest: String, _ length: Int) {
        inputs.append(
          CompiledInput(
            kind: kind,
            path: RelativePath.path(to: path, from: folder),
            digest: digest,
            length: length
          )
        )
      }
      switch item.source {
      case .shipped:
        inputs.append(
          CompiledInput(kind: .shipped, path: "", digest: ShippedGazetteers.stamp, length: 0)
        )
      case .compiled(let path, _):
        add(.compiled, path, item.compiled.map { Gazetteer($0).digest } ?? "", 0)
      case .table(let path, _):
        add(.table, path, item.digests[0], item.files[0].bytes.count)
      case .folder(let path, _):
        add(.folder, path, CompiledInput.digest(ofNames: item.files.map(\.name)), 0)
        for (file, digest) in zip(item.files, item.digests) {
          add(.file, path + "/" + file.name, digest, file.bytes.count)
        }
      }
    }
    return inputs
  }
}

extension CompiledInput {
  static func digest(ofNames names: [String]) -> String {
    var digest = ContentDigest()
    for name in names { digest.update(field: name) }
    return digest.hex()
  }
}

extension CompiledGazetteer {
  /// What the gazetteer was made from.
  var inputList: [CompiledInput] {
    (0..<inputs.count).compactMap { index in
      let place = inputs.place(index)
      let kind = region.u32(at: place + GazetteerLayout.Input.kind)
      guard let kind = CompiledInput.Kind(rawValue: kind) else { return nil }
      return CompiledInput(
        kind: kind,
        path: text(at: place + GazetteerLayout.Input.path),
        digest: text(at: place + GazetteerLayout.Input.digest),
        length: Int(
          truncatingIfNeeded: region.u64(at: place + GazetteerLayout.Input.length)
        )
      )
    }
  }
}

extension GazetteerLoader {
  /// Refuses a compiled gazetteer one of whose sources can be seen to have changed.
  ///
  /// A file that is older than the gazetteer and as long as recorded is taken as unchanged; of others the
  /// content decides.
  func refuseIfStale(_ compiled: CompiledGazetteer, path: String, shown: String)
    throws(GazetteerError)
  {
    let inputs = compiled.inputList
    guard !inputs.isEmpty else { return }
    let folder = (path as NSString).deletingLastPathComponent
    let made = FileStatus(path: path)?.modified ?? .min
    guard let changed = inputs.first(where: { hasChanged($0, in: folder, since: made) }) else {
      return
    }
    let shownFolder = (shown as NSString).deletingLastPathComponent
    func show(_ input: CompiledInput) -> String {
      input.kind == .shipped
        ? Self.shippedName : RelativePath.joined(shownFolder, input.path)
    }
    let what: String =
      switch changed.kind {
      case .shipped: "the tables that come with skein have changed"
      case .folder: "the tables in \(show(changed)) are no longer the same"
      default: "its source \(show(changed)) has changed"
      }
    let named = inputs.filter { $0.kind != .file }.map { Self.quoted(show($0)) }
    throw GazetteerError(
      code: .stale,
      message: "\(shown): \(what); build it again with `skein gazetteer compile "
        + "\(named.joined(separator: " ")) --output \(Self.quoted(shown))`"
    )
  }

  private func hasChanged(_ input: CompiledInput, in folder: String, since made: Int) -> Bool {
    let path = RelativePath.joined(folder, input.path)
    switch input.kind {
    case .shipped: return input.digest != ShippedGazetteers.stamp
    case .folder:
      let source = GazetteerSource.folder(path: path, shown: path)
      let names = source.files.map(\.name)
      return !names.isEmpty && CompiledInput.digest(ofNames: names) != input.digest
    case .compiled:
      guard let region = try? ByteRegion.mapping(path: path),
        let compiled = try? CompiledGazetteer(region)
      else { return false }
      return Gazetteer(compiled).digest != input.digest
    case .file, .table:
      guard let stamp = FileStatus(path: path) else { return false }
      if stamp.length != input.length { return true }
      if stamp.modified < made { return false }
      guard let data = FileManager.default.contents(atPath: path) else { return false }
      return ContentDigest.hex(of: data) != input.digest
    }
  }

  /// A path as a shell reads it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "/._-+,@%".utf8.contains(byte)
    }
    return isPlain && !path.isEmpty
      ? path
      : "'"
        + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        + "'"
  }
}
