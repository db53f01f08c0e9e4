/// A comment as its form gives it, before ids and parents are settled.
struct CommentDraft {
  /// What the form says of the comment this one answers.
  enum Parent: Equatable {
    /// Nothing.
    case open
    /// That there is none.
    case article
    /// Its id.
    case comment(String)
    /// The number 0: the comment of that id or, as blogs have it, none.
    case zero
  }

  /// The id, if the form gives one.
  var id: String?
  var author = ""
  var date: ArticleDate?
  var text = ""
  var parent = Parent.open
  /// The comment's place among all of its form, counted from 1, which names it where it has no id.
  var position: Int
}

/// Makes a thread of an article and the drafts of its comments, the same way for every form.
struct ThreadAssembler {
  /// What had to be changed, in sentences.
  private(set) var notices: [String] = []

  /// Settles ids, parents, quoted lines and addressing.
  mutating func assemble(_ article: consuming Article, drafts: [CommentDraft]) -> ArticleThread {
    if drafts.isEmpty { return ArticleThread(article: article) }
    var thread = ArticleThread(article: article)
    let ids = uniqueIDs(of: drafts)
    thread.comments = zip(drafts, ids).map { draft, id in
      Comment(
        id: id,
        author: draft.author,
        date: draft.date,
        text: draft.text,
        zones: QuotedLines.zones(in: draft.text, kind: .repeat)
      )
    }
    attach(drafts, to: &thread)
    breakCycles(in: &thread)
    Addressing.resolve(&thread) { drafts[$0].parent == .open }
    return thread
  }

  // MARK: Ids

  /// The given ids, later ones of a kind with `~2`, `~3`, …; `c1`, `c2`, … by position elsewhere.
  private mutating func uniqueIDs(of drafts: [CommentDraft]) -> [String] {
    // Given ids come first, so that no made one takes the place of one that others refer to.
    var taken = Set(drafts.compactMap { $0.id.map(ByteString.init) })
    var seen: Set<ByteString> = []
    return drafts.map { draft in
      let wanted = draft.id ?? "c\(draft.position)"
      let isFirst =
        draft.id == nil
        ? taken.insert(ByteString(wanted)).inserted : seen.insert(ByteString(wanted)).inserted
      if isFirst { return wanted }
      var number = 2
      while !taken.insert(ByteString("\(wanted)~\(number)")).inserted { number += 1 }
      if draft.id != nil {
        notices.append(
          "comment id “\(wanted)” stands twice; the later one is “\(wanted)~\(number)”"
        )
      }
      return "\(wanted)~\(number)"
    }
  }

  // MARK: Parents

  private func attach(_ drafts: [CommentDraft], to thread: inout ArticleThread) {
    let ids = Set(thread.comments.map { ByteString($0.id) })
    for (index, draft) in drafts.enumerated() {
      let parent: String
      switch draft.parent {
      case .open, .article: continue
      case .comment(let id): parent = id
      case .zero:
        guard ids.contains(ByteString("0")) else { continue }
        parent = "0"
      }
      thread.comments[index].parent = parent
      if ids.contains(ByteString(parent)) {
        thread.comments[index].replyTo = parent
      } else {
        thread.comments[index].isOrphan = true
      }
    }
  }

  /// Puts the first comment of every circle of replies at top level.
  private mutating func breakCycles(in thread: inout ArticleThread) {
    let indices = Dictionary(
      uniqueKeysWithValues: thread.comments.enumerated().map { (ByteString($1.id), $0) }
    )
    // 0: not seen, else the number of the walk that saw it.
    var walks = [Int](repeating: 0, count: thread.comments.count)
    for start in thread.comments.indices {
      var index = start
      while walks[index] == 0 {
        walks[index] = start + 1
        guard let parent = thread.comments[index].replyTo,
          let next = indices[ByteString(parent)]
        else { break }
        guard walks[next] == start + 1 else {
          index = next
          continue
        }
        // The walk met itself; the circle's first comment in the input gives way.
        var first = next
        var member = next
        while let id = thread.comments[member].replyTo, let above = indices[ByteString(id)],
          above != next
        {
          member = above
          first = min(first, member)
        }
        let id = thread.comments[first].id
        notices.append("comment “\(id)” answers itself over its parents; it is put at top level")
        thread.comments[first].parent = nil
        thread.comments[first].replyTo = nil
        break
      }
    }
  }
}

/// A string that is equal to another only if their bytes are.
struct ByteString: Hashable {
  let string: String

  init(_ string: String) {
    self.string = string
  }

  static func == (first: ByteString, second: ByteString) -> Bool {
    first.string.utf8.elementsEqual(second.string.utf8)
  }

  func hash(into hasher: inout Hasher) {
    // Swift hashes canonical equals alike, which is only a collision here.
    hasher.combine(string)
  }
}
