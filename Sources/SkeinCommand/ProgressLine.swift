import Foundation

/// One line on a terminal that tells how far a run is; silent elsewhere.
struct ProgressLine {
  private let isShown = SystemCalls.hasTerminal
  private let start = Date()
  private var lastShown = 0.0

  /// Shows a count, at most ten times a second.
  mutating func show(_ count: Int, of things: String) {
    guard isShown else { return }
    let elapsed = Date().timeIntervalSince(start)
    guard elapsed - lastShown >= 0.1 else { return }
    lastShown = elapsed
    write("\r\u{1B}[K\(count) \(things), \(Int(Double(count) / max(elapsed, 0.001))) a second")
  }

  /// Takes the line away.
  func clear() {
    if isShown, lastShown > 0 { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
