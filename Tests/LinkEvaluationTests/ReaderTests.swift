import ArticleThreads
import Foundation
import LinkEvaluation
import TestSupport
import Testing

@Suite("Reading gold")
struct ReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func fixture(_ name: String) -> String {
    PackageFolder.path("Tests/Fixtures/evaluation/" + name)
  }

  private func write(_ name: String, _ text: String) throws -> String {
    try folder.write(name, text)
  }

  // MARK: JSON Lines

  @Test("JSON Lines with every member")
  func jsonLines() throws {
    let (documents, problems) = try read([fixture("gold.jsonl")])
    #expect(problems.isEmpty)
    #expect(documents.map(\.id) == ["harbour", "12", "gold:3"])
    let first = try #require(documents.first)
    #expect(first.marked == ["Ada Brook/person", "Lower Vale/place", "the Ferry/other"])
    #expect(first.mentions.map(\.link) == ["Q71", nil, nil])
    #expect(first.mentions[1].coordinates == GeographicPoint(latitude: 54.5, longitude: -3))
    #expect(first.mentions.map(\.isNamed) == [true, true, false])
    #expect(first.thread.article.title == "A meeting")
    #expect(documents[1].evaluationSpan == 0..<20)
    #expect(documents[1].marked == ["😀 Élan/organization"])
    // Without `ntype` the type of any tag set counts.
    #expect(documents[2].marked == ["Oakley/place"])
  }

  @Test("types of one's own")
  func map() throws {
    let (documents, _) = try read(
      [fixture("gold.jsonl")],
      map: ["OTHER=organization", "person=none", "GPE=other"]
    )
    #expect(documents[0].marked == ["Lower Vale/place", "the Ferry/organization"])
    #expect(documents[2].marked == ["Oakley/other"])
    #expect(throws: CocoaError.self) { try read([fixture("gold.jsonl")], map: ["PER=human"]) }
    #expect(throws: CocoaError.self) { try read([fixture("gold.jsonl")], map: ["=person"]) }
  }

  /// A bad line and a part of what is said of it.
  static let badLines = [
    ("{\"id\":\"a\",\"text\":\"Oak\",\"mentions\":[", "malformed JSON"),
    ("[1]", "not an object"), ("{\"id\":\"a\",\"mentions\":[]}", "no text"),
    ("{\"id\":\"a\",\"text\":7,\"mentions\":[]}", "no text"),
    ("{\"id\":\"a\",\"text\":\"Oak\"}", "no list “mentions”"),
    (#"{"id":"a","text":"Oak","mentions":[{"start":0,"end":4}]}"#, "ends at 4, but the text has 3"),
    (#"{"id":"a","text":"Oak","mentions":[{"start":2,"end":2}]}"#, "from 2 to 2, which is no span"),
    (#"{"id":"a","text":"Oak","mentions":[{"start":-1,"end":2}]}"#, "from -1 to 2"),
    (#"{"id":"a","text":"Oak","mentions":[{"start":"0","end":2}]}"#, "no “start” and “end”"),
    (#"{"id":"a","text":"Oak","mentions":[{"start":0,"end":99999999999999999999}]}"#, "no “start”"),
    (#"{"id":"a","text":"Oak","mentions":["Oak"]}"#, "mention 1 is not an object"),
    (#"{"id":"a","text":"Oak","mentions":[],"evaluation_span":[3,1]}"#, "evaluation_span"),
    (#"{"id":"a","text":"Oak","mentions":[],"evaluation_span":[1,"x"]}"#, "evaluation_span"),
  ]

  @Test("a bad line is told with its place and skipped", arguments: badLines)
  func badLine(_ line: String, _ reason: String) throws {
    let good = #"{"id":"b","text":"Oak","mentions":[{"start":0,"end":3,"ntype":"place"}]}"#
    let file = try write("bad.jsonl", "\u{FEFF}\(good)\r\n\n\(line)\n\(good)")
    let (documents, problems) = try read([file])
    #expect(documents.map(\.marked) == [["Oak/place"], ["Oak/place"]])
    #expect(problems.map(\.severity) == [.skipped])
    #expect(problems.map(\.place.line) == [3])
    #expect(problems.first?.place.file == file)
    #expect(problems.first?.reason.contains(reason) == true, "\(problems)")
  }

  @Test("a surface that is not the text's is told, and the offsets count")
  func surface() throws {
    let line =
      #"{"id":"a","text":"😀 Oak","mentions":[{"start":2,"end":5,"surface":"ak","ntype":"place"}]}"#
    let (documents, problems) = try read([write("a.jsonl", line)])
    #expect(documents.map(\.marked) == [["Oak/place"]])
    #expect(problems.map(\.severity) == [.notice])
  }

  @Test("an empty text is gold, too; NUL does not move offsets")
  func texts() throws {
    let lines = """
      {"id":"a","text":"","mentions":[],"evaluation_span":[]}
      {"id":"b","text":"x\\u0000 Oak","mentions":[{"start":3,"end":6,"ntype":"place","link":77,"named":null}]}

      """
    let (documents, problems) = try read([write("a.jsonl", lines)])
    #expect(problems.isEmpty)
    #expect(documents.map(\.marked) == [[], ["Oak/place"]])
    #expect(documents[1].mentions[0].link == "77")
    #expect(documents[1].mentions[0].isNamed)
  }

  // MARK: brat

  @Test(
    "brat's pairs, by folder and by either file",
    arguments: ["brat", "brat/vale.ann", "brat/vale.txt"]
  )
  func brat(_ name: String) throws {
    let (documents, problems) = try read([fixture(name)])
    #expect(documents.map(\.id) == ["vale"])
    #expect(
      documents.first?.marked == [
        "Ada Brook/person", "Harbour\nUnion/organization", "Lower Vale/place", "North/other",
        "Vale/other", "Ferry Day/other",
      ]
    )
    #expect(documents.first?.mentions.map(\.link) == ["wikidata:Q71", nil, nil, nil, nil, nil])
    #expect(problems.map(\.severity) == [.notice])
    #expect(problems.map(\.place.line) == [6])
  }

  static let badAnnotations = [
    ("T2\tPER 0 99\tOak", "ends at 99, but the text has 12"), ("T2\tPER 3 3\t", "no span"),
    ("T2\tPER x 3\tOak", "no span"), ("T2\tPER 4 7;0 3\tAsh Oak", "no span"),
    ("T2\tPER 0 3\tAsh", "the text has “Oak”"), ("T2\tPER", "not of the form"),
    ("T2", "not of the form"),
    ("T2\tPER  \t", "no span"), ("hello", "no annotation"), ("N1\tReference", "not of the form"),
  ]

  @Test("a bad annotation is told with its place and skipped", arguments: badAnnotations)
  func badAnnotation(_ line: String, _ reason: String) throws {
    try folder.write("a.txt", "Oak Ash Elm.")
    let file = try write(
      "a.ann",
      "T1\tGPE 0 3\tOak\r\n\(line)\r\nT3\tFAC 8 11\tElm\nR1\tnear Arg1:T1 Arg2:T3\n"
    )
    let (documents, problems) = try read([file])
    #expect(documents.map(\.marked) == [["Oak/place", "Elm/place"]])
    #expect(problems.map(\.place.line) == [2])
    #expect(problems.map(\.severity) == [.skipped])
    #expect(problems.first?.reason.contains(reason) == true, "\(problems)")
  }

  @Test("annotations without a text are skipped")
  func noText() throws {
    let (documents, problems) = try read([write("lone.ann", "T1\tPER 0 3\tOak\n")])
    #expect(documents.isEmpty)
    #expect(problems.first?.reason.contains("lone.txt") == true)
  }

  // MARK: CoNLL

  @Test("four columns with document starts")
  func fourColumns() throws {
    let (documents, problems) = try read([fixture("four.conll")])
    #expect(problems.isEmpty)
    #expect(documents.map(\.id) == ["four:1", "four:2"])
    #expect(
      documents.map(\.text) == [
        "Ada Brook met Harbour Union .\nLower Vale waited .", "Oakley won .",
      ]
    )
    #expect(
      documents.map(\.marked) == [
        ["Ada Brook/person", "Harbour Union/organization", "Lower Vale/place"], ["Oakley/other"],
      ]
    )
  }

  /// Tags of tokens a, b, c, … and the names they make.
  static let schemes: [(String, [String])] = [
    ("B-PER I-PER O B-PER", ["a b/person", "d/person"]),
    ("B-PER B-PER I-PER", ["a/person", "b c/person"]),
    ("I-PER I-PER O I-LOC", ["a b/person", "d/place"]),
    ("I-PER B-PER O", ["a/person", "b/person"]), ("I-PER I-LOC", ["a/person", "b/place"]),
    ("B-ORG I-ORG E-ORG S-ORG", ["a b c/organization", "d/organization"]),
    ("B-ORG L-ORG U-ORG U-GPE", ["a b/organization", "c/organization", "d/place"]),
    ("E-PER I-PER", ["a/person", "b/person"]), ("O O", []), ("B-geo-loc I-geo-loc", ["a b/place"]),
    ("B-PER I-LOC", ["a/person", "b/place"]), ("B-MISC I-MISC", ["a b/other"]),
  ]

  @Test("BIO, BIOES, BILOU and IOB1", arguments: schemes)
  func scheme(_ tags: String, _ marked: [String]) throws {
    let tokens = zip("abcdefg", tags.split(separator: " "))
    for separator in ["\t", " ", " x NN "] {
      let lines = tokens.map { "\($0)\(separator)\($1)\n" }.joined()
      let (documents, problems) = try read([write("s.txt", lines)])
      #expect(problems.isEmpty)
      #expect(documents.map(\.marked) == [marked])
    }
  }

  @Test("blocks of lines are documents where none is marked; a name ends with its sentence")
  func blocks() throws {
    let lines = "# a comment of the file\nOak\tB-LOC\n\n\n😀 Ash\tI-LOC\r\n#\tO\n \nElm\tI-LOC"
    let (documents, problems) = try read([write("two.bio", lines)])
    #expect(problems.isEmpty)
    #expect(documents.map(\.text) == ["Oak", "😀 Ash #", "Elm"])
    #expect(documents.map(\.marked) == [["Oak/place"], ["😀 Ash/place"], ["Elm/place"]])
    #expect(documents.map(\.id) == ["two:1", "two:2", "two:3"])
    let started =
      "-DOCSTART-\tO\n\nOak\tI-LOC\n\nAsh\tI-LOC\n-DOCSTART-\tO\n\n-DOCSTART- -X- O O\nElm\tO\n"
    let (marked, _) = try read([write("three.bio", started)])
    #expect(marked.map(\.marked) == [["Oak/place", "Ash/place"], []])
    #expect(marked.map(\.text) == ["Oak\nAsh", "Elm"])
  }

  @Test(
    "a bad line of columns is told with its place and skipped",
    arguments: [
      ("Ash", "no token and tag"), ("Ash\tX-LOC", "“X-LOC” is no tag"),
      ("Ash\tB-", "“B-” is no tag"),
      ("Ash LOC", "“LOC” is no tag"), ("\tB-LOC", "no token and tag"),
    ]
  )
  func badColumns(_ line: String, _ reason: String) throws {
    let (documents, problems) = try read([write("a.conll", "Oak\tB-LOC\n\(line)\nElm\tB-LOC\n")])
    #expect(documents.map(\.marked) == [["Oak/place", "Elm/place"]])
    #expect(problems.map(\.place.line) == [2])
    #expect(problems.first?.reason.contains(reason) == true, "\(problems)")
  }

  // MARK: Inputs

  @Test("folders hold every form; what is missing or holds nothing is an error")
  func folders() throws {
    try folder.write("all/b.conll", "Oak\tB-LOC\n")
    try folder.write("all/a/gold.jsonl", #"{"text":"Oak","mentions":[]}"#)
    try folder.write("all/c.txt", "Oak")
    try folder.write("all/c.ann", "T1\tPER 0 3\tOak\n")
    try folder.write("all/.hidden/d.conll", "Oak\tB-LOC\n")
    try folder.write("all/notes.md", "nothing")
    let (documents, problems) = try read([folder.path("all")])
    #expect(problems.isEmpty)
    #expect(documents.map(\.id) == ["a/gold:1", "b:1", "c"])
    try folder.write("none/notes.md", "nothing")
    for path in [folder.path("none"), folder.path("missing.jsonl")] {
      let error = #expect(throws: ReadingError.self) { try read([path]) }
      #expect(error?.code == .missingInput)
      #expect(error?.message.hasPrefix(path) == true)
    }
  }

  @Test(
    "random damage to a file crashes nothing",
    arguments: [
      "gold.jsonl", "four.conll", "brat/vale.ann", "brat/vale.txt",
    ]
  )
  func damage(_ name: String) throws {
    let whole = try Data(contentsOf: URL(filePath: fixture(name)))
    var generator = SeededGenerator(seed: 11)
    var documents = 0
    for _ in 0..<150 {
      var bytes = Array(whole)
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        default: bytes.removeSubrange(index...)
        }
        if bytes.isEmpty { break }
      }
      if name.hasPrefix("brat") {
        try FileManager.default.copyItem(
          atPath: fixture("brat/vale.ann"),
          toPath: folder.path("vale.ann")
        )
        try FileManager.default.copyItem(
          atPath: fixture("brat/vale.txt"),
          toPath: folder.path("vale.txt")
        )
      }
      let file = try folder.write((name as NSString).lastPathComponent, bytes)
      let (read, _) = try LinkEvaluationTests.read([file])
      for document in read {
        documents += 1
        let count = document.text.unicodeScalars.count
        #expect(document.mentions.allSatisfy { $0.range.upperBound <= count && !$0.range.isEmpty })
        var evaluation = Evaluation(namesOnly: true)
        evaluation.add(document, [PredictedMention(range: 0..<4, type: .place)])
      }
      if name.hasPrefix("brat") {
        for half in ["vale.ann", "vale.txt"] {
          try FileManager.default.removeItem(atPath: folder.path(half))
        }
      }
    }
    #expect(documents > 50)
  }

  // MARK: Predictions

  @Test("predictions by id; the last line of an id counts, bad ones are told")
  func predictions() throws {
    let lines = """
      {"id":"a","mentions":[]}
      {"id":"a","kind":"article","mentions":[{"start":0,"end":3,"surface":"Oak","entity":"place/oak","name":"Oak","type":"place","form":"name","score":1}],"titleMentions":[]}
      {"id":7,"mentions":[{"start":0,"end":3,"entity":null,"type":"person","form":"unknown"},{"start":4,"end":5,"type":"topic","link":"Q1","entity":"x"}]}
      {"mentions":[]}
      nonsense
      {"id":"b","mentions":[{"start":3,"end":3}]}

      """
    let predictions = try PredictionReader.read(write("p.jsonl", lines))
    #expect(
      predictions["a"] == [
        PredictedMention(range: 0..<3, type: .place, entity: "place/oak", form: "name")
      ]
    )
    #expect(
      predictions["7"] == [
        PredictedMention(range: 0..<3, type: .person, entity: nil, form: "unknown"),
        PredictedMention(range: 4..<5, type: nil, entity: "Q1", form: ""),
      ]
    )
    #expect(predictions["b"] == nil)
    #expect(predictions.problems.map(\.place.line) == [4, 5, 6])
    #expect(throws: ReadingError.self) { try PredictionReader.read(folder.path("missing")) }
  }
}
