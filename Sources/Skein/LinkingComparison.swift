import ArticleThreads
import EntityLinking
public import Gazetteers
public import GraphStorage

/// What a changed gazetteer would change in a graph file, which stays as it is.
public struct LinkingComparison: Sendable {
  /// A mention, or a topic of a document, that only one of two gazetteers finds or both find otherwise.
  public struct Difference: Sendable, Equatable {
    /// What becomes of it.
    public enum Kind: String, Sendable, CaseIterable {
      case gained
      case lost
      case changed
    }

    /// What becomes of it.
    public let kind: Kind
    /// The mention's public id; of a topic, that of the document.
    public let mention: String
    /// The text of the mention; empty for a topic.
    public let surface: String
    /// The entity or topic before.
    public let before: Link?
    /// The entity or topic after.
    public let after: Link?
  }

  /// What a mention is linked to.
  public struct Link: Sendable, Equatable {
    /// The id of the entity or topic.
    public let id: String
    /// 0 to 1.
    public let score: Double
  }

  /// How many threads the file holds.
  public private(set) var threads = 0
  /// How many of them hold a name of an entity that changed, or one near it by spelling.
  public private(set) var touchedThreads = 0
  /// How many of those would be linked otherwise.
  public private(set) var changedThreads = 0
  /// How many threads the file does not hold as the old gazetteer links them.
  public private(set) var staleThreads = 0
  /// How many mentions and topics each kind of difference has.
  public private(set) var counts: [Difference.Kind: Int] = [:]
  /// The first differences of each kind, in the order of the documents.
  public private(set) var examples: [Difference.Kind: [Difference]] = [:]

  /// Links the stored threads that a change touches with both gazetteers and compares.
  ///
  /// - Parameters:
  ///   - difference: the change.
  ///   - store: the graph file; nothing is written.
  ///   - limit: how many examples of a kind are kept.
  /// - Throws: `GraphError` for the graph file.
  public init(_ difference: GazetteerDifference, in store: GraphStore, limit: Int = 10) throws {
    let names = try ChangedNames(difference)
    let old = Linker(gazetteer: difference.old)
    let new = Linker(gazetteer: difference.new)
    let judgements = try store.judgements()
    staleThreads = try store.threadCount(notLinkedWith: difference.old.digest)
    for key in try store.articleKeys() {
      threads += 1
      guard let thread = try store.thread(ofArticle: key)?.thread,
        names.touch(thread) || !judgements.concerning(thread).isEmpty
      else { continue }
      touchedThreads += 1
      let found = Self.differences(old, new, thread, judgements)
      if !found.isEmpty { changedThreads += 1 }
      for one in found {
        counts[one.kind, default: 0] += 1
        if examples[one.kind]?.count ?? 0 < limit { examples[one.kind, default: []].append(one) }
      }
    }
  }

  /// What two linkers make of a thread, where they differ.
  static func differences(
    _ old: Linker,
    _ new: Linker,
    _ thread: ArticleThread,
    _ judgements: Judgements = .none
  ) -> [Difference] {
    zip(
      old.link(thread, judgements: judgements).documents,
      new.link(thread, judgements: judgements).documents
    ).flatMap { before, after in
      differences(places(before, old.gazetteer), places(after, new.gazetteer))
    }
  }

  private struct Place: Hashable {
    let mention: String
    let surface: String
    /// A document has several topics at one place.
    let topic: String
  }

  private typealias Links = (order: [Place], links: [Place: Link])

  /// The linked mentions and the topics of a document.
  private static func places(_ document: LinkedDocument, _ gazetteer: Gazetteer) -> Links {
    var found: Links = ([], [:])
    func add(_ place: Place, _ entity: Int, _ score: Double) {
      found.order.append(place)
      found.links[place] = Link(id: gazetteer.id(of: entity), score: score)
    }
    for (part, text) in [("t", document.title), ("b", document.body)] {
      for mention in text.mentions {
        guard let entity = mention.entity else { continue }
        let range = mention.range
        let id = "\(document.key)@\(part)\(range.lowerBound)-\(range.upperBound)"
        add(Place(mention: id, surface: mention.surface, topic: ""), entity, mention.score)
      }
    }
    for topic in document.topics {
      let id = gazetteer.id(of: topic.topic)
      add(Place(mention: document.key, surface: "", topic: id), topic.topic, topic.score)
    }
    return found
  }

  private static func differences(_ old: Links, _ new: Links) -> [Difference] {
    var found: [Difference] = []
    func add(_ kind: Difference.Kind, _ place: Place) {
      found.append(
        Difference(
          kind: kind,
          mention: place.mention,
          surface: place.surface,
          before: old.links[place],
          after: new.links[place]
        )
      )
    }
    for place in old.order {
      guard let after = new.links[place] else {
        add(.lost, place)
        continue
      }
      if after != old.links[place] { add(.changed, place) }
    }
    for place in new.order where old.links[place] == nil { add(.gained, place) }
    return found
  }
}
