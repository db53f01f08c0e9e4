#if canImport(Darwin)
import Darwin
#elseif canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Measures of how strongly two names go together.
///
/// Counting units are sentences, paragraphs, documents or threads; a unit counts a name once.
public enum AssociationMeasures {
  /// Pointwise mutual information, log₂(n_ab·N / (n_a·n_b)); −∞ if the names never meet.
  ///
  /// Source: Church and Hanks, "Word association norms, mutual information, and lexicography", 1990.
  public static func pmi(_ counts: PairCounts) -> Double {
    log2(Double(counts.both) / counts.expected)
  }

  /// Normalised pointwise mutual information, PMI / −log₂(n_ab/N), between −1 and 1.
  ///
  /// The edges by their limits: −1 if the names never meet; 1 if neither occurs without the other,
  /// also where every unit holds both and the quotient is 0/0 (the log-likelihood is 0 there and says
  /// that nothing was learnt).
  ///
  /// Source: Bouma, "Normalized (pointwise) mutual information in collocation extraction", 2009.
  public static func npmi(_ counts: PairCounts) -> Double {
    if counts.both == 0 { return -1 }
    if counts.both == counts.first && counts.both == counts.second { return 1 }
    let value = pmi(counts) / -log2(Double(counts.both) / Double(counts.units))
    return min(1, max(-1, value))
  }

  /// The log-likelihood ratio G² = 2·Σ O·ln(O/E), negative if the pair is rarer than expected.
  ///
  /// A cell of zero adds nothing. Source: Dunning, "Accurate methods for the statistics of surprise
  /// and coincidence", 1993.
  public static func signedLogLikelihood(_ counts: PairCounts) -> Double {
    let units = Double(counts.units)
    let first = Double(counts.first)
    let second = Double(counts.second)
    let both = Double(counts.both)
    func cell(_ observed: Double, _ row: Double, _ column: Double) -> Double {
      observed > 0 ? observed * log(observed * units / (row * column)) : 0
    }
    let sum =
      cell(both, first, second) + cell(first - both, first, units - second)
      + cell(second - both, units - first, second)
      + cell(units - first - second + both, units - first, units - second)
    let statistic = max(0, 2 * sum)
    return both < counts.expected ? -statistic : statistic
  }

  /// The probability that χ² with one degree of freedom exceeds the size of G²: erfc(√(|G²|/2)).
  public static func pValue(logLikelihood: Double) -> Double {
    erfc((abs(logLikelihood) / 2).squareRoot())
  }

  /// The false-discovery rates of tests: for each, the smallest rate at which it is a discovery.
  ///
  /// q of the i-th smallest of m values is the least p_j·m/j over all j ≥ i, at most 1; equal values
  /// get equal rates, so the order of the tests does not matter.
  ///
  /// Source: Benjamini and Hochberg, "Controlling the false discovery rate", 1995.
  /// - Complexity: O(m log m).
  public static func falseDiscoveryRates(_ pValues: [Double]) -> [Double] {
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    var rates = pValues
    var least = 1.0
    for rank in stride(from: order.count, to: 0, by: -1) {
      let index = order[rank - 1]
      least = min(least, pValues[index] * Double(pValues.count) / Double(rank))
      rates[index] = least
    }
    return rates
  }

  /// The associations of all pairs that were tested together.
  ///
  /// The false-discovery rates hold for the whole list: pass every pair that was counted, before
  /// filtering.
  /// - Complexity: O(m log m).
  public static func associations(of pairs: [PairCounts]) -> [Association] {
    let likelihoods = pairs.map(signedLogLikelihood)
    let pValues = likelihoods.map(pValue(logLikelihood:))
    let rates = falseDiscoveryRates(pValues)
    return pairs.indices.map { index in
      Association(
        npmi: npmi(pairs[index]),
        logLikelihood: likelihoods[index],
        pValue: pValues[index],
        qValue: rates[index]
      )
    }
  }
}
