import Gazetteers

/// What a reader of the graph says a text means, or that it means nothing listed.
///
/// A judgement names its document, span and entity by their ids, so that it outlives every linking anew.
public struct Judgement: Sendable, Equatable {
  /// Where a judgement holds.
  public enum Scope: String, Sendable, CaseIterable {
    /// At one span of one document, as long as the text there stays.
    case mention
    /// Wherever the thread has the same text.
    case thread
    /// Wherever any article or comment has the same text.
    case everywhere
  }

  /// Title or body.
  public enum Part: String, Sendable, CaseIterable {
    /// The title of an article.
    case title = "t"
    /// The body of an article or the text of a comment.
    case body = "b"
  }

  /// The id of the article whose thread was looked at.
  public var article: String
  /// The document: the article's id, or `article#comment`.
  public var document: String
  /// Title or body.
  public var part: Part
  /// The span, in Unicode scalars of the part.
  public var range: Range<Int>
  /// The text of the span when it was judged.
  public var surface: String
  /// The id of the entity that is meant; `nil` for none of those that are listed.
  public var entity: String?
  /// Where the judgement holds.
  public var scope: Scope
  /// Why, in the judge's words; empty where nothing was said.
  public var reason: String

  /// Creates a judgement.
  public init(
    article: String,
    document: String,
    part: Part,
    range: Range<Int>,
    surface: String,
    entity: String?,
    scope: Scope = .mention,
    reason: String = ""
  ) {
    self.article = article
    self.document = document
    self.part = part
    self.range = range
    self.surface = surface
    self.entity = entity
    self.scope = scope
    self.reason = reason
  }

  /// The public id of the span: `document@b12-18`.
  public var mention: String {
    "\(document)@\(part.rawValue)\(range.lowerBound)-\(range.upperBound)"
  }

  /// The public id: `j` and twelve hexadecimal digits of a hash over what is judged.
  ///
  /// The same span, or the same text for the wider scopes, has the same id whatever is said of it and in
  /// whichever database, so that there is one judgement of a thing, and a later one takes its place.
  public var id: String {
    var digest = ContentDigest()
    digest.update(field: scope.rawValue)
    if scope != .everywhere { digest.update(field: article) }
    if scope == .mention {
      digest.update(field: mention)
    } else {
      for word in WrittenName(surface).words {
        digest.update(field: String(decoding: word, as: UTF8.self))
      }
    }
    return "j" + digest.hex().prefix(12)
  }

  /// Whether two judgements are the same in every byte, which `==` of strings does not say.
  public func isIdentical(to other: Judgement) -> Bool {
    func same(_ first: String, _ second: String) -> Bool { first.utf8.elementsEqual(second.utf8) }
    return same(article, other.article) && same(document, other.document) && part == other.part
      && range == other.range && same(surface, other.surface) && scope == other.scope
      && (entity == nil) == (other.entity == nil) && same(entity ?? "", other.entity ?? "")
      && same(reason, other.reason)
  }
}

/// A judgement as it decided a mention.
public final class AppliedJudgement: Sendable, Equatable {
  /// The judgement.
  public let judgement: Judgement
  /// The mentions that would stand there without it, by start.
  public let replaced: [Replaced]
  /// How the mention would name its entity without it.
  let form: MentionForm

  /// A mention that a judgement took the place of.
  public struct Replaced: Sendable, Equatable {
    /// The span in Unicode scalars.
    public let range: Range<Int>
    /// The text of the span.
    public let surface: String
    /// The position in ``Gazetteer/entities``; `nil` for NIL.
    public let entity: Int?
  }

  init(_ judgement: Judgement, replaced: [Replaced], form: MentionForm) {
    self.judgement = judgement
    self.replaced = replaced
    self.form = form
  }

  /// Whether both decide the same in the same way.
  public static func == (first: AppliedJudgement, second: AppliedJudgement) -> Bool {
    first.judgement.isIdentical(to: second.judgement) && first.replaced == second.replaced
      && first.form == second.form
  }
}

extension Judgement {
  /// The longest word of the text, which every text that the judgement may decide something in holds.
  public var longestWord: String {
    let longest = WrittenName(surface).words.max { $0.count < $1.count }
    return String(decoding: longest ?? [], as: UTF8.self)
  }
}
