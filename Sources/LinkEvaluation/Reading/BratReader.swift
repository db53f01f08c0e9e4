import ArticleThreads
import Foundation
import InputDecoding

/// Reads a text and brat's annotations of it: https://brat.nlplab.org/standoff.html.
///
/// `T` lines are mentions; of their notes only `N` lines are read, whose reference is the link. Offsets
/// count the code points of the text file as it is. A mention of several fragments is one span where
/// nothing but white space stands between them, as at a line end; where other text does, it forgives, since
/// no single span can be right.
struct BratReader: GoldFileReader {
  private let file: GoldFile
  private(set) var types: GoldTypeMap
  private var isRead = false

  init(_ file: GoldFile, _ types: GoldTypeMap) {
    self.file = file
    self.types = types
  }

  mutating func next() throws -> [GoldEvent]? {
    if isRead { return nil }
    isRead = true
    var lines: GoldLines
    do {
      lines = try GoldLines(file.file)
    } catch let error as InputError {
      return [file.skipped(1, error.reason)]
    }
    let textFile = (file.file as NSString).deletingPathExtension + ".txt"
    let bytes: [UInt8]
    do {
      bytes = try GoldLines.bytes(of: textFile)
    } catch let error as InputError {
      return [file.skipped(1, "the text \(textFile) cannot be read: \(error.reason)")]
    }
    var page = Page(types: types, content: NameRules(bytes[...].text))
    var events: [GoldEvent] = []
    while let line = try lines.next() {
      if line.isBlank { continue }
      do throws(GoldLineError) {
        if let notice = try page.read(line.text) {
          events.append(file.notice(lines.number, notice))
        }
      } catch {
        events.append(file.skipped(lines.number, error.reason))
      }
    }
    types = page.types
    let text = page.content.text(page.content.scalars.indices)
    return events + [
      .document(GoldDocument(id: file.stem, text: text, mentions: page.mentions))
    ]
  }

  /// The annotations of one text so far.
  private struct Page {
    var types: GoldTypeMap
    let content: NameRules
    /// In the order of the lines.
    private var entries: [(id: String, mention: GoldMention)] = []
    private var positions: [String: Int] = [:]

    init(types: GoldTypeMap, content: NameRules) {
      self.types = types
      self.content = content
    }

    var mentions: [GoldMention] { entries.map(\.mention) }

    /// Reads a line.
    /// - Returns: what was changed, if anything was.
    mutating func read(_ line: String) throws(GoldLineError) -> String? {
      let fields = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      switch line.utf8.first {
      case UInt8(ascii: "T"): return try readMention(fields.map(String.init))
      case UInt8(ascii: "N"):
        try readLink(fields.map(String.init))
        return nil
      case UInt8(ascii: "R"), UInt8(ascii: "E"), UInt8(ascii: "A"), UInt8(ascii: "M"),
        UInt8(ascii: "#"), UInt8(ascii: "*"):
        return nil
      default:
        throw GoldLineError(
          "the line is no annotation: it begins with none of T, N, R, E, A, M, # and *"
        )
      }
    }

    private mutating func readMention(_ fields: [String]) throws(GoldLineError) -> String? {
      guard fields.count >= 2, let space = fields[1].firstIndex(of: " ") else {
        throw GoldLineError("the line is not of the form “T1, tab, TYPE START END, tab, words”")
      }
      let type = String(fields[1][..<space])
      let fragments = try fragments(fields[1][space...])
      let words = fragments.map { content.text($0) }.joined(separator: " ")
      if fields.count == 3, Self.spaced(words) != Self.spaced(fields[2]) {
        throw GoldLineError("the text has “\(words)” where the line says “\(fields[2])”")
      }
      let meaning = types.use(type)
      if meaning == GoldTypeMap.Meaning.none { return nil }
      let whole = fragments[0].lowerBound..<fragments[fragments.count - 1].upperBound
      let isOne = zip(fragments, fragments.dropFirst()).allSatisfy { first, second in
        content.scalars[first.upperBound..<second.lowerBound]
          .allSatisfy(\.properties.isWhitespace)
      }
      if isOne {
        add(fields[0], GoldMention(range: whole, type: meaning.type))
        return nil
      }
      for fragment in fragments { add(fields[0], GoldMention(range: fragment, type: nil)) }
      return "\(fields[0]) has text between its fragments; it forgives what overlaps them"
    }

    private mutating func add(_ id: String, _ mention: GoldMention) {
      positions[id] = entries.count
      entries.append((id: id, mention: mention))
    }

    /// The spans in `START END;START END`, in the order of the text and none overlapping.
    private func fragments(_ text: Substring) throws(GoldLineError) -> [Range<Int>] {
      var fragments: [Range<Int>] = []
      for part in text.split(separator: ";") {
        let ends = part.split(separator: " ").map { Int($0) }
        guard ends.count == 2, let start = ends[0], let end = ends[1], start >= 0, start < end,
          start >= fragments.last?.upperBound ?? 0
        else { throw GoldLineError("“\(text.dropFirst())” is no span of the text") }
        guard end <= content.scalars.count else {
          throw GoldLineError(
            "the span ends at \(end), but the text has \(counted(content.scalars.count, "character"))"
          )
        }
        fragments.append(start..<end)
      }
      guard !fragments.isEmpty else { throw GoldLineError("the line names no span") }
      return fragments
    }

    /// `N1, tab, Reference T1 Wikidata:Q84, tab, London`.
    private mutating func readLink(_ fields: [String]) throws(GoldLineError) {
      let parts = fields.count >= 2 ? fields[1].split(separator: " ") : []
      guard parts.count >= 3 else {
        throw GoldLineError("the line is not of the form “N1, tab, Reference T1 SOURCE:ID”")
      }
      // The reference of a mention that is left out is left out, too.
      guard let position = positions[String(parts[1])] else { return }
      let reference = parts[2...].joined(separator: " ")
      let source = reference.prefix { $0 != ":" }
      entries[position].mention.link = source.lowercased() + reference.dropFirst(source.count)
    }

    /// The words with single spaces, since a mention may go over a line end.
    private static func spaced(_ text: String) -> [[UInt8]] {
      text.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
    }
  }
}
