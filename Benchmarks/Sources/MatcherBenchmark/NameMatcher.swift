import Foundation
import Skein

/// A gazetteer of names, each an entity of its own, and the search for them in documents.
struct NameMatcher: Sendable {
  /// A match in Unicode scalars of its document.
  struct Match {
    var start: Int
    var end: Int
    /// The line of the name, from 0.
    var name: Int
  }

  private let gazetteer: Gazetteer
  private let rules: Options.Rules

  /// The table that a list of names makes: each line an entity with its name.
  static func table(of names: [String], rules: Options.Rules) -> String {
    var table = "id\ttype\tname\taliases\n"
    for (index, name) in names.enumerated() {
      let text = name.replacing("\\", with: "\\\\")
      let alias = text.replacing("|", with: "\\|").replacing("~", with: "\\~")
      table += "place/\(index)\tplace/city\t\(text)\t\(rules == .exact ? alias + "~exact" : "")\n"
    }
    return table
  }

  /// Compiles a table.
  init(table path: String, rules: Options.Rules) throws {
    gazetteer = try GazetteerLoader(explicit: [path]).load()
    self.rules = rules
  }

  /// Finds the names of a document, without overlap, in the order of the text.
  func find(in document: String, _ found: inout [Match]) {
    found.removeAll(keepingCapacity: true)
    let text = SegmentedText(document)
    var candidates: [(words: Range<Int>, entity: Int)] = []
    gazetteer.forEachName(in: text) { words, entries in
      if let entry = entries.first(where: { holds($0, at: words, in: text) }) {
        candidates.append((words, entry.entity))
      }
    }
    candidates.sort {
      (-$0.words.count, $0.words.lowerBound) < (-$1.words.count, $1.words.lowerBound)
    }
    var taken = Set<Int>()
    for (words, entity) in candidates where taken.isDisjoint(with: words) {
      taken.formUnion(words)
      let bytes =
        Int(text.words[words.lowerBound].start)..<Int(text.words[words.upperBound - 1].end)
      let scalars = text.offsets.scalars(bytes)
      found.append(Match(start: scalars.lowerBound, end: scalars.upperBound, name: entity))
    }
    found.sort { $0.start < $1.start }
  }

  private func holds(_ entry: GazetteerEntry, at words: Range<Int>, in text: SegmentedText) -> Bool
  {
    let first = text.words[words.lowerBound]
    if rules == .exact {
      let bytes = Int(first.start)..<Int(text.words[words.upperBound - 1].end)
      return text.utf8[bytes].elementsEqual(entry.alias.text.utf8)
    }
    if entry.traits.contains(.isAcronym) { return first.isAllCapitals }
    guard entry.traits.contains(.isSingleWord) else { return true }
    return first.shape.contains(.startsWithCapital) || first.shape.contains(.isSpaceless)
      || entry.alias.text.unicodeScalars.first?.properties.isUppercase == false
  }
}
