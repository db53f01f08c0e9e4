/// How strongly two names go together, computed from counts and shown beside them.
public struct Association: Sendable, Equatable {
  /// Normalised pointwise mutual information, −1 (never together) to 1 (always).
  public var npmi: Double
  /// The log-likelihood ratio G², negative if the pair is rarer than chance.
  public var logLikelihood: Double
  /// The probability of such a G² by chance, χ² with one degree of freedom.
  public var pValue: Double
  /// The false-discovery rate at which the pair counts as a discovery (Benjamini–Hochberg).
  public var qValue: Double

  /// Creates an association from known figures.
  public init(npmi: Double, logLikelihood: Double, pValue: Double, qValue: Double) {
    self.npmi = npmi
    self.logLikelihood = logLikelihood
    self.pValue = pValue
    self.qValue = qValue
  }
}
