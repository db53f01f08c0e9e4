extension NameRules {
  /// The text around a span on one line, the span in brackets.
  func context(_ range: Range<Int>, width: Int) -> String {
    let before = max(0, range.lowerBound - width)..<max(0, range.lowerBound)
    let after = range.upperBound..<max(range.upperBound, range.upperBound + width)
    let text =
      (before.lowerBound > 0 ? "…" : "") + text(before) + "[" + text(range) + "]" + text(after)
      + (after.upperBound < scalars.count ? "…" : "")
    let line = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control || scalar.properties.isWhitespace
        ? " " : scalar
    }
    return String(String.UnicodeScalarView(line))
  }
}
