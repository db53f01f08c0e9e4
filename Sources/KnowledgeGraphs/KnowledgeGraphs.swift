// KnowledgeGraphs
