/// Why tags could not be written into an article.
public struct TagWritingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of thing went wrong.
  public enum Code: String, Sendable {
    /// The article came from standard input, which cannot be written.
    case standardInput
    /// The record has a value of tags that is no list; only this record is left out.
    case unsupportedValue
    /// The file is not what it was when it was read.
    case changed
    /// The file cannot be read again.
    case unreadable
    /// The file cannot be written.
    case unwritable
  }

  /// What kind of thing went wrong.
  public let code: Code
  /// One sentence that names the file and the reason.
  public let message: String

  /// The sentence.
  public var description: String { message }
}
