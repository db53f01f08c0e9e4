import ArticleThreads
import EntityLinking
import Gazetteers

/// Counts how often, where and how an article names its entities.
struct SalienceCount {
  /// What speaks for one entity.
  struct Evidence {
    /// The weight of the best mention in the title.
    var title = 0.0
    /// The weight of the best mention in the lead.
    var lead = 0.0
    /// The weights of all mentions in the article.
    var weight = 0.0
    /// The weights of all mentions in comments.
    var commentWeight = 0.0
    /// The counted paragraphs of the body that name it.
    var paragraphs: Set<Int> = []
    /// How many mentions count.
    var mentions = 0
    /// Whether no mention names it but by a people or an adjective.
    var isDemonymOnly = true
  }

  /// The entities of the article and, if added, of its comments.
  private(set) var entities: [Int: Evidence] = [:]
  /// The paragraphs of the body that hold a counted sentence, in order.
  private let paragraphs: [Int]
  /// The paragraphs at the start in which an article says what it is about.
  private let lead: Set<Int>

  private static let best = 2.2 + 0.7 + 4 + 1.2

  init(_ article: LinkedDocument) {
    var paragraphs: [Int] = []
    for sentence in article.body.sentences
    where sentence.isCounted && sentence.paragraph != paragraphs.last {
      paragraphs.append(sentence.paragraph)
    }
    self.paragraphs = paragraphs
    // One paragraph in eight, and at least one.
    lead = Set(paragraphs.prefix(1 + paragraphs.count / 8))
    for mention in article.title.mentions where mention.isCounted {
      add(mention) { evidence, weight in
        evidence.title = max(evidence.title, weight)
        evidence.weight += weight
      }
    }
    for mention in article.body.mentions where mention.isCounted {
      let isInLead = lead.contains(mention.paragraph)
      add(mention) { evidence, weight in
        if isInLead { evidence.lead = max(evidence.lead, weight) }
        evidence.weight += weight
        evidence.paragraphs.insert(mention.paragraph)
      }
    }
  }

  mutating func add(comment: LinkedDocument) {
    for mention in comment.body.mentions where mention.isCounted {
      add(mention) { $0.commentWeight += $1 }
    }
  }

  private mutating func add(_ mention: Mention, _ change: (inout Evidence, Double) -> Void) {
    guard let entity = mention.entity else { return }
    change(&entities[entity, default: Evidence()], Self.weight(of: mention))
    entities[entity, default: Evidence()].mentions += 1
    if mention.form != .demonym { entities[entity]?.isDemonymOnly = false }
  }

  private static func weight(of mention: Mention) -> Double {
    let form =
      switch mention.form {
      case .name, .alias, .short: 1.0
      case .acronym: 0.95
      case .misspelling, .unknown: 0.9
      case .demonym: 0.7
      }
    return mention.zone == .quotation ? form * 0.8 : form
  }

  // MARK: Salience

  /// The share of the best that could be.
  func salience(of evidence: Evidence) -> Double {
    let spread = Double(evidence.paragraphs.count) / Double(max(1, paragraphs.count))
    let sum =
      2.2 * evidence.title + 0.7 * evidence.lead + 4 * Self.dampened(evidence.weight)
      + 1.2 * spread.squareRoot() + 0.6 * Self.dampened(evidence.commentWeight)
    return min(1, sum / Self.best)
  }

  /// A topic that its terms just prove stands where an entity of some mentions does, one that rests
  /// on a single term where an entity of two does.
  static func salience(ofTopicWithScore score: Double, terms: Int, isInTitle: Bool) -> Double {
    min(1, max(0, score - (terms > 1 ? 0.15 : 0.25)) + (isInTitle ? 0.1 : 0))
  }

  /// A quarter for 1, half for 3, towards 1 for many.
  private static func dampened(_ weight: Double) -> Double { weight / (weight + 3) }

  static func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
