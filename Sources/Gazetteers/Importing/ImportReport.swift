/// Collects what an import could not use: a line for the first ones of each reason, a count for all.
final class ImportReport {
  /// A place in an input.
  struct Place {
    var file: String
    var line: Int
  }

  /// What a reason is about.
  enum Kind: Int {
    case record
    case value
    case note
  }

  private(set) var records = 0
  private var counts: [Key: Int] = [:]
  private let limit: Int
  private let say: (String) -> Void

  private struct Key: Hashable {
    var kind: Kind
    var reason: String
  }

  init(limit: Int, say: @escaping (String) -> Void) {
    self.limit = limit
    self.say = say
  }

  func countRecord() { records += 1 }

  /// Counts a reason, and reports the place unless the reason was reported often enough.
  func add(
    _ kind: Kind,
    _ reason: String,
    at place: Place? = nil,
    _ detail: String = "",
    count: Int = 1
  ) {
    guard count > 0 else { return }
    let before = counts[Key(kind: kind, reason: reason), default: 0]
    counts[Key(kind: kind, reason: reason)] = before + count
    guard let place, before < limit else { return }
    let quoted = detail.isEmpty ? "" : " “\(Self.shortened(detail))”"
    say("\(place.file):\(place.line): \(reason)\(quoted)")
    if before + 1 == limit { say("\(place.file): more of these are only counted") }
  }

  func counts(_ kind: Kind) -> [ImportSummary.Count] {
    counts.filter { $0.key.kind == kind }.map { .init(reason: $0.key.reason, count: $0.value) }
      .sorted { $0.count == $1.count ? $0.reason < $1.reason : $0.count > $1.count }
  }

  /// A text for a line of a terminal.
  private static func shortened(_ text: String) -> String {
    let line = NameText.clean(text).text
    return line.unicodeScalars.count > 80
      ? String(String.UnicodeScalarView(line.unicodeScalars.prefix(79))) + "…" : line
  }
}
