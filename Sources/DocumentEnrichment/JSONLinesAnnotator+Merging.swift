import ArticleThreads
import EntityLinking

extension JSONLinesAnnotator {
  /// The input record with the annotations added, as one line without its end.
  func merged(_ linked: LinkedThread, _ record: ReadRecord) -> [UInt8] {
    if record.form == .jsonLines, let bytes = record.rawBytes, let merged = merged(linked, bytes) {
      return merged
    }
    let built = RecordJSON.record(linked.thread)
    // A record of our own is an object with as many comments as the thread.
    return merged(linked, built) ?? built
  }

  /// Some record with the annotations added; `nil` where it is not the thread's.
  private func merged(_ linked: LinkedThread, _ bytes: [UInt8]) -> [UInt8]? {
    guard let object = JSONObjectLayout(bytes), let article = linked.documents.first else {
      return nil
    }
    var editor = JSONObjectEditor(bytes)
    editor.set(
      [
        ("kind", quoted(article.kind.rawValue)),
        ("mentions", json.mentions(of: article.body)),
        ("titleMentions", json.mentions(of: article.title)),
        ("topics", json.topics(of: article)),
      ],
      in: object
    )
    // Like the reader: what is no object in the array is no comment.
    let comments = (object.value(of: "comments").map { elements(of: bytes, in: $0) } ?? [])
      .compactMap { JSONObjectLayout(bytes, in: $0) }
    guard comments.count == linked.thread.comments.count else { return nil }
    for (index, comment) in comments.enumerated() {
      let document = linked.documents[index + 1]
      editor.set(
        [
          ("kind", quoted(document.kind.rawValue)),
          ("replyTo", linked.thread.comments[index].replyTo.map(quoted)),
          ("mentions", json.mentions(of: document.body)),
          ("topics", json.topics(of: document)),
        ],
        in: comment
      )
    }
    return OneLineJSON.text(editor.edits.applied(to: bytes))
  }

  private func elements(of bytes: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    JSONObjectLayout.elements(of: bytes, in: range)
  }

  private func quoted(_ string: String) -> [UInt8] { Array(JSONEscaping.quoted(string).utf8) }
}

/// Puts JSON on one line.
enum OneLineJSON {
  /// Valid JSON with every line break and the white space around it as one space.
  ///
  /// A record that stands on one line already is returned as it is. Strings hold no raw line breaks.
  static func text(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: isLineBreak) else { return bytes }
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard isLineBreak(bytes[index]) else {
        output.append(bytes[index])
        index += 1
        continue
      }
      while let last = output.last, isSpace(last) { output.removeLast() }
      while index < bytes.count, isSpace(bytes[index]) { index += 1 }
      output.append(0x20)
    }
    return output
  }

  private static func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || isLineBreak(byte)
  }
}
