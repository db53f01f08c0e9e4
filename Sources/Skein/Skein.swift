@_exported public import ArticleThreads
@_exported public import DocumentEnrichment
@_exported public import EntityLinking
@_exported public import Gazetteers
@_exported public import GraphStorage
@_exported public import KnowledgeGraphs
@_exported public import TextSegmentation
