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
    /// What tells quickly that a name is far from the words.
    let sketch: KnownNames.Sketch
    /// Whether it is one word without the capital that its text gives names, which misspells only names
    /// that may be written in lower case.
    let isLower: Bool
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
  /// The bits of ``KnownNames/Sketch/firstBit`` of all windows but those in lower case.
  let firsts: UInt64
  /// Those of the windows in lower case.
  let lowerFirsts: UInt64
  /// Whether a suspect may be a mistyped acronym.
  let holdsAcronym: Bool
  /// What the look-ups by spelling gave, by window and bound.
  private var known: [Lookup: [SpellingIndex.Neighbor]] = [:]

  /// Whether no word may be misspelled.
  var isEmpty: Bool { suspects.isEmpty }

  private struct Lookup: Hashable {
    let first: Int
    let count: Int
    let limit: Int
  }

  init(_ part: TextPart, _ gazetteer: Gazetteer) {
    let words = part.text.words
    var candidates = WordSet(count: words.count)
    var places: [Int32] = []
    places.reserveCapacity(words.count / 8 + 8)
    part.forEachWord(without: [.ordinary, .commonName, .excluded, .listed]) { word in
      let shape = words[word].shape
      if shape.contains(.hasLetter), shape.isDisjoint(with: [.hasDigit, .isDotted]) {
        candidates.insert(word)
        if words[word].length >= MisspellingFinder.shortestPart || words[word].isAllCapitals {
          places.append(Int32(truncatingIfNeeded: word))
        }
      }
    }
    self.candidates = candidates
    let gate = gazetteer.misspellings
    var runs: [Run] = []
    // Most titles have none.
    if !places.isEmpty { runs.reserveCapacity(places.count * 3 / 2 + 8) }
    var forms: [UInt64] = []
    for word in places {
      Self.addRuns(around: Int(word), words, of: part, gate, to: &runs, &forms)
    }
    var suspects: [Suspect] = []
    var windows: [Window] = []
    if !places.isEmpty {
      suspects.reserveCapacity(places.count / 2 + 4)
      windows.reserveCapacity(places.count / 2 + 4)
    }
    var firsts: UInt64 = 0
    var lowerFirsts: UInt64 = 0
    var holdsAcronym = false
    let folded = part.text.folded
    var next = 0
    var nextForm = 0
    for place in places {
      let word = Int(place)
      let start = windows.count
      while next < runs.count, runs[next].suspect == place {
        let run = runs[next]
        next += 1
        let isSingle = run.count == 1
        let own = nextForm..<nextForm + Int(run.forms)
        nextForm = own.upperBound
        if !isSingle, !gate.contains(run.mark) { continue }
        let (first, last) = (run.words.lowerBound, run.words.upperBound - 1)
        let bytes = words[first].folded.lowerBound..<words[last].folded.upperBound
        let sketch = KnownNames.Sketch(bytes, of: folded, words: run.words.count)
        // A word that is somebody's name may misspell whatever is distinctive by itself.
        let isLower =
          isSingle && !words[word].shape.contains(.startsWithCapital)
          && !part.text.isWithoutCapitals && !MisspellingFinder.isPersonal(word, part)
        if isLower { lowerFirsts |= sketch.firstBit } else { firsts |= sketch.firstBit }
        windows.append(
          Window(
            words: run.words,
            isNear: !isSingle || own.contains { gate.contains(forms[$0]) },
            mark: run.mark,
            sketch: sketch,
            isLower: isLower
          )
        )
      }
      let isAcronym =
        words[word].isAllCapitals && (3...6).contains(words[word].length)
        && !part.isShouted(sentence: part.text.sentence(ofWord: word))
      if isAcronym { holdsAcronym = true }
      if isAcronym || windows.count > start {
        suspects.append(
          Suspect(word: word, isAcronym: isAcronym, windows: start..<windows.count)
        )
      }
    }
    self.suspects = suspects
    self.windows = windows
    self.firsts = firsts
    self.lowerFirsts = lowerFirsts
    self.holdsAcronym = holdsAcronym
  }

  /// A run of words around a suspect, before the gate was asked.
  private struct Run {
    let suspect: Int32
    let first: Int32
    let count: Int32
    /// How many forms were added that one word may have in common with a distinctive name.
    let forms: Int32
    let mark: UInt64

    init(_ words: Range<Int>, around suspect: Int, mark: UInt64 = 0, forms: Int = 0) {
      self.suspect = Int32(truncatingIfNeeded: suspect)
      first = Int32(truncatingIfNeeded: words.lowerBound)
      count = Int32(truncatingIfNeeded: words.count)
      self.forms = Int32(truncatingIfNeeded: forms)
      self.mark = mark
    }

    var words: Range<Int> { Int(first)..<Int(first) + Int(count) }
  }

  /// Adds the runs that hold a word and are one phrase, as long as names may be, and that no other capital
  /// stands beside; and the forms of a word that a distinctive name of one word may be near.
  private static func addRuns(
    around word: Int,
    _ words: [Word],
    of part: TextPart,
    _ gate: MisspellingGate,
    to runs: inout [Run],
    _ forms: inout [UInt64]
  ) {
    let token = words[word]
    guard token.length >= MisspellingFinder.shortestPart, !token.shape.contains(.isSpaceless),
      !token.isAllCapitals || part.isShouted(sentence: part.text.sentence(ofWord: word))
    else { return }
    if token.length >= MisspellingFinder.shortestWord {
      let run = word..<word + 1
      if !isNextToCapital(run, in: part) {
        let before = forms.count
        if token.length >= MisspellingFinder.longAlias, !MisspellingFinder.isPersonal(word, part) {
          if forms.isEmpty { forms.reserveCapacity(64) }
          gate.addMarks(ofFormsOf: part.folded(word), to: &forms)
        }
        runs.append(Run(run, around: word, forms: forms.count - before))
      }
    }
    // The phrase that the word stands in, as far as a name may reach.
    let reach = MisspellingGate.longestName - 1
    var low = word
    while low > max(0, word - reach), words[low].gap == .joint, mayBeInName(low - 1, part) {
      low -= 1
    }
    var high = word + 1
    while high < min(words.count, word + reach + 1), words[high].gap == .joint,
      mayBeInName(high, part)
    { high += 1 }
    guard high - low > 1 else { return }
    let isWritten = part.text.isWithoutCapitals || token.shape.contains(.startsWithCapital)
    for count in 2...min(MisspellingGate.longestName, high - low) {
      for first in max(low, word - count + 1)...min(word, high - count) {
        let run = first..<first + count
        guard isWritten || isWrittenAsName(run, besides: word, in: part),
          !isNextToCapital(run, in: part)
        else { continue }
        let mark = gate.mark(lacking: word, of: run, in: part.text)
        runs.append(Run(run, around: word, mark: mark))
      }
    }
  }

  /// Whether a word may stand in a name beside a suspect: in a text with capitals longer ordinary words
  /// have one there.
  private static func mayBeInName(_ word: Int, _ part: TextPart) -> Bool {
    let traits = part.traits(word)
    if traits.isDisjoint(with: [.excluded, .ordinary]) { return true }
    let token = part.text.words[word]
    return !traits.contains(.excluded)
      && (token.shape.contains(.startsWithCapital) || token.length < 4
        || part.text.isWithoutCapitals)
  }

  /// Whether a run around a suspect without a capital is written as a name is: one word has a capital or is
  /// no ordinary one, as in `al-quaeda`.
  private static func isWrittenAsName(
    _ run: Range<Int>,
    besides suspect: Int,
    in part: TextPart
  ) -> Bool {
    run.contains {
      $0 != suspect
        && (part.text.words[$0].shape.contains(.startsWithCapital)
          || !part.traits($0).contains(.ordinary))
    }
  }

  /// Whether another capitalised word stands directly beside the words: `Franck Riester`.
  private static func isNextToCapital(_ words: Range<Int>, in part: TextPart) -> Bool {
    let text = part.text
    func isPerson(_ index: Int) -> Bool {
      text.words[index].shape.contains(.startsWithCapital)
        && part.traits(index).isDisjoint(with: [.ordinary, .title])
    }
    let (before, after) = (words.lowerBound - 1, words.upperBound)
    guard
      before >= 0 && isPerson(before) && part.isSpaced(words.lowerBound)
        || after < text.words.count && isPerson(after) && part.isSpaced(after)
    else { return false }
    return !part.isShouted(sentence: text.sentence(ofWord: words.lowerBound))
  }

  /// Whether a word in lower case is a listed name that asks for its capital.
  func isListed(_ word: Int, in part: TextPart, _ gazetteer: Gazetteer) -> Bool {
    !part.text.words[word].shape.contains(.startsWithCapital)
      && !gazetteer.entries(forFolded: part.folded(word)).isEmpty
  }

  /// The listed names near the words of a window, as far as they can be misspelled so.
  func neighbors(
    of window: Window,
    around suspect: Int,
    in part: TextPart,
    atMost limit: Int,
    _ gazetteer: Gazetteer
  ) -> [SpellingIndex.Neighbor] {
    let words = window.words
    let lookup = Lookup(first: words.lowerBound, count: words.count, limit: limit)
    if let found = known[lookup] { return found }
    let folded = part.text.foldedBytes(ofWords: words)
    // One word alone may differ. With more than one edit another name may be nearer, whatever differs there.
    let isOnlySuspect = !words.contains { $0 != suspect && candidates.contains($0) }
    let suspected = part.text.words[suspect].folded
    let found = gazetteer.neighbors(
      of: folded,
      differingIn: limit == 1 && isOnlySuspect
        ? suspected.lowerBound - folded.startIndex..<suspected.upperBound - folded.startIndex : nil,
      atMost: limit
    )
    known[lookup] = found
    return found
  }
}
