/// A value of a ``JSONDocument``.
public struct JSONValue {
  /// What a value is.
  public enum Kind: String, Sendable {
    /// Members with keys.
    case object
    /// Elements in order.
    case array
    /// A text.
    case string
    /// A number without fraction and exponent that 64 bits hold.
    case integer
    /// Any other number.
    case double
    /// True or false.
    case boolean
    /// Nothing.
    case null
  }

  private let document: JSONDocument
  private let generation: Int
  private let uncheckedHandle: JSONHandle

  init(document: JSONDocument, generation: Int, handle: JSONHandle) {
    self.document = document
    self.generation = generation
    uncheckedHandle = handle
  }

  /// The handle, after a look at whether its text is still the one the document holds.
  var handle: JSONHandle {
    precondition(document.generation == generation, "the document has read another text")
    return uncheckedHandle
  }

  /// What the value is.
  public var kind: Kind { handle.kind }

  /// The text, if this is a string.
  public var string: String? { kind == .string ? handle.string().text : nil }

  /// The text, if this is a string, and whether it holds a NUL.
  package var stringAndNUL: (text: String, hasNUL: Bool)? {
    kind == .string ? handle.string() : nil
  }

  /// The number's digits as they stand in the text, if this is an integer.
  public var digits: String? { kind == .integer ? handle.digits : nil }

  /// The number, if this is one.
  public var double: Double? {
    switch kind {
    case .integer, .double: handle.double
    default: nil
    }
  }

  /// The truth value, if this is one.
  public var boolean: Bool? { kind == .boolean ? handle.isTrue : nil }

  /// Whether the value is `null`.
  public var isNull: Bool { kind == .null }

  /// The members of an object in order, of a key that stands twice both; none for other kinds.
  public var members: Members { Members(container: kind == .object ? self : nil) }

  /// The elements of an array in order; none for other kinds.
  public var elements: Elements { Elements(container: kind == .array ? self : nil) }

  /// The value of a key, the last one where the key stands twice; `nil` where there is none.
  public subscript(key: String) -> JSONValue? {
    var found: JSONValue?
    for (name, value) in members where name.utf8.elementsEqual(key.utf8) { found = value }
    return found
  }

  private func step(_ cursor: inout JSONCursor?) -> (key: String, value: JSONValue)? {
    precondition(document.generation == generation, "the document has read another text")
    guard let (key, handle) = cursor?.next() else { return nil }
    return (key, JSONValue(document: document, generation: generation, handle: handle))
  }
}

extension JSONValue {
  /// The members of an object, in the order of the text.
  public struct Members: Sequence, IteratorProtocol {
    private let container: JSONValue?
    private var cursor: JSONCursor?

    fileprivate init(container: JSONValue?) {
      self.container = container
      cursor = container?.handle.makeCursor()
    }

    /// The next member.
    public mutating func next() -> (key: String, value: JSONValue)? { container?.step(&cursor) }
  }

  /// The elements of an array, in the order of the text.
  public struct Elements: Sequence, IteratorProtocol {
    private var members: Members

    fileprivate init(container: JSONValue?) {
      members = Members(container: container)
    }

    /// The next element.
    public mutating func next() -> JSONValue? { members.next()?.value }
  }
}
