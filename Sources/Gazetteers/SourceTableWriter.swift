/// Writes entities as rows of a source table.
///
/// The rows are to come sorted by id; the writer only formats them.
public struct SourceTableWriter: Sendable {
  /// Whether the table has the column `threshold`, which only topics need.
  public var hasThreshold: Bool

  /// Creates a writer.
  public init(hasThreshold: Bool = false) { self.hasThreshold = hasThreshold }

  /// The line that names the columns.
  public var header: [UInt8] {
    let columns = SourceTable.columns + (hasThreshold ? ["threshold"] : [])
    return Array((columns.joined(separator: "\t") + "\n").utf8)
  }

  /// The line of an entity.
  /// - Complexity: O(n) in the bytes of its names.
  public func row(_ entity: Entity) -> [UInt8] {
    var fields = [
      Self.plain(entity.id),
      Self.plain(entity.type),
      Self.escaped(entity.name),
      entity.aliases.map { alias($0, isTerm: entity.isTopic) }.joined(separator: "|"),
      entity.parents.map(Self.plain).joined(separator: "|"),
      Self.escaped(entity.description, separators: false),
      entity.latitude.map { Self.decimal($0, places: 6) } ?? "",
      entity.longitude.map { Self.decimal($0, places: 6) } ?? "",
      entity.population.map { String($0) } ?? "",
      entity.prior == 1 ? "" : Self.decimal(entity.prior, places: 4),
      Self.plain(entity.wikidata ?? ""),
      Self.plain(entity.geonames ?? ""),
      Self.plain(entity.validFrom ?? ""),
      Self.plain(entity.validTo ?? ""),
    ]
    if hasThreshold {
      fields.append(entity.threshold == 1 ? "" : Self.decimal(entity.threshold, places: 4))
    }
    return Array((fields.joined(separator: "\t") + "\n").utf8)
  }

  private func alias(_ alias: Alias, isTerm: Bool) -> String {
    var parts = [Self.escaped(alias.text)] + alias.rules.ruleNames
    if isTerm || alias.weight != 1 { parts.append(Self.decimal(alias.weight, places: 4)) }
    return parts.joined(separator: "~")
  }

  /// A text with `\t \n \\`, and `\| \~` where separators are to be escaped; a carriage return, for
  /// which the table has no escape, becomes a space.
  static func escaped(_ text: String, separators: Bool = true) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
      case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case 0x0D: bytes.append(0x20)
      case UInt8(ascii: "\\"): bytes += [byte, byte]
      case UInt8(ascii: "|") where separators, UInt8(ascii: "~") where separators:
        bytes += [UInt8(ascii: "\\"), byte]
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A field that has no escapes, without what would end it.
  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "|") }) else { return text }
    let kept = text.utf8.filter { $0 >= 0x20 && $0 != UInt8(ascii: "|") }
    return String(decoding: kept, as: UTF8.self)
  }

  /// A number with a full stop, without an exponent and without zeros at the end.
  static func decimal(_ value: Double, places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (value * scale).rounded()
    guard scaled.isFinite, abs(scaled) < 1e15 else { return "" }
    let digits = String(Int(abs(scaled)))
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    let whole = padded.dropLast(places)
    var fraction = padded.suffix(places)
    while fraction.last == "0" { fraction.removeLast() }
    let sign = scaled < 0 ? "-" : ""
    return fraction.isEmpty ? sign + whole : sign + whole + "." + fraction
  }
}
