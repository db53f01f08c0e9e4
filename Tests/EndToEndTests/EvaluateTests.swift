import Foundation
import TestSupport
import Testing

@Suite("Evaluating")
struct EvaluateTests {
  private let sandbox: Sandbox
  private var folder: TemporaryFolder { sandbox.folder }

  /// Gold of the small gazetteer's names: one is missed, one is found that gold has not, one is a
  /// demonym, and a title and a comment stand beside the text.
  private static let gold = """
    {"id":"g1","title":"Kofi Annan","text":"Annan met the CIA in Lahore. Oak Hill is far.","mentions":[\
    {"start":0,"end":5,"surface":"Annan","ntype":"person","link":"person/kofi-annan"},\
    {"start":10,"end":17,"surface":"the CIA","ntype":"organization","link":"organization/cia"},\
    {"start":29,"end":37,"surface":"Oak Hill","ntype":"place","link":null}],\
    "comments":[{"author":"Max","text":"NATO too"}]}
    {"id":"g2","text":"The Indian flood reached Delhi.","mentions":[\
    {"start":25,"end":30,"surface":"Delhi","ntype":"place","link":"place/delhi","lat":28.7,"lon":77.1}]}

    """

  init() throws {
    sandbox = try Sandbox()
    try folder.write("gold.jsonl", Self.gold)
  }

  private func evaluate(_ arguments: String...) throws -> Sandbox.Outcome {
    let outcome = try sandbox.run(["evaluate"] + arguments)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome
  }

  private func rows(_ outcome: Sandbox.Outcome, _ row: String) throws -> [[String: Any]] {
    try outcome.objects().filter { $0["row"] as? String == row }
  }

  @Test("figures, links, places and errors as JSON Lines")
  func figures() throws {
    let outcome = try evaluate("gold.jsonl", "--format", "jsonl")
    #expect(outcome.errors.isEmpty)
    let scores = try rows(outcome, "score")
    #expect(scores.count == 10)
    let exact = scores.filter { $0["match"] as? String == "exact" }
    let micro = try #require(exact.first { $0["type"] as? String == "micro" })
    // Found are Annan, Delhi; the CIA without its article; Lahore and Indian besides.
    #expect(micro["right"] as? Int == 2)
    #expect(micro["wrong"] as? Int == 3)
    #expect(micro["missed"] as? Int == 2)
    #expect(micro["precision"] as? Double == 40)
    let names = try rows(try evaluate("gold.jsonl", "--format", "jsonl", "--names"), "score")
    let all = try #require(names.first { $0["type"] as? String == "micro" })
    #expect(all["right"] as? Int == 3)
    #expect(all["wrong"] as? Int == 1)
    #expect(all["f1"] as? Double == 75)

    let links = try #require(try rows(outcome, "links").first { $0["ids"] as? String == "all" })
    #expect(links["gold"] as? Int == 3)
    #expect(links["correct"] as? Int == 2)
    let places = try rows(outcome, "places")
    #expect(
      places.map { $0["places"] as? String }
        == ["all", "named", "listed", "ambiguous", "settlements", "areas"]
    )
    #expect(places.map { $0["near"] as? Int } == [1, 1, 1, 0, 1, 0])
    let errors = try rows(outcome, "errors")
    let hill = try #require(errors.first { $0["surface"] as? String == "Oak Hill" })
    #expect(hill["error"] as? String == "miss")
    #expect(hill["contexts"] as? [String] == ["Annan met the CIA in Lahore. [Oak Hill] is far."])
    let none = try evaluate("gold.jsonl", "--format", "jsonl", "--examples", "0")
    #expect(try rows(none, "errors").isEmpty)
  }

  @Test(
    "linking gold is annotating it",
    arguments: [[], ["--names"], ["--unknown"], ["--unknown", "--names"]]
  )
  func agreesWithAnnotate(_ options: [String]) throws {
    let unknown = options.filter { $0 == "--unknown" }
    let annotated = try sandbox.run(["annotate", "gold.jsonl"] + unknown)
    #expect(annotated.status == 0)
    try folder.write("predicted.jsonl", annotated.data)
    let scored = try sandbox.run(
      ["evaluate", "gold.jsonl", "--predictions", "predicted.jsonl"] + options
    )
    #expect(scored.status == 0, "\(scored.errors)")
    #expect(scored.output.contains("form    unknown") == !unknown.isEmpty, "\(scored.output)")
    #expect(try sandbox.run(["evaluate", "gold.jsonl"] + options).output == scored.output)
  }

  @Test("the same by any number of threads and in any form of gold")
  func threads() throws {
    let many = (0..<200).map { Self.gold.replacing("\"g", with: "\"\($0)g") }.joined()
    try folder.write("many.jsonl", many)
    let one = try evaluate("many.jsonl", "--threads", "1")
    #expect(try evaluate("many.jsonl", "--threads", "4").data == one.data)
    #expect(one.output.hasSuffix("\n400 documents\n"))
    let tokens = "Kofi\tB-PER\nAnnan\tI-PER\nleft\tO\nLahore\tS-LOC\n"
    let read = try sandbox.run(
      ["evaluate", "-", "--format", "jsonl"],
      input: Data(tokens.utf8)
    )
    let micro = try rows(read, "score").first { $0["type"] as? String == "micro" }
    #expect(micro?["f1"] as? Double == 100)
  }

  @Test("unknown names of predictions and types of one's own")
  func unknown() throws {
    try folder.write("hill.txt", "Oak Hill slept.")
    try folder.write("hill.ann", "T1\tVillage 0 8\tOak Hill\n")
    let mention = #"{"start":0,"end":8,"type":"place","form":"unknown","entity":null}"#
    try folder.write("found.jsonl", #"{"id":"hill","mentions":[\#(mention)]}"#)
    let outcome = try evaluate(
      "hill.ann",
      "--predictions",
      "found.jsonl",
      "--map",
      "Village=place",
      "--unknown",
      "--format",
      "jsonl"
    )
    let found = try #require(try rows(outcome, "predictions").first)
    #expect(found["name"] as? String == "unknown")
    #expect(found["exactPrecision"] as? Double == 100)
    let other = try evaluate("hill.ann", "--predictions", "found.jsonl", "--format", "jsonl")
    #expect(try rows(other, "predictions").first?["forgiven"] as? Int == 1)
  }

  // MARK: Predictions

  /// Predictions of the gold above and a part of what is told of them.
  private static let odd: [(String, String, String)] = [
    ("", #"{"start":40,"end":50,"type":"place"}"#, "1 predicted mention reaches beyond the end"),
    (
      "", #"{"start":0,"end":5,"type":"PER"},{"start":0,"end":4}"#,
      "2 predicted mentions are left out for a type that is not person, organization or place: none, “PER”"
    ),
    (#"{"id":"g1","mentions":[]}"#, "", "1 line has the id of an earlier line"),
    (#"{"id":"g3","mentions":[]}"#, "", "1 predicted document is not in the gold"),
    (#"{"id":"g1#1","kind":"comment","article":"g1","mentions":[]}"#, "", ""),
    (#"{"id":"g2","text":"Else.","mentions":[]}"#, "", "1 predicted document has another text"),
  ]

  @Test(
    "what is odd about predictions is told in one sentence, and the rest is scored",
    arguments: odd
  )
  func oddPredictions(_ line: String, _ mentions: String, _ says: String) throws {
    let right = #"{"start":25,"end":30,"type":"place","form":"name","entity":"place/delhi"}"#
    try folder.write(
      "p.jsonl",
      """
      {"id":"g1","mentions":[]}
      {"id":"g2","mentions":[\(right)\(mentions.isEmpty ? "" : ",")\(mentions)]}
      \(line)

      """
    )
    let outcome = try evaluate("gold.jsonl", "--predictions", "p.jsonl", "--format", "jsonl")
    // The line with another text is a second one of its document, too.
    let count = says.isEmpty ? 0 : line.contains("Else") ? 2 : 1
    #expect(outcome.notes.count == count, "\(outcome.errors)")
    #expect(says.isEmpty || outcome.errors.contains(says), "\(outcome.errors)")
    let micro = try rows(outcome, "score").first { $0["type"] as? String == "micro" }
    #expect(micro?["right"] as? Int == (line.contains("Else") ? 0 : 1))
  }

  @Test("repeated gold and a map for a type that never occurs")
  func oddGold() throws {
    try folder.write("twice.jsonl", Self.gold + Self.gold)
    let outcome = try evaluate("twice.jsonl", "--map", "Person=none", "--map", "LOCC=place")
    #expect(
      outcome.notes == [
        "skein: 2 gold documents have the id of an earlier one; each is scored",
        "skein: --map: no mention of the gold has the type “LOCC”",
      ]
    )
  }

  @Test("plain texts that were annotated as pages line up with brat's offsets")
  func brat() throws {
    let text =
      "Kofi Annan at home\r\n\r\nBy Ann Other\r\n\r\nHe left Lahore\r\nfor\u{85}  Delhi. Kofi\r\nAnnan slept.\r\n\r\n"
      + "  • Max says:\r\n\r\n    Kofi Annan at home\r\n    in Kabul"
    try folder.write("b/one.txt", text)
    try folder.write("b/sub/two.txt", "NATO\n")
    try folder.write("b/sub/two.ann", "T1\tORG 0 4\tNATO\n")
    let scalars = Array(text.unicodeScalars)
    var lines = ""
    for (words, type) in [
      ("Kofi Annan", "PER"), ("Lahore", "LOC"), ("Delhi", "LOC"), ("Kofi\r\nAnnan", "PER"),
      ("Kabul", "LOC"),
    ] {
      let wanted = Array(words.unicodeScalars)
      for start in scalars.indices where scalars[start...].starts(with: wanted) {
        let shown = words.replacing("\r\n", with: " ")
        lines += "T\(start)\t\(type) \(start) \(start + wanted.count)\t\(shown)\n"
      }
    }
    try folder.write("b/one.ann", lines)
    let annotated = try sandbox.run("annotate", "b")
    #expect(annotated.status == 0)
    #expect(annotated.output.contains(#""id":"one#c1""#))
    try folder.write("p.jsonl", annotated.data)
    let outcome = try evaluate("b", "--predictions", "p.jsonl", "--format", "jsonl")
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
    let micro = try rows(outcome, "score").first { $0["type"] as? String == "micro" }
    #expect(micro?["gold"] as? Int == 7)
    #expect(micro?["f1"] as? Double == 100, "\(outcome.output)")
  }

  @Test(
    "CSV has one table with the columns of all rows",
    .enabled(if: hasPython, "no python3 here")
  )
  func csv() throws {
    let outcome = try evaluate("gold.jsonl", "--format", "csv")
    try folder.write("out.csv", outcome.data)
    let script = """
      import csv, sys
      rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
      assert all(None not in row and None not in row.values() for row in rows)
      print(sorted({row["row"] for row in rows}), [row["f1"] for row in rows if row["type"] == "micro"])
      """
    let answer = try sandbox.python(script, "out.csv")
    #expect(answer == "['errors', 'links', 'places', 'predictions', 'score'] ['44.4', '66.7']\n")
  }

  // MARK: Errors

  @Test("skipped lines are told; --strict makes them an error")
  func strict() throws {
    try folder.write("bad.jsonl", Self.gold + "{\"id\":1}\n")
    let outcome = try evaluate("bad.jsonl")
    #expect(outcome.notes.first == "skein: bad.jsonl:3: skipped: the line has no text")
    #expect(outcome.notes.last == "skein: 1 line was skipped")
    let strict = try sandbox.run("evaluate", "bad.jsonl", "--strict")
    #expect(strict.status == 2)
    #expect(strict.errors.contains("--strict"))
    try folder.write("p.jsonl", "nonsense\n")
    let missing = try evaluate("gold.jsonl", "--predictions", "p.jsonl")
    #expect(missing.errors.contains("p.jsonl:1: skipped: malformed JSON"))
    #expect(missing.errors.contains("2 gold documents have no line here"))
    #expect(
      try sandbox.run("evaluate", "gold.jsonl", "--predictions", "p.jsonl", "--strict").status == 2
    )
  }

  @Test(
    "what cannot be evaluated",
    arguments: [
      (["missing.jsonl"], 2, "missing.jsonl: no such file"),
      (["empty.jsonl"], 2, "no gold document"),
      (["gold.jsonl", "--predictions", "missing"], 2, "missing: no such file"),
      (["gold.jsonl", "--predictions", "other.jsonl"], 2, "first id is “g1”"),
      (
        ["gold.jsonl", "--predictions", "types.jsonl"], 2,
        "person, organization and place; found: “PER”"
      ),
      (["gold.jsonl", "--map", "PER=human"], 64, "--map takes"),
      (["gold.jsonl", "--examples", "-1"], 64, "--examples"), ([], 64, "gold"),
      (["-", "--predictions", "-"], 64, "standard input"),
      (["gold.jsonl", "--gazetteer", "missing"], 2, "missing"),
    ]
  )
  func errors(_ arguments: [String], _ status: Int32, _ says: String) throws {
    try folder.write("empty.jsonl", "\n")
    try folder.write("other.jsonl", #"{"id":"x","mentions":[]}"#)
    try folder.write(
      "types.jsonl",
      #"{"id":"g1","mentions":[{"start":0,"end":5,"type":"PER"}]}"#
    )
    let outcome = try sandbox.run(["evaluate"] + arguments)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
  }
}
