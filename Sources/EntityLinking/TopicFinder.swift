import ArticleThreads
import Gazetteers
import TextSegmentation

/// Finds the topics of a document by their weighted terms.
///
/// A document is about a topic when the weights of the different terms found in zones that count,
/// each counted at most twice, reach the topic's threshold. Long documents need more: the threshold
/// grows by half for each doubling beyond 400 words.
struct TopicFinder {
  let gazetteer: Gazetteer

  struct Result {
    var assignments: [TopicAssignment]
    /// The terms of those topics, by part.
    fileprivate var found: [Found]

    /// The terms of one part.
    func terms(ofPart part: Int) -> ArraySlice<Found> {
      let start = found.firstPlace { $0.part < part }
      return found[start..<found.firstPlace { $0.part <= part }]
    }
  }

  private static let plainLength = 400.0
  private static let countedTwice = 2

  /// A term before somebody asks where it stands; small and without references.
  struct Found {
    let entry: GazetteerEntry
    private let stretch: Stretch
    fileprivate let part: Int32
    var weight: Double

    fileprivate init(_ entry: GazetteerEntry, at words: Range<Int>, ofPart part: Int) {
      self.entry = entry
      stretch = Stretch(words)
      self.part = Int32(truncatingIfNeeded: part)
      weight = 0
    }

    var words: Range<Int> { stretch.range }
  }

  func topics(of parts: [TextPart]) -> Result {
    var found: [Found] = []
    found.reserveCapacity(parts.reduce(0) { $0 + $1.terms.count })
    for part in parts.indices { addTerms(of: parts[part], part, to: &found) }
    var terms = found.mutableSpan
    for index in terms.indices {
      terms[index].weight = gazetteer.aliasWeight(of: terms[index].entry)
    }
    let words = parts.reduce(0) { $0 + $1.text.words.count }
    let assignments = assignments(found, words: words)
    found.removeAll { term in !assignments.contains { $0.topic == term.entry.entity } }
    return Result(assignments: assignments, found: found)
  }

  /// The terms of a part, by start.
  func terms(_ found: ArraySlice<Found>, in text: SegmentedText) -> [TopicTerm] {
    found.sorted {
      ($0.words.lowerBound, gazetteer.idRank(of: $0.entry.entity))
        < ($1.words.lowerBound, gazetteer.idRank(of: $1.entry.entity))
    }.map { found in
      let words = text.words[found.words]
      let sentence = text.sentence(ofWord: found.words.lowerBound)
      return TopicTerm(
        topic: found.entry.entity,
        term: gazetteer.aliasText(of: found.entry),
        weight: found.weight,
        range: text.scalars(
          Int(words[words.startIndex].start)..<Int(words[words.endIndex - 1].end)
        ),
        sentence: sentence,
        paragraph: text.sentenceParagraphs[sentence]
      )
    }
  }

  /// The topics whose terms weigh enough for a document of so many words, best first.
  private func assignments(_ found: [Found], words: Int) -> [TopicAssignment] {
    // The topic in the upper half of the key, the alias in the lower one.
    var terms: [(key: UInt64, weight: Double)] = []
    terms.reserveCapacity(found.count)
    for term in found {
      let alias = UInt64((term.entry.aliasIndex ?? -1) + 1)
      terms.append((UInt64(term.entry.entity) << 32 | alias, term.weight))
    }
    terms.sort { $0.key < $1.key }
    var length = 1.0
    var limit = Self.plainLength * 2
    while Double(words) >= limit {
      length += 0.5
      limit *= 2
    }
    var assignments: [TopicAssignment] = []
    assignments.reserveCapacity(4)
    var times = 0
    var weight = 0.0
    for index in terms.indices {
      let (key, own) = terms[index]
      times = index > 0 && terms[index - 1].key == key ? times + 1 : 1
      if times <= Self.countedTwice { weight += own }
      guard index + 1 == terms.count || terms[index + 1].key >> 32 != key >> 32 else { continue }
      let topic = Int(key >> 32)
      let threshold = gazetteer.threshold(of: topic) * length
      // Sums of tenths: a hair below the threshold is the threshold.
      if weight >= threshold - 1e-9 {
        let score = (weight / (weight + threshold) * 10000).rounded() / 10000
        assignments.append(TopicAssignment(topic: topic, score: score))
      }
      weight = 0
    }
    assignments.sort {
      (-$0.score, gazetteer.idRank(of: $0.topic)) < (-$1.score, gazetteer.idRank(of: $1.topic))
    }
    return assignments
  }

  /// Adds the terms of one part, the longest first where they overlap; one span may serve several topics.
  ///
  /// They are not weighed yet.
  private func addTerms(of text: TextPart, _ part: Int, to found: inout [Found]) {
    let spans = text.terms
    if spans.isEmpty { return }
    var taken = WordSet(count: text.text.words.count)
    SpanOrder.forEachPlace(of: spans.indices, by: { spans[$0].words }) { index in
      let span = spans[index]
      guard !text.isAnyExcluded(of: span.words),
        text.wordZones.isCounted(word: span.words.lowerBound), taken.insertIfFree(span.words)
      else { return }
      let first = found.count
      for place in span.places {
        let entry = gazetteer.entry(at: place)
        if (first..<found.count).contains(where: { found[$0].entry.entity == entry.entity }) {
          continue
        }
        found.append(Found(entry, at: span.words, ofPart: part))
        gazetteer.prefetchWeight(of: entry)
      }
    }
  }
}
