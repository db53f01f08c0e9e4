import TextSegmentation

extension Array {
  /// Creates an array of equal elements, as `init(repeating:count:)` does.
  ///
  /// Compiled for the type of its elements, which that is not: it asks the runtime for the type of its
  /// storage every time, which takes longer than a short array does.
  @inline(__always)
  init(filledWith element: Element, count: Int) {
    self.init(room: count) { $0.append(repeating: element, count: count) }
  }
}

extension Array {
  /// Appends an element until the array has as many as asked for.
  @inline(__always)
  mutating func fill(to count: Int, with element: Element) {
    if self.count < count {
      append(contentsOf: repeatElement(element, count: count - self.count))
    }
  }

  /// Removes its few elements and keeps their room, as `removeAll(keepingCapacity:)` does.
  ///
  /// That replaces a stretch of elements by none, which takes longer than a short array does.
  @inline(__always)
  mutating func empty() {
    while !isEmpty { removeLast() }
  }
}
