import Gazetteers

/// What a document and what it answers say of an entity: all of the context that its scores depend on.
struct CandidateFacts: Equatable {
  /// How often the document names it firmly.
  private let count: Int32
  private let signs: Signs

  private struct Signs: OptionSet {
    let rawValue: UInt8
    /// What the document answers names it.
    static let namedByThread = Signs(rawValue: 1)
    /// Only the context decided that the document names it.
    static let learned = Signs(rawValue: 2)
    /// Something is named in the document that shares its country, and something nearer.
    static let country = Signs(rawValue: 4)
    static let near = Signs(rawValue: 8)
    /// The same in what it answers.
    static let threadCountry = Signs(rawValue: 16)
    static let threadNear = Signs(rawValue: 32)

    /// What is named in the document.
    init(own support: LinkContext.Support) { rawValue = support.rawValue << 2 }

    /// What is named in what it answers.
    init(thread support: LinkContext.Support) { rawValue = support.rawValue << 4 }

    init(rawValue: UInt8) { self.rawValue = rawValue }
  }

  /// What is known of an entity that nobody names.
  static let none = CandidateFacts(count: 0, signs: [])

  /// What is known of an entity; no initializer, which would take references of its own.
  @inline(__always)
  static func of(
    _ entity: Int,
    _ context: LinkContext,
    _ answered: LinkContext,
    _ gazetteer: Gazetteer
  ) -> CandidateFacts {
    let own = context.mentions(of: entity, gazetteer)
    var signs = Signs(own: own.support)
    if own.isLearned { signs.insert(.learned) }
    // An article answers nothing.
    if answered.count > 0 {
      let others = answered.mentions(of: entity, gazetteer)
      signs.formUnion(Signs(thread: others.support))
      if others.count > 0 { signs.insert(.namedByThread) }
    }
    return CandidateFacts(count: own.count, signs: signs)
  }

  /// Whether only the context decided that the document names it.
  var isLearned: Bool { signs.contains(.learned) }

  /// Whether something related is named in the document.
  var isSupported: Bool { !signs.isDisjoint(with: [.country, .near]) }

  /// Whether something is named that is nearer than the country.
  var isNearlySupported: Bool { signs.contains(.near) }

  /// Whether something related is named in what it answers.
  var isSupportedByThread: Bool { !signs.isDisjoint(with: [.threadCountry, .threadNear]) }

  /// Whether the document, leaving out mentions that ask for themselves, or the thread names it.
  func isNamed(besides own: Int) -> Bool { Int(count) > own || signs.contains(.namedByThread) }

  /// Whether the document or what it answers speaks for it; for a place that a namesake eclipses, more
  /// than its country has to be named.
  func isBacked(besides own: Int, isEclipsed: Bool) -> Bool {
    isNamed(besides: own)
      || !signs.isDisjoint(
        with: isEclipsed
          ? [.near, .threadNear] : [.country, .near, .threadCountry, .threadNear]
      )
  }
}
