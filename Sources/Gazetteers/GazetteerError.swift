/// Something that keeps a gazetteer from being used.
public struct GazetteerError: Error, Sendable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Code: Sendable {
    /// No gazetteer stands in any place that was searched.
    case notFound
    /// A file cannot be read.
    case unreadable
    /// A table has no usable header, or a compiled gazetteer is damaged or of another version.
    case malformed
    /// A compiled gazetteer is not what its sources say now.
    case stale
    /// A compiled gazetteer cannot be written.
    case unwritable
  }

  /// The kind of failure.
  public let code: Code
  /// One clear sentence with file, line and reason.
  public let message: String

  /// The sentence.
  public var description: String { message }
}

/// A row or a value of a table that could not be used; the rest of the table is.
public struct GazetteerProblem: Sendable, CustomStringConvertible {
  /// The list's file name.
  public let list: String
  /// The line, counted from 1.
  public let line: Int
  /// What is wrong.
  public let message: String

  /// `list:line: message`.
  public var description: String { "\(list):\(line): \(message)" }
}
