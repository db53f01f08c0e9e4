import Gazetteers
import Synchronization
import TextSegmentation

/// The names of one word, and the acronyms, of entities that documents name: a memory of what was
/// asked, shared by all documents.
final class KnownNames: Sendable {
  /// What of an entity's names a misspelling or a mistyped acronym can resemble.
  struct Names: Sendable {
    var words: [[UInt8]] = []
    var acronyms: [(alias: String, letters: [UInt8])] = []
  }

  private let gazetteer: Gazetteer
  private let known = Mutex<[Int: Names]>([:])

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The names of an entity.
  func names(of entity: Int) -> Names {
    if let names = known.withLock({ $0[entity] }) { return names }
    var names = Names()
    let listed = gazetteer.entities[entity]
    for alias in [listed.name] + listed.aliases.map(\.text) {
      let phrase = FoldedPhrase(alias)
      guard phrase.words.count == 1 else { continue }
      if phrase.words[0].isAllCapitals { names.acronyms.append((alias, phrase.bytes)) }
      names.words.append(phrase.bytes)
    }
    known.withLock { $0[entity] = names }
    return names
  }
}
