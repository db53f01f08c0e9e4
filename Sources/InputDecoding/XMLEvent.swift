/// A piece of an XML document.
package enum XMLEvent: Equatable, Sendable {
  /// The start of an element.
  case start(XMLName, [XMLAttribute])
  /// The end of an element.
  case end(XMLName)
  /// A run of text; a text may come in several.
  case text(String)
}

/// An attribute of an element; declarations of namespaces are none.
package struct XMLAttribute: Equatable, Sendable {
  /// The name.
  package let name: XMLName
  /// The value, entities resolved.
  package let value: String
}

/// The name of an element or attribute.
package struct XMLName: Hashable, Sendable {
  /// The namespace; empty where there is none.
  package let namespace: String
  /// The name without its prefix.
  package let local: String

  /// Creates a name.
  package init(_ namespace: String, _ local: String) {
    self.namespace = namespace
    self.local = local
  }
}
