import Gazetteers
import TextSegmentation

/// Names that a comma or a list joins to a place's name.
extension ListedNames {
  /// Whether a comma joins words to a name of what holds a candidate for them, or of what it holds:
  /// `Paris, Texas`.
  ///
  /// - Parameters:
  ///   - entity: the candidate.
  ///   - words: the name.
  ///   - part: the text.
  ///   - gazetteer: tells what holds what.
  ///   - besideCountry: whether the country that holds it is enough: `Iraq, Iran` are two countries,
  ///     although a town in Iran is called so.
  /// - Returns: whether it does.
  func holds(
    _ entity: Int,
    at words: Range<Int>,
    in part: TextPart,
    _ gazetteer: Gazetteer,
    besideCountry: Bool
  ) -> Bool {
    guard gazetteer.kind(of: entity) == .place else { return false }
    let end = words.upperBound
    if end < part.text.words.count, part.text.words[end].gap == .comma {
      if isBeforeWhole(entity, at: end, gazetteer, besideCountry: besideCountry) { return true }
    }
    guard words.lowerBound > 0, part.text.words[words.lowerBound].gap == .comma else {
      return false
    }
    return names(startingIn: max(0, words.lowerBound - Self.longestNeighbor)...words.lowerBound)
      .contains {
        name in
        // A list may have `Kirkland, Washington` as one name.
        let isBefore =
          name.words.upperBound == words.lowerBound
          || name.words.upperBound == words.upperBound && name.words.lowerBound < words.lowerBound
        return isBefore
          && standings[name.standings].contains {
            gazetteer.kind(of: $0.entry.entity) == .place
              && gazetteer.ancestors(of: $0.entry.entity).contains(entity)
          }
      }
  }

  /// Whether a name of what holds a place begins at a word; `besideCountry` says whether its country is
  /// enough.
  func isBeforeWhole(
    _ entity: Int,
    at word: Int,
    _ gazetteer: Gazetteer,
    besideCountry: Bool
  ) -> Bool {
    let ancestors = gazetteer.ancestors(of: entity)
    return names(startingIn: word...word).contains { name in
      standings[name.standings].contains {
        ancestors.contains($0.entry.entity)
          && (besideCountry || !gazetteer.isCountry($0.entry.entity))
      }
    }
  }

  /// Whether a list has the name beside one that can only be of the same kind of division: `Egypt and
  /// Niger`.
  func hasListMate(_ entity: Int, at words: Range<Int>, in part: TextPart, _ gazetteer: Gazetteer)
    -> Bool
  {
    guard gazetteer.kind(of: entity) == .place else { return false }
    let type = gazetteer.typeIndex(of: entity)
    return names(joinedTo: words, in: part).contains { name in
      // A small namesake of the neighbour says nothing against it: `Egypt` is a town, too.
      standings[name.standings].allSatisfy {
        rivals[name.rivals.lowerBound + $0.rival].neighbors.contains(.eclipsed)
          || gazetteer.typeIndex(of: $0.entry.entity) == type && $0.entry.form != .demonym
      }
    }
  }

  /// The names that a comma or `and` joins to some words.
  func names(joinedTo words: Range<Int>, in part: TextPart) -> some Sequence<Name> {
    let after = listNeighbor(behind: words.upperBound, part)
    let before = listNeighbor(before: words.lowerBound, part)
    let nearest = max(0, words.lowerBound - Self.longestNeighbor)...words.upperBound + 1
    return names(startingIn: nearest).lazy.filter {
      $0.words.lowerBound == after || $0.words.upperBound == before
    }
  }

  /// Whether a comma or `and` stands before or behind a name; without one it has no neighbour.
  static func isJoined(_ words: Range<Int>, in part: TextPart) -> Bool {
    let end = words.upperBound
    return part.text.words[words.lowerBound].gap == .comma
      || end < part.text.words.count && (part.text.words[end].gap == .comma || part.isAnd(end))
      || words.lowerBound > 0 && part.isAnd(words.lowerBound - 1)
  }

  /// A neighbour of more words is not looked for.
  static let longestNeighbor = 8

  /// The names whose first words lie in a range.
  /// - Complexity: O(log n) and the names.
  func names(startingIn range: ClosedRange<Int>) -> ArraySlice<Name> { names.starting(in: range) }

  /// The first word of what a comma or `and` joins to the words before it.
  func listNeighbor(behind end: Int, _ part: TextPart) -> Int? {
    guard end < part.text.words.count else { return nil }
    if part.isAnd(end) { return end + 1 < part.text.words.count ? end + 1 : nil }
    return part.text.words[end].gap == .comma ? end : nil
  }

  /// One more than the last word of what a comma or `and` joins to the words behind it.
  func listNeighbor(before start: Int, _ part: TextPart) -> Int? {
    guard start > 1 else { return nil }
    if part.isAnd(start - 1) { return start - 1 }
    return part.text.words[start].gap == .comma ? start : nil
  }
}

extension [ListedNames.Name] {
  /// Those whose first words lie in a range, of names by first words.
  /// - Complexity: O(log n) and the names.
  func starting(in range: ClosedRange<Int>) -> ArraySlice<ListedNames.Name> {
    let first = firstPlace { $0.words.lowerBound < range.lowerBound }
    var end = first
    while end < count, self[end].words.lowerBound <= range.upperBound { end += 1 }
    return self[first..<end]
  }
}

extension TextPart {
  /// Whether a word is `and`.
  fileprivate func isAnd(_ word: Int) -> Bool {
    // Few words are as long, and the hash is made when first asked for.
    text.words[word].length == 3 && isWord(word, .and)
  }
}
