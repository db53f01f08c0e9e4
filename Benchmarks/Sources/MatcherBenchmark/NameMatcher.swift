import PhraseMatching
import Skein

/// A gazetteer of names, each an entity of its own, and the search for them in documents.
///
/// It holds the memory of a search, so that every thread has its own, over one gazetteer.
struct NameMatcher {
  /// A match in Unicode scalars of its document.
  struct Match {
    var start: Int
    var end: Int
    /// The line of the name, from 0.
    var name: Int
  }

  private let gazetteer: Gazetteer
  private let matcher: PhraseMatcher

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

  init(_ gazetteer: Gazetteer) {
    self.gazetteer = gazetteer
    matcher = PhraseMatcher(gazetteer.nameTable)
  }

  /// Finds the names of a document, without overlap, in the order of the text, each with its first entity.
  func find(in document: [UInt8], _ found: inout [Match]) {
    found.removeAll(keepingCapacity: true)
    matcher.forEachMatch(in: document) { match in
      let entries = gazetteer.entries(ofName: match.phrase)
      found.append(
        Match(
          start: match.scalars.lowerBound,
          end: match.scalars.upperBound,
          name: entries.first?.entity ?? -1
        )
      )
    }
  }
}
