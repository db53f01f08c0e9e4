import PhraseMatching

/// Compiled gazetteers: the known entities and the phrases that name them.
///
/// Immutable and shared by all threads. Made from one or more lists; the earlier list gives name and id
/// where entities merge. Everything is read from the bytes of the compiled form, in memory or mapped
/// from a file, where it is asked for; opening costs the same for ten names and for a million.
public struct Gazetteer: Sendable {
  @usableFromInline let compiled: CompiledGazetteer

  init(_ compiled: CompiledGazetteer) { self.compiled = compiled }

  /// All entities, in the order of the lists.
  public var entities: EntityCollection { EntityCollection(compiled) }

  /// Ordinary words, which as names need support.
  public var ordinaryWords: WordList { WordList(compiled) }

  /// Tells which runs of words need no look-up by spelling.
  public var misspellings: MisspellingGate { MisspellingGate(compiled) }

  /// SHA-256 over everything that went in, as 64 hexadecimal digits.
  public var digest: String { compiled.region.string(compiled.digest) }

  /// A list as `lists.tsv` describes it.
  public struct ListDescription: Sendable, Equatable {
    /// The file name.
    public var file: String
    /// What the list is.
    public var title: String
    /// Where its facts come from.
    public var origin: String
    /// Its licence.
    public var licence: String
    /// How many entities it gave.
    public var entityCount: Int
  }

  /// The lists that went in.
  /// - Complexity: O(n) in the lists.
  public var lists: [ListDescription] {
    (0..<compiled.lists.count).map { index in
      let place = compiled.lists.place(index)
      return ListDescription(
        file: compiled.text(at: place + GazetteerLayout.List.file),
        title: compiled.text(at: place + GazetteerLayout.List.title),
        origin: compiled.text(at: place + GazetteerLayout.List.origin),
        licence: compiled.text(at: place + GazetteerLayout.List.licence),
        entityCount: Int(compiled.region.u32(at: place + GazetteerLayout.List.entityCount))
      )
    }
  }

  /// What could not be used.
  public var problems: GazetteerProblems { GazetteerProblems(compiled) }

  /// Whether the whole content is as it was written: its checksum agrees.
  /// - Complexity: O(n) in the bytes; everything else is checked where it is read.
  public var isWhole: Bool { compiled.isWhole }

  /// How many bytes the compiled form takes.
  public var byteCount: Int { compiled.region.count }

  /// How many names are listed, with the variants that are found without being listed.
  public var nameCount: Int { compiled.names.count }

  /// How many terms of topics are listed.
  public var termCount: Int { compiled.terms.count }
}
