import Testing

@testable import InputDecoding

@Suite("JSON")
struct JSONTests {
  @Test("values have kinds, order and both of two equal keys")
  func values() throws {
    let text = #"{"b":[1,-2,18446744073709551615,1.5,true,null],"a":{"x":"é\n"},"b":"last","":{}}"#
    let root = try JSONDocument(Array(text.utf8)).root
    #expect(root.members.map(\.key) == ["b", "a", "b", ""])
    let first = try #require(root.members.first { $0.key == "b" }?.value)
    #expect(
      first.elements.map(\.kind) == [.integer, .integer, .integer, .double, .boolean, .null]
    )
    #expect(first.elements.compactMap(\.digits) == ["1", "-2", "18446744073709551615"])
    #expect(root["b"]?.string == "last")
    #expect(root["a"]?["x"]?.string == "é\n")
    #expect(root["a"]?.elements.map(\.kind).isEmpty == true)
    #expect(root["none"] == nil)
  }

  @Test(
    "what is no JSON is an error",
    arguments: [
      "", "{", "{]", #"{"a":1"#, #"{"a" 1}"#, "{} {}", "\u{0}", #"{"a":01}"#, "nul",
      String(repeating: "[", count: 100_000),
    ]
  )
  func malformed(text: String) {
    #expect(throws: JSONError.self) { try JSONDocument(Array(text.utf8)) }
  }

  @Test(
    "strings are escaped so that any reader gives them back",
    arguments: [
      "", "plain", #"quote " and \ back"#, "tab\t line\n return\r", "\u{8}\u{c}\u{1}\u{1f}\u{7f}",
      "ünï 😀 \u{2028}\u{2029}\u{2027}", "\u{e2}\u{80}", "</script>",
    ]
  )
  func escaping(text: String) throws {
    let quoted = JSONEscaping.quoted(text)
    #expect(quoted.unicodeScalars.allSatisfy { $0.value >= 0x20 })
    #expect(!quoted.unicodeScalars.contains("\u{2028}"))
    let document = try JSONDocument(Array(quoted.utf8))
    let back = try #require(document.root.string)
    #expect(Array(back.utf8) == Array(text.utf8))
  }

  @Test("the layout gives the bytes of values and where a member can be added")
  func layout() throws {
    let text = #"{ "te\u0078t" : "a } , \" ]" ,"tags":[ "x" , 1 ], "n" : -1.5e3, "tags":null }"#
    let bytes = Array(text.utf8)
    let layout = try #require(JSONObjectLayout(bytes))
    func slice(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    #expect(layout.members.map(\.key) == ["text", "tags", "n", "tags"])
    #expect(
      layout.members.map { slice($0.value) } == [
        #""a } , \" ]""#, #"[ "x" , 1 ]"#, "-1.5e3", "null",
      ]
    )
    #expect(layout.value(of: "tags").map(slice) == "null")
    #expect(slice(layout.closingBrace..<bytes.count) == "}")
    #expect(slice(layout.endOfMembers..<bytes.count) == " }")
    #expect(JSONObjectLayout(Array("{}".utf8))?.endOfMembers == 1)
    for broken in ["", "[", "[]", "{", #"{"a""#, #"{"a":}"#, #"{"a":1 "b":2}"#] {
      #expect(JSONObjectLayout(Array(broken.utf8)) == nil)
    }
  }

  @Test("the layout of nested comments can be had one by one")
  func elements() throws {
    let text = #"{"comments": [ {"id":"1"} , {"id":"2","text":"[]{}"} ]}"#
    let bytes = Array(text.utf8)
    let range = try #require(JSONObjectLayout(bytes)?.value(of: "comments"))
    let comments = JSONObjectLayout.elements(of: bytes, in: range)
    let ids = comments.compactMap { JSONObjectLayout(bytes, in: $0)?.value(of: "id") }
    #expect(ids.map { String(decoding: bytes[$0], as: UTF8.self) } == [#""1""#, #""2""#])
    #expect(JSONObjectLayout.elements(of: Array("[]".utf8), in: 0..<2).isEmpty)
  }
}
