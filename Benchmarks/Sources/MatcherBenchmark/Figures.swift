/// What is printed, as the other matchers' programs print it.
struct Figures: Encodable {
  var matcher: String
  var names: Int
  /// Of the text, in UTF-8.
  var bytes: Int
  /// Seconds from the table to the compiled file; absent where it was there.
  var build: Double?
  /// Seconds to open the compiled file.
  var open: Double
  var runs: [Run] = []
  /// All matches are whole words.
  var wholeWords = 0
  /// Bytes held before building.
  var baseMemory: Int
  /// Bytes held at most from then on.
  var peakMemory = 0

  /// The repeats with one number of threads.
  struct Run: Encodable {
    var threads: Int
    /// Of each repeat.
    var seconds: [Double] = []
    var matches = 0
  }
}
