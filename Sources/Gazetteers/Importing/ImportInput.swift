import InputDecoding

/// A file that is read line by line.
struct ImportLines {
  /// The file as the user named it.
  let file: String
  /// The number of the last line, counted from 1.
  private(set) var line = 0
  private var stream: ByteStream
  /// How long a line may be.
  static let limit = 64 << 20

  init(_ file: String) throws {
    self.file = file
    stream = ByteStream(try ImportInput.open(file))
    do { try stream.skipByteOrderMark() } catch { throw ImportInput.failure(file, nil, error) }
  }

  /// Where the last line stands.
  var place: ImportReport.Place { .init(file: file, line: line) }

  /// The next line without its end; `nil` after the last.
  ///
  /// A line that is too long is reported and passed over.
  mutating func next(_ report: ImportReport) throws -> ArraySlice<UInt8>? {
    do {
      while let found = try nextLine() {
        guard let bytes = found else {
          report.countRecord()
          report.add(.record, "a line of more than 64 MiB", at: place)
          continue
        }
        return bytes
      }
      return nil
    } catch {
      throw ImportInput.failure(file, line + 1, error)
    }
  }

  /// All bytes from the start of the last line on, if they are not too many.
  mutating func rest(after last: ArraySlice<UInt8>) throws -> [UInt8] {
    var all = Array(last) + [0x0A]
    do {
      while true {
        all += stream.buffer[stream.start...]
        stream.use(to: stream.buffer.count)
        if stream.isAtEnd { return all }
        if all.count > Self.limit {
          throw InputError("a JSON text of more than 64 MiB that is not one record a line")
        }
        try stream.fill()
      }
    } catch {
      throw ImportInput.failure(file, line, error)
    }
  }

  /// A line, `.some(nil)` for one that is too long.
  private mutating func nextLine() throws -> ArraySlice<UInt8>?? {
    line += 1
    var searched = stream.start
    while true {
      if let end = stream.buffer.firstIndex(of: 0x0A, from: searched) {
        let bytes = stream.buffer[stream.start..<end]
        stream.use(to: end + 1)
        return Self.withoutReturn(bytes)
      }
      if stream.isAtEnd {
        let bytes = stream.buffer[stream.start...]
        stream.use(to: stream.buffer.count)
        if bytes.isEmpty {
          line -= 1
          return .none
        }
        return Self.withoutReturn(bytes)
      }
      if stream.buffer.count - stream.start > Self.limit {
        try skipLine()
        return .some(nil)
      }
      searched = stream.buffer.count - stream.start
      try stream.fill()
    }
  }

  private mutating func skipLine() throws {
    while true {
      if let end = stream.buffer.firstIndex(of: 0x0A, from: stream.start) {
        stream.use(to: end + 1)
        return
      }
      stream.use(to: stream.buffer.count)
      if stream.isAtEnd { return }
      try stream.fill()
    }
  }

  private static func withoutReturn(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.last == 0x0D ? bytes.dropLast() : bytes
  }
}

/// Opens what is imported.
enum ImportInput {
  static func open(_ file: String) throws(ImportError) -> any ByteSource {
    do {
      return try InputOpening.open(file)
    } catch {
      throw failure(file, nil, error)
    }
  }

  /// An error as one sentence with its place.
  static func failure(_ file: String, _ line: Int?, _ error: any Error) -> ImportError {
    if let error = error as? ImportError { return error }
    let place = line.map { "\(file):\($0)" } ?? file
    guard let error = error as? InputError else {
      return ImportError("\(place): the file cannot be read on (\(error))")
    }
    return ImportError("\(place): \(error.reason)")
  }
}
