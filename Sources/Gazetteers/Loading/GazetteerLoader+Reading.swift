import Foundation
import PhraseMatching

extension GazetteerLoader {
  /// Sources with their content.
  struct ReadSources {
    /// A source with what it holds.
    struct Item {
      var source: GazetteerSource
      var files: [GazetteerSource.File] = []
      /// SHA-256 of each file.
      var digests: [String] = []
      var compiled: CompiledGazetteer?
    }

    var items: [Item] = []

    /// A name for the content: what is compiled from it depends on nothing else.
    var contentKey: String {
      var digest = ContentDigest()
      digest.update(field: GazetteerLayout.edition)
      digest.update(field: ShippedGazetteers.stamp)
      for item in items {
        digest.update(field: item.compiled.map { Gazetteer($0).digest } ?? "")
        for (file, hash) in zip(item.files, item.digests) {
          digest.update(field: file.name)
          digest.update(field: hash)
        }
      }
      return digest.hex()
    }
  }

  func read(_ sources: [GazetteerSource]) throws(GazetteerError) -> ReadSources {
    var read = ReadSources()
    for source in sources {
      var item = ReadSources.Item(source: source)
      if case .compiled(let path, let shown) = source {
        let compiled = try open(path, shown: shown)
        guard compiled.isWhole else { throw Self.damaged(shown) }
        item.compiled = compiled
      } else {
        item.files = try source.read()
        item.digests = item.files.map { ContentDigest.hex(of: $0.bytes) }
      }
      read.items.append(item)
    }
    return read
  }

  /// A compiler that holds all sources, and the shipped words where none brings its own.
  func compiler(_ read: ReadSources) throws(GazetteerError) -> GazetteerCompiler {
    var compiler = GazetteerCompiler()
    for item in read.items {
      if let compiled = item.compiled {
        try compiler.add(compiled: compiled)
      } else {
        try compiler.add(files: item.files, digests: item.digests)
      }
    }
    for (index, file) in WordFacts.files.enumerated() where compiler.isWithoutWords(ofFile: index) {
      if let words = ShippedGazetteers.files.first(where: { $0.name == file.name }) {
        compiler.add(words: words.bytes, file: index, areShipped: true)
      }
    }
    return compiler
  }

  // MARK: Compiled gazetteers

  static func damaged(_ shown: String) -> GazetteerError {
    GazetteerError(
      code: .malformed,
      message: "\(shown): the compiled gazetteer is damaged; build it again from its tables with "
        + "`skein gazetteer compile`"
    )
  }

  /// Opens a compiled gazetteer that a user named.
  func open(_ path: String, shown: String) throws(GazetteerError) -> CompiledGazetteer {
    let region: ByteRegion
    do {
      region = try ByteRegion.mapping(path: path)
    } catch {
      throw GazetteerError(
        code: .unreadable,
        message: "\(shown): the compiled gazetteer cannot be read: \(error)"
      )
    }
    region.expect(.sparse)
    defer { region.expect(.dense) }
    let compiled: CompiledGazetteer
    do {
      compiled = try CompiledGazetteer(region)
    } catch {
      switch error {
      case .noGazetteer:
        throw GazetteerError(
          code: .malformed,
          message: "\(shown): this is no compiled gazetteer"
        )
      case .version(let version):
        throw GazetteerError(
          code: .malformed,
          message:
            "\(shown): the compiled gazetteer has format version \(version), and this skein reads "
            + "\(GazetteerLayout.version); build it again from its tables with "
            + "`skein gazetteer compile`"
        )
      case .damaged: throw Self.damaged(shown)
      }
    }
    try refuseIfStale(compiled, path: path, shown: shown)
    return compiled
  }
}
