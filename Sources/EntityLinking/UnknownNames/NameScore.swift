import Foundation

/// What the clues of a candidate add up to, by type.
struct NameScore {
  /// The sums of the weights in thousandths, that of none being 0.
  ///
  /// In the order of ``NameType``: none, person, organization, place.
  let sums: SIMD4<Int32>

  /// That of what is not weighed, nearly surely no name.
  static let nothing = NameScore(sums: SIMD4(0, -100_000, -100_000, -100_000))

  var mostLikely: NameType {
    var best = NameType.none
    for type in NameType.allCases where sums[type.rawValue] > sums[best.rawValue] { best = type }
    return best
  }

  /// Whether the candidate may be likelier a name than not; `false` is sure.
  ///
  /// For that one of the three types needs a third of the share that none has: e to the power of -1.0986.
  var mayBeName: Bool { max(sums[1], sums[2], sums[3]) > -1100 }

  /// Whether the candidate is a name, likelier than not.
  var isName: Bool { mayBeName && shares.name >= NameShares.leastOfName }

  /// Whether the candidate is a name, or it takes next to nothing; `false` is sure for several such ones
  /// together, too.
  var isNearlyName: Bool { mayBeName && shares.name >= NameShares.leastOfName - 0.001 }

  /// The shares of the types: multinomial logistic regression.
  var shares: NameShares {
    let largest = sums.max()
    var shares = SIMD4<Double>.zero
    var total = 0.0
    for type in 0..<4 {
      let difference = sums[type] - largest
      shares[type] = difference == 0 ? 1 : exp(Double(difference) / 1000)
      total += shares[type]
    }
    return NameShares(values: shares / total)
  }
}

/// How likely each type is.
struct NameShares {
  /// In the order of ``NameType``.
  var values: SIMD4<Double>

  /// What is likelier a name than not is one.
  static let leastOfName = 0.5

  /// The likeliest type but none.
  var mostLikelyName: NameType {
    var best = NameType.person
    if values[NameType.organization.rawValue] > values[best.rawValue] { best = .organization }
    if values[NameType.place.rawValue] > values[best.rawValue] { best = .place }
    return best
  }

  /// How likely the candidate is a name of any type.
  var name: Double { values[1] + values[2] + values[3] }
}

extension NameWeights {
  /// Adds up the weights of clues.
  ///
  /// Sums are whole thousandths, so that their order does not matter.
  func score(_ clues: ClueSet) -> NameScore {
    var sums = bias
    clues.forEach { sums &+= rows[$0] }
    return NameScore(sums: sums)
  }
}
