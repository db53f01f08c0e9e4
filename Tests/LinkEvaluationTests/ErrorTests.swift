import LinkEvaluation
import Testing

@Suite("The commonest errors")
struct ErrorTests {
  @Test("by surface, with reasons and three contexts")
  func rows() throws {
    let text = "Oak, Oak, Oak and Oak.\nThe Oak Club met Elm."
    let evaluation = evaluate(
      text,
      (0..<4).map { gold("Oak", .place, in: text, at: $0) }
        + [gold("Oak Club", .organization, in: text), gold("Elm", .place, in: text)],
      [
        found("Oak", .person, in: text), found("Oak, Oak", .place, in: text, at: 1),
        found("Oak", .place, in: text, at: 4), found("met", .person, in: text),
        found("Elm", .place, in: text),
      ]
    )
    let misses = evaluation.errors.commonest(.miss, .place, limit: 9)
    #expect(misses.map(\.surface) == ["Oak"])
    let miss = try #require(misses.first)
    #expect(miss.count == 4)
    #expect(miss.contexts.count == ErrorTally.contextCount)
    #expect(miss.contexts.first?.hasPrefix("[Oak], Oak") == true)
    #expect(
      miss.reasons.map { "\($0.reason) \($0.count)" } == [
        "span “Oak, Oak” 2", "is person 1", "not found 1",
      ]
    )
    let false1 = evaluation.errors.commonest(.falseFind, .person, limit: 9)
    #expect(false1.map(\.surface) == ["Oak", "met"])
    #expect(false1.map { $0.reasons.first?.reason } == ["is place", "no name in gold"])
    #expect(evaluation.errors.commonest(.falseFind, .person, limit: 1).count == 1)
    let places = evaluation.errors.commonest(.falseFind, .place, limit: 9)
    #expect(places.map(\.surface) == ["Oak", "Oak, Oak"])
    #expect(places.first?.reasons.first?.reason == "organization “Oak Club”")
    // A line end in a context becomes a space.
    #expect(places.first?.contexts == ["Oak, Oak, Oak and Oak. The [Oak] Club met Elm."])
    #expect(evaluation.errors.count(of: .miss) == evaluation.micro.exact.missed)
    #expect(evaluation.errors.count(of: .falseFind) == evaluation.micro.exact.wrong)
  }

  @Test("contexts keep to their width and to the text")
  func contexts() throws {
    let filler = String(repeating: "ab ", count: 40)
    let text = filler + "Oak " + filler
    let evaluation = evaluate(text, [gold("Oak", .place, in: text)], [])
    let context = try #require(
      evaluation.errors.commonest(.miss, .place, limit: 1).first?.contexts[0]
    )
    #expect(context.unicodeScalars.count == 40 + 5 + 40 + 2)
    #expect(context.hasPrefix("…") && context.hasSuffix("…"))
    // A prediction behind the end of the text is wrong, not a crash.
    let beyond = evaluate("Oak", [], [PredictedMention(range: 1..<900, type: .place)])
    #expect(beyond.errors.commonest(.falseFind, .place, limit: 1).first?.surface == "ak")
    let outside = evaluate(
      "Oak",
      [],
      [PredictedMention(range: 800..<900, type: .place)],
      names: true
    )
    #expect(outside.micro.exact.wrong == 1)
  }
}
