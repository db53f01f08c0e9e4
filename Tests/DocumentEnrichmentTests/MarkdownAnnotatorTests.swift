import DocumentEnrichment
import Foundation
import Testing

@Suite struct MarkdownAnnotatorTests {
  let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func markdown(_ text: String, as name: String = "input.jsonl") throws -> String {
    try fixture.annotate(text, as: name, with: MarkdownAnnotator(gazetteer: fixture.gazetteer))
  }

  static let kunar = #"[Kunar](#place-kunar "Kunar, place/province")"#

  @Test func documentHasItsParts() throws {
    let text = try markdown(
      """
      {"id":"a","title":"Kunar #","author":"Ann","date":"2010-10-06","text":"One.\\nTwo in Kunar!\\n\\n\
      peace talks, a ceasefire","comments":[{"id":"1","author":"Max","text":"x\\n> Kunar"},\
      {"id":"2","author":"Bo","text":"y","parent":"1"},{"id":"3","text":"z"}]}

      """
    )
    #expect(
      text == """
        # \(Self.kunar) \\#

        By Ann · 2010-10-06

        **Topics:** Peace talks (0.67)

        One.\\
        Two in \(Self.kunar)\\!

        peace talks, a ceasefire

        ## Comments

        > **Max**
        >
        > x
        >
        > > \\> \(Self.kunar)

        >> **Bo** answers Max
        >>
        >> y

        > **unnamed**
        >
        > z

        ## Entities

        - <a id="place-kunar"></a>**Kunar**, place/province: article 2, not counted 1

        """
    )
  }

  @Test(arguments: [
    ("# no heading", "\\# no heading"),
    ("1. no list", #"1\. no list"#),
    ("12) no list", #"12\) no list"#),
    ("- no list", #"\- no list"#),
    ("+ no list", #"\+ no list"#),
    ("    no code", "no code"),
    ("---", #"\---"#),
    ("a\\n===", "a\\\n\\==="),
    ("> no quote", #"\> no quote"#),
    ("*a* _b_ `c` ~d~", #"\*a\* \_b\_ \`c\` \~d\~"#),
    ("<b>&amp;</b>", #"\<b\>\&amp;\</b\>"#),
    ("![x](y) [z]: w", #"\!\[x\](y) \[z\]: w"#),
    ("a|b $x$ ^y^", #"a\|b \$x\$ \^y\^"#),
    ("!Kunar", "\\!\(kunar)"),
    ("[Kunar](x)", "\\[\(kunar)\\](x)"),
    ("a\u{2028}b", "a b"),
    ("plain, text - with (all) it has. 1. too #5", "plain, text - with (all) it has. 1. too #5"),
  ])
  func signsLoseTheirMeaning(text: String, expected: String) throws {
    // What a quotation is in an article is a block quote here; a comment would mark a repeat.
    let output = try markdown(#"{"id":"a","title":"T","text":"\#(text)"}"#)
    let body = output.dropFirst("# T\n\n".count)
    let lines = body.components(separatedBy: "\n\n")[0]
    #expect(lines == expected || lines == "> \(expected)")
  }

  @Test func hostileNamesKeepTheirLinks() throws {
    let output = try markdown(#"{"id":"a","text":"\#(Fixture.hostileText)"}"#)
    let body = output.components(separatedBy: "\n\n")[1]
    let links = body.matches(of: /\[(Zor.blat)\]\(#([a-z0-9-]+) "((?:[^"\\\n]|\\.)*)"\)/)
    #expect(links.count == Fixture.hostileNames.count)
    #expect(Set(links.map { String($0.2) }).count == links.count)
    for link in links { #expect(output.contains("- <a id=\"\(link.2)\"></a>**")) }
    #expect(output.split(separator: "\n- ").count - 1 == links.count)
    // What is left without the escaped signs are our own anchors.
    let markup = output.replacing("\\\\", with: "").replacing("\\<", with: "")
    #expect(markup.matches(of: /<(?!a id="|\/a>)/).isEmpty)
    #expect(!output.contains("\u{2028}"))
  }

  @Test func anchorsOfDifferentIDsDiffer() throws {
    let again = try Fixture.load(
      table: fixture.folder.appending(path: "gazetteer"),
      more: "place-kunar\tplace\tZorro\nplace/kunar-2\tplace\tZanzibar\n"
    )
    let output = try fixture.annotate(
      #"{"id":"a","text":"Kunar, Zanzibar, Zorro, Kunar"}"#,
      using: again,
      with: MarkdownAnnotator(gazetteer: again)
    )
    for anchor in ["place-kunar", "place-kunar-2", "place-kunar-3"] {
      #expect(output.split(separator: "<a id=\"\(anchor)\">").count == 2)
    }
  }
}
