/// Something that keeps a graph file from being read or written.
public struct GraphError: Error, Sendable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Code: Sendable {
    /// The file does not exist.
    case missing
    /// The file is no graph file, or is damaged.
    case damaged
    /// The file cannot be opened or written.
    case unusable
  }

  /// The kind of failure.
  public let code: Code
  /// One clear sentence with the file and the reason.
  public let message: String

  /// The sentence.
  public var description: String { message }
}
