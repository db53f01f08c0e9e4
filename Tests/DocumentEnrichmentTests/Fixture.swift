import ArticleThreads
import DocumentEnrichment
import EntityLinking
import Foundation
import Gazetteers

/// A folder of its own with a tiny gazetteer, gone with its owner.
final class Fixture {
  let folder: URL
  let gazetteer: Gazetteer

  /// Names that break careless writers; the entity of each is named in a text by its alias.
  static let hostileNames = [
    "a \"quoted\" name", "<script>alert(1)</script>", "it's <b>bold</b> & &lt;", "100% %20 %s",
    "[x](javascript:alert(1))", "*_`~|^$ \\", "👩‍👩‍👧 🇵🇰", "محمد عمر", "עברית \u{202E}abc",
    "line\u{2028}para\u{2029}end", "tab\there", "two\nlines", "Washington, D.C.", "=1+1", "\\\\\"",
    "--> ]]> </style>", "\u{1B}[31mred",
  ]

  static func alias(_ index: Int) -> String {
    "Zor" + String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index))) + "blat"
  }

  /// The text of the gazetteer, and what it compiles to; once for all tests.
  private static let table = tableText()
  private static let compiled = Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try load(table: folder)
  }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    gazetteer = try Self.compiled.get()
  }

  /// A gazetteer of the table and some more rows, written into a folder.
  static func load(table folder: URL, more rows: String = "") throws -> Gazetteer {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("\(table)\(rows)".utf8).write(to: folder.appending(path: "tiny.tsv"))
    return try GazetteerLoader(explicit: [folder.path]).load()
  }

  private static func tableText() -> String {
    var rows = [
      ["organization/isi", "organization/intelligence", "Inter-Services Intelligence", "ISI", ""],
      ["organization/taliban", "organization/armed-group", "Taliban", "", ""],
      ["person/karzai", "person", "Hamid Karzai", "", "place/afghanistan"],
      ["place/afghanistan", "place/country", "Afghanistan", "Afghan~demonym~strong", "place/asia"],
      ["place/asia", "place/region", "Asia", "", ""],
      ["place/kunar", "place/province", "Kunar", "", "place/afghanistan"],
      ["place/pakistan", "place/country", "Pakistan", "Pakistani~demonym", "place/asia"],
      ["topic/talks", "topic", "Peace talks", "peace talks~1|ceasefire~1", ""],
    ]
    for (index, name) in hostileNames.enumerated() {
      let escaped = name.replacing("\\", with: "\\\\").replacing("\t", with: "\\t")
        .replacing("\n", with: "\\n").replacing("|", with: "\\|")
      // The id is hostile, too, as far as a table lets it.
      let id = "place/\(index)" + String(name.filter { !$0.isWhitespace && !$0.isNewline })
      rows.append([id, "place/<city>", escaped, alias(index), ""])
    }
    let lines = rows.map { $0.joined(separator: "\t") + "\n" }.joined()
    return "id\ttype\tname\taliases\tparent\n" + lines
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> URL {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appending(path: name)), as: UTF8.self)
  }

  /// The records of a file in the folder.
  func records(_ name: String) throws -> [ReadRecord] {
    let reader = try ArticleReader(
      inputs: [folder.appending(path: name).path],
      options: .init(keepsRawBytes: true)
    )
    var records: [ReadRecord] = []
    while let event = try reader.next() {
      if case .thread(let record) = event { records.append(record) }
    }
    return records
  }

  /// A file of some text, all of its threads annotated.
  func annotate(
    _ text: String,
    as name: String = "input.jsonl",
    using gazetteer: Gazetteer? = nil,
    with annotator: some ThreadAnnotator
  ) throws -> String {
    try write(name, text)
    var annotator = annotator
    let linker = Linker(gazetteer: gazetteer ?? self.gazetteer)
    var output = annotator.start()
    for record in try records(name) {
      output += annotator.annotate(linker.link(record.thread), of: record)
    }
    return String(decoding: output + annotator.finish(), as: UTF8.self)
  }

  func lines(
    _ text: String,
    as name: String = "input.jsonl",
    _ options: JSONLinesAnnotator.Options = .init()
  ) throws -> [String] {
    let annotator = JSONLinesAnnotator(gazetteer: gazetteer, options: options)
    return try annotate(text, as: name, with: annotator).split(separator: "\n").map(String.init)
  }

  /// Writes each article's given tags, and returns the names that were new.
  @discardableResult
  func tag(_ name: String, _ tags: [String]) throws -> [[String]] {
    var writer = TagWriter()
    var added: [[String]] = []
    for record in try records(name) { added.append(try writer.add(tags.map(Self.tag), to: record)) }
    try writer.finish()
    return added
  }

  static func tag(_ name: String) -> ArticleTag {
    ArticleTag(id: "x/\(name)", name: name, type: "place", salience: 0.5, mentions: 1)
  }

  /// A text that names every hostile entity.
  static var hostileText: String {
    hostileNames.indices.map { "We saw \(alias($0))!" }.joined(separator: " ")
  }
}
