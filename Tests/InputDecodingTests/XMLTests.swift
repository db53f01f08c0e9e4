import Foundation
import TestSupport
import Testing

@testable import InputDecoding

@Suite("XML")
struct XMLTests {
  private func events(_ bytes: [UInt8], blocks: Int = 1 << 16) throws -> [String] {
    let reader = XMLEventReader(BlockSource(bytes, size: blocks))
    var events: [String] = []
    var text = ""
    while let event = try reader.next() {
      if case .text(let part) = event {
        text += part
        continue
      }
      if !text.isEmpty { events.append(text) }
      text = ""
      switch event {
      case .start(let name, let attributes):
        let list = attributes.map { " \($0.name.namespace)|\($0.name.local)=\($0.value)" }
        events.append("<\(name.namespace)|\(name.local)\(list.joined())>")
      case .end(let name): events.append("</\(name.local)>")
      case .text: break
      }
    }
    return events
  }

  private func events(_ text: String, blocks: Int = 1 << 16) throws -> [String] {
    try events(Array(text.utf8), blocks: blocks)
  }

  @Test("elements, attributes, namespaces, text and CDATA", arguments: [1, 5, 1 << 16])
  func pieces(blocks: Int) throws {
    let text = """
      <?xml version="1.0"?><!-- é --><a xmlns="urn:a" xmlns:b="urn:b" x="1" b:y="&lt;é"><b:c/>t&amp;\
      <![CDATA[<u>]]>]]&gt;<?pi x?></a>
      """
    #expect(
      try events(text, blocks: blocks) == [
        "<urn:a|a |x=1 urn:b|y=<é>", "<urn:b|c>", "</c>", "t&<u>]]>", "</a>",
      ]
    )
  }

  @Test("entities of the document are resolved, those of files and the network are not")
  func entities() throws {
    let folder = try TemporaryFolder()
    let secret = try folder.write("secret", "secret")
    let inner = """
      <!DOCTYPE a [<!ENTITY n "http://x.example/"><!ENTITY m "<b>&n;</b>">]>\
      <a r="&n;q">&n;&m;&m;</a>
      """
    #expect(
      try events(inner) == [
        "<|a |r=http://x.example/q>", "http://x.example/", "<|b>", "http://x.example/", "</b>",
        "<|b>", "http://x.example/", "</b>", "</a>",
      ]
    )
    for outer in [
      "<!DOCTYPE a [<!ENTITY s SYSTEM \"file://\(secret)\">]><a>&s;</a>",
      "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file://\(secret)\">%p;]><a>x</a>",
      "<!DOCTYPE a SYSTEM \"file://\(secret)\"><a>x</a>",
    ] {
      let read = (try? events(outer)) ?? []
      #expect(!read.joined().contains("secret"))
    }
  }

  @Test("entities that grow out of measure are an error")
  func laughs() {
    var text = "<!DOCTYPE a [<!ENTITY e0 \"laugh laugh laugh laugh\">"
    for level in 1...12 {
      text += "<!ENTITY e\(level) \"" + String(repeating: "&e\(level - 1);", count: 10) + "\">"
    }
    #expect(throws: InputError.self) { try events(text + "]><a>&e12;</a>") }
  }

  @Test("bytes that XML does not allow are replaced", arguments: [1, 2, 1 << 16])
  func repair(blocks: Int) throws {
    let bytes = Array("<a>é\u{1}\u{0}".utf8) + [0xFF] + Array("𝄞</a>".utf8)
    #expect(try events(bytes, blocks: blocks) == ["<|a>", "é \u{FFFD}\u{FFFD}𝄞", "</a>"])
    let reader = XMLEventReader(BlockSource(bytes, size: blocks))
    while try reader.next() != nil {}
    #expect(reader.replaced == 2)
  }

  @Test("other encodings are read as declared")
  func encodings() throws {
    let latin = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>".utf8) + [0xE9]
    #expect(try events(latin + Array("</a>".utf8)) == ["<|a>", "é", "</a>"])
  }

  @Test(
    "what is not well-formed is an error with its line",
    arguments: ["", "<a>", "<a>\n<b></a>", "<a/>x", "<a b=1/>", "<x:a/><", "text"]
  )
  func malformed(text: String) {
    let error = #expect(throws: InputError.self) { try events(text) }
    #expect(error?.reason.hasPrefix("not well-formed XML: ") == true)
  }

  @Test("events know their line")
  func lines() throws {
    let reader = XMLEventReader(BlockSource(Array("<a>\n\n<b/></a>".utf8), size: 100))
    var lines: [Int] = []
    while let event = try reader.next() {
      if case .start = event { lines.append(reader.line) }
    }
    #expect(lines == [1, 3])
  }
}
