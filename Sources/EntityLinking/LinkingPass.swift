/// What a pass over a part found, and what it knew: what nothing has changed for, the next one takes over.
struct LinkingPass {
  /// What was known of the entities of listed names.
  let facts: [CandidateFacts]
  /// The listed names as they were linked.
  let listed: [LinkSpan]
  /// Short forms that one entity alone is licensed for.
  var licensed: [Known] = []
  /// Derived forms that one entry alone has and that were linked nowhere else.
  var derived: [Known] = []

  /// A span of one candidate, and what was known of that.
  struct Known {
    let span: LinkSpan
    let facts: CandidateFacts
  }
}

extension [LinkingPass.Known] {
  /// Adds a span behind the others.
  mutating func note(_ span: LinkSpan, _ facts: CandidateFacts) {
    if isEmpty { reserveCapacity(16) }
    append(LinkingPass.Known(span: span, facts: facts))
  }

  /// The place of the span of some words; `next` is a place before it, and goes on.
  func place(of words: Range<Int>, from next: inout Int) -> Int? {
    while next < count, self[next].span.words.lowerBound < words.lowerBound { next += 1 }
    var place = next
    while place < count, self[place].span.words.lowerBound == words.lowerBound {
      if self[place].span.words == words { return place }
      place += 1
    }
    return nil
  }
}
