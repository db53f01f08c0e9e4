import ArticleThreads
import InputDecoding

/// Reads columns of tokens and tags: the four columns of CoNLL-2003, two columns, or any number of which
/// the first is the token and the last its tag.
///
/// Tags are BIO, BIOES, BILOU or IOB1. A file with `-DOCSTART-` lines has a document after each; without
/// them each block of lines between blank ones is a document. The text is the tokens, single spaces between
/// them and a line end between sentences.
struct CoNLLReader: GoldFileReader {
  private let file: GoldFile
  private(set) var types: GoldTypeMap
  private var lines: GoldLines
  private var documents = 0
  private var hasDocumentStarts = false
  private var page = CoNLLPage()
  private var isAtEnd = false

  init(_ file: GoldFile, _ lines: GoldLines, _ types: GoldTypeMap) {
    self.file = file
    self.lines = lines
    self.types = types
  }

  mutating func next() throws -> [GoldEvent]? {
    while !isAtEnd {
      guard let line = try lines.next() else {
        isAtEnd = true
        break
      }
      if line.isBlank {
        page.endSentence()
        if !hasDocumentStarts, !page.isEmpty { return [takeDocument()] }
        continue
      }
      let fields = Self.fields(of: line)
      if fields[0].utf8.elementsEqual("-DOCSTART-".utf8) {
        hasDocumentStarts = true
        page.endSentence()
        if !page.isEmpty { return [takeDocument()] }
        continue
      }
      do throws(GoldLineError) {
        try read(fields)
      } catch {
        // A comment of the file, not of its text.
        if fields[0].utf8.first == UInt8(ascii: "#") { continue }
        return [file.skipped(lines.number, error.reason)]
      }
    }
    page.endSentence()
    return page.isEmpty ? nil : [takeDocument()]
  }

  private mutating func takeDocument() -> GoldEvent {
    documents += 1
    let page = self.page
    self.page = CoNLLPage()
    return .document(page.document(id: "\(file.stem):\(documents)", &types))
  }

  private mutating func read(_ fields: [String]) throws(GoldLineError) {
    guard fields.count >= 2, let last = fields.last, !fields[0].isEmpty else {
      throw GoldLineError("the line has no token and tag")
    }
    guard let tag = CoNLLTag(last) else {
      throw GoldLineError("“\(last)” is no tag of BIO, BIOES or IOB1")
    }
    page.add(fields[0], tag)
  }

  /// The columns of a line: between tabs, else between white space.
  private static func fields(of line: ArraySlice<UInt8>) -> [String] {
    var line = line
    while let last = line.last, last <= 0x20 { line.removeLast() }
    let hasTabs = line.contains(0x09)
    return line.split(omittingEmptySubsequences: !hasTabs) {
      hasTabs ? $0 == 0x09 : $0 <= 0x20
    }.map(\.text)
  }
}

/// A tag of a token.
struct CoNLLTag {
  /// B, I, E, S and their like; O outside.
  let position: UInt8
  /// Empty outside.
  let type: String

  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let first = bytes.first else { return nil }
    if bytes == [UInt8(ascii: "O")] {
      (position, type) = (first, "")
      return
    }
    guard "BIESLUM".utf8.contains(first), bytes.count > 2, bytes[1] == UInt8(ascii: "-") else {
      return nil
    }
    (position, type) = (first, String(decoding: bytes[2...], as: UTF8.self))
  }

  /// Whether a name ends with the token.
  var isLast: Bool { "ESLU".utf8.contains(position) }
  /// Whether a name begins with the token, whatever stands before it.
  var isFirst: Bool { "BSU".utf8.contains(position) }
}

/// The document that is read.
private struct CoNLLPage {
  private var text = String.UnicodeScalarView()
  private var count = 0
  private var mentions: [(range: Range<Int>, type: String)] = []
  /// The start and type of the name that the last token belongs to, which may go on.
  private var open: (start: Int, type: String)?
  /// What comes before the next token.
  private var separator: Unicode.Scalar?

  var isEmpty: Bool { count == 0 }

  mutating func add(_ token: String, _ tag: CoNLLTag) {
    let end = count
    let goesOn = open.map { $0.type == tag.type && !tag.isFirst } ?? false
    if !goesOn { close(at: end) }
    if let separator {
      text.append(separator)
      count += 1
    }
    if open == nil, !tag.type.isEmpty { open = (count, tag.type) }
    let scalars = token.unicodeScalars
    text.append(contentsOf: scalars)
    count += scalars.count
    separator = " "
    if tag.isLast { close(at: count) }
  }

  /// A name never goes on in the next sentence.
  mutating func endSentence() {
    close(at: count)
    if count > 0 { separator = "\n" }
  }

  private mutating func close(at end: Int) {
    if let open { mentions.append((open.start..<end, open.type)) }
    open = nil
  }

  func document(id: String, _ types: inout GoldTypeMap) -> GoldDocument {
    GoldDocument(
      id: id,
      text: String(text),
      mentions: mentions.compactMap { mention in
        let meaning = types.use(mention.type)
        return meaning == GoldTypeMap.Meaning.none
          ? nil : GoldMention(range: mention.range, type: meaning.type)
      }
    )
  }
}
