import TextSegmentation

/// A name that no list holds, with all that is known of it: a candidate for a line of a gazetteer.
public struct PromotionCandidate: Sendable, Equatable {
  /// The commonest way in which it is written.
  public var name: String
  /// The top of the type tree that most occurrences speak for.
  public var type: String
  /// The mean score of the occurrences of that type.
  public var score: Double
  /// How many documents name it.
  public var documents: Int
  /// How many different speakers name it.
  public var speakers: Int
  /// How often it is named in articles.
  public var articleMentions: Int
  /// How often it is named in comments.
  public var commentMentions: Int
  /// Other ways in which it is written, short forms among them; the commonest first.
  public var forms: [String]
  /// The first sentences that name it, each of another document where there are several.
  public var contexts: [String]

  /// How often it is named.
  public var mentions: Int { articleMentions + commentMentions }
}

/// Gathers names that no list holds over many threads.
///
/// Spellings that fold alike are one name. Within a thread a short form (`Ellison`) counts for the one
/// longer name there (`Mara Ellison`) that it is a run of words of; where there are several, it stays apart.
/// - Complexity: O(n) in the occurrences, O(s²) in the names of one thread; memory grows with the names.
public struct NameCandidates: Sendable {
  /// A name while it is counted.
  private struct Group: Sendable {
    var documents = 0
    var speakers: Set<[UInt8]> = []
    var article = 0
    var comment = 0
    var surfaces: [String: Int] = [:]
    /// The surfaces that are the name itself and no short form.
    var own: Set<String> = []
    var types: [String: (score: Double, count: Int)] = [:]
    var contexts: [String] = []
  }

  private var groups: [[UInt8]: Group] = [:]
  private let mostContexts: Int

  /// Creates an empty collection that keeps so many contexts of a name.
  public init(contexts: Int = 3) { mostContexts = contexts }

  /// Adds the names of one thread.
  public mutating func add(_ occurrences: [UnknownNameOccurrence]) {
    let keys = occurrences.map { Self.key(of: $0.surface) }
    let names = Set(keys)
    var longer: [[UInt8]: [UInt8]] = [:]
    for name in names { longer[name] = Self.longerName(than: name, among: names) }
    var documents: [[UInt8]: Set<[UInt8]>] = [:]
    for (occurrence, key) in zip(occurrences, keys) where !key.isEmpty {
      let full = longer[key] ?? key
      let isNewDocument =
        documents[full, default: []].insert(Array(occurrence.document.utf8)).inserted
      add(
        occurrence,
        isNewDocument: isNewDocument,
        isOwn: full == key,
        to: &groups[full, default: Group()]
      )
    }
  }

  private func add(
    _ occurrence: UnknownNameOccurrence,
    isNewDocument: Bool,
    isOwn: Bool,
    to group: inout Group
  ) {
    if occurrence.kind == .article { group.article += 1 } else { group.comment += 1 }
    if !occurrence.speaker.isEmpty { group.speakers.insert(Array(occurrence.speaker.utf8)) }
    group.surfaces[occurrence.surface, default: 0] += 1
    if isOwn {
      group.own.insert(occurrence.surface)
      // What a short form alone looks like says less.
      let known = group.types[occurrence.type] ?? (0, 0)
      group.types[occurrence.type] = (known.score + occurrence.score, known.count + 1)
    }
    guard isNewDocument else { return }
    group.documents += 1
    if group.contexts.count < mostContexts { group.contexts.append(occurrence.context) }
  }

  /// The folded words of a name, without a leading article.
  static func key(of surface: String) -> [UInt8] {
    let bytes = FoldedPhrase(surface).bytes
    return bytes.starts(with: "the ".utf8) ? Array(bytes.dropFirst(4)) : bytes
  }

  /// The one longest name that a name is a run of words of; `nil` for none or several.
  private static func longerName(than name: [UInt8], among names: Set<[UInt8]>) -> [UInt8]? {
    let longer = names.filter { $0.count > name.count && holds($0, name) }
    let longest = longer.filter { one in !longer.contains { $0.count > one.count && holds($0, one) }
    }
    return longest.count == 1 ? longest.first : nil
  }

  /// Whether a name is a run of whole words of another.
  private static func holds(_ name: [UInt8], _ run: [UInt8]) -> Bool {
    let joint = Word.Gap.joint.rawValue
    for start in 0...name.count - run.count where name[start...].starts(with: run) {
      let end = start + run.count
      if (start == 0 || name[start - 1] == joint) && (end == name.count || name[end] == joint) {
        return true
      }
    }
    return false
  }

  // MARK: Results

  /// The names by distinct documents, then speakers, then mentions, then their bytes.
  ///
  /// - Parameters:
  ///   - type: only names of a type; `nil` for all.
  ///   - minimum: the fewest documents.
  /// - Returns: the candidates.
  public func ranked(type: String? = nil, minimum: Int = 1) -> [PromotionCandidate] {
    groups.values.filter { $0.documents >= minimum }.map(Self.candidate)
      .filter { type == nil || $0.type == type }
      .sorted { first, second in
        let ranks = [
          (first.documents, second.documents), (first.speakers, second.speakers),
          (first.mentions, second.mentions),
        ]
        for (one, other) in ranks where one != other { return one > other }
        return first.name.utf8.lexicographicallyPrecedes(second.name.utf8)
      }
  }

  private static func isAllCapitals(_ name: String) -> Bool {
    !name.unicodeScalars.contains { $0.properties.isLowercase }
  }

  private static func candidate(_ group: Group) -> PromotionCandidate {
    func isBefore(_ first: (key: String, value: Int), _ second: (key: String, value: Int)) -> Bool {
      if first.value != second.value { return first.value > second.value }
      // A name in capitals may stand in a headline.
      let isShouted = isAllCapitals(first.key)
      if isShouted != isAllCapitals(second.key) { return !isShouted }
      return first.key.utf8.lexicographicallyPrecedes(second.key.utf8)
    }
    let own = group.surfaces.filter { group.own.contains($0.key) }.sorted(by: isBefore)
    let name = own.first?.key ?? ""
    let forms = group.surfaces.filter { $0.key != name }.sorted(by: isBefore).map(\.key)
    let type = group.types.max { first, second in
      first.value.score != second.value.score
        ? first.value.score < second.value.score
        : second.key.utf8.lexicographicallyPrecedes(first.key.utf8)
    }
    return PromotionCandidate(
      name: name,
      type: type?.key ?? "",
      score: type.map { $0.value.score / Double($0.value.count) } ?? 0,
      documents: group.documents,
      speakers: group.speakers.count,
      articleMentions: group.article,
      commentMentions: group.comment,
      forms: forms,
      contexts: group.contexts
    )
  }
}
