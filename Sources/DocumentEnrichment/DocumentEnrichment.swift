// DocumentEnrichment
