import EntityLinking
import Gazetteers

/// The entities of the documents rendered so far, with where they are mentioned.
struct EntityIndex {
  /// A mention that can be gone back to.
  struct Place {
    /// The mention's public id: `document@b12-18`.
    let id: String
    let surface: String
    let isInComment: Bool
    let isCounted: Bool
  }

  /// An entity and its mentions.
  struct Entry {
    let entity: Entity
    var places: [Place] = []

    var articleCount: Int { places.count { $0.isCounted && !$0.isInComment } }
    var commentCount: Int { places.count { $0.isCounted && $0.isInComment } }
    var uncounted: Int { places.count { !$0.isCounted } }
  }

  private var entries: [Int: Entry] = [:]

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ mention: Mention, id: String, in document: LinkedDocument, _ entity: Entity) {
    guard let index = mention.entity else { return }
    entries[index, default: Entry(entity: entity)].places.append(
      Place(
        id: id,
        surface: mention.surface,
        isInComment: document.kind == .comment,
        isCounted: mention.isCounted
      )
    )
  }

  /// The entities of one top type after the other, most counted first, then by the bytes of their ids.
  func groups() -> [(type: String, entries: [Entry])] {
    let byType = Dictionary(grouping: entries.values) { TypeStyle.name(ofType: $0.entity.type) }
    return TypeStyle.names.compactMap { type in
      guard let entries = byType[type] else { return nil }
      return (type, entries.sorted(by: Self.precedes))
    }
  }

  private static func precedes(_ first: Entry, _ second: Entry) -> Bool {
    let counts = [first, second].map { $0.articleCount + $0.commentCount }
    if counts[0] != counts[1] { return counts[0] > counts[1] }
    return first.entity.id.utf8.lexicographicallyPrecedes(second.entity.id.utf8)
  }
}

/// The types that have a colour of their own.
enum TypeStyle {
  /// In the order of the legend; whatever is none of the first four is `other`.
  static let names = ["organization", "place", "person", "topic", "other"]

  /// The name of a type of the tree: its top, if that has a colour.
  static func name(ofType type: String) -> String {
    let top = String(decoding: Array(type.utf8.prefix { $0 != UInt8(ascii: "/") }), as: UTF8.self)
    return names.contains(top) ? top : "other"
  }
}

/// The public ids of mentions.
enum MentionID {
  /// `document@t12-18` in a title, `document@b12-18` in a body.
  static func text(_ mention: Mention, in document: LinkedDocument, isTitle: Bool) -> String {
    "\(document.key)@\(isTitle ? "t" : "b")\(mention.range.lowerBound)-\(mention.range.upperBound)"
  }
}
