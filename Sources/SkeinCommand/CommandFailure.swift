/// A command that ends with one clear sentence and an exit code.
struct CommandFailure: Error, CustomStringConvertible {
  /// The exit codes of the command's contract.
  enum Code: Int32 {
    /// A question without an answer, an unknown entity, a check that failed.
    case noAnswer = 1
    /// An input that is missing or bad, an entity that is ambiguous.
    case error = 2
  }

  let code: Code
  let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
