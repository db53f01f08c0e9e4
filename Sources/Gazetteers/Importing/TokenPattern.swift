import InputDecoding

/// Turns a token pattern of spaCy into the names it stands for.
struct TokenPattern {
  let run: ImportRun
  let place: ImportReport.Place

  /// A name, and how its case matters.
  struct Name {
    var text: String
    var matchCase: SpaCyOptions.Case
  }

  /// What a list of names cannot say.
  struct Unsupported: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }
  }

  /// What one token may be: spellings, none for a token that may be missing.
  private struct Choice {
    var spellings: [String]
    var isOptional: Bool
    var matchCase: SpaCyOptions.Case
  }

  /// The names, the longest form of the pattern first.
  func names(of pattern: JSONValue) throws(Unsupported) -> [Name] {
    guard pattern.kind == .array else { throw Unsupported("neither a phrase nor a list of tokens") }
    var choices: [Choice] = []
    var product = 1
    for token in pattern.elements {
      let choice = try choice(of: token)
      choices.append(choice)
      product *= choice.spellings.count + (choice.isOptional ? 1 : 0)
      if product > run.options.spacy.expansionLimit {
        throw Unsupported("it stands for more than \(run.options.spacy.expansionLimit) names")
      }
    }
    guard !choices.isEmpty else { throw Unsupported("it has no tokens") }
    var names: [[(text: String, matchCase: SpaCyOptions.Case)]] = [[]]
    for choice in choices {
      var longer: [[(text: String, matchCase: SpaCyOptions.Case)]] = []
      for name in names {
        longer += choice.spellings.map { name + [($0, choice.matchCase)] }
        if choice.isOptional { longer.append(name) }
      }
      names = longer
    }
    return names.filter { !$0.isEmpty }.map { tokens in
      let cases = Set(tokens.filter { !Self.isPunctuation($0.text) }.map(\.matchCase))
      return Name(
        text: run.clean(Self.joined(tokens.map(\.text))),
        matchCase: cases.contains(.exact) ? .exact : cases.contains(.any) ? .any : .smart
      )
    }
  }

  private func choice(of token: JSONValue) throws(Unsupported) -> Choice {
    guard token.kind == .object else { throw Unsupported("a token that is no object") }
    var choice = Choice(spellings: [], isOptional: false, matchCase: .smart)
    for (key, value) in token.members {
      switch key.uppercased() {
      case "ORTH", "TEXT":
        choice.spellings = try spellings(value, key)
        choice.matchCase = .exact
      case "LOWER":
        choice.spellings = try spellings(value, key)
        choice.matchCase = .any
        for spelling in choice.spellings where spelling != spelling.lowercased() {
          run.report.add(
            .note,
            "a LOWER value with capitals, which spaCy could never match",
            at: place,
            spelling
          )
        }
      case "IS_PUNCT":
        guard value.boolean == true else { throw Unsupported("IS_PUNCT that is not true") }
        choice.spellings = ["-"]
      case "OP":
        switch value.string {
        case "?": choice.isOptional = true
        case "1", nil: break
        case let operation?: throw Unsupported("the operator \(operation)")
        }
      default:
        throw Unsupported("the attribute \(key)")
      }
    }
    guard !choice.spellings.isEmpty else { throw Unsupported("a token that says nothing") }
    return choice
  }

  private func spellings(_ value: JSONValue, _ key: String) throws(Unsupported) -> [String] {
    if let text = value.string { return [text] }
    guard value.kind == .object else { throw Unsupported("\(key) that is no text") }
    var spellings: [String] = []
    for (operation, list) in value.members {
      guard operation == "IN" else { throw Unsupported("\(key) with \(operation)") }
      spellings += list.elements.compactMap(\.string)
    }
    guard !spellings.isEmpty else { throw Unsupported("\(key) with an empty list") }
    return spellings
  }

  /// Tokens as they are written: no space around hyphens and before what belongs to the word.
  private static func joined(_ tokens: [String]) -> String {
    var text = ""
    var isGlued = true
    for token in tokens {
      let isHyphen = ["-", "–", "/", "’", "'"].contains(token)
      let isEnding =
        [".", ",", ")", "%", "!"].contains(token)
        || ["'s", "’s", "n't"].contains(token.lowercased())
      if !isGlued, !isHyphen, !isEnding { text += " " }
      text += token
      isGlued = isHyphen || token == "("
    }
    return text
  }

  private static func isPunctuation(_ text: String) -> Bool {
    NameShape(text).letters + NameShape(text).digits == 0
  }
}
