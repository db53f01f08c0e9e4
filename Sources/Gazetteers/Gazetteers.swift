// Gazetteers
