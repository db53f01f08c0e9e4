@testable import KnowledgeGraphs
import Testing

@Suite("Text of numbers and strings")
struct TextTests {
  @Test(
    "numbers have six decimals, no exponent and no negative zero",
    arguments: [
      (0.123456789, "0.123457"), (1.0, "1"), (-0.0, "0"), (-0.0000001, "0"), (0.9999996, "1"),
      (-1.5, "-1.5"), (1e-7, "0"), (5e-6, "0.000005"), (1e15, "1000000000000000"),
      (123456.7890004, "123456.789"), (-0.9999999, "-1"), (71.05, "71.05"), (0.000001, "0.000001"),
    ]
  )
  func numbers(value: Double, expected: String) {
    #expect(NumberText.text(value) == expected)
  }

  @Test("numbers that are not finite have no text")
  func notFinite() {
    #expect(NumberText.text(.nan) == nil)
    #expect(NumberText.text(-.infinity) == nil)
  }

  @Test(
    "JSON strings",
    arguments: [
      ("plain", "\"plain\""), ("a\"b\\c", "\"a\\\"b\\\\c\""),
      ("\n\r\t\u{1}", "\"\\n\\r\\t\\u0001\""),
      ("\u{7F}\u{85}", "\"\\u007f\\u0085\""), ("a\u{2028}b\u{2029}", "\"a\\u2028b\\u2029\""),
      ("\r\n", "\"\\r\\n\""), ("é–👩‍👩‍👧", "\"é–👩‍👩‍👧\""), ("e\u{301}", "\"e\u{301}\""), ("", "\"\""),
    ]
  )
  func json(string: String, expected: String) {
    var text = ""
    JSONText.append(string, to: &text)
    #expect(Array(text.utf8) == Array(expected.utf8))
  }

  @Test(
    "DOT strings",
    arguments: [
      ("say \"hi\"", #""say \"hi\"""#), ("end\\", #""end\\""#), ("a\r\nb\u{2028}c", #""a\nb\nc""#),
      ("\u{1}\u{7F}\u{85}", #""␁␡\n""#), ("AT&T, R&D", #""AT&T, R&D""#),
      ("&lt;", #""&amp;lt;""#), ("&#38;", #""&amp;#38;""#),
    ]
  )
  func dot(string: String, expected: String) {
    #expect(DOTText.label([string]) == expected)
  }

  @Test("HTML-like labels and comments")
  func markup() {
    #expect(
      DOTText.html("<a href='x'>\"&\"</a>\u{1}\\G")
        == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;␁&#92;G"
    )
    #expect(DOTText.comment("a\nb\r\u{2028}c") == "a␊b␍ c")
  }

  @Test(
    "names are wrapped at spaces",
    arguments: [
      ("Central Intelligence Agency", ["Central", "Intelligence", "Agency"]),
      ("Kabul", ["Kabul"]), ("", []), ("  ", []),
      (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
        ["one two three", "four five six", "seven eight nine", "ten eleven …"]
      ),
      ("abcdefghijklmnopqrstuvwxyz", ["abcdefghijklmnop", "qrstuvwxyz"]),
      ("Antidisestablishment", ["Antidisestablishment"]),
    ] as [(String, [String])]
  )
  func wrapping(name: String, expected: [String]) {
    #expect(DOTText.wrapped(name) == expected)
  }
}
