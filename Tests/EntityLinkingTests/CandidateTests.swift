import ArticleThreads
import EntityLinking
import Testing

@Suite("Candidates")
struct CandidateTests {
  @Test(
    "the context chooses between entities with one name",
    arguments: [
      // Equal candidates cannot be told apart.
      Case("We went to Tripoli.", "Tripoli=-"),
      Case("We went to Tripoli in Libya.", "Tripoli=tripoli-libya", "Libya=libya"),
      Case("Many Lebanese left Tripoli.", "Lebanese=lebanon", "Tripoli=tripoli-lebanon"),
      Case("From Beirut to Tripoli", "Beirut=beirut", "Tripoli=tripoli-lebanon"),
      Case("From Benghazi to Tripoli", "Benghazi=benghazi", "Tripoli=tripoli-libya"),
      Case("From Benghazi, Beirut to Tripoli", "Benghazi=benghazi", "Beirut=beirut", "Tripoli=-"),
      // The prior alone, and what is named in full.
      Case("We went to Washington.", "Washington=dc"),
      // Both named in full and supported: the prior decides.
      Case(
        "From Washington State to Washington, D.C. of America; in Washington",
        "Washington State=state",
        "Washington, D.C.=dc",
        "America=us",
        "Washington=dc"
      ),
    ]
  )
  func context(_ example: Case) throws {
    let linker = try Lists.linker()
    #expect(linker.names(of: example.text) == example.expected)
  }

  @Test("every component of a score is named, and the score is their sum")
  func components() throws {
    let linker = try Lists.linker()
    let body = linker.link("We went to Washington. We like Washington State in the U.S.").body(0)
    let mention = try #require(linker.mention("Washington", in: body))
    let candidates = mention.explanation.candidates
    #expect(candidates.map { linker.slug($0.entity) } == ["state", "dc"])
    #expect(
      candidates.map { $0.components.map(\.name) } == [
        ["form alias", "prior", "named in full", "agrees with the document"],
        ["form name", "prior", "agrees with the document"],
      ]
    )
    for candidate in candidates {
      let sum = candidate.components.reduce(0) { $0 + $1.value }
      #expect(abs(min(1, max(0, sum)) - candidate.score) < 1e-6)
    }
    #expect(mention.score == candidates[0].score)
    #expect(mention.explanation.reason == "the best of the entities with this name")
  }

  @Test("a tie is NIL and says so, with its candidates in the order of their ids")
  func tie() throws {
    let linker = try Lists.linker()
    let body = linker.link("We went to Tripoli.").body(0)
    let mention = try #require(linker.mention("Tripoli", in: body))
    #expect(mention.entity == nil)
    #expect(mention.type == "place")
    #expect(!mention.isCounted)
    #expect(mention.explanation.reason == "the best candidates cannot be told apart")
    #expect(
      mention.explanation.candidates.map { linker.slug($0.entity) }
        == ["tripoli-lebanon", "tripoli-libya"]
    )
  }

  @Test("a mention does not speak for itself")
  func ownSupport() throws {
    let linker = try Lists.linker()
    let texts = [
      "We visited Iran.": ["form name"], "We visited Bloomberg.": ["form name"],
      "Iran and Iran": ["form name", "named in full"],
    ]
    for (text, names) in texts {
      let mention = try #require(linker.link(text).body(0).mentions.first)
      #expect(mention.explanation.candidates[0].components.map(\.name).prefix(2) == names[...])
    }
    #expect(
      linker.names(of: "Michael Bloomberg left. They met Bloomberg.") == [
        "Michael Bloomberg=bloomberg", "Bloomberg=bloomberg",
      ]
    )
  }

  @Test("a mention below the threshold is NIL and says why it is doubtful")
  func threshold() throws {
    let linker = try Lists.linker()
    let body = linker.link("The Pak men went home.").body(0)
    let mention = try #require(linker.mention("Pak", in: body))
    #expect(mention.entity == nil)
    #expect(mention.score < 0.5)
    #expect(mention.explanation.reason == "the alias “Pak” is weak and counts only with support")
    #expect(mention.explanation.candidates.map { linker.slug($0.entity) } == ["pakistan"])
  }

  @Test("priors of zero leave a score of 0 to 1")
  func zeroPriors() throws {
    let linker = try Lists.linker()
    let body = linker.link("We went to Pequinox.").body(0)
    let mention = try #require(linker.mention("Pequinox", in: body))
    #expect(mention.entity == nil)
    #expect((0...1).contains(mention.score))
    for candidate in mention.explanation.candidates {
      #expect((0...1).contains(candidate.score))
      #expect(candidate.components.map(\.value) == [0.7])
    }
  }

  // MARK: Threads

  /// A comment's text under an article and a parent comment, and what it names.
  struct ThreadCase: CustomTestStringConvertible {
    let article: String
    let parent: String
    let text: String
    let expected: [String]

    init(_ article: String, _ parent: String, _ text: String, _ expected: String...) {
      self.article = article
      self.parent = parent
      self.text = text
      self.expected = expected
    }

    var testDescription: String { "\(article) / \(parent) / \(text)" }
  }

  @Test(
    "the article and the comments that are answered speak for a comment's names",
    arguments: [
      ThreadCase("No news.", "No.", "We went to Tripoli.", "Tripoli=-"),
      ThreadCase("We like Libya.", "No.", "We went to Tripoli.", "Tripoli=tripoli-libya"),
      ThreadCase("No news.", "Lebanon, yes.", "We went to Tripoli.", "Tripoli=tripoli-lebanon"),
      ThreadCase("We like Libya.", "Lebanon, yes.", "We went to Tripoli.", "Tripoli=-"),
      ThreadCase("We like Pakistan.", "No.", "The Pak men left.", "Pak=pakistan"),
      ThreadCase("No news.", "We like Pakistan.", "The Pak men left.", "Pak=pakistan"),
      ThreadCase("We visited Turkey.", "No.", "Turkey is so good.", "Turkey=turkey"),
      // What the context decided in the parent is known to the answer.
      ThreadCase("No news.", "Tripoli of Libya!", "Tripoli is old.", "Tripoli=tripoli-libya"),
      ThreadCase("No news.", "The Pak men of Pakistan", "A Pak man", "Pak=pakistan"),
    ]
  )
  func answers(_ example: ThreadCase) throws {
    let linker = try Lists.linker()
    let comments = [
      Reply("1", example.parent), Reply("2", "Hm.", to: "1"),
      Reply("3", example.text, to: "2"),
    ]
    let thread = linker.link(example.article, comments: comments)
    #expect(linker.names(thread.body(3)) == example.expected)
  }

  @Test("a comment that is not answered says nothing, wherever it stands")
  func otherComments() throws {
    let linker = try Lists.linker()
    let thread = linker.link(
      "No news.",
      comments: [
        Reply("1", "We like Libya."), Reply("2", "We went to Tripoli."),
        Reply("3", "We like Lebanon.", to: "2"),
      ]
    )
    #expect(linker.names(thread.body(2)) == ["Tripoli=-"])
  }

  @Test("comments do not speak for the article")
  func articleAlone() throws {
    let linker = try Lists.linker()
    let thread = linker.link("We went to Tripoli.", comments: [Reply("1", "Libya it is.")])
    #expect(linker.names(thread.body(0)) == ["Tripoli=-"])
  }

  @Test("a title speaks for its body and the body for its title")
  func titles() throws {
    let linker = try Lists.linker()
    let first = linker.link("We went to Tripoli.", title: "Long talks of Libya")
    #expect(linker.names(first.body(0)) == ["Tripoli=tripoli-libya"])
    let second = linker.link("We like Libya.", title: "We went to Tripoli")
    #expect(linker.names(second.documents[0].title) == ["Tripoli=tripoli-libya"])
  }

  @Test("a comment may answer a later one, itself or a missing one")
  func oddParents() throws {
    let linker = try Lists.linker()
    let thread = linker.link(
      "No news.",
      comments: [
        Reply("1", "We went to Tripoli.", to: "2"), Reply("2", "We like Libya.", to: "1"),
        Reply("3", "We went to Tripoli.", to: "3"), Reply("4", "We like Iran.", to: "x"),
      ]
    )
    #expect(linker.names(thread.body(1)) == ["Tripoli=tripoli-libya"])
    #expect(linker.names(thread.body(3)) == ["Tripoli=-"])
    #expect(linker.names(thread.body(4)) == ["Iran=iran"])
  }

  @Test("comment ids are told apart by their bytes")
  func idBytes() throws {
    let linker = try Lists.linker()
    let thread = linker.link(
      "No news.",
      comments: [
        Reply("é", "We like Libya."), Reply("e\u{301}", "We like Lebanon."),
        Reply("3", "We went to Tripoli.", to: "é"),
        Reply("4", "We saw Tripoli.", to: "e\u{301}"),
      ]
    )
    #expect(linker.names(thread.body(3)) == ["Tripoli=tripoli-libya"])
    #expect(linker.names(thread.body(4)) == ["Tripoli=tripoli-lebanon"])
  }

  @Test("documents stand in input order with their keys, and comments have no title")
  func documents() throws {
    let linker = try Lists.linker()
    let thread = linker.link("", comments: [Reply("x", "", by: "Max"), Reply("y", "Iran.")])
    #expect(thread.documents.map(\.key) == ["a", "a#x", "a#y"])
    #expect(thread.documents.map(\.kind) == [.article, .comment, .comment])
    #expect(thread.documents.map(\.author) == ["", "Max", ""])
    #expect(thread.documents.allSatisfy { $0.title.text.isEmpty && $0.title.mentions.isEmpty })
  }
}
