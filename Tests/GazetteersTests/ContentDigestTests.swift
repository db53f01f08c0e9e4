import TestSupport
import Testing

@testable import Gazetteers

@Suite("Content digest")
struct ContentDigestTests {
  @Test(
    "the vectors of FIPS 180-4",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
          + "mnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ]
  )
  func vectors(text: String, expected: String) {
    #expect(ContentDigest.hex(of: text.utf8) == expected)
  }

  @Test("a long message")
  func long() {
    // Of a million `a` the vector of FIPS 180-4 would take a debug build some seconds.
    let digest = ContentDigest.hex(of: repeatElement(UInt8(ascii: "a"), count: 100_000))
    #expect(digest == "6d1cf22d7cc09b085dfc25ee1a1f3ae0265804c607bc2074ad253bcc82fd81ee")
  }

  @Test("pieces give the digest of the whole")
  func pieces() {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<40 {
      let bytes = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      var digest = ContentDigest()
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 0...rest.count, using: &generator)
        digest.update(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      #expect(digest.hex() == ContentDigest.hex(of: bytes))
      #expect(digest.hex() == digest.hex())
    }
  }

  @Test("fields do not run together")
  func fields() {
    func digest(_ fields: String...) -> String {
      var digest = ContentDigest()
      for field in fields { digest.update(field: field) }
      return digest.hex()
    }
    #expect(digest("ab", "c") != digest("a", "bc"))
    #expect(digest("ab", "") != digest("", "ab"))
    #expect(digest("ab", "") != digest("ab"))
    #expect(digest("é") == ContentDigest.hex(of: "2:é".utf8))
  }

  @Test(
    "every length up to 200 against hashlib",
    .enabled(if: Tool.python(importing: "hashlib") != nil)
  )
  func python() throws {
    let python = try #require(Tool.python(importing: "hashlib"))
    var generator = SeededGenerator(seed: 17)
    let messages = (0...200).map { length in
      (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
    let hex = messages.map { bytes in
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
    let script = """
      import hashlib, sys
      for line in sys.stdin.read().split("\\n"):
          print(hashlib.sha256(bytes.fromhex(line)).hexdigest())
      """
    let outcome = try Tool.run(python, ["-c", script], input: hex.joined(separator: "\n"))
    try #require(outcome.status == 0, "\(outcome.errors)")
    let expected = outcome.output.split(separator: "\n").map(String.init)
    #expect(messages.map { ContentDigest.hex(of: $0) } == expected)
  }
}
