/// Finds listed names that differ from a misspelled one by few letters.
///
/// Names are grouped by their number of words and first letter, which a misspelling rarely changes,
/// and by length. Within a group the sets of letters are compared first: an edit changes at most two
/// letters of the set, so that few names are left for the edit distance.
///
/// - Complexity: O(group) a query, and O(length²) for each name that is left.
public struct SpellingIndex: Sendable {
  private struct Group: Hashable {
    let words: Int
    let first: UInt8
    let length: Int
  }

  /// A name of a group and the set of its letters, a bit for each of 32 classes of bytes.
  private struct Member {
    let key: Int32
    let letters: UInt32
  }

  private let keys: [[UInt8]]
  private let groups: [Group: [Member]]

  init(keys: [[UInt8]], entries: [[GazetteerEntry]]) {
    self.keys = keys
    var groups: [Group: [Member]] = [:]
    for (index, key) in keys.enumerated() {
      let usable = entries[index].contains {
        !$0.traits.contains(.isAcronym) && !$0.alias.rules.contains(.exact)
          && !$0.alias.rules.contains(.weak)
      }
      guard usable, let first = key.first, Self.letters(of: key) >= 5 else { continue }
      groups[Group(words: Self.words(of: key), first: first, length: key.count), default: []]
        .append(Member(key: Int32(index), letters: Self.letterSet(of: key)))
    }
    self.groups = groups
  }

  /// A listed name near a query.
  public struct Neighbor: Sendable, Equatable {
    /// The phrase's id in the gazetteer's name table.
    public let phrase: UInt32
    /// The number of letters inserted, left out, replaced or swapped with a neighbour.
    public let distance: Int
  }

  /// The largest distance at which a name of so many letters counts: 1 up to seven, 2 from eight.
  public static func bound(forLetters letters: Int) -> Int { letters < 8 ? 1 : 2 }

  /// The listed names within the bound of a folded phrase, nearest first.
  public func neighbors(of query: ArraySlice<UInt8>) -> [Neighbor] {
    guard let first = query.first else { return [] }
    let bytes = Array(query)
    let bound = Self.bound(forLetters: Self.letters(of: bytes))
    let words = Self.words(of: bytes)
    let letters = Self.letterSet(of: bytes)
    var found: [Neighbor] = []
    for length in max(1, bytes.count - bound)...(bytes.count + bound) {
      guard let group = groups[Group(words: words, first: first, length: length)] else { continue }
      for member in group where (member.letters ^ letters).nonzeroBitCount <= 2 * bound {
        let index = member.key
        let key = keys[Int(index)]
        let limit = min(bound, Self.bound(forLetters: Self.letters(of: key)))
        if let distance = EditDistance.between(bytes, key, atMost: limit), distance > 0 {
          found.append(Neighbor(phrase: UInt32(index), distance: distance))
        }
      }
    }
    return found.sorted { ($0.distance, $0.phrase) < ($1.distance, $1.phrase) }
  }

  private static func letterSet(of key: [UInt8]) -> UInt32 {
    key.reduce(0) { $0 | 1 << UInt32($1 & 31) }
  }

  private static func letters(of key: [UInt8]) -> Int {
    key.count { $0 >= 0x30 && $0 & 0xC0 != 0x80 }
  }

  private static func words(of key: [UInt8]) -> Int { key.count { $0 < 0x30 } + 1 }
}

/// The edit distance in which swapping two neighbours is one edit (optimal string alignment).
public enum EditDistance {
  /// The distance between two byte strings, or `nil` where it is greater than a limit.
  ///
  /// Damerau (1964) as restricted by Oommen and Loke (1997).
  /// - Complexity: O(n · m).
  public static func between(_ first: [UInt8], _ second: [UInt8], atMost limit: Int) -> Int? {
    if abs(first.count - second.count) > limit { return nil }
    var before: [Int] = []
    var previous = Array(0...second.count)
    for i in 0..<first.count {
      var row = [i + 1]
      row.reserveCapacity(second.count + 1)
      var best = i + 1
      for j in 0..<second.count {
        var cost = min(
          previous[j + 1] + 1,
          row[j] + 1,
          previous[j] + (first[i] == second[j] ? 0 : 1)
        )
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
        best = min(best, cost)
      }
      if best > limit { return nil }
      before = previous
      previous = row
    }
    return previous[second.count] <= limit ? previous[second.count] : nil
  }
}
