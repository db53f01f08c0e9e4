import Gazetteers
import TextSegmentation

extension NameScanner {
  // MARK: Splitting

  /// Cuts a run into candidates.
  mutating func split(_ run: Range<Int>) {
    var rest = run
    var lasts = LastWords(end: -1)
    while let behind = splitFirst(of: rest, &lasts) { rest = behind }
  }

  /// The last words before an end that tell how to cut; they are looked for once for all pieces of a run.
  private struct LastWords {
    let end: Int
    /// -1 where there is none.
    var title: Int?
    /// Likewise.
    var head: Int?
  }

  /// Cuts the first candidates off a run.
  /// - Returns: what is left to be cut.
  private mutating func splitFirst(of run: Range<Int>, _ lasts: inout LastWords) -> Range<Int>? {
    var (start, hasTitle) = trimmedStart(of: run)
    let end = trimmedEnd(of: start..<run.upperBound)
    guard start < end else { return nil }
    if lasts.end != end { lasts = LastWords(end: end) }
    if let title = innerTitle(of: start..<end, &lasts) {
      // `Finance Minister Simeon Nyachae`, `Security Council President Smith`.
      if let head = (start..<title).last(where: {
        words.facts($0).contains(.organizationHead) || words.isCounty($0)
      }),
        head > start, !words.isLinked(head)
      {
        emit(start..<head + 1, hasTitle: false)
      }
      start = title + 1
      hasTitle = true
    }
    guard (start..<end).contains(where: words.isLinked) else {
      emit(start..<end, hasTitle: hasTitle)
      return nil
    }
    if endsInSurname(start..<end, hasTitle: hasTitle) {
      emit(start..<end, hasTitle: hasTitle, kind: .person)
      return nil
    }
    if let cover = opened(start..<end) ?? cover(of: start..<end, &lasts) {
      emit(cover, hasTitle: hasTitle)
      return cover.upperBound < end ? cover.upperBound..<end : nil
    }
    var word = start
    while word < end {
      guard !words.isLinked(word) else {
        word += 1
        continue
      }
      var stop = word
      while stop < end, !words.isLinked(stop) { stop += 1 }
      var from = word
      var isTitled = word == start && hasTitle
      while from < stop - 1, words.facts(from).contains(.title) {
        from += 1
        isTitled = true
      }
      while from < stop, words.traits(from).contains(.calendar) { from += 1 }
      emit(from..<stop, hasTitle: isTitled)
      word = stop
    }
    return nil
  }

  /// The start of a run behind words that are no part of a name, and whether a title was among them.
  private func trimmedStart(of run: Range<Int>) -> (start: Int, hasTitle: Bool) {
    var word = run.lowerBound
    var hasTitle = false
    lazy var lastHead = run.last { words.facts($0).contains(.organizationHead) } ?? -1
    while word < run.upperBound {
      if words.isLinked(word), !words.isDemonym(word) { break }
      let traits = words.traits(word)
      let next = word + 1 < run.upperBound ? word + 1 : nil
      let isInitial = words.isInitialOfPhrase(word)
      if isInitial, !traits.isDisjoint(with: [.pronoun, .small]) {
        word += 1
      } else if traits.contains(.small), !words.isInitial(word) || next == nil {
        word += 1
      } else if traits.contains(.calendar),
        traits.contains(.calendarOnly) || next == nil
          || !words.facts(next ?? word).contains(.surname)
      {
        word += 1
      } else if words.isDemonym(word), let next, words.facts(next).contains(.title),
        isTitle(next, of: run, lastHead: lastHead)
      {
        word = next
      } else if words.facts(word).contains(.title), let next,
        isTitle(word, of: run, lastHead: lastHead)
      {
        (word, hasTitle) = behindTitle(next, of: run)
      } else if isInitial, let next, isOrdinaryOpening(word, before: next) {
        word += 1
      } else if let next, next + 1 < run.upperBound, isOffice(word, before: next, of: run) {
        hasTitle = true
        word = next
      } else {
        break
      }
    }
    return (word, hasTitle)
  }

  /// Whether a title is one here and not the start of an organization's name; `lastHead` is the last word
  /// of the run that heads such names.
  private func isTitle(_ word: Int, of run: Range<Int>, lastHead: Int) -> Bool {
    words.traits(word).contains(.personTitle) || isTitleOf(word, of: run)
      || lastHead <= word && !isHeadFor(word, of: run) && !isSaint(word, of: run)
  }

  /// Whether an ordinary word stands before a full name as a title does: `Republican Whip Steve Scalise`.
  private func isOffice(_ word: Int, before next: Int, of run: Range<Int>) -> Bool {
    words.facts(word).contains(.ordinary) && !words.facts(word).contains(.firstName)
      && words.facts(next).contains(.firstName) && !words.facts(next).contains(.ordinary)
      && words.joint(next) == .space && words.joint(next + 1) == .space && words.isName(next + 1)
      && words.facts(word).isDisjoint(with: [.organizationHead, .placeHead])
      && !words.traits(word).contains(.placeBeginning)
      && !(next..<run.upperBound).contains {
        !words.facts($0).isDisjoint(with: [.organizationHead, .placeHead])
      }
  }

  /// `Minister of Finance`, where a title goes on with what it is a title of.
  private func isTitleOf(_ word: Int, of run: Range<Int>) -> Bool {
    word + 1 < run.upperBound && words.traits(word + 1).contains(.of)
      && !words.facts(word).contains(.organizationHead)
  }

  /// `St. Lucie County`, where a saint's name is that of a place.
  private func isSaint(_ word: Int, of run: Range<Int>) -> Bool {
    words.traits(word).contains(.saint) && words.facts(run.upperBound - 1).contains(.placeHead)
  }

  /// `Center for Marine Studies`, where a word that is a title and the head of a body goes on as the latter.
  private func isHeadFor(_ word: Int, of run: Range<Int>) -> Bool {
    word + 2 < run.upperBound && words.facts(word).contains(.organizationHead)
      && words.part.isWord(word + 1, .for) && !words.part.isWord(word, .reporter)
  }

  /// The word behind a title, and whether the title is that of a person named there: so in `Secretary of
  /// State Smith`, not in `King of Nordmark`.
  private func behindTitle(_ next: Int, of run: Range<Int>) -> (word: Int, isNamed: Bool) {
    guard words.traits(next).contains(.of) else { return (next, true) }
    var word = next + 1
    while word < run.upperBound, !words.traits(word).isDisjoint(with: [.portfolio, .and, .the]) {
      word += 1
    }
    return (word, word > next + 1 && !words.traits(word - 1).contains(.the))
  }

  /// Whether a sentence's first word is an ordinary one before a name.
  private func isOrdinaryOpening(_ word: Int, before next: Int) -> Bool {
    guard words.facts(word).contains(.ordinary), !words.facts(word).contains(.firstName),
      !words.text.words[word].isAllCapitals, !words.isDemonym(word)
    else { return false }
    if words.joint(next) == .hyphen || words.traits(next).contains(.of) { return false }
    return words.facts(next).isDisjoint(with: [.organizationHead, .placeHead])
  }

  private func trimmedEnd(of run: Range<Int>) -> Int {
    var end = run.upperBound
    while end > run.lowerBound, !words.isName(end - 1) { end -= 1 }
    while end > run.lowerBound, words.traits(end - 1).contains(.calendar),
      !words.isLinked(end - 1)
    { end -= 1 }
    if end > run.lowerBound, isCaptionWord(end - 1) { end -= 1 }
    return end
  }

  /// Whether a word is `Image` of `Image caption`, which pages write behind a credit: `Image copyright
  /// Getty Images Image caption`.
  @inline(__always)
  func isCaptionWord(_ word: Int) -> Bool {
    words.text.words[word].length == 5 && isImage(word)
  }

  private func isImage(_ word: Int) -> Bool {
    let next = word + 1
    return next < words.text.words.count && words.part.isWord(word, .image)
      && (words.part.isWord(next, .caption) || words.part.isWord(next, .copyright))
  }

  /// The last title of a run before a name, where what stands before it is no name of a person.
  private func innerTitle(of run: Range<Int>, _ lasts: inout LastWords) -> Int? {
    guard run.count > 2 else { return nil }
    let title =
      lasts.title
      ?? (run.lowerBound + 1..<run.upperBound - 1).last {
        words.facts($0).contains(.title) && !words.facts($0).contains(.firstName)
          && !words.isLinked($0)
      } ?? -1
    lasts.title = title
    guard title > run.lowerBound else { return nil }
    let behind = title + 1..<run.upperBound
    guard !behind.contains(where: { words.facts($0).contains(.organizationHead) }),
      words.joint(title + 1) == .space || words.joint(title + 1) == .stop,
      words.isName(title + 1),
      (run.lowerBound..<title).allSatisfy({
        words.isLinked($0) || words.facts($0).contains(.ordinary) || !words.isName($0)
      })
    else { return nil }
    return title
  }

  /// What a head at the beginning makes one name with the linked names behind it, up to a title or a body:
  /// `Jund al-Sham`, `Universidad de Madrid`.
  private func opened(_ run: Range<Int>) -> Range<Int>? {
    let head = run.lowerBound
    guard words.part.traits(head).contains(.opening), !words.isLinked(head) || isTownOf(head),
      !words.part.isTitled(sentence: words.text.sentence(ofWord: head))
    else { return nil }
    let behind = run.dropFirst()
    let end =
      behind.first { words.isTitleOnly($0) || words.linkedType($0) == .organization }
      ?? run.upperBound
    let holdsName = (head + 1..<end).contains { words.isLinked($0) && !words.isDemonym($0) }
    return holdsName ? head..<end : nil
  }

  /// Whether a word by itself is linked to a place: a raw list has a town `Universidad`.
  private func isTownOf(_ word: Int) -> Bool {
    words.linkedType(word) == .place && words.spans[Int(words.links[word])].words.count == 1
  }

  /// The stretch of a run with linked names inside that a head makes one longer name.
  private func cover(of run: Range<Int>, _ lasts: inout LastWords) -> Range<Int>? {
    var cover: Range<Int>?
    if let head = head(of: run, &lasts) {
      if head > run.lowerBound {
        if !(run.lowerBound..<head).contains(where: { standsApart($0, from: head) }) {
          let next = head + 1
          let goesOn =
            next < run.upperBound
            && !words.traits(next).isDisjoint(with: [.of, .for, .and, .the])
          cover = run.lowerBound..<(goesOn ? run.upperBound : next)
        }
      } else if head + 1 < run.upperBound,
        !words.traits(head + 1).isDisjoint(with: [.of, .for])
      {
        cover = run
      }
    } else if !words.facts(run.lowerBound).isDisjoint(with: [.organizationHead, .placeHead]),
      run.contains(where: { words.traits($0).contains(.of) })
    {
      cover = run
    }
    if cover == nil { cover = self.site(of: run) }
    guard var cover else { return nil }
    while cover.upperBound < run.upperBound, words.isLinked(cover.upperBound),
      words.links[cover.upperBound] == words.links[cover.upperBound - 1]
    { cover = cover.lowerBound..<cover.upperBound + 1 }
    let link = words.links[cover.lowerBound]
    return link >= 0 && cover.allSatisfy { words.links[$0] == link } ? nil : cover
  }

  /// The last word of a run that heads a body.
  private func head(of run: Range<Int>, _ lasts: inout LastWords) -> Int? {
    func isHead(_ word: Int) -> Bool {
      words.facts(word).contains(.organizationHead) && !words.isLinked(word)
    }
    let head = lasts.head ?? run.last(where: isHead) ?? -1
    lasts.head = head
    guard head >= run.lowerBound else { return nil }
    var last = head
    while isAdjective(last, within: run),
      let before = (run.lowerBound..<last).last(where: isHead)
    { last = before }
    return last
  }

  /// Whether a word that heads bodies says here of what kind the next one is: `School of International
  /// Affairs`.
  private func isAdjective(_ word: Int, within run: Range<Int>) -> Bool {
    word + 1 < run.upperBound && words.isName(word + 1) && words.joint(word + 1) == .space
      && HeadWords.adjectives.contains(words.part.foldedText(word))
  }

  /// A site that is called after what is linked: `George Washington Bridge`, `Rhode Island Ave`.
  ///
  /// A person's name before what heads places, or a place's before a road or `County`.
  private func site(of run: Range<Int>) -> Range<Int>? {
    let isTitled = words.part.isTitled(sentence: words.text.sentence(ofWord: run.lowerBound))
    let head = run.first { word in
      guard word > run.lowerBound, !words.isLinked(word), words.joint(word) == .space else {
        return false
      }
      let beside = words.isCounty(word) ? hyphenated(word - 1, within: run) : word - 1
      switch words.isDemonym(beside) ? .none : words.linkedType(beside) {
      case .person:
        return !isTitled && words.facts(word).contains(.placeHead)
          && !words.facts(word).contains(.organizationHead)
      case .place:
        return words.isCounty(word) || !isTitled && words.part.traits(word).contains(.road)
      case .organization, .none: return false
      }
    }
    guard let head else { return nil }
    let first = hyphenated(head - 1, within: run)
    let link = words.links[first]
    return (link < 0 ? first : run.first { words.links[$0] == link } ?? first)..<head + 1
  }

  /// The first of the words that hyphens join up to a word: of `Miami-Dade`.
  private func hyphenated(_ word: Int, within run: Range<Int>) -> Int {
    var first = word
    while first > run.lowerBound, words.joint(first) == .hyphen { first -= 1 }
    return first
  }

  /// Whether a word names a person who is no part of a body's name: `Clinton` in `Clinton Administration`,
  /// not in `Hillary Clinton Foundation`, `Hillary Clinton University Hospital`, `Clinton Hospital`.
  private func standsApart(_ word: Int, from head: Int) -> Bool {
    guard words.linkedType(word) == .person else { return false }
    let name = words.spans[Int(words.links[word])].words
    let isBeside = (name.upperBound..<max(head, name.upperBound)).allSatisfy {
      words.facts($0).contains(.organizationHead)
    }
    let isFounder = name.count > 1 || HeadWords.foundations.contains(words.part.foldedText(head))
    return !isBeside || !isFounder
  }

  private mutating func emit(
    _ run: Range<Int>,
    hasTitle: Bool,
    kind: NameCandidate.Kind = .open
  ) {
    var start = run.lowerBound
    var end = run.upperBound
    while start < end, !words.isName(start) { start += 1 }
    while end > start, !words.isName(end - 1) || isPossessive(end - 1) { end -= 1 }
    guard start < end else { return }
    if end - start == 1, isNeverName(start) { return }
    addCandidate(start..<end, hasTitle: hasTitle, kind: kind)
  }

  /// Adds a run that begins and ends with words of a name, with the particles before it.
  mutating func addCandidate(
    _ run: Range<Int>,
    hasTitle: Bool,
    kind: NameCandidate.Kind = .open
  ) {
    var start = run.lowerBound
    let end = run.upperBound
    // `al-Khair`, `van Gogh`.
    while start > 0, words.traits(start - 1).contains(.particleStart), !words.isName(start - 1),
      !words.isLinked(start - 1),
      words.joint(start) == .space || words.joint(start) == .hyphen,
      !words.traits(start - 1).contains(.small)
    { start -= 1 }
    let isLetters = end - start == 2 && words.isLetterPair(start..<end)
    if isLetters, words.isLetterNotion(start) { return }
    candidates.append(
      NameCandidate(
        words: start..<end,
        hasTitle: hasTitle,
        kind: kind,
        isOneWord: end - start == 1 || isLetters,
        key: end - start == 1 ? words.part.hash(start) : key(of: start..<end)
      )
    )
  }

  func key(of run: Range<Int>) -> UInt64 {
    let part = words.part
    return NameCandidate.key(of: run.lazy.map { part.hash($0) })
  }
}
