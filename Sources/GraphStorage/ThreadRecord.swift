public import ArticleThreads
import Foundation
import Gazetteers

/// A thread with the place it was read from, ready to be stored.
public struct ThreadRecord: Sendable {
  /// The thread.
  public var thread: ArticleThread
  /// The path below the input root.
  public var path: String
  /// The line, counted from 1.
  public var line: Int

  /// Creates a record.
  public init(thread: ArticleThread, path: String, line: Int) {
    self.thread = thread
    self.path = path
    self.line = line
  }
}

extension ArticleThread {
  /// SHA-256 over everything a build keeps of the thread.
  var digest: String {
    var digest = ContentDigest()
    func add(_ value: String?) { digest.update(field: value ?? "\u{0}") }
    func add(_ zones: [Zone]) {
      for zone in zones {
        add("\(zone.range.lowerBound) \(zone.range.upperBound) \(zone.kind.rawValue)")
        add(zone.speaker)
        add("\(zone.isProbable)")
      }
      add("end of zones")
    }
    add(article.id)
    add(article.title)
    add(article.body)
    add(article.zones)
    article.authors.forEach { add($0) }
    add(article.published?.iso)
    add(article.source)
    add(article.url)
    article.tags.forEach { add($0) }
    add(article.language)
    for comment in comments {
      add(comment.id)
      add(comment.author)
      add(comment.date?.iso)
      add(comment.text)
      add(comment.zones)
      add(comment.parent)
      add(comment.replyTo)
      add("\(comment.isOrphan)")
      for address in comment.addresses {
        add("\(address.range.lowerBound) \(address.range.upperBound) \(address.speaker)")
      }
    }
    return digest.hex()
  }

  /// The source that tells speakers of equal names apart: the publication, or the address' host.
  var speakerSource: String {
    if let source = article.source { return source }
    guard let url = article.url, let start = url.range(of: "://") else { return "" }
    return String(url[start.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" })
  }
}
