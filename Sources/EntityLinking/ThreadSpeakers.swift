import ArticleThreads
import TextSegmentation

/// Those who speak in a thread, by the keys of their names: ``NameCandidate/key(of:)``.
struct ThreadSpeakers {
  /// The names of all who comment, and those of authors that have more than one word.
  private(set) var names = HashSet()
  /// The first words of names of more than one word, by which those who comment address each other.
  private(set) var firstNames = HashSet()

  init(_ comments: [Comment], authors: [String]) {
    for comment in comments {
      let words = FoldedNames(Array(comment.author.utf8)).words
      guard let first = words.first else { continue }
      names.insert(NameCandidate.key(of: words.lazy.map(\.hash)))
      if words.count > 1, first.length >= 3 { firstNames.insert(first.hash) }
    }
    for author in authors {
      let words = FoldedNames(Array(author.utf8)).words
      if words.count > 1 { names.insert(NameCandidate.key(of: words.lazy.map(\.hash))) }
    }
  }
}
