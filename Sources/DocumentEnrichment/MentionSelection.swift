public import EntityLinking
import Gazetteers

/// Which mentions are written.
public struct MentionSelection: Sendable, Equatable {
  /// Whether every mention that was linked to no entity is written, too.
  public var includesNIL: Bool
  /// Whether names that no gazetteer lists are written, too.
  public var includesUnknown: Bool

  /// Creates a selection; without options it holds the linked mentions of all zones.
  public init(includesNIL: Bool = false, includesUnknown: Bool = false) {
    self.includesNIL = includesNIL
    self.includesUnknown = includesUnknown
  }

  /// Whether a mention is written.
  public func contains(_ mention: Mention) -> Bool {
    contains(entity: mention.entity, form: mention.form)
  }

  func contains(entity: Int?, form: MentionForm) -> Bool {
    entity != nil || includesNIL || (includesUnknown && form == .unknown)
  }
}
