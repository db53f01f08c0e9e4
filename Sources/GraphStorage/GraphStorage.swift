// GraphStorage
