public import ArticleThreads
public import EntityLinking
public import Gazetteers

/// Ranks what a thread's article is about: entities by their counted mentions, topics by their score.
///
/// An entity's salience is the share it has of the best that could be: named in the title (2.2), named
/// in the lead (0.7), named often (towards 4, 1 for one mention), named all over the article (1.2), and
/// on request named by the readers (towards 0.6). Demonyms, acronyms and quotations weigh less.
public struct TagRanker: Sendable {
  /// What is ranked, and how much of it is kept.
  public struct Options: Sendable, Equatable {
    /// The most tags an article gets.
    public var limit: Int
    /// The salience below which there is no tag.
    public var minimumSalience: Double
    /// Whether what readers name adds a little.
    public var includesComments: Bool

    /// Creates options.
    public init(limit: Int = 10, minimumSalience: Double = 0.25, includesComments: Bool = false) {
      self.limit = limit
      self.minimumSalience = minimumSalience
      self.includesComments = includesComments
    }
  }

  /// What is ranked.
  public let options: Options
  let gazetteer: Gazetteer

  /// Creates a ranker for threads that were linked with a gazetteer.
  public init(gazetteer: Gazetteer, options: Options = Options()) {
    self.gazetteer = gazetteer
    self.options = options
  }

  /// The thread to link when tags are to be written: without the words of its list of tags.
  ///
  /// Otherwise the tags of one run, being names in the page, would help the next run to link more, and
  /// writing twice would not equal writing once. Spaces take the words' place, so offsets stay.
  public static func blankingTags(in thread: ArticleThread) -> ArticleThread {
    let zones = thread.article.zones.filter { $0.kind == .tags }
    guard !zones.isEmpty else { return thread }
    var scalars = Array(thread.article.body.unicodeScalars)
    for zone in zones {
      for index in zone.range.clamped(to: scalars.indices) where scalars[index].value != 0x0A {
        scalars[index] = " "
      }
    }
    var thread = thread
    var body = String.UnicodeScalarView()
    body.append(contentsOf: scalars)
    thread.article.body = String(body)
    return thread
  }

  /// The tags of a thread's article, most salient first; equal ones by the bytes of their ids.
  public func tags(of linked: LinkedThread) -> [ArticleTag] {
    guard let article = linked.documents.first else { return [] }
    var salience = SalienceCount(article)
    if options.includesComments {
      for comment in linked.documents.dropFirst() { salience.add(comment: comment) }
    }
    let entities = salience.entities.map { index, evidence in
      Ranked(
        index: index,
        tag: tag(index, SalienceCount.rounded(salience.salience(of: evidence)), evidence.mentions),
        isInTitle: evidence.title > 0,
        isDemonymOnly: evidence.isDemonymOnly
      )
    }
    let topics = article.topics.map { assignment in
      let terms = (article.title.terms + article.body.terms).filter { $0.topic == assignment.topic }
      let isInTitle = article.title.terms.contains { $0.topic == assignment.topic }
      let value = SalienceCount.salience(
        ofTopicWithScore: assignment.score,
        terms: terms.count,
        isInTitle: isInTitle
      )
      return Ranked(
        index: assignment.topic,
        tag: tag(assignment.topic, SalienceCount.rounded(value), terms.count),
        isInTitle: isInTitle,
        isDemonymOnly: false
      )
    }
    let ranked = (entities + topics)
      .filter { $0.tag.mentions > 0 && $0.tag.salience >= options.minimumSalience }
      .sorted(by: Ranked.precedes)
    return withoutRedundant(ranked).prefix(max(0, options.limit)).map(\.tag)
  }

  private struct Ranked {
    let index: Int
    let tag: ArticleTag
    let isInTitle: Bool
    let isDemonymOnly: Bool

    static func precedes(_ first: Ranked, _ second: Ranked) -> Bool {
      if first.tag.salience != second.tag.salience {
        return first.tag.salience > second.tag.salience
      }
      return first.tag.id.utf8.lexicographicallyPrecedes(second.tag.id.utf8)
    }
  }

  private func tag(_ index: Int, _ salience: Double, _ mentions: Int) -> ArticleTag {
    let entity = gazetteer.entities[index]
    return ArticleTag(
      id: entity.id,
      name: entity.name,
      type: String(entity.topType),
      salience: salience,
      mentions: mentions
    )
  }

  /// Leaves out what a better tag says already, unless the title says it too: the whole of which a
  /// twice as salient tag is a part, and what is named by demonyms only and half as salient as the
  /// best.
  private func withoutRedundant(_ ranked: [Ranked]) -> [Ranked] {
    guard let best = ranked.first else { return [] }
    var wholes: [Int: Double] = [:]
    for item in ranked where item.tag.type != "person" {
      for whole in gazetteer.ancestors(of: item.index) {
        wholes[whole] = max(wholes[whole] ?? 0, item.tag.salience)
      }
    }
    return ranked.filter { item in
      if item.isInTitle { return true }
      if let part = wholes[item.index], item.tag.salience * 2 <= part { return false }
      return !(item.isDemonymOnly && item.tag.salience * 2 <= best.tag.salience)
    }
  }
}
