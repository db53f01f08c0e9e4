import Foundation
import Skein

/// Judgements as JSON Lines, as `skein judgements --format jsonl` prints them.
enum JudgementFile {
  private struct Line: Decodable {
    let scope: String
    let article: String
    let mention: String
    let surface: String
    /// The id that is given; `nil` for none.
    let entity: String?
    /// Whether the line says what is meant, be it that nothing is.
    let hasEntity: Bool
    let reason: String?

    private enum Key: String, CodingKey {
      case scope, article, mention, surface, entity, reason
    }

    init(from decoder: any Decoder) throws {
      let line = try decoder.container(keyedBy: Key.self)
      scope = try line.decode(String.self, forKey: .scope)
      article = try line.decode(String.self, forKey: .article)
      mention = try line.decode(String.self, forKey: .mention)
      surface = try line.decode(String.self, forKey: .surface)
      let id = try line.decodeIfPresent(String.self, forKey: .entity)
      // As the command and its tables say it.
      entity = id == "none" ? nil : id
      hasEntity = line.contains(.entity) && id?.isEmpty != true
      reason = try line.decodeIfPresent(String.self, forKey: .reason)
    }
  }

  /// Reads a file, or standard input for `-`.
  /// - Throws: ``CommandFailure`` with the line that is none.
  static func read(_ path: String) throws -> [Judgement] {
    let data = try WholeFile.read(path)
    var judgements: [Judgement] = []
    for (index, line) in data.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy({ $0 <= 0x20 }) {
      judgements.append(try judgement(Data(line), "\(path):\(index + 1)"))
    }
    return judgements
  }

  private static func judgement(_ line: Data, _ place: String) throws -> Judgement {
    func refused(_ reason: String) -> CommandFailure {
      CommandFailure(.error, "\(place): \(reason)")
    }
    guard let read = try? JSONDecoder().decode(Line.self, from: line) else {
      throw refused(
        "this is no judgement; a line has scope, article, mention, surface, entity and reason"
      )
    }
    // Only what says so means that nothing is meant.
    guard read.hasEntity else {
      throw refused("the line names no entity; give its id, or null where none is meant")
    }
    guard let scope = Judgement.Scope(rawValue: read.scope) else {
      throw refused("“\(read.scope)” is no scope; mention, thread and everywhere are")
    }
    guard let id = MentionID(read.mention) else {
      throw refused("“\(read.mention)” is no mention’s id, such as document@b12-18")
    }
    guard read.surface.unicodeScalars.count == id.range.count else {
      throw refused("“\(read.surface)” is not as long as the span of \(read.mention)")
    }
    // SQLite ends a text at a NUL.
    let texts = [read.article, read.mention, read.surface, read.entity ?? "", read.reason ?? ""]
    if texts.contains(where: { $0.utf8.contains(0) }) {
      throw refused("a NUL is no part of a text")
    }
    return Judgement(
      article: read.article,
      document: id.document,
      part: id.part,
      range: id.range,
      surface: read.surface,
      entity: read.entity,
      scope: scope,
      reason: read.reason ?? ""
    )
  }
}
