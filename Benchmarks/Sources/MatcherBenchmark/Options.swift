import Foundation

/// What the command line asks for.
struct Options {
  /// A file of names, one a line.
  var names = ""
  /// A file of documents, each ended by NUL.
  var documents = ""
  /// The compiled names, written if it is not there; it has to end in `.gaz`.
  var compiled = ""
  /// The alias rules the names get.
  var rules = Rules.all
  /// The most threads to time with, each number from one on.
  var threads = 1
  /// How often to time after one run to warm up.
  var repeats = 3
  /// Where to write the matches, if anywhere.
  var spans: String?

  /// The alias rules of all names.
  enum Rules: String {
    /// What an alias without rules of its own has.
    case all
    /// Only the very spelling.
    case exact
  }

  static let usage =
    "usage: matcher-benchmark NAMES DOCUMENTS FILE.gaz [--rules all|exact] [--threads N] [--repeat N] [--spans FILE]"

  /// Reads the arguments; `nil` where they are wrong.
  init?(_ arguments: [String]) {
    var files: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("--") else {
        files.append(argument)
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      switch argument {
      case "--rules":
        guard let rules = Rules(rawValue: value) else { return nil }
        self.rules = rules
      case "--threads", "--repeat":
        guard let number = Int(value), (1...256).contains(number) else { return nil }
        if argument == "--threads" { threads = number } else { repeats = number }
      case "--spans": spans = value
      default: return nil
      }
    }
    guard files.count == 3 else { return nil }
    names = files[0]
    documents = files[1]
    compiled = files[2]
  }
}
