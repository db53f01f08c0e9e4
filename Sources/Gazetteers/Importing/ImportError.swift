/// Why an import failed as a whole.
public struct ImportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One clear sentence with file, line where there is one, and reason.
  public let message: String

  /// Creates an error.
  public init(_ message: String) { self.message = message }

  /// The sentence.
  public var description: String { message }
}
