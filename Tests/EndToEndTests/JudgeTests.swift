import Foundation
import TestSupport
import Testing

@Suite("Judging")
struct JudgeTests {
  private let sandbox: Sandbox
  private var folder: TemporaryFolder { sandbox.folder }

  init() throws { sandbox = try .withGraph() }

  @discardableResult
  private func judge(_ arguments: String..., expecting status: Int32 = 0) throws -> Sandbox.Outcome
  { try judge(arguments, expecting: status) }

  @discardableResult
  private func judge(_ arguments: [String], expecting status: Int32 = 0) throws -> Sandbox.Outcome {
    let outcome = try sandbox.run(["judge"] + arguments)
    #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
    // Whatever was asked, the file is sound afterwards.
    let verified = try sandbox.run("verify")
    #expect(verified.status == 0, "\(verified.output)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("skein.sqlite-wal")))
    return outcome
  }

  private func export() throws -> Data {
    try sandbox.run("export", "--output", "-").data
  }

  private func mentions(_ name: String) throws -> [String] {
    try sandbox.run("mentions", name, "--format", "csv", "--limit", "0").lines.dropFirst().map {
      String($0.prefix { $0 != "," })
    }
  }

  private func id(_ outcome: Sandbox.Outcome) throws -> String {
    let line = try #require(outcome.lines.last)
    return String(line.prefix { $0 != " " })
  }

  // MARK: Scopes

  @Test("one mention, the thread, everywhere; undone, every byte is as before")
  func scopes() throws {
    let before = try export()
    #expect(try mentions("CIA") == ["a@b12-15", "a#1@b4-7"])
    let one = try id(judge("a@b0-3", "CIA", "--reason", "read it"))
    #expect(try mentions("CIA") == ["a@b0-3", "a@b12-15", "a#1@b4-7"])
    let thread = try id(judge("a#2@b9-12", "Kofi Annan", "--thread"))
    #expect(
      try mentions("Kofi Annan").filter { $0.hasPrefix("a") } == [
        "a@b27-30", "a#1@b13-16", "a#2@b9-12",
      ]
    )
    let all = try id(judge("b@b13-16", "none", "--everywhere"))
    #expect(try sandbox.run("mentions", "ISI").status == 1)
    #expect(try mentions("CIA").contains("a@b0-3"))
    #expect(try sandbox.run("judgements", "--format", "jsonl").objects().count == 3)
    for judgement in [thread, all, one] { try judge("--undo", judgement) }
    #expect(try export() == before)
    #expect(try sandbox.run("judgements").status == 1)
  }

  @Test("NIL mentions, and words that no list has")
  func unlinked() throws {
    // The acronym that looks like another one.
    try judge("a#2@b19-22", "organization/isi")
    #expect(try mentions("ISI").contains("a#2@b19-22"))
    let why = try sandbox.run("why", "a#2@b19-22").output
    #expect(why.contains("decision    judged for this mention: organization/isi (j"))
    #expect(why.contains("before      NIL: an acronym is never corrected"))
    // “Punjab, and more” is no name; “more flooding” no entity's.
    try judge("a@b73-77", "Delhi", "--reason", "so the \"editor\" said\nto us")
    let told = try sandbox.run("why", "a@b73-77").output
    #expect(told.contains("“more” → place/delhi"))
    #expect(told.contains("so the \"editor\" said to us\n"))
    #expect(told.contains("before      no listed name stands here"))
    let rows = try sandbox.run("mentions", "Delhi", "--format", "jsonl").objects()
    #expect(rows.contains { ($0["judgement"] as? String)?.hasPrefix("j") == true })
    #expect(try sandbox.run("mentions", "Delhi").lines[0].hasSuffix("judgement"))
    #expect(try !sandbox.run("mentions", "NATO").lines[0].contains("judgement"))
    // A text that stands in one place only names it.
    try judge("NATO", "none")
    #expect(try sandbox.run("mentions", "NATO").status == 1)
  }

  @Test("a name that nothing links is none, at its place, in its thread, everywhere")
  func unlistedNames() throws {
    for scope in [[], ["--thread"], ["--everywhere"]] {
      let outcome = try judge(["a@b73-77", "none"] + scope)
      #expect(!outcome.errors.contains("no name of its own"), "\(outcome.errors)")
    }
    let rows = try sandbox.run("judgements", "--format", "jsonl").objects()
    #expect(rows.count == 3)
    #expect(rows.allSatisfy { ($0["not_applied"] as? String ?? "").isEmpty })
  }

  @Test("counts, evidence and exports follow at once, and carry the judgements")
  func exports() throws {
    try judge("a#1@b13-16", "NATO", "--reason", "<b>\"&")
    let object = try #require(
      try JSONSerialization.jsonObject(with: export()) as? [String: Any]
    )
    let manifest = try #require(object["manifest"] as? [String: Any])
    let judgement = try #require((manifest["judgements"] as? [[String: Any]])?.first)
    #expect(judgement["mention"] as? String == "a#1@b13-16")
    #expect(judgement["reason"] as? String == "<b>\"&")
    let pairs = try sandbox.run("comentions", "CIA", "--window", "sentence", "--format", "csv")
    #expect(pairs.lines.contains { $0.hasPrefix("organization/nato,NATO,1,0,1,") })
    let nodeLink = try sandbox.run("export", "--format", "node-link", "--output", "-").output
    #expect(nodeLink.contains("\"judgements\":[{\"id\":\"j"))
    // What a build writes of each article follows them, too.
    #expect(try sandbox.run("build", "in", "--export", "x").errors.contains("nothing changed"))
    let lines = String(decoding: try folder.bytes("x/annotations.jsonl"), as: UTF8.self)
    #expect(
      lines.contains(
        "{\"start\":13,\"end\":16,\"surface\":\"ISI\",\"entity\":\"organization/nato\",\"name\":"
          + "\"NATO\",\"type\":\"organization\",\"form\":\"alias\",\"score\":1.0000,\"zone\":\"body\"}"
      )
    )
  }

  // MARK: Later builds

  @Test("articles to come, changed texts, a changed gazetteer")
  func laterBuilds() throws {
    try judge("a@b0-3", "CIA")
    try judge("b@b13-16", "Kabul", "--everywhere")
    try folder.write(
      "in/a.jsonl",
      Sandbox.records.replacing("ISI met the CIA", with: "The ISI met the CIA")
        + #"{"id":"new","text":"ISI in Delhi"}"# + "\n"
    )
    let built = try sandbox.run("build", "in", "--no-export")
    #expect(built.errors.contains("is kept but not applied: the text at a@b0-3 is now “The”"))
    #expect(try mentions("Kabul").contains("new@b0-3"))
    let listed = try sandbox.run("judgements", "--format", "csv").output
    #expect(listed.contains("the text at a@b0-3 is now “The”"))
    try FileManager.default.copyItem(
      atPath: PackageFolder.smallGazetteer,
      toPath: folder.path("less")
    )
    let table = String(decoding: try folder.bytes("less/places.tsv"), as: UTF8.self)
    try folder.write(
      "less/places.tsv",
      table.split(separator: "\n").filter { !$0.hasPrefix("place/kabul") }.map { $0 + "\n" }
        .joined()
    )
    let other = try sandbox.run("judge", "a@b4-7", "none", "--gazetteer", "less")
    #expect(other.status == 2 && other.errors.contains("linked with another gazetteer"))
    let less = try sandbox.run("build", "in", "--no-export", "--gazetteer", "less")
    #expect(less.errors.contains("not applied: the gazetteer does not list place/kabul"))
    #expect(try sandbox.run("verify").status == 0)
    try sandbox.run("build", "in", "--no-export")
    #expect(try mentions("Kabul").contains("new@b0-3"))
  }

  @Test("judgements are carried to another file, which is then the same")
  func carried() throws {
    try judge("a@b0-3", "CIA", "--reason", "e\u{301} “so”")
    try judge("b@b13-16", "none", "--everywhere")
    try judge("b@b18-20", "Quillfire")
    let lines = try sandbox.run("judgements", "--format", "jsonl").data
    try folder.write("j.jsonl", lines)
    try sandbox.run(
      "build",
      "in",
      "--database",
      "f.sqlite",
      "--export",
      "f",
      "--judgements",
      "j.jsonl"
    )
    try sandbox.run("build", "in", "--export", "x")
    #expect(try folder.files(below: "x") == folder.files(below: "f"))
    try sandbox.run("build", "in", "--database", "g.sqlite", "--no-export")
    let read = try sandbox.run(
      ["judge", "--import", "-", "--database", "g.sqlite"],
      input: lines
    )
    #expect(read.status == 0, "\(read.errors)")
    #expect(try sandbox.run("export", "--database", "g.sqlite", "--output", "-").data == export())
    #expect(
      try sandbox.run("judgements", "--database", "g.sqlite", "--format", "jsonl").data == lines
    )
  }

  @Test("hostile names, and ids that look alike")
  func hostile() throws {
    let names = ["'; DROP TABLE judgement; --", "a@b0-3", "x#1", "%s\t|", "😀 \u{202E}e\u{301}"]
    let records = names.map { name in
      let id = ThreadGenerator.quoted(name)
      return
        "{\"id\":\(id),\"text\":\"ISI and 😀 Jorum.\",\"comments\":[{\"id\":\"1\",\"text\":\"ISI\"}]}\n"
    }
    try folder.write("h.jsonl", records.joined() + "{\"id\":\"x\",\"text\":\"NATO\"}\n")
    #expect(try sandbox.run("build", "h.jsonl", "--no-export").status == 0)
    let before = try export()
    var ids: [String] = []
    for name in names {
      ids.append(try id(judge("\(name)@b10-15", "Quillfire", "--reason", name)))
      #expect(try sandbox.run("why", "\(name)@b10-15").output.contains("person/quillfire"))
      ids.append(try id(judge("\(name)#1@b0-3", "none", "--thread")))
    }
    #expect(Set(ids).count == 2 * names.count)
    for judgement in ids { try judge("--undo", judgement) }
    #expect(try export() == before)
  }

  @Test("why-not tells judgements, with their ids, before the rules")
  func whyNot() throws {
    func lines(_ text: String, _ entity: String) throws -> [String] {
      let outcome = try sandbox.run("why-not", text, entity)
      #expect(outcome.status == 0, "\(outcome.errors)")
      return outcome.lines
    }
    #expect(try !lines("CIA", "ISI").joined().contains("judgement"))
    let none = try id(judge("a@b12-15", "none", "--reason", "another\none"))
    #expect(
      try lines("CIA", "CIA").first
        == "the judgement \(none) says that “CIA” means none at a@b12-15 (another one); it decides "
        + "1 mention; `skein judge --undo \(none)` takes it back"
    )
    #expect(
      try lines("CIA", "CIA").contains {
        $0.hasPrefix("in a@b12-15 it is linked to nothing (NIL) by the judgement \(none);")
      }
    )
    let other = try id(judge("a#1@b4-7", "ISI", "--thread"))
    let found = try lines("CIA", "ISI")
    #expect(found.contains { $0.contains(other) && !$0.contains("--undo \(other)") })
    #expect(found.contains { $0.hasSuffix("in 1 place, in 1 by a judgement") })
    let everywhere = try id(judge("b@b13-16", "none", "--everywhere"))
    #expect(
      try lines("ISI", "ISI").first?.contains("\(everywhere) says that “ISI” means none everywhere")
        == true
    )
    #expect(try sandbox.run("why", "a@b12-15").output.contains("none (\(none))"))
  }

  @Test("a line that says null, or none as the tables do, means none")
  func importedNone() throws {
    for (name, entity) in [("null", "null"), ("none", #""none""#)] {
      try folder.write(
        "none.jsonl",
        #"{"scope":"mention","article":"a","mention":"a@b0-3","surface":"ISI","entity":\#(entity)}"#
      )
      let written = try id(judge("--import", "none.jsonl"))
      let rows = try sandbox.run("judgements", "--format", "jsonl").objects()
      #expect(rows.count == 1 && rows[0]["entity"] is NSNull, "\(name)")
      try judge("--undo", written)
    }
  }

  // MARK: Refusals

  static let refused: [([String], Int32, String)] = [
    (["ISI", "CIA"], 2, "stands in several places: a@b0-3 “ISI”"),
    (["Nobody", "CIA"], 1, "there is no mention “Nobody”"),
    (["a@b0-3000", "CIA"], 1, "there is no mention “a@b0-3000”"),
    (["a@b3-3", "CIA"], 1, "there is no mention"),
    (["a@b5-3", "CIA"], 1, "there is no mention"),
    (["a@b99999999999999999999-3", "CIA"], 1, "there is no mention"),
    (["@b0-3", "CIA"], 1, "there is no mention"),
    (["a@b0-2", "CIA"], 2, "does not stand on whole words; the words there are a@b0-3 “ISI”"),
    (["a@b19-30", "CIA"], 2, "crosses the end of a sentence"),
    (["a@b3-4", "none"], 2, "does not stand on whole words"),
    (
      ["a@b0-3", "Imran Khan"], 2,
      "person/imran-khan (Imran Khan), person/imran-khan-actor (Imran Khan)"
    ),
    (["a@b0-3", "Nobody"], 1, "no entity is named “Nobody”"),
    (["a@b0-3", "Floods"], 2, "is a topic"),
    (["--undo", "j0"], 1, "there is no judgement “j0”"),
    (["--import", "missing.jsonl"], 2, "missing.jsonl"),
    (["--import", "bad.jsonl"], 2, "bad.jsonl:2: this is no judgement"),
    ([], 64, "Give a mention"),
    (["a@b0-3"], 64, "Give the entity"),
    (["a@b0-3", ""], 64, "Give the entity"),
    (["a@b0-3", "CIA", "--thread", "--everywhere"], 64, "not both"),
    (["a@b0-3", "CIA", "--undo", "j0"], 64, "Give a mention"),
    (["--undo", "j0", "--reason", "x"], 64, "go with a mention"),
  ]

  @Test("what cannot be judged is refused, and nothing is written", arguments: refused)
  func refusals(_ arguments: [String], _ status: Int32, _ message: String) throws {
    try folder.write("bad.jsonl", "\n{\"scope\":\"mention\"}\n")
    let bytes = try folder.bytes("skein.sqlite")
    let outcome = try sandbox.run(["judge"] + arguments)
    #expect(outcome.status == status)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
    #expect(outcome.data.isEmpty)
    #expect(try sandbox.run("judgements").status == 1)
    #expect(try sandbox.run("verify").status == 0)
    // A refusal before writing leaves every byte.
    if !outcome.errors.contains("cannot hold") {
      #expect(try folder.bytes("skein.sqlite") == bytes)
    }
  }

  @Test("lines that are no judgements are named, and nothing of their file is taken over")
  func badLines() throws {
    let good =
      #"{"scope":"mention","article":"a","mention":"a@b0-3","surface":"ISI","entity":"organization/cia"}"#
    let bad: [(String, String)] = [
      ("{", "this is no judgement"), ("[1]", "this is no judgement"),
      (
        good.replacing(",\"entity\":\"organization/cia\"", with: ""), "the line names no entity"
      ),
      (good.replacing("organization/cia", with: ""), "the line names no entity"),
      (good.replacing("mention\",\"art", with: "world\",\"art"), "“world” is no scope"),
      (good.replacing("a@b0-3", with: "a@x0-3"), "“a@x0-3” is no mention’s id"),
      (good.replacing("\"ISI\"", with: "\"ISIS\""), "is not as long as the span"),
      (good.replacing("\"a\",", with: "\"a\\u0000\","), "a NUL"),
    ]
    for (line, reason) in bad {
      try folder.write("bad.jsonl", good + "\n" + line + "\n")
      for command in [["judge", "--import"], ["build", "in", "--no-export", "--judgements"]] {
        let outcome = try sandbox.run(command + ["bad.jsonl"])
        #expect(
          outcome.status == 2 && outcome.errors.contains("bad.jsonl:2: "),
          "\(outcome.errors)"
        )
        #expect(outcome.errors.contains(reason), "\(outcome.errors)")
      }
    }
    #expect(try sandbox.run("judgements").status == 1)
    let none = try sandbox.run("judge", "a@b0-3", "CIA", "--database", "none.sqlite")
    #expect(none.status == 2 && none.errors.contains("no such graph file"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("none.sqlite")))
  }

  @Test("judging that is killed has happened or has not", .tags(.slow))
  func killed() throws {
    var generator = ThreadGenerator(seed: 21)
    let records = (0..<120).map { generator.record(id: "k\($0)", comments: 3) + "\n" }.joined()
    try folder.write("many.jsonl", records)
    try sandbox.run("build", "many.jsonl", "--no-export", "--database", "k.sqlite")
    func state() throws -> Data {
      try sandbox.run("export", "--output", "-", "--database", "k.sqlite").data
    }
    let before = try state()
    let mention = try #require(
      try sandbox.run("mentions", "ISI", "--database", "k.sqlite", "--format", "csv").lines.last
    ).prefix { $0 != "," }
    let command = ["judge", String(mention), "CIA", "--everywhere", "--database", "k.sqlite"]
    let start = ContinuousClock().now
    let judged = try sandbox.run(command)
    #expect(judged.status == 0, "\(judged.errors)")
    let length = (ContinuousClock().now - start) / .seconds(1)
    let after = try state()
    #expect(before != after)
    let judgement = try id(judged)
    var hits = 0
    for round in 0..<8 {
      try sandbox.run("judge", "--undo", judgement, "--database", "k.sqlite")
      #expect(try state() == before)
      let process = try sandbox.start(command, log: ".log/judge\(round)")
      Thread.sleep(forTimeInterval: length * (0.3 + 0.08 * Double(round)))
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        hits += 1
      }
      process.waitUntilExit()
      #expect(try sandbox.run("verify", "--database", "k.sqlite").status == 0)
      let now = try state()
      #expect(now == before || now == after)
      #expect(try sandbox.run(command).status == 0)
      #expect(try state() == after)
    }
    #expect(hits > 0)
  }
}
