import KnowledgeGraphs
import TestSupport
import Testing

/// Figures from SciPy 1.17: `chi2_contingency(…, lambda_="log-likelihood")`, `chi2.sf`.
struct MeasureCase: Sendable {
  var both: Int
  var first: Int
  var second: Int
  var units: Int
  var pmi: Double
  var npmi: Double
  var logLikelihood: Double
  var pValue: Double
}

private let measureCases: [MeasureCase] = [
  MeasureCase(
    both: 12,
    first: 20,
    second: 30,
    units: 1000,
    pmi: 4.321928094887363,
    npmi: 0.6773309522238448,
    logLikelihood: 62.998015581594096,
    pValue: 2.069149424808331e-15
  ),
  MeasureCase(
    both: 1,
    first: 1,
    second: 1,
    units: 50,
    pmi: 5.643856189774724,
    npmi: 1,
    logLikelihood: 9.8039113279732,
    pValue: 0.001741410949985844
  ),
  MeasureCase(
    both: 0,
    first: 40,
    second: 60,
    units: 100,
    pmi: -.infinity,
    npmi: -1,
    logLikelihood: -134.6023334018513,
    pValue: 4.033850349178853e-31
  ),
  MeasureCase(
    both: 5,
    first: 5,
    second: 5,
    units: 200,
    pmi: 5.321928094887363,
    npmi: 1,
    logLikelihood: 46.76273965501238,
    pValue: 8.012238295499942e-12
  ),
  MeasureCase(
    both: 100,
    first: 100,
    second: 100,
    units: 100,
    pmi: 0,
    npmi: 1,
    logLikelihood: 0,
    pValue: 1
  ),
  MeasureCase(
    both: 10,
    first: 50,
    second: 20,
    units: 100,
    pmi: 0,
    npmi: 0,
    logLikelihood: 0,
    pValue: 1
  ),
  MeasureCase(
    both: 3,
    first: 1000,
    second: 900,
    units: 100_000,
    pmi: -1.5849625007211563,
    npmi: -0.10549061374186575,
    logLikelihood: -5.485260715032487,
    pValue: 0.01917745970786469
  ),
  MeasureCase(
    both: 200,
    first: 500,
    second: 700,
    units: 1000,
    pmi: -0.8073549220576042,
    npmi: -0.3477088389753815,
    logLikelihood: -548.7169371005305,
    pValue: 2.3939166490574417e-121
  ),
  MeasureCase(
    both: 7,
    first: 9,
    second: 8,
    units: 123_456,
    pmi: 13.551067348664395,
    npmi: 0.9606405757795307,
    logLikelihood: 135.324820590223,
    pValue: 2.8034180657568717e-31
  ),
]

private func isClose(_ first: Double, _ second: Double) -> Bool {
  first == second || abs(first - second) <= 1e-9 * max(1e-300, abs(first), abs(second))
}

@Suite("Association measures")
struct AssociationMeasuresTests {
  @Test("agree with SciPy", arguments: measureCases)
  func agreeWithSciPy(expected: MeasureCase) throws {
    let counts = try #require(
      PairCounts(
        both: expected.both,
        first: expected.first,
        second: expected.second,
        units: expected.units
      )
    )
    #expect(isClose(AssociationMeasures.pmi(counts), expected.pmi))
    #expect(isClose(AssociationMeasures.npmi(counts), expected.npmi))
    let likelihood = AssociationMeasures.signedLogLikelihood(counts)
    #expect(isClose(likelihood, expected.logLikelihood))
    #expect(isClose(AssociationMeasures.pValue(logLikelihood: likelihood), expected.pValue))
  }

  @Test("refuse tables that contradict themselves")
  func refuseContradictions() {
    #expect(PairCounts(both: 3, first: 2, second: 5, units: 10) == nil)
    #expect(PairCounts(both: 1, first: 6, second: 6, units: 10) == nil)
    #expect(PairCounts(both: 0, first: 0, second: 6, units: 10) == nil)
    #expect(PairCounts(both: -1, first: 1, second: 1, units: 10) == nil)
    #expect(PairCounts(both: 0, first: 1, second: 1, units: 0) == nil)
    #expect(PairCounts(both: 2, first: 6, second: 6, units: 10) != nil)
  }

  @Test("hold their bounds on random units")
  func holdBounds() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let units = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        (Bool.random(using: &generator), Bool.random(using: &generator))
      }
      let first = units.count { $0.0 }
      let second = units.count { $0.1 }
      let both = units.count { $0.0 && $0.1 }
      guard first > 0, second > 0 else { continue }
      let counts = try #require(
        PairCounts(both: both, first: first, second: second, units: units.count)
      )
      let npmi = AssociationMeasures.npmi(counts)
      let likelihood = AssociationMeasures.signedLogLikelihood(counts)
      #expect((-1...1).contains(npmi))
      #expect((0...1).contains(AssociationMeasures.pValue(logLikelihood: likelihood)))
      if both * units.count > first * second { #expect(npmi > 0 && likelihood >= 0) }
      if both * units.count < first * second { #expect(npmi < 0 && likelihood <= 0) }
      let mirrored = try #require(
        PairCounts(both: both, first: second, second: first, units: units.count)
      )
      #expect(isClose(AssociationMeasures.npmi(mirrored), npmi))
    }
  }

  @Test("false-discovery rates agree with SciPy and with the definition")
  func falseDiscoveryRates() {
    let rates = AssociationMeasures.falseDiscoveryRates(
      [0.01, 0.5, 0.03, 0.04, 0.001, 0.03, 1.0, 0.2])
    let expected = [0.04, 0.5714285714285714, 0.06, 0.064, 0.008, 0.06, 1.0, 0.26666666666666666]
    #expect(zip(rates, expected).allSatisfy(isClose))
    #expect(AssociationMeasures.falseDiscoveryRates([]).isEmpty)

    var generator = SeededGenerator(seed: 2)
    let values = (0..<60).map { _ in Double(Int.random(in: 0...40, using: &generator)) / 40 }
    let brute = values.map { value in
      values.filter { $0 >= value }.map { least in
        min(1, least * Double(values.count) / Double(values.count { $0 <= least }))
      }.min() ?? 1
    }
    #expect(zip(AssociationMeasures.falseDiscoveryRates(values), brute).allSatisfy(isClose))
  }
}
