import InputDecoding

/// Where in the input something stands.
public struct InputPlace: Sendable, Hashable {
  /// The file as it can be opened from the working directory; `-` for standard input.
  public var file: String
  /// The path below the input that was given, `/`-separated; the same however that input was named.
  public var path: String
  /// The line, counted from 1.
  public var line: Int

  /// Creates a place.
  public init(file: String, path: String, line: Int = 1) {
    self.file = file
    self.path = path
    self.line = line
  }
}

/// Something in the input that was not as it should be, but did not stop the reading.
public struct ReadingProblem: Sendable, Equatable {
  /// How much was lost.
  public enum Severity: String, Sendable {
    /// The record was read, with the change that the reason tells.
    case notice
    /// The record or file was left out.
    case skipped
  }

  /// How much was lost.
  public var severity: Severity
  /// Where it stands.
  public var place: InputPlace
  /// What was wrong and what was done, without the place.
  public var reason: String

  /// Creates a problem.
  public init(severity: Severity, place: InputPlace, reason: String) {
    self.severity = severity
    self.place = place
    self.reason = reason
  }
}

/// Why reading stopped.
public struct ReadingError: Error, Sendable, Equatable {
  /// What kind of thing went wrong.
  public enum Code: String, Sendable {
    /// An input that was named does not exist.
    case missingInput
    /// A file or directory cannot be read.
    case unreadable
  }

  /// What kind of thing went wrong.
  public var code: Code
  /// One sentence that names the file and the reason.
  public var message: String
  /// Where it went wrong.
  public var place: InputPlace

  /// Creates an error.
  public init(code: Code, message: String, place: InputPlace) {
    self.code = code
    self.message = message
    self.place = place
  }

  /// What an error of Foundation or of the system says, in words that complete a sentence which names the
  /// file: `permission denied`, `the disk is full`.
  public static func reason(of error: any Error) -> String { FileFailure.reason(of: error) }
}

/// A thread with where and how it was read.
public struct ReadRecord: Sendable, Equatable {
  /// The forms an article can have.
  public enum Form: String, Sendable {
    /// The text of a page with its comments.
    case page
    /// A JSON object, whether one to a line or not.
    case jsonLines
  }

  /// The article and its comments.
  public var thread: ArticleThread
  /// Where it stands.
  public var place: InputPlace
  /// The form it has.
  public var form: Form
  /// The bytes of the record in its file, without a line end; of a page, the whole file.
  public var byteRange: Range<Int>
  /// The record's bytes as they stand in the file; `nil` unless the options ask for them.
  public var rawBytes: [UInt8]?
  /// Where the parts of a page stand in its bytes; `nil` for other forms.
  public var pageLayout: PageLayout?
}

/// What a reader gives, one at a time.
public enum ReadingEvent: Sendable, Equatable {
  /// A thread; its own problems came before it.
  case thread(ReadRecord)
  /// A problem.
  case problem(ReadingProblem)
}

/// What a reader has seen so far.
public struct ReadingSummary: Sendable, Equatable {
  /// Files that were opened.
  public var files = 0
  /// Files in directories that have none of the known extensions.
  public var ignoredFiles = 0
  /// Articles that were read.
  public var articles = 0
  /// Comments that were read.
  public var comments = 0
  /// Records and files that were left out.
  public var skipped = 0
  /// Changes that were made to records.
  public var notices = 0
  /// Characters that were replaced by U+FFFD.
  public var replacedCharacters = 0
  /// Bytes that were read.
  public var bytes = 0
}
