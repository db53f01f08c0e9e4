import Gazetteers

/// What a document and what it answers say of an entity: all of the context that its scores depend on.
struct CandidateFacts: Equatable {
  /// How often the document names it firmly.
  private let count: Int32
  /// Whether what the document answers names it.
  private let isNamedByThread: Bool
  /// Whether only the context decided that the document names it.
  let isLearned: Bool
  /// What is named in the document and related.
  private let support: LinkContext.Support
  /// What is named in what it answers and related.
  private let threadSupport: LinkContext.Support

  init(of entity: Int, _ context: LinkContext, _ answered: LinkContext, _ gazetteer: Gazetteer) {
    count = context.counts[entity]
    isLearned = context.hasLearned(entity)
    support = context.support(of: entity, gazetteer)
    isNamedByThread = answered.names(entity)
    threadSupport = answered.support(of: entity, gazetteer)
  }

  /// Whether something related is named in the document.
  var isSupported: Bool { support != .none }

  /// Whether something is named that is nearer than the country.
  var isNearlySupported: Bool { support == .near }

  /// Whether something related is named in what it answers.
  var isSupportedByThread: Bool { threadSupport != .none }

  /// Whether the document, leaving out mentions that ask for themselves, or the thread names it.
  func isNamed(besides own: Int) -> Bool { Int(count) > own || isNamedByThread }

  /// Whether the document or what it answers speaks for it; for a place that a namesake eclipses, more
  /// than its country has to be named.
  func isBacked(besides own: Int, isEclipsed: Bool) -> Bool {
    isNamed(besides: own)
      || (isEclipsed
        ? support == .near || threadSupport == .near : isSupported || isSupportedByThread)
  }
}
