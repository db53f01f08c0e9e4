public import ArticleThreads

/// Puts tags into the articles they belong to and leaves every other byte of their files alone.
///
/// A page gets them into the value of its `Tags:` line, or a line of its own after the article; a JSON
/// record into the value of `tags`, or a new member at its end. Tags that are there stay first, in
/// their order and spelling; a new one that is there already, whatever its case and accents, is not
/// added. So a second run changes nothing and writes nothing.
///
/// Records are given in the order they were read. The edits of one file are kept until a record of
/// another file comes, or ``finish()``; then the file is replaced whole. One file is in memory at a
/// time.
public struct TagWriter: Sendable {
  /// The files that were replaced, as the input named them, in order.
  public private(set) var writtenFiles: [String] = []

  private var file: String?
  private var changes: [RecordChange] = []

  /// A record that gets tags.
  struct RecordChange {
    /// The bytes of the record in its file.
    let range: Range<Int>
    /// A check sum of the bytes that were read there.
    let checksum: UInt64
    /// What is to change, by the bytes of the record.
    let edits: ByteEdits
  }

  /// Creates a writer.
  public init() {}

  /// Notes the tags that a record has not yet and returns their names as they will be written.
  ///
  /// - Throws: ``TagWritingError``. One with the code ``TagWritingError/Code/unsupportedValue`` is
  ///   about this record alone, and others can still be added.
  public mutating func add(_ tags: [ArticleTag], to record: ReadRecord) throws(TagWritingError)
    -> [String]
  {
    let place = record.place
    guard place.file != "-" else {
      throw TagWritingError(
        code: .standardInput,
        message: "tags cannot be written into standard input; name the article’s file"
      )
    }
    if file.map({ !$0.utf8.elementsEqual(place.file.utf8) }) ?? true {
      try finish()
      file = place.file
    }
    let bytes = try Self.bytes(of: record)
    let names = tags.map(\.name)
    let existing = record.thread.article.tags
    let insertion: TagInsertion
    if let layout = record.pageLayout {
      insertion = PageTags.insertion(of: names, into: bytes, layout, existing: existing)
    } else {
      insertion = try RecordTags.insertion(of: names, into: bytes, at: place, existing: existing)
    }
    guard !insertion.names.isEmpty else { return [] }
    changes.append(
      RecordChange(
        range: record.byteRange,
        checksum: FileReplacement.checksum(of: bytes[...]),
        edits: insertion.edits
      )
    )
    return insertion.names
  }

  private static func bytes(of record: ReadRecord) throws(TagWritingError) -> [UInt8] {
    if let bytes = record.rawBytes { return bytes }
    return try FileReplacement.bytes(of: record.place.file, in: record.byteRange)
  }

  /// Writes the file whose records came last, if any of them got a tag.
  public mutating func finish() throws(TagWritingError) {
    defer {
      file = nil
      changes = []
    }
    guard let file, !changes.isEmpty else { return }
    try FileReplacement.replace(file, changes: changes)
    writtenFiles.append(file)
  }
}

/// The names that are new in a list of tags, and the edits that put them there.
struct TagInsertion {
  var names: [String] = []
  var edits = ByteEdits()
}
