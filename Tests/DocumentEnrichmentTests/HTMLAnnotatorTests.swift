import DocumentEnrichment
import Foundation
import TestSupport
import Testing

@Suite struct HTMLAnnotatorTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func html(_ text: String, as name: String = "input.jsonl") throws -> String {
    try fixture.annotate(text, as: name, with: HTMLAnnotator(gazetteer: fixture.gazetteer))
  }

  @Test func mentionsLeadToTheIndexAndBack() throws {
    let page = try html(
      """
      {"id":"a b%","title":"Kunar","author":["Ann","Bo"],"date":"2010-10-06T08:30:00+02:00",\
      "url":"https://x.org/?a=1&b=2","text":"One.\\n\\nThe ISI\\nmet peace talks, a ceasefire.",\
      "comments":[{"id":"1","author":"Max","text":"Kunar"},\
      {"id":"2","author":"","text":"> Kunar\\nno","parent":"1"},\
      {"id":"3","author":"Cy","text":"x","parent":"nobody"}]}

      """
    )
    for part in [
      ##"<h1 dir="auto"><a class="mention place" id="a%20b%25@t0-5" href="#place/kunar" title="Kunar"##,
      #"data-entity="place/kunar">Kunar</a></h1>"#,
      "<p class=\"byline\">By <bdi>Ann</bdi>, <bdi>Bo</bdi> ",
      #"<time datetime="2010-10-06T08:30:00+02:00" title="2010-10-06T08:30:00+02:00">2010-10-06 08:30</time>"#,
      #"<a href="https://x.org/?a=1&amp;b=2" rel="nofollow noopener">"#,
      "Inter-Services Intelligence · organization/intelligence · acronym · ",
      ">ISI</a><br>\nmet",
      #"data-entity="topic/talks">Peace talks</li>"#,
      ##"<div class="comment" id="a%20b%25#1">"##,
      ##"answers <a href="#a%2520b%2525%231"><bdi>Max</bdi></a>"##,
      #"<p dir="auto" class="zone repeat" data-label="already said above">"#,
      #"class="mention place uncounted""#,
      "answers a comment that is not here",
      #"<li id="place/kunar"><b><bdi>Kunar</bdi></b>"#,
      "article 1 · comments 1 · not counted 1",
      ##"<a class="in-article" href="#a%2520b%2525@t0-5""##,
    ] {
      #expect(page.contains(part), "\(part)")
    }
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", " http://x", "/x"])
  func onlyAddressesOfTheWebAreLinks(url: String) throws {
    let page = try html(#"{"id":"a","text":"x","url":"\#(url)"}"#)
    #expect(!page.contains("<a href=\"\(url)"))
    #expect(page.contains(url))
  }

  /// However deep a conversation goes, the page stays a page and every comment is there once.
  @Test func deepAndCircularRepliesEnd() throws {
    let comments = (1...500).map { #"{"id":"\#($0)","text":"x","parent":"\#($0 - 1)"}"# }
    let page = try html(#"{"id":"a","text":"x","comments":[\#(comments.joined(separator: ","))]}"#)
    #expect(page.split(separator: "<div class=\"comment\"").count - 1 == 500)
    #expect(page.split(separator: "<ol>").count < 12)
    let circle =
      #"{"id":"a","text":"x","comments":[{"id":"1","author":"Ann","text":"x","#
      + #""parent":"2"},{"id":"2","author":"Bo","text":"Ann, no."},"#
      + #"{"id":"3","author":"Cy","text":"x"}]}"#
    #expect(try html(circle).split(separator: "<div class=\"comment\"").count - 1 == 3)
  }

  /// A parser of another language must see our elements, balanced, and nobody else's.
  @Test(.enabled(if: Tool.python() != nil, "Python is not installed"))
  func hostileTextStaysText() throws {
    let hostile = Fixture.hostileNames.joined(separator: " ")
    let record = try JSONSerialization.data(
      withJSONObject: [
        "id": "\"><script>", "title": hostile, "author": hostile, "source": hostile,
        "url": "https://x.org/\"onclick=\"x", "lang": "en\" onload=\"x",
        "text": "\(hostile)\n\n\(Fixture.hostileText)",
        "comments": [
          ["id": "'\"> <", "author": hostile, "text": hostile + Fixture.hostileText],
          ["id": "2", "author": hostile, "text": hostile, "parent": "'\"> <"],
        ],
      ],
      options: .sortedKeys
    )
    let page = try html(String(decoding: record, as: UTF8.self) + "\n")
    let script = """
      import sys, html.parser
      from urllib.parse import unquote
      names, entities, ids, links, stack = set(), [], set(), [], []
      VOID = {"meta", "br"}
      ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "aria-label",
          "href", "id", "dir", "title", "rel", "data-entity", "data-label", "datetime"}
      class Reader(html.parser.HTMLParser):
          def handle_starttag(self, tag, attrs):
              names.add(tag)
              values = dict(attrs)
              assert len(values) == len(attrs) and set(values) <= ATTRIBUTES, attrs
              if "id" in values:
                  assert values["id"] not in ids and not set(values["id"]) & set(" \\t\\n"), values
                  ids.add(values["id"])
              if tag == "a" and values["href"].startswith("#"):
                  links.append(unquote(values["href"][1:]))
              if "mention" in values.get("class", "").split() and "data-entity" in values:
                  entities.append(values["data-entity"])
              if tag not in VOID: stack.append(tag)
          def handle_endtag(self, tag):
              assert stack.pop() == tag
      page = sys.stdin.buffer.read().decode("utf-8")
      Reader().feed(page)
      assert not stack, stack
      extra = names - set("html head meta title style body header span a main article h1 p bdi time"
          " br ul li section h2 h3 ol div b".split())
      assert not extra, extra
      lost = [link for link in links if link not in ids]
      assert not lost, lost
      print(len(set(entities)))
      """
    let python = try #require(Tool.python())
    let outcome = try Tool.run(python, ["-c", script], input: page)
    #expect(outcome.errors == "")
    #expect(Int(outcome.output.dropLast()) ?? 0 >= Fixture.hostileNames.count)
  }

  @Test func pageNeedsNothingFromElsewhere() throws {
    let page = try html(#"{"id":"a","text":"Kunar"}"#)
    for part in ["<script", "<link", "<img", "src=", "@import", "url("] {
      #expect(!page.contains(part), "\(part)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(page.hasPrefix("<!DOCTYPE html>\n") && page.hasSuffix("</html>\n"))
  }
}
