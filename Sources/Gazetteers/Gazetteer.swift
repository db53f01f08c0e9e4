import PhraseMatching
import TextSegmentation

/// Compiled gazetteers: the known entities and the phrases that name them.
///
/// Immutable and shared by all threads. Built from one or more lists; the earlier list gives name and
/// id where entities merge.
public struct Gazetteer: Sendable {
  /// All entities, in the order of the lists.
  public let entities: [Entity]
  /// The lists that went in.
  public let lists: [ListDescription]
  /// Finds the names of organizations, places and people.
  let names: PhraseTable
  /// Finds the terms of topics.
  let terms: PhraseTable
  /// Ordinary words, which as names need support.
  public let ordinaryWords: WordList
  /// What could not be used.
  public let problems: [GazetteerProblem]
  /// SHA-256 of everything that went in.
  public let digest: String

  let nameEntries: Grouped<GazetteerEntry>
  let termEntries: Grouped<GazetteerEntry>
  let spellings: SpellingIndex
  /// Tells which runs of words need no look-up by spelling.
  public let misspellings: MisspellingGate
  private let indexByID: [String: Int]
  private let redirects: [String: String]
  let hot: HotFields

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

  init(
    entities: [Entity],
    lists: [ListDescription],
    names: PhraseTable,
    nameEntries: Grouped<GazetteerEntry>,
    terms: PhraseTable,
    termEntries: Grouped<GazetteerEntry>,
    spellings: SpellingIndex,
    misspellings: MisspellingGate,
    ordinaryWords: WordList,
    indexByID: [String: Int],
    redirects: [String: String],
    problems: [GazetteerProblem],
    digest: String
  ) {
    self.entities = entities
    self.lists = lists
    self.names = names
    self.nameEntries = nameEntries
    self.terms = terms
    self.termEntries = termEntries
    self.spellings = spellings
    self.misspellings = misspellings
    self.ordinaryWords = ordinaryWords
    self.redirects = redirects
    self.problems = problems
    self.digest = digest
    self.indexByID = indexByID
    let parents = entities.map { entity in
      entity.parents.compactMap { Self.index(ofID: $0, in: indexByID, redirects) }
    }
    hot = HotFields(
      entities,
      ancestors: entities.indices.map { Self.ancestors(of: $0, parents) }
    )
  }

  /// The position of the entity with an id, following redirects and merges.
  public func index(ofID id: String) -> Int? {
    Self.index(ofID: id, in: indexByID, redirects)
  }

  static func index(
    ofID id: String,
    in indexByID: [String: Int],
    _ redirects: [String: String]
  ) -> Int? {
    var id = id
    // A chain longer than the table is a circle.
    for _ in 0...redirects.count {
      if let index = indexByID[id] { return index }
      guard let next = redirects[id] else { return nil }
      id = next
    }
    return nil
  }

  /// Whether one of two entities is part of the other; a person is part of nothing.
  public func arePartOfEachOther(_ first: Int, _ second: Int) -> Bool {
    (kind(of: first) != .person && ancestors(of: first).contains(second))
      || (kind(of: second) != .person && ancestors(of: second).contains(first))
  }

  private static func ancestors(of entity: Int, _ parents: [[Int]]) -> [Int] {
    var found: [Int] = []
    var next = parents[entity]
    while let parent = next.first {
      next.removeFirst()
      if parent == entity || found.contains(parent) { continue }
      found.append(parent)
      next += parents[parent]
    }
    return found
  }
}

/// Values grouped by a dense index, in one array.
struct Grouped<Value: Sendable>: Sendable {
  private let starts: [Int32]
  private let values: [Value]

  init(_ groups: [[Value]]) {
    var starts: [Int32] = [0]
    var values: [Value] = []
    for group in groups {
      values += group
      starts.append(Int32(values.count))
    }
    self.starts = starts
    self.values = values
  }

  subscript(_ index: Int) -> ArraySlice<Value> {
    values[Int(starts[index])..<Int(starts[index + 1])]
  }
}
