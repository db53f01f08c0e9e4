import Foundation

/// A statement of RDF.
struct RDFTriple: Equatable {
  /// What it is about: an IRI, or a blank node that starts with `_:`.
  var subject: String
  /// The IRI of what is said.
  var predicate: String
  /// What is said.
  var object: Object

  /// The object of a statement.
  enum Object: Equatable {
    /// An IRI or a blank node.
    case node(String)
    /// A text with its language, which may be empty.
    case literal(String, language: String)
  }
}

/// The IRIs that the reading of RDF itself needs.
enum RDF {
  static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let type = namespace + "type"
  static let first = namespace + "first"
  static let rest = namespace + "rest"
  static let none = namespace + "nil"

  /// An IRI that may be relative to another.
  static func resolve(_ reference: String, against base: String) -> String {
    if hasScheme(reference) || base.isEmpty { return reference }
    let document = base.prefix { $0 != "#" }
    if reference.isEmpty { return String(document) }
    if reference.hasPrefix("#") { return document + reference }
    let path = document.prefix { $0 != "?" }
    guard let scheme = path.range(of: "://") else { return document + reference }
    if reference.hasPrefix("//") { return path[..<scheme.lowerBound] + ":" + reference }
    let authorityEnd = path[scheme.upperBound...].firstIndex(of: "/") ?? path.endIndex
    if reference.hasPrefix("/") { return path[..<authorityEnd] + reference }
    guard authorityEnd < path.endIndex, let slash = path.lastIndex(of: "/") else {
      return path + "/" + reference
    }
    return path[...slash] + reference
  }

  private static func hasScheme(_ reference: String) -> Bool {
    guard let colon = reference.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = reference.utf8[..<colon]
    return !scheme.isEmpty
      && scheme.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2B
          || byte == 0x2D || byte == 0x2E
      }
  }
}
