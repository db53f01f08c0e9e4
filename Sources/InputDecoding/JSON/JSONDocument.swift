/// One parsed JSON text.
///
/// A document can read text after text with the same memory; the values of an earlier text must not
/// be used any more then, and trap where they are.
public final class JSONDocument {
  /// The value the text consists of.
  public var root: JSONValue {
    guard let handle else { preconditionFailure("no text was read") }
    return JSONValue(document: self, generation: generation, handle: handle)
  }

  private let parser: JSONParserHandle
  private var handle: JSONHandle?
  /// Counts the texts read, so that a value knows whether its text is still the last one.
  private(set) var generation = 0

  /// Parses one JSON text.
  public init(_ bytes: [UInt8]) throws(JSONError) {
    parser = JSONParserHandle()
    try read(bytes[...])
  }

  /// A document that has read nothing yet.
  package init() {
    parser = JSONParserHandle()
  }

  /// Reads the next text in place of the last one.
  package func read(_ bytes: ArraySlice<UInt8>) throws(JSONError) {
    generation += 1
    handle = nil
    handle = try parser.parse(bytes)
  }
}

/// Why a text is not JSON.
public struct JSONError: Error, Equatable {
  /// The reason in a few words.
  public let message: String
}
