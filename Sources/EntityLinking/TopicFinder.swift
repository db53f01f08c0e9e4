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
    var byPart: [[TopicTerm]]
  }

  private static let plainLength = 400.0
  private static let countedTwice = 2

  func terms(in parts: [TextPart]) -> Result {
    let found = parts.map(terms(in:))
    var weights: [Int: Double] = [:]
    var times: [String: Int] = [:]
    for term in found.joined() {
      let key = "\(term.topic) \(term.term)"
      times[key, default: 0] += 1
      if times[key, default: 0] <= Self.countedTwice {
        weights[term.topic, default: 0] += term.weight
      }
    }
    let words = Double(parts.reduce(0) { $0 + $1.text.words.count })
    var length = 1.0
    var limit = Self.plainLength * 2
    while words >= limit {
      length += 0.5
      limit *= 2
    }
    let assignments = weights.compactMap { topic, weight -> TopicAssignment? in
      let threshold = gazetteer.entities[topic].threshold * length
      // Sums of tenths: a hair below the threshold is the threshold.
      guard weight >= threshold - 1e-9 else { return nil }
      let score = (weight / (weight + threshold) * 10000).rounded() / 10000
      return TopicAssignment(topic: topic, score: score)
    }.sorted {
      (-$0.score, gazetteer.entities[$0.topic].id) < (-$1.score, gazetteer.entities[$1.topic].id)
    }
    let topics = Set(assignments.map(\.topic))
    return Result(
      assignments: assignments,
      byPart: found.map { $0.filter { topics.contains($0.topic) } }
    )
  }

  /// The terms of one part, the longest first where they overlap; one span may serve several topics.
  private func terms(in part: TextPart) -> [TopicTerm] {
    let text = part.text
    var spans: [TextPart.RawMatch] = []
    gazetteer.forEachTerm(in: text) { spans.append(.init(words: $0, entries: Array($1)[...])) }
    var taken: Set<Int> = []
    var terms: [TopicTerm] = []
    for span in spans.sorted(by: { SpanOrder.precedes($0.words, $1.words) })
    where taken.isDisjoint(with: span.words) && part.excluded.isDisjoint(with: span.words)
      && part.wordZones[span.words.lowerBound].kind.isCounted
    {
      taken.formUnion(span.words)
      let sentence = text.sentence(ofWord: span.words.lowerBound)
      var known: Set<Int> = []
      for entry in span.entries where known.insert(entry.entity).inserted {
        terms.append(
          TopicTerm(
            topic: entry.entity,
            term: gazetteer.aliasText(of: entry),
            weight: gazetteer.aliasWeight(of: entry),
            range: part.range(of: span.words),
            sentence: sentence,
            paragraph: text.sentenceParagraphs[sentence]
          )
        )
      }
    }
    return terms.sorted {
      ($0.range.lowerBound, gazetteer.entities[$0.topic].id)
        < ($1.range.lowerBound, gazetteer.entities[$1.topic].id)
    }
  }
}
