import LinkEvaluation
import Testing

@Suite("Scores of random gold")
struct RandomTests {
  @Test("are those of a scorer that compares all with all", arguments: [false, true], 1...8)
  func plain(_ names: Bool, _ seed: Int) {
    var random = RandomGold(seed: UInt64(seed))
    var evaluation = Evaluation(namesOnly: names)
    var plain = PlainScorer(namesOnly: names)
    for number in 0..<400 {
      let (document, predictions) = random.document(id: "\(number)")
      evaluation.add(document, predictions)
      plain.add(document, predictions)
    }
    for type in EvaluatedType.allCases {
      #expect(evaluation.byType[type]?.exact == plain.exact[type])
      #expect(evaluation.byType[type]?.overlapping == plain.overlapping[type])
    }
    #expect(evaluation.untyped.exact == plain.exact[nil])
    #expect(evaluation.untyped.overlapping == plain.overlapping[nil])
    #expect(evaluation.untyped.exact.right > 100)
    #expect(evaluation.errors.count(of: .miss) == evaluation.micro.exact.missed)
    #expect(evaluation.errors.count(of: .falseFind) == evaluation.micro.exact.wrong)
    let found = evaluation.byForm.values.reduce(0) { $0 + $1.found }
    let exact = evaluation.byForm.values.reduce(0) { $0 + $1.exact }
    let forgiven = evaluation.byForm.values.reduce(0) { $0 + $1.forgivenExact }
    #expect(found - exact - forgiven == evaluation.micro.exact.wrong)
  }
}
