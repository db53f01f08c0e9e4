import EntityLinking
import Foundation
import Gazetteers

/// What the explanation of a mention tells of the judgement that decided it.
public struct JudgedText: Decodable, Sendable, Equatable {
  /// The judgement's id.
  public let id: String
  /// Where it holds.
  public let scope: String
  /// The entity as the judgement names it; `nil` for none.
  public let entity: String?
  /// The mentions that would stand there without it.
  public let before: [Before]

  /// A mention that a judgement took the place of.
  public struct Before: Decodable, Sendable, Equatable {
    /// The first scalar.
    public let start: Int
    /// The scalar after the last.
    public let end: Int
    /// The text.
    public let surface: String
    /// The entity's id; `nil` for NIL.
    public let entity: String?
  }

  private struct Holder: Decodable {
    let judgement: JudgedText?
  }

  /// Reads it from an explanation; `nil` where no judgement decided.
  public static func decode(_ explanation: String) -> JudgedText? {
    guard explanation.utf8.count > 14 else { return nil }
    return try? JSONDecoder().decode(Holder.self, from: Data(explanation.utf8)).judgement
  }

  /// The member that an explanation gets behind its others, with the comma before it.
  static func json(_ applied: AppliedJudgement, _ gazetteer: Gazetteer) -> String {
    func quoted(_ text: String?) -> String { text.map(JSONText.quoted) ?? "null" }
    let before = applied.replaced.map { one in
      "{\"start\":\(one.range.lowerBound),\"end\":\(one.range.upperBound),"
        + "\"surface\":\(JSONText.quoted(one.surface)),"
        + "\"entity\":\(quoted(one.entity.map { gazetteer.id(of: $0) }))}"
    }
    let judgement = applied.judgement
    return ",\"judgement\":{\"id\":\"\(judgement.id)\",\"scope\":\"\(judgement.scope.rawValue)\","
      + "\"entity\":\(quoted(judgement.entity)),\"before\":[\(before.joined(separator: ","))]}"
  }
}
