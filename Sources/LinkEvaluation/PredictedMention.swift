/// A span that a program marked.
public struct PredictedMention: Sendable, Equatable {
  /// The span in Unicode scalars of the text; never empty.
  public var range: Range<Int>
  /// The type; `nil` for types that are not scored, whose mentions are left out.
  public var type: EvaluatedType?
  /// The id of the entity; `nil` for a name that is linked to none.
  public var entity: String?
  /// How the entity is named, as annotations say it: `name`, `demonym`, `unknown` and so on.
  public var form: String

  /// Creates a mention.
  public init(range: Range<Int>, type: EvaluatedType?, entity: String? = nil, form: String = "") {
    self.range = range
    self.type = type
    self.entity = entity
    self.form = form
  }
}
