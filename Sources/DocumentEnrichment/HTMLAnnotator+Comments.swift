import ArticleThreads
import EntityLinking

extension HTMLAnnotator {
  /// The comments of a thread, nested by reply.
  mutating func comments(of linked: LinkedThread) -> String {
    let comments = linked.thread.comments
    guard !comments.isEmpty else { return "" }
    let count = comments.count == 1 ? "1 comment" : "\(comments.count) comments"
    var html = "<section class=\"comments\">\n<h2>\(count)</h2>\n"
    var depth = -1
    for node in CommentTree(comments).nodes {
      if node.depth > depth {
        html += "<ol>\n"
      } else {
        html += "</li>\n" + String(repeating: "</ol>\n</li>\n", count: depth - node.depth)
      }
      depth = node.depth
      html += comment(node, linked)
    }
    html += String(repeating: "</li>\n</ol>\n", count: depth + 1)
    return html + "</section>\n"
  }

  private mutating func comment(_ node: CommentTree.Node, _ linked: LinkedThread) -> String {
    let comment = linked.thread.comments[node.comment]
    let document = linked.documents[node.comment + 1]
    var head = ["<bdi class=\"author\">\(Self.name(of: comment))</bdi>"]
    if let answered = node.answers {
      let above = linked.thread.comments[answered]
      let link = HTMLEscaping.link(toID: linked.documents[answered + 1].key)
      head.append("answers <a href=\"\(link)\"><bdi>\(Self.name(of: above))</bdi></a>")
    } else if comment.isOrphan {
      head.append("answers a comment that is not here")
    }
    if let date = comment.date { head.append(time(date)) }
    let id = HTMLEscaping.id(document.key)
    return "<li>\n<div class=\"comment\" id=\"\(id)\">\n"
      + "<p class=\"byline\">\(head.joined(separator: " <span>·</span> "))</p>\n"
      + body(document, everyLine: true) + topics(of: document) + "</div>\n"
  }

  private static func name(of comment: Comment) -> String {
    comment.author.isEmpty ? "unnamed" : HTMLEscaping.text(comment.author)
  }
}
