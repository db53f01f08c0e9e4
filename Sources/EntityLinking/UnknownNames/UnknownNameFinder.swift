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
struct UnknownNameFinder: ~Copyable {
  /// The words of the parts.
  private var parts: [CandidateWords] = []
  /// The candidates of all parts, one part behind the other.
  private var candidates: [NameCandidate] = []
  /// For each part the place behind its last candidate.
  private var ends: [Int] = []
  /// For each candidate.
  private var scores: [NameScore] = []
  /// What the longer names say of the words that shorten them.
  private var shortened = HashTable<ShortenedTypes>(empty: ShortenedTypes())
  private let speakers: ThreadSpeakers

  /// Reads the parts of a thread's documents, in order, with the linked spans of each part.
  ///
  /// The names of `speakers` are no unknown names.
  init(
    _ documents: [Linker.Draft],
    spans: [[[LinkSpan]]],
    speakers: ThreadSpeakers,
    of linker: Linker
  ) {
    self.speakers = speakers
    var capitals = 0
    for document in documents.indices {
      for part in documents[document].parts.indices {
        parts.append(
          CandidateWords(
            documents[document].parts[part],
            spans: spans[document][part],
            of: linker
          )
        )
        capitals += documents[document].parts[part].capitals.count
      }
    }
    ends.reserveCapacity(parts.count)
    candidates.reserveCapacity(8 + capitals / 4)
    for part in parts.indices {
      let words = parts[part]
      let first = candidates.count
      NameScanner.addCandidates(of: words, to: &candidates)
      for index in first..<candidates.count where candidates[index].kind != .ship {
        candidates[index].clues = words.clues(of: candidates[index])
      }
      ends.append(candidates.count)
    }
    scores = Array(filledWith: .nothing, count: candidates.count)
    scoreSeveralWords()
    scoreSingleWords()
  }

  /// The places of the candidates of a part.
  private func places(ofPart part: Int) -> Range<Int> {
    (part > 0 ? ends[part - 1] : 0)..<ends[part]
  }

  /// For each part the linked spans that are no part of a longer name.
  ///
  /// An acronym that is nearly a known one is left to the finder, too.
  func freeSpans() -> [[LinkSpan]] {
    var spans: [[LinkSpan]] = []
    spans.reserveCapacity(parts.count)
    for part in parts.indices {
      let free = LongerNames(parts[part], candidates, places(ofPart: part), scores: scores).free
      let holdsAcronym = free.contains(where: \.isNearAcronym)
      spans.append(holdsAcronym ? free.filter { !$0.isNearAcronym } : free)
    }
    return spans
  }

  /// For each part the names found, by their first words.
  func names() -> [[UnknownName]] {
    var ships = HashSet()
    // What equal candidates have together, for those of which one may be a name.
    var groups = HashTable<Int32>(empty: -1)
    var sums: [(shares: SIMD4<Double>, count: Double)] = []
    var likely = 0
    for part in parts.indices {
      let words = parts[part]
      for index in places(ofPart: part) {
        if candidates[index].kind == .ship {
          ships.insert(candidates[index].key)
        } else if scores[index].mayBeName || isCounty(candidates[index], words) {
          likely += 1
          groups.update(candidates[index].key) { group in
            if group >= 0 { return }
            if sums.isEmpty { sums.reserveCapacity(16) }
            group = Int32(truncatingIfNeeded: sums.count)
            sums.append((.zero, 0))
          }
        }
      }
    }
    if sums.isEmpty { return Array(repeating: [], count: parts.count) }
    var members: [(candidate: Int, group: Int, shares: SIMD4<Double>)] = []
    // Few others are equal to one that is likely.
    members.reserveCapacity(likely + 2)
    for index in candidates.indices where candidates[index].kind != .ship {
      let group = Int(groups[candidates[index].key])
      if group < 0 { continue }
      let shares = scores[index].shares.values
      sums[group].shares += shares
      sums[group].count += 1
      members.append((index, group, shares))
    }
    var next = 0
    var found: [[UnknownName]] = []
    found.reserveCapacity(parts.count)
    for part in parts.indices {
      let words = parts[part]
      var names: [UnknownName] = []
      names.reserveCapacity(members.count - next)
      while next < members.count, members[next].candidate < ends[part] {
        let member = members[next]
        next += 1
        let candidate = candidates[member.candidate]
        if !ships.isEmpty, ships.contains(candidate.key), candidate.clues.contains(.theBefore) {
          continue
        }
        let (sum, count) = sums[member.group]
        let shares = NameShares(values: 0.5 * member.shares + 0.5 / count * sum)
        if let name = name(candidate, shares, words) { names.append(name) }
      }
      found.append(names)
    }
    return found
  }

  /// A candidate is a name if that is likelier than not, and one type is likely.
  private func name(_ candidate: NameCandidate, _ shares: NameShares, _ words: CandidateWords)
    -> UnknownName?
  {
    let run = candidate.words
    var type = shares.mostLikelyName
    var share = shares.values[type.rawValue]
    // `Jund al-Yemen` is no person, although particles speak for one.
    if type == .person, Self.isOpened(run, words) {
      let isBody = words.facts(run.lowerBound).contains(.organizationHead)
      (type, share) = (isBody ? .organization : .place, shares.name)
    }
    if isCounty(candidate, words) {
      (type, share) = (.place, max(shares.name, NameShares.leastOfName))
    } else {
      guard shares.name >= NameShares.leastOfName, share >= 0.35 else { return nil }
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

  /// Whether a name of several words ends in `County`, which makes it one whatever else speaks against it,
  /// but for headlines.
  private func isCounty(_ candidate: NameCandidate, _ words: CandidateWords) -> Bool {
    candidate.words.count > 1 && words.isCounty(candidate.words.upperBound - 1)
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
    let weights = NameWeights.several
    for part in parts.indices {
      let words = parts[part]
      for index in places(ofPart: part)
      where !candidates[index].isOneWord && candidates[index].kind != .ship {
        let score = weights.score(candidates[index].clues)
        scores[index] = score
        license(candidates[index].words, as: score.mostLikely, words)
      }
    }
  }

  /// Of the ordinary words that are candidates by themselves those that the thread also writes without
  /// a capital: `the Government`, where it says `the government` elsewhere.
  private func ordinaryWordsWrittenSmall(asking isAsked: (NameScore) -> Bool) -> HashSet {
    var asked = HashSet()
    // A bit for each word by six bits of its hash, so that most words need no look-up.
    var filter: UInt64 = 0
    for index in candidates.indices
    where candidates[index].isOrdinaryWord && isAsked(scores[index]) {
      asked.insert(candidates[index].key)
      filter |= 1 << (candidates[index].key >> 58)
    }
    var found = HashSet()
    if filter == 0 { return found }
    for part in parts.indices {
      let words = parts[part].text.words
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
    shortened.update(words.part.hash(last)) { $0.lasts.insert(type) }
    shortened.update(words.part.hash(run.lowerBound)) { $0.firsts.insert(type) }
    guard type == .organization else { return }
    var letters: [UInt8] = []
    letters.reserveCapacity(run.count)
    for word in run where words.isName(word) {
      if let place = words.text.words[word].folded.first {
        letters.append(words.text.folded[place])
      }
    }
    shortened.update(Word.hash(ofFolded: letters[...])) { $0.hasAcronym = true }
  }

  private mutating func scoreSingleWords() {
    let weights = NameWeights.one
    for index in candidates.indices where candidates[index].isOneWord {
      var clues = candidates[index].clues
      let longer = shortened[candidates[index].key]
      clues.insert(.shortensPerson, if: longer.lasts.contains(.person))
      clues.insert(.shortensOrganization, if: longer.lasts.contains(.organization))
      clues.insert(.shortensPlace, if: longer.lasts.contains(.place))
      clues.insert(.opensPerson, if: longer.firsts.contains(.person))
      clues.insert(.opensOrganization, if: longer.firsts.contains(.organization))
      clues.insert(.opensPlace, if: longer.firsts.contains(.place))
      clues.insert(.abbreviatesOrganization, if: longer.hasAcronym)
      candidates[index].clues = clues
      scores[index] = weights.score(clues)
    }
    // What is no name anyway need not be looked for where it is no name even less for being found.
    let isAgainst = weights.rows[Int(NameClue.writtenSmall.rawValue)].max() <= 0
    let small = ordinaryWordsWrittenSmall { !isAgainst || $0.isNearlyName }
    if small.isEmpty { return }
    for index in candidates.indices
    where candidates[index].isOrdinaryWord && small.contains(candidates[index].key) {
      candidates[index].clues.insert(.writtenSmall)
      scores[index] = weights.score(candidates[index].clues)
    }
  }
}

/// The types of the longer names that end with a word or begin with it, and whether it has the letters of
/// an organization's.
private struct ShortenedTypes {
  var lasts: TypeSet = []
  var firsts: TypeSet = []
  var hasAcronym = false
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
    let small = ordinaryWordsWrittenSmall { _ in true }
    return parts.indices.map { part in
      let words = parts[part]
      return candidates[places(ofPart: part)].filter { $0.kind != .ship }.map { candidate in
        var candidate = candidate
        candidate.clues.insert(
          .writtenSmall,
          if: candidate.isOrdinaryWord && small.contains(candidate.key)
        )
        return NameCandidateReport(
          range: words.text.offsets.scalars(words.part.bytes(ofName: candidate.words)),
          isInTitle: part == 0,
          isOneWord: candidate.isOneWord,
          clues: candidate.clues.clues
        )
      }
    }
  }
}
