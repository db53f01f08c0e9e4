import InputDecoding

/// Why a line is left out.
struct GoldLineError: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}

extension JSONDocument {
  /// Reads a line, forgiving what readers of articles forgive.
  func readGold(_ line: ArraySlice<UInt8>) throws(GoldLineError) {
    do throws(JSONError) {
      do throws(JSONError) {
        try read(line)
      } catch {
        let repair = JSONRepair(line)
        guard repair.isChanged else { throw error }
        try read(repair.bytes[...])
      }
    } catch {
      throw GoldLineError("malformed JSON: \(error.message)")
    }
  }
}

extension JSONValue {
  /// A text that is not empty, or a whole number's digits.
  var label: String? { string.flatMap { $0.isEmpty ? nil : $0 } ?? digits }

  /// A whole number.
  var whole: Int? { digits.flatMap { Int($0) } }

  /// The members `start` and `end` of a mention of a text.
  func span(number: Int, count: Int) throws(GoldLineError) -> Range<Int> {
    guard kind == .object else { throw GoldLineError("mention \(number) is not an object") }
    guard let start = self["start"]?.whole, let end = self["end"]?.whole else {
      throw GoldLineError("mention \(number) has no “start” and “end”")
    }
    guard start >= 0, start < end else {
      throw GoldLineError("mention \(number) goes from \(start) to \(end), which is no span")
    }
    guard end <= count else {
      throw GoldLineError(
        "mention \(number) ends at \(end), but the text has \(counted(count, "character"))"
      )
    }
    return start..<end
  }
}
