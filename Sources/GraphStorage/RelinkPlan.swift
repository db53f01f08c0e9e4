import ArticleThreads
import EntityLinking
import Gazetteers

/// Which threads a changed gazetteer touches, for each gazetteer that threads were linked with.
struct RelinkPlan {
  private let gazetteer: Gazetteer
  private let earlier: (String) -> Gazetteer?
  /// By what a thread was linked with; `nil` where that is no longer at hand.
  private var known: [String: ChangedNames?] = [:]
  /// Whether a thread has to be linked anew only because its gazetteer is no longer at hand.
  private(set) var isBlind = false

  init(_ gazetteer: Gazetteer, earlier: @escaping (String) -> Gazetteer?) {
    self.gazetteer = gazetteer
    self.earlier = earlier
  }

  /// Whether linking a thread anew may give something else; `false` is sure.
  mutating func touches(_ thread: ArticleThread, linkedWith state: String) -> Bool {
    guard let names = names(of: state) else {
      isBlind = true
      return true
    }
    return names.touch(thread)
  }

  /// Whether a thread was linked with judgements, whose stamp stands behind gazetteer and format.
  static func isStamped(_ state: String) -> Bool {
    state.utf8.count { $0 == UInt8(ascii: " ") } > 1
  }

  private mutating func names(of state: String) -> ChangedNames? {
    if let names = known[state] { return names }
    var names: ChangedNames?
    let parts = state.split(separator: " ")
    // What another format kept says nothing.
    if parts.count == 2, parts[1] == "\(GraphSchema.formatVersion)",
      let before = earlier(String(parts[0])), before.digest == parts[0]
    {
      names = try? ChangedNames(GazetteerDifference(from: before, to: gazetteer))
    }
    known[state] = .some(names)
    return names
  }
}
