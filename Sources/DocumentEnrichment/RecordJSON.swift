import ArticleThreads

/// Threads in the form of the JSON records that Skein reads.
enum RecordJSON {
  /// A thread as a record, with the keys in the order of the contract.
  static func record(_ thread: ArticleThread) -> [UInt8] {
    let article = thread.article
    var object = JSONObjectWriter()
    object.add("id", article.id)
    object.add("text", article.body)
    object.add("title", ifFilled: article.title)
    if article.authors.count > 1 {
      object.add("author", json: JSONObjectWriter.array(strings: article.authors))
    } else {
      object.add("author", ifFilled: article.authors.first)
    }
    object.add("date", ifFilled: article.published?.iso)
    object.add("url", ifFilled: article.url)
    object.add("source", ifFilled: article.source)
    object.add("lang", ifFilled: article.language)
    if !article.tags.isEmpty {
      object.add("tags", json: JSONObjectWriter.array(strings: article.tags))
    }
    if !thread.comments.isEmpty {
      object.add("comments", json: JSONObjectWriter.array(thread.comments.map(comment)))
    }
    return object.closed()
  }

  private static func comment(_ comment: Comment) -> [UInt8] {
    var object = JSONObjectWriter()
    object.add("id", comment.id)
    object.add("author", comment.author)
    object.add("text", comment.text)
    object.add("parent", ifFilled: comment.parent)
    object.add("date", ifFilled: comment.date?.iso)
    return object.closed()
  }
}
