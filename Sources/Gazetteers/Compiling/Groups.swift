import PhraseMatching

/// Lists of numbers, one behind the other, with the start of each.
struct Groups: Sendable {
  private(set) var starts: [UInt32] = [0]
  private(set) var values: [UInt32] = []

  /// How many lists there are.
  var count: Int { starts.count - 1 }

  mutating func append(_ group: some Collection<UInt32>) {
    values.append(contentsOf: group)
    starts.append(UInt32(values.count))
  }

  subscript(_ index: Int) -> ArraySlice<UInt32> {
    values[Int(starts[index])..<Int(starts[index + 1])]
  }

  /// Writes the starts as one section and the values as another.
  func write(
    _ startSection: GazetteerLayout.Section,
    _ valueSection: GazetteerLayout.Section,
    to sections: inout SectionWriter
  ) {
    var writer = ByteWriter(capacity: starts.count * 4)
    writer.append(numbers: starts)
    sections.add(startSection, writer)
    writer = ByteWriter(capacity: values.count * 4)
    writer.append(numbers: values)
    sections.add(valueSection, writer)
  }
}
