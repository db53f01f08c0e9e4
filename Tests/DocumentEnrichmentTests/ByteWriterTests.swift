import ArticleThreads
import Testing

@testable import DocumentEnrichment

@Suite("Byte writer")
struct ByteWriterTests {
  /// What a closure writes behind an array that has no room to begin with.
  private func written(_ body: (inout MutableRawSpan, inout Int) -> Void) -> String {
    var bytes: [UInt8] = []
    bytes.write(room: 400, body)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "numbers are written with all their digits",
    arguments: [0, 7, 10, 99, 1_234_567, 99_999_999, 100_000_000, 123_400_000_001]
  )
  func numbers(number: Int) {
    #expect(written { $0.write(number, at: &$1) } == String(number))
  }

  @Test(
    "shares have four decimals",
    arguments: [
      (0, "0.0000"), (0.95, "0.9500"), (1, "1.0000"), (0.0001, "0.0001"), (0.12345, "0.1235"),
      (2, "1.0000"), (-1, "0.0000"), (.nan, "0.0000"),
    ]
  )
  func shares(value: Double, text: String) {
    #expect(written { $0.write(DecimalText.fourBytes(value), at: &$1) } == text)
    #expect(DecimalText.four(value) == text)
  }

  @Test(
    "pieces of any length follow each other",
    arguments: [
      "", "a", "fifteen letters", "sixteen letters!", "a piece of more than sixteen",
      String(repeating: "x", count: BytePiece.room),
    ]
  )
  func pieces(text: String) {
    let piece = BytePiece(Array(text.utf8))
    var pieces = BytePieces(room: 256)
    var bytes = Array(text.utf8)
    let first = pieces.add(&bytes)
    bytes = Array("behind".utf8)
    let second = pieces.add(&bytes)
    let written = written { bytes, end in
      bytes.write(piece, at: &end)
      bytes.write(piece, at: &end)
      bytes.write(second, of: pieces, at: &end)
      bytes.write(first, of: pieces, at: &end)
      bytes.write(second, of: pieces, at: &end)
    }
    #expect(written == text + text + "behind" + text + "behind")
  }

  @Test("a score stands between what is written around it")
  func gap() {
    let piece = ScorePiece(before: "{score:", behind: ",zone:}")
    let written = written {
      $0.write(piece, with: 0.75, at: &$1)
      $0.write(piece, with: 1, at: &$1)
    }
    #expect(written == "{score:0.7500,zone:}{score:1.0000,zone:}")
  }

  // The text holds every byte of ASCII and what JavaScript takes for a line end.
  @Test("every stretch of a text is quoted as a string is")
  func stretches() {
    let text = Array(0..<128) + Array("é\u{2028}“x”".utf8)
    for start in text.indices {
      for count in 0...min(20, text.count - start) {
        let stretch = start..<start + count
        let string = String(decoding: text[stretch], as: UTF8.self)
        guard string.utf8.elementsEqual(text[stretch]) else { continue }
        #expect(
          written { $0.write(quoted: stretch, of: text, at: &$1) } == JSONEscaping.quoted(string)
        )
      }
    }
  }

  @Test("what was written stays where more room is made")
  func growth() {
    var bytes: [UInt8] = []
    for number in 0..<200 { bytes.write(room: 16) { $0.write(number, at: &$1) } }
    let numbers = (0..<200).map { String($0) }.joined()
    #expect(String(decoding: bytes, as: UTF8.self) == numbers)
  }
}
