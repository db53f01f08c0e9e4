import Gazetteers

/// What a document and what it answers say of an entity: all of the context that its scores depend on.
struct CandidateFacts: Equatable {
  /// How often the document names it firmly.
  private let count: Int
  /// Whether what the document answers names it.
  private let isNamedByThread: Bool
  /// Whether only the context decided that the document names it.
  let isLearned: Bool
  /// Whether something related is named in the document.
  let isSupported: Bool
  /// Whether something related is named in what it answers.
  let isSupportedByThread: Bool

  init(of entity: Int, _ context: LinkContext, _ answered: LinkContext, _ gazetteer: Gazetteer) {
    count = Int(context.counts[entity])
    isLearned = context.hasLearned(entity)
    isSupported = context.supports(entity, gazetteer)
    isNamedByThread = answered.names(entity)
    isSupportedByThread = answered.supports(entity, gazetteer)
  }

  /// Whether the document, leaving out mentions that ask for themselves, or the thread names it.
  func isNamed(besides own: Int) -> Bool { count > own || isNamedByThread }

  /// Whether the document or what it answers speaks for it.
  func isBacked(besides own: Int) -> Bool {
    isNamed(besides: own) || isSupported || isSupportedByThread
  }
}
