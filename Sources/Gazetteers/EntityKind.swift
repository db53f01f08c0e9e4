/// The top of the type tree as a small number.
public enum EntityKind: UInt8, Sendable, CaseIterable {
  /// `organization` and what is below it.
  case organization
  /// `place` and what is below it.
  case place
  /// `person`.
  case person
  /// `topic`: its aliases are weighted terms, never mentions.
  case topic
  /// A type the tree does not hold.
  case other

  init(type: some StringProtocol) {
    self =
      switch type.prefix(while: { $0 != "/" }) {
      case "organization": .organization
      case "place": .place
      case "person": .person
      case "topic": .topic
      default: .other
      }
  }
}
