// What a client imports: everything below, under one name.
@_exported public import ArticleThreads
@_exported public import DocumentEnrichment
@_exported public import EntityLinking
@_exported public import Gazetteers
@_exported public import GraphStorage
@_exported public import KnowledgeGraphs
@_exported public import LinkEvaluation
@_exported public import TextSegmentation

/// The version of Skein, as `skein --version`, runs and manifests give it.
public enum SkeinVersion {
  /// The version in semantic versioning.
  public static let current = "0.1.0"
}
