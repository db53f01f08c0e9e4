import Gazetteers
import TextSegmentation

/// The words of a part that may be misspelled names, with all about them that no context changes.
///
/// Made once for a part, however often its document is resolved.
final class MisspellingSuspects {
  /// A run of words that may be a name with one word misspelled.
  struct Window {
    let words: Range<Int>
    /// Whether a name may be near that is distinctive by itself: with the other words as they are, or
    /// of one word alone.
    let isNear: Bool
    /// What ``/Gazetteers/MisspellingGate`` knows a run of several words by that lacks the suspect.
    let mark: UInt64
  }

  /// A word that may be misspelled.
  struct Suspect {
    let word: Int
    /// Whether it may be a mistyped acronym.
    let isAcronym: Bool
    /// In ``MisspellingSuspects/windows``: shorter ones first, then by their first words.
    let windows: Range<Int>
  }

  let suspects: [Suspect]
  let windows: [Window]
  /// The words that are neither listed nor ordinary, nor have a meaning of their own.
  let candidates: WordSet
  /// What the look-ups by spelling gave, by window and bound.
  private var known: [Lookup: [SpellingIndex.Neighbor]] = [:]

  private struct Lookup: Hashable {
    let first: Int
    let count: Int
    let limit: Int
  }

  init(_ part: TextPart, _ gazetteer: Gazetteer) {
    let words = part.text.words
    var candidates = WordSet(count: words.count)
    var places: [Int] = []
    places.reserveCapacity(words.count / 16 + 8)
    for index in words.indices
    where part.traits(index).isDisjoint(with: [.ordinary, .commonName, .excluded, .listed])
      && words[index].shape.contains(.hasLetter)
      && words[index].shape.isDisjoint(with: [.hasDigit, .isDotted])
    {
      candidates.insert(index..<index + 1)
      places.append(index)
    }
    self.candidates = candidates
    let gate = gazetteer.misspellings
    var runs: [Run] = []
    runs.reserveCapacity(places.count * 2)
    for word in places { Self.addRuns(around: word, of: part, gate, to: &runs) }
    var suspects: [Suspect] = []
    suspects.reserveCapacity(places.count)
    var windows: [Window] = []
    windows.reserveCapacity(places.count)
    var next = 0
    for word in places {
      let start = windows.count
      while next < runs.count, runs[next].suspect == word {
        let run = runs[next]
        next += 1
        if run.words.count == 1 {
          windows.append(
            Window(words: run.words, isNear: Self.isNear(word, part, gate), mark: 0)
          )
        } else if gate.contains(run.mark), !Self.isNextToCapital(run.words, in: part) {
          windows.append(Window(words: run.words, isNear: true, mark: run.mark))
        }
      }
      let isAcronym =
        words[word].isAllCapitals && (3...6).contains(words[word].length)
        && !part.isShouted(sentence: part.text.sentence(ofWord: word))
      if isAcronym || windows.count > start {
        suspects.append(
          Suspect(word: word, isAcronym: isAcronym, windows: start..<windows.count)
        )
      }
    }
    self.suspects = suspects
    self.windows = windows
  }

  /// A run of words around a suspect, before the gate was asked.
  private struct Run {
    let suspect: Int
    let words: Range<Int>
    let mark: UInt64
  }

  /// Whether a distinctive name of one word may be near a word.
  private static func isNear(_ word: Int, _ part: TextPart, _ gate: MisspellingGate) -> Bool {
    part.text.words[word].length >= MisspellingFinder.longAlias
      && !MisspellingFinder.isPersonal(word, part) && gate.mayResemble(part.folded(word))
  }

  /// Adds the runs that hold a word and are one phrase, as long as names may be.
  private static func addRuns(
    around word: Int,
    of part: TextPart,
    _ gate: MisspellingGate,
    to runs: inout [Run]
  ) {
    let words = part.text.words
    let token = words[word]
    guard token.length >= 4, !token.shape.contains(.isSpaceless),
      !token.isAllCapitals || part.isShouted(sentence: part.text.sentence(ofWord: word))
    else { return }
    if token.length >= MisspellingFinder.shortestWord {
      runs.append(Run(suspect: word, words: word..<word + 1, mark: 0))
    }
    // The phrase that the word stands in, as far as a name may reach.
    let reach = MisspellingGate.longestName - 1
    var low = word
    while low > max(0, word - reach), words[low].gap == .joint { low -= 1 }
    var high = word + 1
    while high < min(words.count, word + reach + 1), words[high].gap == .joint { high += 1 }
    guard high - low > 1 else { return }
    for count in 2...MisspellingGate.longestName {
      for first in max(low, word - count + 1)...word where first + count <= high {
        let run = first..<first + count
        if part.any(of: run, has: .excluded) { continue }
        if !part.text.isWithoutCapitals, !hasCapitals(run, besides: word, in: part) { continue }
        let mark = gate.mark(lacking: word, of: run, in: part.text)
        runs.append(Run(suspect: word, words: run, mark: mark))
      }
    }
  }

  /// Whether a run is written as a name is in a text with capitals: one word has a capital or is no
  /// ordinary one, as in `al-quaeda`, and all longer ordinary words have one.
  private static func hasCapitals(_ run: Range<Int>, besides suspect: Int, in part: TextPart)
    -> Bool
  {
    var isAny = false
    for word in run {
      let isOrdinary = part.traits(word).contains(.ordinary)
      if part.text.words[word].shape.contains(.startsWithCapital) {
        isAny = true
      } else if word != suspect {
        if isOrdinary, part.text.words[word].length >= 4 { return false }
        isAny = isAny || !isOrdinary
      }
    }
    return isAny
  }

  /// Whether another capitalised word stands directly beside the words: `Franck Riester`.
  static func isNextToCapital(_ words: Range<Int>, in part: TextPart) -> Bool {
    let text = part.text
    if part.isShouted(sentence: text.sentence(ofWord: words.lowerBound)) { return false }
    func isPerson(_ index: Int) -> Bool {
      text.words[index].shape.contains(.startsWithCapital)
        && part.traits(index).isDisjoint(with: [.ordinary, .title])
    }
    if part.isSpaced(words.lowerBound), isPerson(words.lowerBound - 1) { return true }
    let after = words.upperBound
    return after < text.words.count && part.isSpaced(after) && isPerson(after)
  }

  /// Whether a word in lower case is a listed name that asks for its capital.
  func isListed(_ word: Int, in part: TextPart, _ gazetteer: Gazetteer) -> Bool {
    !part.text.words[word].shape.contains(.startsWithCapital)
      && !gazetteer.entries(forFolded: part.folded(word)).isEmpty
  }

  /// The listed names near a run of words.
  func neighbors(
    of words: Range<Int>,
    in part: TextPart,
    atMost limit: Int,
    _ gazetteer: Gazetteer
  ) -> [SpellingIndex.Neighbor] {
    let lookup = Lookup(first: words.lowerBound, count: words.count, limit: limit)
    if let found = known[lookup] { return found }
    let folded = part.text.foldedBytes(ofWords: words)
    let found = gazetteer.neighbors(of: folded, atMost: limit)
    known[lookup] = found
    return found
  }
}
