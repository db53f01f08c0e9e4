/// The types of mentions that are scored.
///
/// Gold of any other type only forgives: a prediction that overlaps it is no false find.
public enum EvaluatedType: String, Sendable, CaseIterable {
  /// A person.
  case person
  /// An organization.
  case organization
  /// A place.
  case place
}
