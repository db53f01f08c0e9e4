import Testing

@testable import EntityLinking

@Suite("Reasons for unknown names")
struct NameReasonTests {
  @Test("every clue is a clause of plain English", arguments: NameClue.allCases)
  func phrases(clue: NameClue) {
    let phrase = clue.phrase
    let verbs = [
      " is ", " are ", " has ", " have ", " stand", " join", " hold", " head", " begin",
      " open", " end", " write",
    ]
    #expect(verbs.contains { phrase.contains($0) }, "\(phrase)")
    #expect(phrase.first?.isUppercase == false)
    #expect(!phrase.hasSuffix(".") && !phrase.contains("  ") && !phrase.contains(", although"))
    // No name of a case, cut or not.
    #expect(phrase.wholeMatch(of: /.*[a-z][A-Z].*/) == nil)
    let same = NameClue.allCases.filter { $0.phrase == phrase }
    #expect(same == [clue] || same == [.opensSentenceAlone, .opensSentence])
  }

  @Test("a reason names what says most for the type, then what speaks against it")
  func reason() throws {
    let evidence = NameEvidence(
      type: .person,
      clues: clues(
        .twoWords,
        .firstIsFirstName,
        .noOrdinaryWord,
        .title,
        .opensSentence,
        .hasDigit
      ),
      isOneWord: false
    )
    let weights = NameWeights.several
    func weight(_ clue: NameClue) -> Int32 { weights.rows[Int(clue.rawValue)][1] }
    let pros = [NameClue.twoWords, .firstIsFirstName, .noOrdinaryWord, .title]
    #expect(pros.allSatisfy { weight($0) > 0 } && weight(.opensSentence) < 0)
    let said = pros.sorted { weight($0) > weight($1) }.map(\.phrase)
    let start =
      "no list holds the name; taken for a person because \(said[0]), \(said[1]), \(said[2])"
      + " and \(said[3])"
    #expect(evidence.reason.hasPrefix(start + ", although "))
    #expect(evidence.reason.contains("it opens a sentence"))
  }

  @Test(
    "a reason with little to say is a sentence still",
    arguments: [
      ([], "no list holds the name; taken for a place"),
      ([.inBefore], "no list holds the name; taken for a place because “in” stands before it"),
      ([.behindAt], "no list holds the name; taken for a place, although it stands behind “@”"),
      // Clues without a weight say nothing.
      ([.twoWords], "no list holds the name; taken for a place"),
    ] as [([NameClue], String)]
  )
  func short(clues: [NameClue], expected: String) {
    var set = ClueSet()
    for clue in clues { set.insert(clue) }
    let evidence = NameEvidence(type: .place, clues: set, isOneWord: true)
    #expect(evidence.reason == expected)
  }

  private func clues(_ clues: NameClue...) -> ClueSet {
    var set = ClueSet()
    for clue in clues { set.insert(clue) }
    #expect(set.clues == clues.sorted { $0.rawValue < $1.rawValue })
    return set
  }

  @Test("a mention tells its reason by what stands around it")
  func mentions() throws {
    let linker = try UnknownNames.linker()
    let body = linker.link("He was born in Quellenbrunn, Iran, and stayed.").body(0)
    let mention = try #require(linker.mention("Quellenbrunn", in: body))
    #expect(mention.explanation.reason.contains("taken for a place because"))
    #expect(mention.explanation.reason.contains("“in” stands before it"))
    #expect(mention.explanation.reason.contains("a comma and a listed place stand behind it"))
  }

  @Test("why a text is not linked says what else it is taken for")
  func whyNot() throws {
    let linker = try UnknownNames.linker(findsUnknownNames: false)
    let entity = try linker.index("organization/isi")
    let prefix =
      "by itself it is an unknown name: no list holds the name; taken for an organization"
    #expect(linker.whyNot("Brindle Institute", entity: entity).last?.hasPrefix(prefix) == true)
    #expect(
      linker.whyNot("The Brindle Institute", entity: entity).last?
        .hasPrefix("by itself “Brindle Institute” in it is an unknown name: ") == true
    )
    for text in ["Iran", "ISI", "table", "Hamid Karzai", "123"] {
      #expect(!linker.whyNot(text, entity: entity).contains { $0.contains("unknown name") })
    }
  }

  @Test("the shares of a score are those of logistic regression", arguments: [true, false])
  func shares(isOneWord: Bool) {
    let weights = isOneWord ? NameWeights.one : .several
    for clues in [ClueSet(), clues(.title), clues(.inBefore, .hasDigit, .opensSentence)] {
      var sums: [Double] = []
      for lane in 0..<4 {
        var sum = weights.bias[lane]
        for clue in clues.clues { sum += weights.rows[Int(clue.rawValue)][lane] }
        sums.append(Double(sum) / 1000)
      }
      let powers = sums.map { $0.exponential }
      let shares = weights.score(clues).shares
      for lane in 0..<4 {
        #expect(abs(shares.values[lane] - powers[lane] / powers.reduce(0, +)) < 1e-9)
      }
      #expect(sums[0] == 0)
    }
  }
}

extension Double {
  /// e to the power of a number, as a series.
  fileprivate var exponential: Double {
    var term = 1.0
    var sum = 1.0
    for index in 1..<60 {
      term *= self / Double(index)
      sum += term
    }
    return sum
  }
}
