import Gazetteers
import Synchronization
import TextSegmentation

/// The names, and the acronyms, of entities that documents name: a memory of what was asked, shared by
/// all documents.
final class KnownNames: Sendable {
  /// What tells quickly that two names are far apart.
  struct Sketch: Sendable {
    var count: UInt16 = 0
    var words: UInt8 = 0
    var first: UInt8 = 0
    /// A bit for each of 32 classes of bytes.
    var letters: UInt32 = 0

    init() {}

    init(_ folded: ArraySlice<UInt8>, words: Int) {
      count = UInt16(clamping: folded.count)
      self.words = UInt8(clamping: words)
      first = folded.first ?? 0
      letters = SpellingIndex.letterSet(of: folded)
    }
  }

  /// A folded name.
  struct Name: Sendable {
    let bytes: [UInt8]
    let sketch: Sketch
  }

  /// What of an entity's names a misspelling or a mistyped acronym can resemble.
  final class Names: Sendable {
    let names: [Name]
    let acronyms: [(alias: String, letters: [UInt8])]

    init(_ names: [Name], acronyms: [(alias: String, letters: [UInt8])]) {
      self.names = names
      self.acronyms = acronyms
    }
  }

  private let gazetteer: Gazetteer
  private let known = Mutex<[Int: Names]>([:])
  /// So that the memory stays small however many entities an archive names.
  private static let mostKnown = 20_000

  init(_ gazetteer: Gazetteer) { self.gazetteer = gazetteer }

  /// The names of an entity.
  func names(of entity: Int) -> Names {
    if let names = known.withLock({ $0[entity] }) { return names }
    var found: [Name] = []
    var acronyms: [(alias: String, letters: [UInt8])] = []
    for alias in gazetteer.names(of: entity) {
      let phrase = FoldedPhrase(alias)
      if phrase.words.count == 1, phrase.words[0].isAllCapitals {
        acronyms.append((alias, phrase.bytes))
      }
      // A leading article is left out where more than one word follows.
      var own = phrase.bytes[...]
      var count = phrase.words.count
      if count > 2, own.starts(with: "the ".utf8) {
        own = own.dropFirst(4)
        count -= 1
      }
      guard own.count >= 5, count <= MisspellingGate.longestName else { continue }
      found.append(Name(bytes: Array(own), sketch: Sketch(own, words: count)))
    }
    let names = Names(found, acronyms: acronyms)
    known.withLock { known in
      if known.count >= Self.mostKnown { known.removeAll() }
      known[entity] = names
    }
    return names
  }
}
