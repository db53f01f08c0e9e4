import Foundation

/// What the clues of a candidate add up to, by type.
struct NameScore {
  /// How likely each type is, in the order of ``NameType``: none, person, organization, place.
  var shares: SIMD4<Double>

  /// The mean of no shares at all.
  static let nothing = NameScore(shares: .zero)

  var mostLikely: NameType {
    var best = NameType.none
    for type in NameType.allCases where shares[type.rawValue] > shares[best.rawValue] {
      best = type
    }
    return best
  }

  /// The likeliest type but none.
  var mostLikelyName: NameType {
    var best = NameType.person
    for type in [NameType.organization, .place] where shares[type.rawValue] > shares[best.rawValue]
    {
      best = type
    }
    return best
  }

  /// How likely the candidate is a name of any type.
  var name: Double { shares[1] + shares[2] + shares[3] }
}

extension NameWeights {
  /// Adds up the weights of clues and turns the sums into shares: multinomial logistic regression.
  ///
  /// Sums are whole thousandths, so that their order does not matter.
  func score(_ clues: ClueSet) -> NameScore {
    var sum = bias
    clues.forEach { sum &+= rows[$0] }
    let largest = max(0, sum.max())
    var shares = SIMD4<Double>.zero
    var total = 0.0
    for type in 0..<4 {
      shares[type] = exp(Double(sum[type] - largest) / 1000)
      total += shares[type]
    }
    return NameScore(shares: shares / total)
  }
}
