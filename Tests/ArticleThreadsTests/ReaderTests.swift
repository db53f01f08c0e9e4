import Foundation
import Testing

@testable import ArticleThreads

@Suite("Reading inputs")
struct ReaderTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  // MARK: Inputs

  @Test("ids and order are the same however a directory is named")
  func roots() throws {
    try scratch.write("in/b/page.v2.txt", "T\n")
    try scratch.write("in/a.jsonl", #"{"text":"1"}"# + "\n\n" + #"{"text":"2"}"#)
    try scratch.write("in/b-c.json", #"{"text":"3"}"#)
    try scratch.write("in/.hidden/x.txt", "T")
    try scratch.write("in/.x.txt", "T")
    try scratch.write("in/picture.png", "T")
    let ids = ["a:1", "a:3", "b-c", "b/page.v2"]
    let path = scratch.path + "/in"
    for input in [path, path + "/", path + "/../in", scratch.path + "/./in"] {
      let read = try ReadAll([input])
      #expect(read.ids == ids)
      #expect(
        read.records.map(\.place.path) == ["a.jsonl", "a.jsonl", "b-c.json", "b/page.v2.txt"]
      )
      #expect(read.records.map(\.place.line) == [1, 3, 1, 1])
      #expect(read.summary.ignoredFiles == 1)
      #expect(read.summary.articles == 4)
    }
    #expect(try ReadAll([path + "/b/page.v2.txt"]).ids == ["page.v2"])
  }

  @Test("the order of inputs makes no difference, and no file is read twice")
  func order() throws {
    let inputs = [
      try scratch.write("y/1.txt", "Y1"), try scratch.write("x/2.txt", "X2"),
      try scratch.write("x/1.txt", "X1"), scratch.path + "/x",
    ]
    let forwards = try ReadAll(inputs)
    let backwards = try ReadAll(inputs.reversed())
    #expect(forwards.records.map(\.thread) == backwards.records.map(\.thread))
    #expect(forwards.records.map(\.thread.article.title) == ["X1", "Y1", "X2"])
  }

  @Test("a missing input is an error that names it")
  func missing() throws {
    let path = scratch.path + "/none"
    let error = #expect(throws: ReadingError.self) { try ReadAll([path]) }
    #expect(error?.code == .missingInput)
    #expect(error?.message.contains(path) == true)
  }

  @Test("links are followed, loops and dead ends are told")
  func links() throws {
    try scratch.write("in/a/page.txt", "T")
    try scratch.link("in/a/loop", to: "..")
    try scratch.link("in/dead.txt", to: "nowhere")
    try scratch.link("in/self.txt", to: "self.txt")
    try scratch.link("in/z.txt", to: "a/page.txt")
    let read = try ReadAll([scratch.path + "/in"])
    #expect(read.ids == ["a/page"])
    #expect(read.problems.map(\.place.path) == ["a/loop", "dead.txt", "self.txt", "z.txt"])
    #expect(read.problems.allSatisfy { $0.severity == .notice })
  }

  // MARK: Forms

  @Test(
    "the form is told by extension or by the first bytes",
    arguments: [
      ("x.txt", #"{"text":"t"}"#, ["x"], ReadRecord.Form.page),
      ("x", "Title\n\nBody", ["x"], .page),
      ("x", "\u{FEFF} {\"text\":\"t\"}\n{\"id\":\"i\",\"text\":\"t\"}", ["x:1", "i"], .jsonLines),
      ("x.log", #"{"text":"t"}"#, ["x:1"], .jsonLines),
      ("x.json", #"{"text":"t"}"# + "\n", ["x"], .jsonLines),
      ("x.json", "{\n \"text\":\n\"t{\\\"\"\n}\n", ["x"], .jsonLines),
      ("x.json", #"{"text":"t"}"# + "\n" + #"{"text":"t"}"#, ["x:1", "x:2"], .jsonLines),
      (
        "x.json", #"[{"text":"t"},{"text":"t"} , {"id":5,"text":"t"}]"#, ["x:1", "x:2", "5"],
        .jsonLines
      ),
      ("x.jsonl", "[\n{\"text\":\"t\"},\n{\"text\":\"t\"}\n]\n", ["x:1", "x:2"], .jsonLines),
      ("x.NDJSON", "\r\n{\"text\":\"t\"}\r\n", ["x:2"], .jsonLines),
    ]
  )
  func forms(name: String, text: String, ids: [String], form: ReadRecord.Form) throws {
    let read = try ReadAll([try scratch.write(name, text)])
    #expect(read.ids == ids)
    #expect(read.records.allSatisfy { $0.form == form })
    #expect(read.problems.isEmpty)
  }

  @Test("raw bytes are those of the file, at the place that is told")
  func rawBytes() throws {
    for (name, text) in [
      ("a.jsonl", "\u{FEFF}{\"text\":\"1\"}\r\n\n  {\"text\":\"2\"} \n{\"text\":\"\\ud800\"}"),
      ("a.json", "\u{FEFF} [ {\"text\":\"1\"},\n{\"text\":\n\"2\"} ]"),
      ("a.txt", "\u{FEFF}T\r\n\r\nB"),
    ] {
      let path = try scratch.write(name, text)
      let read = try ReadAll([path], keepsRawBytes: true)
      #expect(!read.records.isEmpty)
      for record in read.records {
        #expect(record.rawBytes == Array(Array(text.utf8)[record.byteRange]))
        if record.form == .jsonLines {
          #expect(record.rawBytes.flatMap { JSONObjectLayout($0) }?.members.count == 1)
        }
      }
      #expect(try ReadAll([path]).records.allSatisfy { $0.rawBytes == nil })
    }
  }

  // MARK: Hostile files

  @Test("bad records are told with their place and the rest is read")
  func badRecords() throws {
    let path = try scratch.write("x.jsonl", "{\"text\":\"1\"}\n{bad\n\n7\n{\"text\":\"2\"}\n{\"te")
    let read = try ReadAll([path])
    #expect(read.ids == ["x:1", "x:5"])
    #expect(read.problems.map(\.place.line) == [2, 4, 6])
    #expect(read.problems.allSatisfy { $0.severity == .skipped && $0.place.path == "x.jsonl" })
    #expect(read.summary.skipped == 3)
  }

  @Test(
    "files of nothing are told",
    arguments: [
      ("x.jsonl", ""), ("x.jsonl", "\n\n"), ("x.json", "[]"), ("x.json", "\u{FEFF}"), ("x.txt", ""),
      ("x", ""),
    ]
  )
  func empty(name: String, text: String) throws {
    let read = try ReadAll([try scratch.write(name, text)])
    #expect(read.records.isEmpty)
    #expect(read.problems.map(\.severity) == [.skipped])
  }

  @Test(
    "files of another kind say what they are, whatever their name",
    arguments: [
      ([0x1F, 0x8B, 8, 0, 0, 0, 0, 0], "gzip"), ([0x28, 0xB5, 0x2F, 0xFD, 4], "zstd"),
      ([0x50, 0x4B, 3, 4, 20], "zip"), ([0x42, 0x5A, 0x68, 0x39], "bzip2"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"), ([0xFF, 0xFE, 0x41, 0], "UTF-16"),
      ([0xFE, 0xFF, 0, 0x41], "UTF-16"), ([0x25, 0x50, 0x44, 0x46, 0x2D, 0x31], "PDF"),
    ] as [([UInt8], String)]
  )
  func foreign(bytes: [UInt8], says: String) throws {
    for name in ["x.txt", "x.jsonl", "x.json", "x"] {
      let read = try ReadAll([try scratch.write(name, bytes)])
      #expect(read.records.isEmpty)
      #expect(read.problems.map(\.severity) == [.skipped])
      #expect(read.problems.first?.reason.contains(says) == true, "\(read.problems)")
    }
  }

  @Test(
    "a text with an end missing, or with too much depth, is skipped",
    arguments: [
      #"[{"text":"1"},{"text":"2"#, #"[{"text":"1"},{"text":"#, #"[{"text":"1"},]}{"#,
      #"[{"text":"1"},"# + String(repeating: "[", count: 10_000),
    ]
  )
  func truncated(text: String) throws {
    let read = try ReadAll([try scratch.write("x.json", text)])
    #expect(read.ids == ["x:1"])
    #expect(read.problems.allSatisfy { $0.severity == .skipped })
    #expect(!read.problems.isEmpty)
  }

  @Test("records are the same wherever the blocks of reading fall")
  func blocks() throws {
    // Lines of odd length over several blocks of 1 MiB.
    let lines = (1...3000).map { number in
      #"{"id":\#(number),"text":"\#(String(repeating: "é", count: number % 997 + 1))"}"#
    }
    for (name, text) in [
      ("l.jsonl", lines.joined(separator: "\r\n")),
      ("v.json", "[\n" + lines.joined(separator: ",\n") + "]"),
    ] {
      let read = try ReadAll([try scratch.write(name, text)], keepsRawBytes: true)
      #expect(read.ids == (1...3000).map(String.init))
      #expect(read.records.map(\.place.line) == (1...3000).map { name == "l.jsonl" ? $0 : $0 + 1 })
      #expect(read.records.map { String(decoding: $0.rawBytes ?? [], as: UTF8.self) } == lines)
      #expect(read.problems.isEmpty)
      #expect(read.summary.bytes == text.utf8.count)
    }
  }

  @Test("a line of 50 MB is read like any other")
  func longLine() throws {
    let size = 50_000_000
    var bytes = Array(#"{"text":"1"}"#.utf8) + [0x0A] + Array(#"{"text":""#.utf8)
    bytes += [UInt8](repeating: 0x61, count: size)
    bytes += Array(#""}"#.utf8) + [0x0A] + Array(#"{"text":"3"}"#.utf8)
    let read = try ReadAll([try scratch.write("x.jsonl", bytes)])
    #expect(read.ids == ["x:1", "x:2", "x:3"])
    #expect(read.records[1].thread.article.body.utf8.count == size)
  }
}
