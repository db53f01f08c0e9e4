import EntityLinking
import KnowledgeGraphs

extension GraphManifest.Judgement {
  init(_ judgement: Judgement) {
    self.init(
      id: judgement.id,
      scope: judgement.scope.rawValue,
      article: judgement.article,
      mention: judgement.mention,
      surface: judgement.surface,
      entity: judgement.entity,
      reason: judgement.reason
    )
  }
}
