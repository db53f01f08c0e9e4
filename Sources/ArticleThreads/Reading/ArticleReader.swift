import Foundation

/// Reads articles with their comments from files, directories and standard input, one at a time.
///
/// Files are read in the order of their paths below the inputs, so the order of the inputs makes no
/// difference. However large a file of records is, only one record of it is in memory; a page is
/// read whole.
public final class ArticleReader {
  /// What a reader does beyond reading.
  public struct Options: Sendable, Equatable {
    /// Whether ``ReadRecord/rawBytes`` is kept.
    public var keepsRawBytes: Bool

    /// Creates options.
    public init(keepsRawBytes: Bool = false) {
      self.keepsRawBytes = keepsRawBytes
    }
  }

  /// What was seen so far.
  public private(set) var summary = ReadingSummary()

  private let options: Options
  private var files: ArraySlice<InputFile>
  private var current: OpenFile?
  private var parser = RecordParser()
  /// Events that are to be given next, the last one first.
  private var pending: [ReadingEvent] = []

  /// Finds the files that inputs stand for: paths of files and directories, `-` for standard input.
  ///
  /// In a directory, `.txt` and `.text` are pages, `.jsonl`, `.ndjson` and `.json` are records; other
  /// files are counted and left alone, hidden ones are not looked at. A file that is named itself is
  /// told by its first bytes where its extension is none of these.
  public init(inputs: [String], options: Options = Options()) throws(ReadingError) {
    let walk = try InputWalk(inputs)
    self.options = options
    files = walk.files[...]
    summary.ignoredFiles = walk.ignored
    for problem in walk.problems.reversed() { pending.append(.problem(problem)) }
    summary.notices = walk.problems.count
  }

  /// The next thread or problem; `nil` at the end of the last file.
  public func next() throws(ReadingError) -> ReadingEvent? {
    while pending.isEmpty {
      if current == nil {
        guard let file = files.popFirst() else { return nil }
        summary.files += 1
        current = OpenFile(file: file, stem: file.stem, stream: try open(file), records: nil)
      }
      try step()
    }
    return pending.removeLast()
  }

  // MARK: Files

  /// Not copyable, so that its window has one owner.
  private struct OpenFile: ~Copyable {
    enum Records {
      case lines(LineRecords)
      case values(ValueRecords)
    }

    let file: InputFile
    let stem: String
    var stream: ByteStream
    /// `nil` until the form is known.
    var records: Records?
    var recordCount = 0

    func place(line: Int) -> InputPlace {
      InputPlace(file: file.file, path: file.path, line: line)
    }
  }

  private func open(_ file: InputFile) throws(ReadingError) -> ByteStream {
    if file.file == "-" { return ByteStream(FileHandle.standardInput) }
    do {
      return ByteStream(try FileHandle(forReadingFrom: URL(fileURLWithPath: file.file)))
    } catch {
      throw unreadable(file, error)
    }
  }

  private func unreadable(_ file: InputFile, _ error: any Error) -> ReadingError {
    ReadingError(
      code: .unreadable,
      message: "\(file.file): the file cannot be read: \(FileFailure.reason(of: error))",
      place: InputPlace(file: file.file, path: file.path)
    )
  }

  /// Reads the next record of the current file into ``pending``, or leaves the file.
  private func step() throws(ReadingError) {
    guard var open = current.take() else { return }
    let record: RawRecord?
    do {
      if open.records == nil {
        if let reason = try FormSniffer.reasonAgainst(&open.stream) {
          report(.skipped, reason, at: open.place(line: 1))
          return
        }
        switch try FormSniffer.form(of: open.file, &open.stream) {
        case .page, .unknown:
          try open.stream.fillCompletely()
          readPage(open)
          return
        case .lines: open.records = .lines(LineRecords())
        case .json: open.records = .values(ValueRecords())
        }
      }
      record = try Self.next(&open)
    } catch {
      throw unreadable(open.file, error)
    }
    guard let record else {
      summary.bytes += open.stream.offset
      if open.recordCount == 0 {
        report(.skipped, "the file holds no record", at: open.place(line: 1))
      }
      return
    }
    read(record, of: open)
    open.recordCount += 1
    current = consume open
  }

  private static func next(_ open: inout OpenFile) throws -> RawRecord? {
    // Taken out while it works, so that the window has one owner and is not copied.
    switch open.records.take() {
    case .lines(var lines):
      defer { open.records = .lines(lines) }
      return try lines.next(&open.stream)
    case .values(var values):
      defer { open.records = .values(values) }
      return try values.next(&open.stream)
    case nil:
      return nil
    }
  }

  // MARK: Records

  private func read(_ record: RawRecord, of open: borrowing OpenFile) {
    let place = open.place(line: record.line)
    let stem = open.stem
    var outcome = parser.parse(record.bytes, fallbackID: stem + record.idSuffix)
    // Taken out and handed on, so that its parts are not counted again.
    if let thread = outcome.thread.take() {
      give(
        ReadRecord(
          thread: thread,
          place: place,
          form: .jsonLines,
          byteRange: record.byteRange,
          rawBytes: options.keepsRawBytes ? Array(record.bytes) : nil
        )
      )
    }
    if let failure = outcome.failure { report(.skipped, failure, at: place) }
    report(outcome.notices, replaced: outcome.replaced, at: place)
  }

  private func readPage(_ open: borrowing OpenFile) {
    // A byte order mark may have been left behind; offsets count it.
    let mark = open.stream.offset > 0 ? ByteStream.byteOrderMark : []
    let bytes = mark + open.stream.buffer[open.stream.start...]
    summary.bytes += bytes.count
    let place = open.place(line: 1)
    if let reason = Self.reasonAgainstPage(bytes) {
      report(.skipped, reason, at: place)
      return
    }
    let page = PageReader(bytes, id: open.stem)
    if let thread = page.thread {
      give(
        ReadRecord(
          thread: thread,
          place: place,
          form: .page,
          byteRange: 0..<bytes.count,
          rawBytes: options.keepsRawBytes ? bytes : nil,
          pageLayout: page.layout
        )
      )
    } else {
      report(.skipped, "the page is empty", at: place)
    }
    report(page.notices, replaced: page.replaced, at: place)
  }

  /// Why some bytes are no page of text; `nil` if they may be one.
  ///
  /// A few bad bytes are repaired; where every tenth character is bad, the file is something else.
  private static func reasonAgainstPage(_ bytes: [UInt8]) -> String? {
    let start = bytes.prefix(512).drop { $0 <= 0x20 || $0 >= 0xEF }
    let head = String(decoding: start.prefix(16), as: UTF8.self).lowercased()
    if head.hasPrefix("<!doctype") || head.hasPrefix("<html") || head.hasPrefix("<?xml") {
      return "the file is HTML or XML, which is not read yet; give its text, or JSON Lines"
    }
    let text = TextRepair(bytes)
    if text.replaced >= 32, text.replaced * 10 > bytes.count {
      return "the file is no text: \(text.replaced) of its characters are NUL or no valid UTF-8"
    }
    return nil
  }

  // MARK: Events, the last one first

  private func give(_ record: consuming ReadRecord) {
    summary.articles += 1
    summary.comments += record.thread.comments.count
    pending.append(.thread(consume record))
  }

  private func report(_ notices: [String], replaced: Int, at place: InputPlace) {
    summary.replacedCharacters += replaced
    if replaced > 0 {
      let what = counted(replaced, "character that is", "characters that are")
      report(.notice, "\(what) NUL or no valid text became U+FFFD", at: place)
    }
    for notice in notices.reversed() { report(.notice, notice, at: place) }
  }

  private func report(_ severity: ReadingProblem.Severity, _ reason: String, at place: InputPlace) {
    switch severity {
    case .notice: summary.notices += 1
    case .skipped: summary.skipped += 1
    }
    pending.append(
      .problem(ReadingProblem(severity: severity, place: place, reason: reason))
    )
  }
}
