extension Array {
  /// Creates an array with room for so many elements and lets a closure append them, as
  /// `init(capacity:initializingWith:)` does.
  ///
  /// Compiled for the type of its elements, which that is not: it asks the runtime for the type of its
  /// storage every time, which takes longer than a short array does.
  @inlinable @inline(__always)
  package init(room count: Int, _ body: (inout OutputSpan<Element>) -> Void) {
    self.init()
    append(addingCapacity: count, initializingWith: body)
  }
}
