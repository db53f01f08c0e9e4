import PhraseMatching
import TextSegmentation

/// Turns lists into the bytes of a ``Gazetteer``: equal sources in equal order give equal bytes.
///
/// - Complexity: O(n) in the bytes of the lists, and O(n log n) for the order of the ids.
struct GazetteerCompiler {
  /// Something that goes into the digest.
  struct Source {
    /// What a source is.
    enum Kind: UInt32 {
      case list = 1
      case redirects
      case words
      /// The words that come with Skein, where no source brings its own.
      case shippedWords
    }

    var kind: Kind
    var name: String
    /// SHA-256 of its content.
    var digest: String
  }

  var store = RowStore()
  var lists: [Gazetteer.ListDescription] = []
  var sources: [Source] = []
  var redirects: [(old: UInt32, new: UInt32)] = []
  /// The lists of words, one a line, by the place of their file in ``WordFacts/files``.
  var words: [Int: [UInt8]] = [:]
  /// The files that were read, where the compiled form is to know them again.
  var inputs: [CompiledInput] = []

  /// Adds a list.
  mutating func add(list: String, text: String, description: Gazetteer.ListDescription?)
    throws(GazetteerError)
  {
    try add(list: list, bytes: Array(text.utf8), description: description)
  }

  /// Adds a list by its bytes; what is no UTF-8 is repaired.
  mutating func add(
    list: String,
    bytes: [UInt8],
    description: Gazetteer.ListDescription?,
    digest: String? = nil
  ) throws(GazetteerError) {
    let first = store.rows.count
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    try SourceTable.read(list, index: lists.count, bytes: text, into: &store)
    guard !store.pool.isFull else {
      throw GazetteerError(
        code: .malformed,
        message: "\(list): the lists hold more than 4 GB of text"
      )
    }
    lists.append(
      Gazetteer.ListDescription(
        file: list,
        title: description?.title ?? "",
        origin: description?.origin ?? "",
        licence: description?.licence ?? "",
        entityCount: store.rows.count - first
      )
    )
    sources.append(
      Source(kind: .list, name: list, digest: digest ?? ContentDigest.hex(of: bytes))
    )
  }

  /// Sets a list of words, one a line; it takes the place of an earlier one.
  ///
  /// A list of none is no list.
  mutating func add(words lines: [UInt8], file: Int = 0, areShipped: Bool = false) {
    guard WordIndex.holdsWords(lines) else { return }
    words[file] = lines
    sources.append(
      Source(
        kind: areShipped ? .shippedWords : .words,
        name: WordFacts.files[file].name,
        digest: ContentDigest.hex(of: lines)
      )
    )
  }

  /// Whether a list of words was not added yet.
  func isWithoutWords(ofFile file: Int) -> Bool { words[file] == nil }

  /// The lists of words with what they say.
  var wordLists: [(facts: WordFacts, lines: [UInt8])] {
    WordFacts.files.enumerated().compactMap { index, file in
      words[index].map { (file.facts, $0) }
    }
  }

  /// Adds ids that changed; the later of two rows for one id counts.
  mutating func add(redirects rows: [(String, String)]) {
    guard !rows.isEmpty else { return }
    var digest = ContentDigest()
    for (old, new) in rows {
      redirects.append((store.pool.add(old), store.pool.add(new)))
      digest.update(field: old)
      digest.update(field: new)
    }
    sources.append(Source(kind: .redirects, name: "", digest: digest.hex()))
  }

  /// The digest of everything that went in.
  var digest: String {
    var digest = ContentDigest()
    for source in sources {
      digest.update(field: "\(source.kind.rawValue)")
      digest.update(field: source.name)
      digest.update(field: source.digest)
    }
    return digest.hex()
  }

  /// Compiles what was added.
  func compile() throws(GazetteerError) -> Gazetteer {
    do {
      return Gazetteer(try CompiledGazetteer(encoded()))
    } catch {
      throw GazetteerError(code: .malformed, message: "the lists are too large to be compiled")
    }
  }

  /// The bytes of the compiled gazetteer.
  func encoded() -> ByteRegion {
    var encoder = GazetteerEncoder(self)
    return encoder.encode()
  }
}
