import ArticleThreads
import Gazetteers
import TextSegmentation

/// A name that no list holds, in a part of a document.
struct UnknownName {
  let words: Range<Int>
  let score: Double
  let evidence: NameEvidence

  func mention(in part: TextPart) -> FoundMention {
    FoundMention(
      words: words,
      bytes: part.bytes(ofName: words),
      entity: nil,
      form: .unknown,
      score: score,
      evidence: .clues(evidence)
    )
  }
}

/// Finds the names of a thread that no list holds.
///
/// Capitalised runs are cut into candidates; clues in them and around them give each a share of every
/// type (a maximum-entropy classifier: Berger, Della Pietra and Della Pietra, 1996). Names of several
/// words come first: they say what their surnames, first words and acronyms are elsewhere in the thread.
/// Equal names of a thread share what is known of them.
/// - Complexity: O(n) in the words.
struct UnknownNameFinder {
  /// What a part of a document gives.
  private struct Part {
    let words: CandidateWords
    var candidates: [NameCandidate]
    var scores: [NameScore]
  }

  private var parts: [Part] = []
  /// The types of the longer names that end with a word, begin with it or have its letters.
  private var lasts = HashTable<TypeSet>(empty: [])
  private var firsts = HashTable<TypeSet>(empty: [])
  private var acronyms = HashTable<TypeSet>(empty: [])
  private let speakers: ThreadSpeakers
  /// What is likelier a name than not is one.
  private static let leastShare = 0.5

  /// Reads the parts of a thread's documents, in order, with their linked spans.
  ///
  /// The names of `speakers` are no unknown names.
  init(_ parts: [(part: TextPart, spans: [LinkSpan])], speakers: ThreadSpeakers, of linker: Linker)
  {
    self.speakers = speakers
    for (part, spans) in parts {
      let words = CandidateWords(part, spans: spans, of: linker)
      var candidates = NameScanner(words, sentences: part.text.sentences.indices).candidates
      for index in candidates.indices where candidates[index].kind != .ship {
        candidates[index].clues = words.clues(of: candidates[index])
      }
      self.parts.append(
        Part(
          words: words,
          candidates: candidates,
          scores: Array(filledWith: .nothing, count: candidates.count)
        )
      )
    }
    scoreSeveralWords()
    scoreSingleWords()
  }

  /// For each part the linked spans that are no part of a longer name.
  ///
  /// An acronym that is nearly a known one is left to the finder, too.
  func freeSpans() -> [[LinkSpan]] {
    parts.map { part in
      let free = LongerNames(part.words, part.candidates, scores: part.scores).free
      return free.contains(where: \.isNearAcronym) ? free.filter { !$0.isNearAcronym } : free
    }
  }

  /// For each part the names found, by their first words.
  func names() -> [[UnknownName]] {
    var ships = HashSet()
    var sums = HashTable<(shares: SIMD4<Double>, count: Double)>(empty: (.zero, 0))
    for part in parts {
      for (candidate, score) in zip(part.candidates, part.scores) {
        if candidate.kind == .ship {
          ships.insert(candidate.key)
          continue
        }
        sums.update(candidate.key) { sum in
          sum.shares += score.shares
          sum.count += 1
        }
      }
    }
    return parts.map { part in
      zip(part.candidates, part.scores).compactMap { candidate, score in
        if candidate.kind == .ship
          || ships.contains(candidate.key) && candidate.clues.contains(.theBefore)
        {
          return nil
        }
        let (sum, count) = sums[candidate.key]
        return name(
          candidate,
          NameScore(shares: 0.5 * score.shares + 0.5 / count * sum),
          part.words
        )
      }
    }
  }

  /// A candidate is a name if that is likelier than not, and one type is likely.
  private func name(_ candidate: NameCandidate, _ score: NameScore, _ words: CandidateWords)
    -> UnknownName?
  {
    let run = candidate.words
    var type = score.mostLikelyName
    var share = score.shares[type.rawValue]
    // `Jund al-Yemen` is no person, although particles speak for one.
    if type == .person, Self.isOpened(run, words) {
      let isBody = words.facts(run.lowerBound).contains(.organizationHead)
      (type, share) = (isBody ? .organization : .place, score.name)
    }
    if candidate.words.count > 1, isCounty(candidate, words) {
      (type, share) = (.place, max(score.name, 0.5))
    } else {
      guard score.name >= Self.leastShare, share >= 0.35 else { return nil }
    }
    if speakers.names.contains(candidate.key) { return nil }
    if run.count == 1, !candidate.clues.contains(.shortensPerson) {
      // `the Minister`; but `Cardinal` after `Douglas Cardinal`.
      if words.isTitleOnly(run.lowerBound) { return nil }
      if speakers.firstNames.contains(candidate.key), !candidate.clues.contains(.opensPerson) {
        return nil
      }
    }
    return UnknownName(
      words: run,
      score: share,
      evidence: NameEvidence(type: type, clues: candidate.clues, isOneWord: candidate.isOneWord)
    )
  }

  /// Whether a name ends in `County`, which makes it one whatever else speaks against it, but for headlines.
  private func isCounty(_ candidate: NameCandidate, _ words: CandidateWords) -> Bool {
    words.isCounty(candidate.words.upperBound - 1)
      && !words.facts(candidate.words.upperBound - 1).contains(.surname)
      && !candidate.clues.contains(.shoutedSentence)
      && !candidate.clues.contains(.capitalsSentence)
  }

  /// Whether the head of a body or site that is nobody's first name begins a name of several words.
  private static func isOpened(_ run: Range<Int>, _ words: CandidateWords) -> Bool {
    run.count > 1 && words.part.traits(run.lowerBound).contains(.opening)
      && !words.facts(run.lowerBound).contains(.firstName)
  }

  // MARK: Scores

  private mutating func scoreSeveralWords() {
    for part in parts.indices {
      for index in parts[part].candidates.indices
      where !parts[part].candidates[index].isOneWord {
        let candidate = parts[part].candidates[index]
        if candidate.kind == .ship { continue }
        let score = NameWeights.several.score(candidate.clues)
        parts[part].scores[index] = score
        license(candidate.words, as: score.mostLikely, parts[part].words)
      }
    }
  }

  /// Of the ordinary words that are candidates by themselves those that the thread also writes without
  /// a capital: `the Government`, where it says `the government` elsewhere.
  ///
  /// Only those with a share of at least `share` for being a name are asked for.
  private func ordinaryWordsWrittenSmall(share: Double) -> HashSet {
    var asked = HashSet()
    // A bit for each word by six bits of its hash, so that most words need no look-up.
    var filter: UInt64 = 0
    for part in parts.indices {
      for index in parts[part].candidates.indices
      where parts[part].candidates[index].isOrdinaryWord
        && parts[part].scores[index].name >= share
      {
        let hash = parts[part].candidates[index].key
        asked.insert(hash)
        filter |= 1 << (hash >> 58)
      }
    }
    var found = HashSet()
    if filter == 0 { return found }
    for part in parts.indices {
      let words = parts[part].words.text.words
      for index in words.indices where filter &>> (words[index].hash &>> 58) & 1 != 0 {
        let word = words[index]
        if !word.shape.contains(.startsWithCapital), asked.contains(word.hash) {
          found.insert(word.hash)
        }
      }
    }
    return found
  }

  /// Notes what shorter names a name of several words lets one expect.
  private mutating func license(_ run: Range<Int>, as type: NameType, _ words: CandidateWords) {
    guard type != .none else { return }
    var last = run.upperBound - 1
    while last > run.lowerBound, words.traits(last).contains(.suffix) { last -= 1 }
    lasts.update(words.part.hash(last)) { $0.insert(type) }
    firsts.update(words.part.hash(run.lowerBound)) { $0.insert(type) }
    guard type == .organization else { return }
    let letters = run.filter { words.isName($0) }.compactMap { words.part.folded($0).first }
    acronyms.update(Word.hash(ofFolded: letters[...])) { $0.insert(type) }
  }

  private mutating func scoreSingleWords() {
    let weights = NameWeights.one
    for part in parts.indices {
      for index in parts[part].candidates.indices
      where parts[part].candidates[index].isOneWord {
        let hash = parts[part].candidates[index].key
        var clues = parts[part].candidates[index].clues
        let last = lasts[hash]
        clues.insert(.shortensPerson, if: last.contains(.person))
        clues.insert(.shortensOrganization, if: last.contains(.organization))
        clues.insert(.shortensPlace, if: last.contains(.place))
        let first = firsts[hash]
        clues.insert(.opensPerson, if: first.contains(.person))
        clues.insert(.opensOrganization, if: first.contains(.organization))
        clues.insert(.opensPlace, if: first.contains(.place))
        clues.insert(.abbreviatesOrganization, if: !acronyms[hash].isEmpty)
        parts[part].candidates[index].clues = clues
        parts[part].scores[index] = weights.score(clues)
      }
    }
    // What is no name anyway need not be looked for where it is no name even less for being found.
    let isAgainst = weights.rows[Int(NameClue.writtenSmall.rawValue)].max() <= 0
    let small = ordinaryWordsWrittenSmall(share: isAgainst ? Self.leastShare - 0.001 : 0)
    if small.isEmpty { return }
    for part in parts.indices {
      for index in parts[part].candidates.indices
      where parts[part].candidates[index].isOrdinaryWord
        && small.contains(parts[part].candidates[index].key)
      {
        parts[part].candidates[index].clues.insert(.writtenSmall)
        parts[part].scores[index] = weights.score(parts[part].candidates[index].clues)
      }
    }
  }
}

/// Types in a set.
private struct TypeSet: OptionSet {
  let rawValue: UInt8

  mutating func insert(_ type: NameType) { formUnion(TypeSet(rawValue: 1 << type.rawValue)) }

  func contains(_ type: NameType) -> Bool { rawValue & 1 << type.rawValue != 0 }
}

// MARK: What a fit reads

/// A candidate for an unknown name with what speaks for it; for fitting ``NameWeights``.
public struct NameCandidateReport: Sendable {
  /// The span in Unicode scalars of the title or body it stands in.
  public let range: Range<Int>
  /// Whether it stands in the title.
  public let isInTitle: Bool
  /// Whether it has one word.
  public let isOneWord: Bool
  /// What speaks for or against it.
  public let clues: [NameClue]
}

extension UnknownNameFinder {
  /// The candidates of each part.
  func reports() -> [[NameCandidateReport]] {
    let small = ordinaryWordsWrittenSmall(share: 0)
    return parts.enumerated().map { index, part in
      part.candidates.filter { $0.kind != .ship }.map { candidate in
        var candidate = candidate
        candidate.clues.insert(
          .writtenSmall,
          if: candidate.isOrdinaryWord && small.contains(candidate.key)
        )
        return NameCandidateReport(
          range: part.words.text.offsets.scalars(part.words.part.bytes(ofName: candidate.words)),
          isInTitle: index == 0,
          isOneWord: candidate.isOneWord,
          clues: candidate.clues.clues
        )
      }
    }
  }
}
