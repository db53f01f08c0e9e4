// TextSegmentation
