/// Pairs of a source's type and ours.
public struct TypeTable: Sendable, Equatable {
  /// What becomes of a source's type.
  public enum Target: Sendable, Equatable {
    /// A path in the type tree, and the rules of the names.
    case type(String, Alias.Rules)
    /// The record is not wanted.
    case unwanted
  }

  private var targets: [String: Target]

  /// An empty table.
  public init() { targets = [:] }

  init(_ pairs: KeyValuePairs<String, String>) {
    targets = [:]
    for (source, target) in pairs { targets[source.lowercased()] = Self.target(target) }
  }

  /// Reads a table: a source's type, a tab, ours; `-` for records that are not wanted; rules of the
  /// names after `~`; lines that start with `#` are remarks.
  /// - Throws: ``ImportError`` for a line that has no such form, naming it.
  public init(lines text: String, file: String) throws(ImportError) {
    targets = [:]
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let clean = line.unicodeScalars.first == "\u{FEFF}" ? line.dropFirst() : line
      if clean.allSatisfy(\.isWhitespace) || clean.hasPrefix("#") { continue }
      let fields = clean.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 2, !fields[0].isEmpty else {
        throw ImportError("\(file):\(number): a type of the source, a tab and a type are expected")
      }
      guard let target = Self.target(String(fields[1])) else {
        throw ImportError(
          "\(file):\(number): “\(fields[1])” is no type; types start with organization, place, "
            + "person or topic"
        )
      }
      targets[fields[0].lowercased()] = target
    }
  }

  /// What becomes of a type, whatever its case; `nil` where the table does not say.
  public subscript(source: String) -> Target? { targets[source.lowercased()] }

  /// The pairs of this table, and those of another where this has none.
  func merged(over other: TypeTable) -> TypeTable {
    var merged = self
    merged.targets.merge(other.targets) { own, _ in own }
    return merged
  }

  /// Whether a text is a path in the type tree.
  static func isType(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let top = parts.first, tops.contains(String(top)) else { return false }
    return parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
    }
  }

  private static let tops: Set<String> = ["organization", "place", "person", "topic"]

  private static func target(_ text: String) -> Target? {
    let parts = text.split(separator: "~").map { String($0.filter { !$0.isWhitespace }) }
    guard let type = parts.first else { return nil }
    if type == "-" { return Target.unwanted }
    var rules: Alias.Rules = []
    for part in parts.dropFirst() {
      guard let rule = Alias.Rules.names.first(where: { $0.name == part }) else { return nil }
      rules.insert(rule.rule)
    }
    return isType(type) ? .type(type, rules) : nil
  }
}
