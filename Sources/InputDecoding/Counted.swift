/// A count with its noun, and its verb where there is one: `1 line was`, `2 lines were`.
///
/// - Parameters:
///   - count: how many there are.
///   - one: the words that follow 1.
///   - many: the words that follow any other number; `nil` to put an s behind those for one.
/// - Returns: the number and the words.
package func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(count) \(count == 1 ? one : many ?? one + "s")"
}
