/// The form in which records wait for their sorting: fields between control characters, which cleaned
/// texts do not hold.
extension ImportedEntity {
  private static let field: UInt8 = 0x1F
  private static let item: UInt8 = 0x1E
  private static let part: UInt8 = 0x1D

  /// Everything but the id.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func add(_ text: String) {
      for byte in text.utf8 { bytes.append(byte < 0x20 ? 0x20 : byte) }
    }
    func end(_ byte: UInt8 = Self.field) { bytes.append(byte) }
    func add(_ alias: Alias) {
      add(alias.text)
      end(Self.part)
      if !alias.rules.isEmpty { add(String(alias.rules.rawValue)) }
      end(Self.part)
      if alias.weight != 1 { add(String(alias.weight)) }
    }
    for text in [type, name, String(nameRank)] {
      add(text)
      end()
    }
    add(nameAlias)
    end()
    for alias in aliases {
      add(alias)
      end(Self.item)
    }
    end()
    for parent in parents {
      add(parent)
      end(Self.item)
    }
    end()
    let numbers = [latitude, longitude, prior].map { $0.map { String($0) } ?? "" }
    let whole = population.map { String($0) } ?? ""
    let flag = isUnwanted ? "1" : ""
    for text in numbers + [whole, description, wikidata, geonames, validFrom, validTo, flag] {
      add(text)
      end()
    }
    return bytes
  }

  /// Reads back what ``bytes`` wrote.
  init(_ id: String, bytes: ArraySlice<UInt8>) {
    self.init(id)
    let fields = bytes.split(separator: Self.field, omittingEmptySubsequences: false)
    guard fields.count >= 16 else { return }
    func text(_ index: Int) -> String { String(decoding: fields[index], as: UTF8.self) }
    type = text(0)
    name = text(1)
    nameRank = UInt8(text(2)) ?? 0
    nameAlias = Self.alias(fields[3])
    aliases = fields[4].split(separator: Self.item).map(Self.alias)
    parents = fields[5].split(separator: Self.item).map { String(decoding: $0, as: UTF8.self) }
    latitude = Double(text(6))
    longitude = Double(text(7))
    prior = Double(text(8))
    population = Int(text(9))
    description = text(10)
    wikidata = text(11)
    geonames = text(12)
    validFrom = text(13)
    validTo = text(14)
    isUnwanted = !fields[15].isEmpty
  }

  private static func alias(_ bytes: ArraySlice<UInt8>) -> Alias {
    let parts = bytes.split(separator: part, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard parts.count == 3 else { return Alias("") }
    return Alias(
      parts[0],
      rules: Alias.Rules(rawValue: UInt16(parts[1]) ?? 0),
      weight: Double(parts[2]) ?? 1
    )
  }
}
