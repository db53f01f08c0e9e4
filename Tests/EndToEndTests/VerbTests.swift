import Foundation
import TestSupport
import Testing

@Suite("Verbs")
struct VerbTests {
  private let sandbox: Sandbox

  init() throws {
    sandbox = try .withGraph()
  }

  private func lines(_ arguments: String...) throws -> [String] {
    let outcome = try sandbox.run(arguments)
    #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
    #expect(outcome.errors.isEmpty, "\(arguments)")
    return outcome.lines
  }

  // MARK: Rows

  @Test("entities, mentions and topics are listed in every format")
  func rows() throws {
    #expect(
      try lines("entities", "--format", "csv", "--limit", "2") == [
        "id,name,type,mentions,article,comment,article_documents,comment_documents,speakers",
        "organization/isi,Inter-Services Intelligence,organization/intelligence,7,4,3,2,3,3",
        "organization/cia,Central Intelligence Agency,organization/intelligence,2,1,1,1,1,2",
      ]
    )
    #expect(try lines("entities", "--type", "person", "--format", "csv").count == 3)
    #expect(
      try lines("entities", "--channel", "comment", "--format", "csv", "--limit", "0").count == 4
    )
    #expect(
      try lines("mentions", "CIA", "--format", "csv") == [
        "mention,channel,zone,speaker,form,score,sentence,judgement",
        "a@b12-15,article,body,Ann,acronym,0.68,ISI met the [CIA] in Lahore.,",
        "a#1@b4-7,comment,body,Max,acronym,0.88,\"The [CIA], not ISI!\",",
      ]
    )
    let objects = try sandbox.run("mentions", "organization/isi", "--format", "jsonl").objects()
    #expect(objects.count == 7)
    #expect(objects.allSatisfy { $0["sentence"] is String && $0["score"] is Double })
    #expect(
      try lines("topics", "--format", "csv").map { $0.prefix { $0 != "," } } == [
        "id", "topic/floods", "topic/peace-talks",
      ]
    )
    #expect(try lines("mentions", "Floods", "--format", "csv").count == 4)
    #expect(try lines("entities").first?.hasPrefix("id  ") == true)
  }

  @Test("partners of an entity, and the sentences of a pair with speaker and place")
  func comentions() throws {
    let partners = try lines("comentions", "ISI", "--window", "sentence", "--format", "csv")
    #expect(partners[0] == "id,name,both,article,comment,cross,npmi,log_likelihood,q,part_of")
    #expect(partners[1].hasPrefix("organization/cia,Central Intelligence Agency,2,1,1,0,"))
    #expect(partners.contains { $0.hasPrefix("place/pakistan,") && $0.hasSuffix(",yes") })
    #expect(try lines("comentions", "ISI", "--type", "place", "--format", "csv").count > 1)

    let text = try lines("comentions", "CIA", "ISI", "--window", "sentence")
    #expect(text.contains("[ISI] met the [CIA] in Lahore."))
    #expect(text.contains("  — says Ann; article; a@b0-3 a@b12-15"))
    #expect(text.contains("The [CIA], not [ISI]!"))
    #expect(text.contains("  — says Max; comment; a#1@b4-7 a#1@b13-16"))
    let objects = try sandbox.run(
      "comentions",
      "CIA",
      "ISI",
      "--format",
      "jsonl",
      "--channel",
      "comment"
    ).objects()
    #expect(objects.count == 1)
    #expect(objects[0]["text"] as? String == "The [CIA], not [ISI]!")
    let cross = try lines(
      "comentions",
      "NATO",
      "Lahore",
      "--window",
      "thread",
      "--channel",
      "cross"
    )
    #expect(cross.contains("[NATO] and ISI, Max?"))
  }

  @Test("neighbors are co-mentions, wholes, speakers and documents")
  func neighbors() throws {
    let rows = try lines("neighbors", "ISI", "--format", "csv", "--limit", "0")
    for start in [
      "co-mention,organization/cia", "mentions,a,", "mentions,speaker/", "part-of,place/pakistan",
    ] {
      #expect(rows.contains { $0.hasPrefix(start) }, "\(start)")
    }
    #expect(
      try lines("neighbors", "Pakistan", "--format", "csv").contains {
        $0.hasPrefix("has-part,organization/isi")
      }
    )
  }

  @Test("words are found")
  func search() throws {
    #expect(try lines("search", "flooding", "punjab", "--format", "jsonl").count == 1)
    #expect(try lines("search", "isi", "--channel", "comment", "--format", "jsonl").count == 3)
  }

  @Test("figures of the whole file, and its build")
  func stats() throws {
    let rows = try lines("stats", "--format", "csv")
    for row in ["articles,3", "comments,3", "topics,2", "NIL,1"] {
      #expect(rows.contains(row), "\(row)")
    }
    #expect(rows.last?.hasPrefix("build,") == true)
  }

  // MARK: Reasons

  @Test("a link is explained by the mention's id and by its text")
  func why() throws {
    let byID = try lines("why", "a@b12-15")
    #expect(byID[0] == "“CIA” → organization/cia  (a@b12-15)")
    #expect(byID.contains { $0.contains("ISI met the [CIA] in Lahore.") })
    #expect(byID.contains { $0.contains("organizations.tsv:2") })
    #expect(try lines("why", "cia").count { $0.hasPrefix("“CIA”") } == 2)
    #expect(try lines("why", "ISI", "--limit", "1").count { $0.hasPrefix("“ISI”") } == 1)
    // NIL is explained, too.
    #expect(try lines("why", "ISS")[0].hasPrefix("“ISS” → NIL"))
  }

  @Test("why a text is not linked")
  func whyNot() throws {
    let iss = try lines("why-not", "ISS", "ISI")
    #expect(iss.contains { $0.contains("nearest name is “ISI”") })
    #expect(iss.contains { $0.contains("skein why a#2@") })
    #expect(
      try lines("why-not", "ISI", "ISI").contains {
        $0.contains("linked to organization/isi in 7 places")
      }
    )
    // It needs no graph file.
    let outcome = try sandbox.run("why-not", "ISS", "ISI", "--database", "none.sqlite")
    #expect(outcome.status == 0)
  }

  @Test("a sound file is verified")
  func verify() throws {
    #expect(try lines("verify")[0].hasPrefix("skein.sqlite holds: 3 articles, 3 comments, "))
  }

  // MARK: Gazetteers

  @Test("gazetteers are checked and looked into")
  func gazetteer() throws {
    let check = try lines("gazetteer", "check")
    #expect(
      check.contains { $0.hasPrefix("people.tsv") && $0.contains("6") && $0.contains("Apache-2.0") }
    )
    let rows = try lines("gazetteer", "lookup", "Imran Khan", "--format", "csv")
    #expect(
      rows.dropFirst().map { $0.prefix { $0 != "," } } == [
        "person/imran-khan", "person/imran-khan-actor",
      ]
    )
    #expect(try lines("gazetteer", "lookup", "isi").count == 2)
    #expect(try lines("gazetteer", "lookup", "organization/isi", "--format", "jsonl").count == 1)
  }

  // MARK: The command itself

  static let verbs = [
    "build", "annotate", "tag", "entities", "mentions", "comentions", "neighbors", "search",
    "topics",
    "stats", "why", "why-not", "verify", "export", "gazetteer", "gazetteer check",
    "gazetteer lookup",
  ]

  @Test("every verb has help", arguments: verbs)
  func help(verb: String) throws {
    let outcome = try sandbox.run(verb.split(separator: " ").map(String.init) + ["--help"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("USAGE: skein \(verb)"))
    #expect(outcome.errors.isEmpty)
    let other = try sandbox.run(["help"] + verb.split(separator: " ").map(String.init))
    #expect(other.output == outcome.output)
  }

  @Test("the version, the help of all and completions")
  func command() throws {
    #expect(try lines("--version").first?.contains(/^\d+\.\d+\.\d+/) == true)
    let help = try lines("--help").joined(separator: "\n")
    for verb in Self.verbs where !verb.contains(" ") {
      #expect(help.contains("  \(verb) "), "\(verb)")
    }
    for shell in ["bash", "zsh", "fish"] {
      let script = try sandbox.run("--generate-completion-script", shell)
      #expect(script.status == 0)
      #expect(script.output.contains("comentions"))
    }
  }
}
