public import Gazetteers
import TextSegmentation

/// Finds the known entity that an unknown name may be another spelling of.
///
/// By edit distance within the bound of misspellings, else by a key that spellings of one name in Latin
/// letters share (`Moammar Gadhafi`, `Muammar al-Qaddafi`). A suggestion for somebody to look at: nothing
/// is linked by it.
public struct NearestEntity: Sendable {
  /// A known entity and how near it is.
  public struct Suggestion: Sendable, Equatable {
    /// The position in ``Gazetteer/entities``.
    public let entity: Int
    /// The listed name that is near.
    public let name: String
    /// How many letters differ; `nil` where the two are written otherwise but sound alike.
    public let distance: Int?
  }

  private let gazetteer: Gazetteer
  /// By the key of a listed name its first entity, and the name.
  private let byKey: [[UInt8]: (entity: Int, name: String)]

  /// Gathers the keys of all names.
  /// - Complexity: O(n) in the bytes of the names.
  public init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    var byKey: [[UInt8]: (entity: Int, name: String)] = [:]
    for entity in gazetteer.entities.indices where gazetteer.kind(of: entity) != .topic {
      let listed = gazetteer.entities[entity]
      for name in [listed.name] + listed.aliases.map(\.text) {
        guard let key = Self.soundKey(of: name), byKey[key] == nil else { continue }
        byKey[key] = (entity, name)
      }
    }
    self.byKey = byKey
  }

  /// The nearest entity of a type; `nil` where none is near.
  public func suggestion(for name: String, type: String) -> Suggestion? {
    let folded = NameCandidates.key(of: name)
    for neighbor in gazetteer.neighbors(of: folded[...]) {
      for entry in gazetteer.entries(ofName: neighbor.phrase)
      where gazetteer.entities[entry.entity].topType == type {
        return Suggestion(
          entity: entry.entity,
          name: gazetteer.aliasText(of: entry),
          distance: neighbor.distance
        )
      }
    }
    guard let key = Self.soundKey(of: name), let found = byKey[key],
      gazetteer.entities[found.entity].topType == type
    else { return nil }
    return Suggestion(entity: found.entity, name: found.name, distance: nil)
  }

  /// The consonants that spellings of a name share, those that transliterations exchange taken as one.
  ///
  /// `nil` for names too short to tell anything: it asks for five consonants in two words or more, or
  /// four in one. Articles and `bin` go.
  static func soundKey(of name: String) -> [UInt8]? {
    var keys: [[UInt8]] = []
    for word in FoldedPhrase(name).foldedWords {
      if ["al", "el", "the", "bin", "ibn", "ben"].contains(where: { $0.utf8.elementsEqual(word) }) {
        continue
      }
      guard word.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
      keys.append(soundKey(of: word))
    }
    let consonants = keys.reduce(0) { $0 + $1.count }
    let isLong = keys.count > 1 ? consonants >= 5 : consonants >= 4
    guard isLong, keys.allSatisfy({ !$0.isEmpty }) else { return nil }
    return Array(keys.joined(separator: [0x20]))
  }

  private static func soundKey(of word: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    var previous: UInt8 = 0
    for byte in word {
      let sound = sound(of: byte)
      defer { previous = sound }
      if isVowel(byte) {
        // A vowel is kept at the start alone, where it tells `Omar` from `Mary`.
        if previous == 0, byte != UInt8(ascii: "y") { key.append(UInt8(ascii: "a")) }
      } else if byte == UInt8(ascii: "h"), previous != 0, !isVowel(previous) {
        // `kh`, `gh`, `dh`, `th`: the letter before says it.
        if previous == UInt8(ascii: "p") { key[key.count - 1] = UInt8(ascii: "f") }
      } else if sound != previous {
        // Doubled letters count once.
        key.append(sound)
      }
    }
    return key
  }

  /// What stands for letters that transliterations exchange.
  private static func sound(of byte: UInt8) -> UInt8 {
    switch byte {
    case UInt8(ascii: "q"), UInt8(ascii: "c"), UInt8(ascii: "g"): UInt8(ascii: "k")
    case UInt8(ascii: "w"): UInt8(ascii: "v")
    case UInt8(ascii: "z"): UInt8(ascii: "s")
    default: byte
    }
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    "aeiouy".utf8.contains(byte)
  }
}
