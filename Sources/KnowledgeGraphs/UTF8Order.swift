/// The order and identity of strings by their UTF-8 bytes.
///
/// Swift's `==` and `<` treat canonically equivalent strings as one; ids and files do not.
enum UTF8Order {
  /// Whether a string stands before another one.
  static func precedes(_ first: String, _ second: String) -> Bool {
    first.utf8.lexicographicallyPrecedes(second.utf8)
  }

  /// Whether two strings have the same bytes.
  static func areEqual(_ first: String, _ second: String) -> Bool {
    first.utf8.elementsEqual(second.utf8)
  }

  /// Whether a string stands before another one, with an answer for equal strings.
  static func compare(
    _ first: String,
    _ second: String,
    otherwise tie: @autoclosure () -> Bool
  ) -> Bool {
    if precedes(first, second) { return true }
    return areEqual(first, second) && tie()
  }
}
