import Testing

@testable import ArticleThreads

@Suite("Threads")
struct ThreadTests {
  /// A thread of comments given as JSON.
  private func thread(_ comments: String) -> (ArticleThread?, [String]) {
    let outcome = parse(#"{"id":"t3_a","text":"t","comments":[\#(comments)]}"#)
    return (outcome.thread, outcome.notices)
  }

  @Test(
    "comment ids are made where missing and told apart where equal",
    arguments: [
      ("{},{}", ["c1", "c2"], 0),
      (#"{"id":"c2"},{},{}"#, ["c2", "c2~2", "c3"], 0),
      (#"{"id":"x"},{"id":"x"},{"id":"x~2"},{"id":"x"}"#, ["x", "x~3", "x~2", "x~4"], 2),
      (#"{"id":1},{"id":"1"}"#, ["1", "1~2"], 1),
      (#"3,{}"#, ["c2"], 1),
      (#"{"id":"é"},{"id":"e\u0301"}"#, ["é", "e\u{301}"], 0),
    ]
  )
  func ids(comments: String, ids: [String], notices: Int) throws {
    let (thread, found) = thread(comments)
    let given = try #require(thread).comments.map { Array($0.id.utf8) }
    #expect(given == ids.map { Array($0.utf8) })
    #expect(found.count == notices)
  }

  @Test(
    "parents",
    arguments: [
      // The comment's JSON, what the input said, whom it answers, whether it is an orphan.
      (#"{"id":"b","parent":"t1_x"}"#, "t1_x", "t1_x", false),
      (#"{"id":"b","parent":"t3_a"}"#, nil, nil, false),
      (#"{"id":"b","parent":""}"#, nil, nil, false),
      (#"{"id":"b","parent":null}"#, nil, nil, false),
      (#"{"id":"b","parent":0}"#, nil, nil, false),
      (#"{"id":"b","parent":5}"#, "5", "5", false),
      (#"{"id":"b","parent":"gone"}"#, "gone", nil, true),
      (#"{"id":"b","parent":"b"}"#, nil, nil, false),
    ] as [(String, String?, String?, Bool)]
  )
  func parents(json: String, parent: String?, replyTo: String?, isOrphan: Bool) throws {
    let (thread, _) = thread(#"\#(json),{"id":"t1_x"},{"id":5}"#)
    let comment = try #require(thread?.comments.first)
    #expect(comment.parent == parent)
    #expect(comment.replyTo == replyTo)
    #expect(comment.isOrphan == isOrphan)
  }

  @Test("the number 0 is a parent where a comment has that id")
  func zero() {
    #expect(thread(#"{"id":0},{"id":1,"parent":0}"#).0?.comments.last?.replyTo == "0")
  }

  @Test("a circle of replies is opened at its first comment")
  func cycle() throws {
    let (thread, notices) = thread(
      #"{"id":"z","parent":"a"},{"id":"a","parent":"b"},{"id":"b","parent":"c"},"#
        + #"{"id":"c","parent":"a"}"#
    )
    #expect(try #require(thread).comments.map(\.replyTo) == ["a", nil, "c", "a"])
    #expect(notices.count == 1)
  }

  @Test("a chain of a hundred thousand replies is no trouble")
  func longChain() throws {
    let comments = (0..<100_000).map { #"{"id":\#($0),"parent":\#($0 - 1)}"# }
    let (thread, _) = thread(comments.joined(separator: ","))
    #expect(try #require(thread).comments.last?.replyTo == "99998")
  }

  // MARK: Addressing

  @Test(
    "an address answers the latest earlier comment by that speaker",
    arguments: [
      ("Paul, no.", "c3", ["Paul"]),
      ("PAUL: no.", "c3", ["PAUL"]),
      ("paul — no.", "c3", ["paul"]),
      ("Paul - no.", "c3", ["Paul"]),
      ("@davidp no.", "c2", ["davidp"]),
      ("@davidp’s point", "c2", ["davidp"]),
      ("Hi Paul! No.", "c3", ["Paul"]),
      ("Hello, anna lee\nno", "c4", ["anna lee"]),
      ("Anna Lee, no.", "c4", ["Anna Lee"]),
      ("I think so.\nAnna Lee, no.", "c4", ["Anna Lee"]),
      ("Thanks. Paul, no.", nil, ["Paul"]),
      ("Paul, Anna Lee, no.", "c3", ["Paul", "Anna Lee"]),
      ("Zoe, no.", nil, ["Zoe"]),
      ("me, no. Zoe: x", nil, ["Zoe"]),
      ("Stranger, no.", nil, []),
      ("Paula, no.", nil, []),
      ("Pauline — no.", nil, []),
      ("I told Paul, no.", nil, []),
      ("Paul is wrong, no.", nil, []),
      ("mail@davidp no", nil, []),
      ("Well, no.", nil, []),
      ("@well no.", "c5", ["well"]),
      ("> Paul, no.\nHm.", nil, []),
      ("http://x.y", nil, []),
      ("É! Paul, no. é", nil, ["Paul"]),
      ("", nil, []),
    ] as [(String, String?, [String])]
  )
  func addresses(text: String, replyTo: String?, names: [String]) throws {
    let (thread, _) = thread(
      #"{"author":"paul","text":"a"},{"author":"davidp","text":"b"},"#
        + #"{"author":"paul","text":"c"},{"author":"Anna Lee"},{"author":"Well"},"#
        + #"{"author":"me","text":\#(JSONEscaping.quoted(text))},{"author":"Zoe"},"#
        + #"{"author":"http"}"#
    )
    let comment = try #require(thread?.comments[5])
    #expect(comment.replyTo == replyTo)
    #expect(comment.parent == nil)
    #expect(comment.addresses.map { surface(text, $0.range) } == names)
  }

  @Test(
    "a parent that the input gives stays, the address is told all the same",
    arguments: [
      (#""c1""#, "c1"), (#""t3_a""#, nil), (#""gone""#, nil),
    ] as [(String, String?)]
  )
  func givenParent(json: String, replyTo: String?) throws {
    let (thread, _) = thread(
      #"{"author":"x"},{"author":"paul"},{"text":"Paul, no","parent":\#(json)}"#
    )
    let comment = try #require(thread?.comments.last)
    #expect(comment.replyTo == replyTo)
    #expect(comment.addresses == [AddressSpan(range: 0..<4, speaker: "paul")])
  }
}
