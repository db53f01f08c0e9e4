/// The labels of SKOS-XL: nodes of their own, which concepts refer to.
struct SKOSLabels {
  /// How a label names its concept.
  enum Kind {
    /// The name.
    case preferred
    /// Another name.
    case alternative
    /// A spelling that is found and never shown.
    case hidden
  }

  /// A label that is complete.
  struct Label {
    var concept: String
    var kind: Kind
    var text: String
    var language: String
  }

  private var forms: [String: [(text: String, language: String)]] = [:]
  private var uses: [String: [(concept: String, kind: Kind)]] = [:]

  /// Takes a triple of SKOS-XL and gives the labels that it completes.
  mutating func take(_ name: String, _ triple: RDFTriple) -> [Label] {
    switch (name, triple.object) {
    case ("literalForm", .literal(let text, let language)):
      forms[triple.subject, default: []].append((text, language))
      return (uses[triple.subject] ?? []).map { use in
        Label(concept: use.concept, kind: use.kind, text: text, language: language)
      }
    case ("prefLabel", .node(let label)): return use(label, triple.subject, .preferred)
    case ("altLabel", .node(let label)): return use(label, triple.subject, .alternative)
    case ("hiddenLabel", .node(let label)): return use(label, triple.subject, .hidden)
    default: return []
    }
  }

  private mutating func use(_ label: String, _ concept: String, _ kind: Kind) -> [Label] {
    uses[label, default: []].append((concept, kind))
    return (forms[label] ?? []).map { form in
      Label(concept: concept, kind: kind, text: form.text, language: form.language)
    }
  }

  /// Forgets the blank nodes of a file: their names mean nothing in another.
  mutating func endFile() {
    forms = forms.filter { !$0.key.hasPrefix("_:") }
    uses = uses.filter { !$0.key.hasPrefix("_:") }
  }
}
