import Testing

@testable import ArticleThreads

@Suite("Records")
struct RecordTests {
  @Test("every key of the contract and its synonyms are read")
  func keys() throws {
    let record = parse(
      #"""
      {"id":"a1","title":"T","body":"B","authors":["X","Y"],"published":"2018-09","url":"u",
       "tags":"one, two,,","lang":"en","source":"S","email":"a@b.c",
       "comments":[{"id":7,"author":"A","body":"hi","parent":null,"published":"2018","ip":"1.2"}]}
      """#
    )
    let article = try #require(record.thread?.article)
    #expect(
      article
        == Article(
          id: "a1",
          title: "T",
          body: "B",
          authors: ["X", "Y"],
          published: ArticleDate(parsing: "2018-09"),
          source: "S",
          url: "u",
          tags: ["one", "two"],
          language: "en"
        )
    )
    let comment = Comment(id: "7", author: "A", date: ArticleDate(parsing: "2018"), text: "hi")
    #expect(record.thread?.comments == [comment])
    #expect(record.notices.isEmpty)
  }

  @Test("the contract's name wins over a synonym, the last of equal keys over the first")
  func precedence() throws {
    let record = parse(
      #"{"body":"no","text":"yes","lang":"de","language":"en","title":"1","title":"2"}"#
    )
    let article = try #require(record.thread?.article)
    #expect(article.body == "yes")
    #expect(article.language == "en")
    #expect(article.title == "2")
    #expect(record.notices.count == 1)
    #expect(parse(#"{"text":"","body":"yes"}"#).thread?.article.body == "yes")
  }

  @Test(
    "ids are strings, digits or the place",
    arguments: [
      (#""x""#, "x"), ("12", "12"), ("-3", "-3"), (#""""#, "fallback"), ("null", "fallback"),
      ("123456789012345678901234567890", "123456789012345678901234567890"), ("{}", "fallback"),
      (#""/etc/passwd""#, "/etc/passwd"),
    ]
  )
  func ids(json: String, id: String) {
    #expect(parse(#"{"id":\#(json),"text":"t"}"#).thread?.article.id == id)
  }

  @Test(
    "bad records are skipped with a reason",
    arguments: [
      ("[1]", "not an object"), ("3", "not an object"), (#""x""#, "not an object"),
      ("{", "malformed"), (#"{"text":"a""#, "malformed"), (#"{"text":tru}"#, "malformed"),
      (#"{"text":{}}"#, "“text” is not a text"), (#"{"text":["a"]}"#, "“text” is not a text"),
      (#"{"title":"t","body":true}"#, "“body” is not a text"),
      ("{}", "no title"), (#"{"id":"x","title":" ","text":"","comments":[]}"#, "no title"),
      (#"{"text":null,"comments":{}}"#, "no title"),
      (String(repeating: #"{"a":"#, count: 5000), "malformed"),
    ]
  )
  func skipped(json: String, reason: String) throws {
    let outcome = parse(json)
    #expect(outcome.thread == nil)
    #expect(try #require(outcome.failure).contains(reason))
  }

  @Test(
    "what is of the wrong type is left out with a notice",
    arguments: [
      (#"{"text":"t","title":{}}"#, 1), (#"{"text":"t","author":true}"#, 1),
      (#"{"text":"t","comments":"none"}"#, 1), (#"{"text":"t","comments":[1,null,{}]}"#, 2),
      (#"{"text":"t","date":"soon"}"#, 1), (#"{"text":"t","date":[1]}"#, 1),
      (#"{"text":"t","tags":[1,{},"a"]}"#, 1), (#"{"text":"t","author":12}"#, 0),
      (#"{"text":"t","comments":[{"text":{}}]}"#, 1), (#"{"text":"t","date":1536315180.5}"#, 0),
    ]
  )
  func notices(json: String, count: Int) {
    let outcome = parse(json)
    #expect(outcome.thread != nil)
    #expect(outcome.notices.count == count)
  }

  @Test(
    "hostile characters become U+FFFD one by one and are counted",
    arguments: [
      (Array(#"{"text":"a\u0000b"}"#.utf8), "a\u{FFFD}b", 1),
      (Array(#"{"text":"a\ud800b\udc00\ud83d\ude00"}"#.utf8), "a\u{FFFD}b\u{FFFD}😀", 2),
      (Array(#"{"text":"\\ud800 \ud800\u0041"}"#.utf8), "\\ud800 \u{FFFD}A", 1),
      (Array(#"{"text":"a"#.utf8) + [0xFF, 0x00] + Array(#"b"}"#.utf8), "a\u{FFFD}\u{FFFD}b", 2),
      (Array(#"{"text":"a\#u{FFFD}b"}"#.utf8), "a\u{FFFD}b", 0),
      (Array(#"{"text":"x","n":1e999}"#.utf8), "x", 0),
    ] as [([UInt8], String, Int)]
  )
  func hostile(bytes: [UInt8], text: String, replaced: Int) {
    let outcome = parse(bytes)
    #expect(outcome.thread?.article.body == text)
    #expect(outcome.replaced == replaced)
  }

  @Test("texts stay as they are, to the last control character")
  func untouched() {
    let text = #"{"text":" \r\n\u0001a\u200b e\u0301 "}"#
    #expect(parse(text).thread?.article.body.unicodeScalars.count == 10)
  }

  @Test("lines behind > are repeats in comments and quotations in articles")
  func quotedLines() throws {
    let record = parse(
      #"""
      {"text":"é\n> one\n> two\nthree","comments":[{"text":"&gt; a\r\n > b\nno > no\n\n>c"},
       {"text":"x <BlockQuote>q\nr</blockquote> y <blockquote>"}]}
      """#
    )
    let thread = try #require(record.thread)
    let body = thread.article
    #expect(body.zones.map { surface(body.body, $0.range) } == ["> one\n> two"])
    #expect(body.zones.map(\.kind) == [.quotation])
    let zones = thread.comments.map { comment in
      comment.zones.map { surface(comment.text, $0.range) }
    }
    #expect(zones == [["&gt; a\r\n > b", ">c"], ["<BlockQuote>q\nr</blockquote>"]])
    #expect(thread.comments.flatMap(\.zones).allSatisfy { $0.kind == .repeat })
  }
}
