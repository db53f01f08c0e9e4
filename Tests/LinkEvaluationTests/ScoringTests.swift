import LinkEvaluation
import Testing

@Suite("Scores")
struct ScoringTests {
  static let text =
    "The Harbour Union met Ada Brook in Lower Vale, and she said it was late in Vale."

  @Test("exact and overlapping spans")
  func spans() {
    let evaluation = evaluate(
      Self.text,
      [
        gold("The Harbour Union", .organization, in: Self.text),
        gold("Ada Brook", .person, in: Self.text), gold("Lower Vale", .place, in: Self.text),
        gold("Vale", .place, in: Self.text, at: 1),
      ],
      [
        found("Harbour Union", .organization, in: Self.text),
        found("Ada Brook", .person, in: Self.text),
        found("Lower Vale", .organization, in: Self.text),
        found("late", .place, in: Self.text),
      ]
    )
    #expect(evaluation.byType[.person]?.exact == MatchCounts(right: 1))
    #expect(evaluation.byType[.organization]?.exact == MatchCounts(wrong: 2, missed: 1))
    #expect(evaluation.byType[.organization]?.overlapping == MatchCounts(right: 1, wrong: 1))
    #expect(evaluation.byType[.place]?.exact == MatchCounts(wrong: 1, missed: 2))
    #expect(evaluation.untyped.exact == MatchCounts(right: 2, wrong: 2, missed: 2))
    #expect(evaluation.untyped.overlapping == MatchCounts(right: 3, wrong: 1, missed: 1))
    #expect(evaluation.micro.exact == MatchCounts(right: 1, wrong: 3, missed: 3))
    #expect(evaluation.micro.exact.f1.percentage == 25)
  }

  /// What is marked, what was found, and the exact counts without and with names alone.
  struct Rule: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let gold: [GoldMention]
    let found: [PredictedMention]
    let all: MatchCounts
    let names: MatchCounts
  }

  static let rules = [
    Rule(
      testDescription: "a leading article is cut on both sides",
      gold: [gold("The Harbour Union", .organization, in: text)],
      found: [found("Harbour Union", .organization, in: text)],
      all: MatchCounts(wrong: 1, missed: 1),
      names: MatchCounts(right: 1)
    ),
    Rule(
      testDescription: "of a prediction, too",
      gold: [gold("Harbour Union", .organization, in: text)],
      found: [found("The Harbour Union", .organization, in: text)],
      all: MatchCounts(wrong: 1, missed: 1),
      names: MatchCounts(right: 1)
    ),
    Rule(
      testDescription: "a pronoun is left out and forgives",
      gold: [gold("she", .person, in: text)],
      found: [found("she", .place, in: text)],
      all: MatchCounts(wrong: 1, missed: 1),
      names: MatchCounts()
    ),
    Rule(
      testDescription: "what has no capital is left out and forgives",
      gold: [gold("late", .place, in: text)],
      found: [found("late", .place, in: text)],
      all: MatchCounts(right: 1),
      names: MatchCounts()
    ),
    Rule(
      testDescription: "a demonym is dropped",
      gold: [],
      found: [found("Vale", .place, in: text, form: "demonym")],
      all: MatchCounts(wrong: 1),
      names: MatchCounts()
    ),
    Rule(
      testDescription: "gold of another type forgives what overlaps it",
      gold: [gold("Ada Brook", nil, in: text)],
      found: [found("Ada", .person, in: text)],
      all: MatchCounts(),
      names: MatchCounts()
    ),
    Rule(
      testDescription: "gold that is no name takes no part and forgives nothing",
      gold: [gold("Ada Brook", .person, in: text, isNamed: false)],
      found: [found("Ada Brook", .person, in: text)],
      all: MatchCounts(wrong: 1),
      names: MatchCounts(wrong: 1)
    ),
    Rule(
      testDescription: "a type that is not scored is dropped",
      gold: [],
      found: [found("Ada Brook", nil, in: text)],
      all: MatchCounts(),
      names: MatchCounts()
    ),
    Rule(
      testDescription: "a span that is found twice is right once and wrong as often as it stands",
      gold: [gold("Ada Brook", .person, in: text)],
      found: [
        found("Ada Brook", .person, in: text), found("Ada Brook", .person, in: text),
        found("Vale", .place, in: text), found("Vale", .place, in: text),
      ],
      all: MatchCounts(right: 1, wrong: 2),
      names: MatchCounts(right: 1, wrong: 2)
    ),
    Rule(
      testDescription: "a span that gold has twice is missed once",
      gold: [
        gold("Ada Brook", .person, in: text), gold("Ada Brook", .person, in: text),
      ],
      found: [],
      all: MatchCounts(missed: 1),
      names: MatchCounts(missed: 1)
    ),
  ]

  @Test("rules", arguments: rules)
  func rule(_ rule: Rule) {
    #expect(evaluate(Self.text, rule.gold, rule.found).micro.exact == rule.all)
    #expect(evaluate(Self.text, rule.gold, rule.found, names: true).micro.exact == rule.names)
  }

  @Test("only predictions inside the evaluation span count")
  func evaluationSpan() {
    let mentions = [gold("Ada Brook", .person, in: Self.text)]
    let predictions = [
      found("Ada Brook", .person, in: Self.text), found("Vale", .place, in: Self.text, at: 1),
      found("Harbour", .organization, in: Self.text),
    ]
    let brook = range(of: "Union met Ada Brook in", in: Self.text)
    let inside = evaluate(Self.text, mentions, predictions, span: brook)
    #expect(inside.micro.exact == MatchCounts(right: 1))
    #expect(
      evaluate(Self.text, mentions, predictions).micro.exact == MatchCounts(right: 1, wrong: 2)
    )
    // The cut article does not bring a span inside that was outside.
    let union = [found("The Harbour Union", .organization, in: Self.text)]
    let late = 4..<30
    #expect(evaluate(Self.text, [], union, span: late).micro.exact == MatchCounts())
    #expect(evaluate(Self.text, [], union, names: true, span: late).micro.exact.wrong == 1)
  }

  @Test(
    "articles and pronouns as patterns have them",
    arguments: [
      ("THE Vale", "Vale"), ("An Vale", "Vale"), ("a\u{2003}Vale", "Vale"), ("the\nVale", "Vale"),
      ("The", "The"), ("The ", "The "), ("Theatre Vale", "Theatre Vale"), ("A", "A"),
    ]
  )
  func articles(_ words: String, _ name: String) {
    let text = "x \(words) y"
    let evaluation = evaluate(
      text,
      [gold(words, .place, in: text)],
      [
        PredictedMention(
          range: range(of: words, in: text).upperBound
            - name.unicodeScalars.count..<range(
              of: words,
              in: text
            ).upperBound,
          type: .place
        )
      ],
      names: true
    )
    #expect(evaluation.micro.exact == MatchCounts(right: 1), "“\(words)”")
  }

  @Test(
    "names have a capital and are no pronouns",
    arguments: [
      ("US", false), ("Us", false), ("İT", false), ("It\n", false), ("Ⅳ", true), ("ǅ", false),
      ("iPad", true), ("they", false), ("THEIRS", true), ("Élan", true), ("東京", false),
    ]
  )
  func names(_ words: String, _ isName: Bool) {
    let text = "x \(words) y"
    let evaluation = evaluate(text, [gold(words, .person, in: text)], [], names: true)
    #expect(evaluation.micro.exact.missed == (isName ? 1 : 0))
  }

  @Test("precision of each form and of links")
  func forms() throws {
    let evaluation = evaluate(
      Self.text,
      [
        gold("The Harbour Union", .organization, in: Self.text),
        gold("Ada Brook", .person, in: Self.text), gold("late", nil, in: Self.text),
      ],
      [
        found("Harbour Union", .organization, in: Self.text, form: "short"),
        found("Ada Brook", .person, in: Self.text, entity: nil, form: "unknown"),
        found("late", .place, in: Self.text, form: "short"),
        found("Vale", .place, in: Self.text, form: "short"),
      ]
    )
    let short = try #require(evaluation.byForm["short"])
    #expect(short.found == 3)
    #expect(short.exact == 0)
    #expect(short.overlapping == 1)
    #expect(short.overlappingPrecision == 0.5)
    #expect(evaluation.byForm["unknown"]?.exactPrecision == 1)
    #expect(evaluation.linked[.person] == nil)
    #expect(evaluation.linked[.organization]?.overlapping == 1)
    #expect(evaluation.linked[.place]?.forgivenOverlapping == 1)
  }

  static let percentages: [(Double, Double)] = [
    (0.7505, 75.0), (0.0025, 0.2), (0.4625, 46.2), (0.4645, 46.5), (1.0 / 3, 33.3),
    (2.0 / 3, 66.7), (1, 100), (0, 0), (0.9995, 100.0), (0.0005, 0.1),
  ]

  @Test("percentages round as Python rounds", arguments: percentages)
  func rounding(_ share: Double, _ percentage: Double) {
    #expect(share.percentage == percentage)
  }
}
