/// Undoes a compression, block by block.
protocol StreamDecoder {
  /// Takes bytes from the front of the input and gives what they stand for, a block at most.
  func decode(_ input: inout ArraySlice<UInt8>) throws(InputError) -> [UInt8]

  /// Whether more comes without further input.
  var isPending: Bool { get }

  /// Whether the input can end here: after the last member or frame.
  var isComplete: Bool { get }
}

/// A source whose bytes are compressed.
struct CompressedSource: ByteSource {
  private var source: any ByteSource
  private let decoder: any StreamDecoder
  private let kind: String
  private var input: ArraySlice<UInt8> = []
  private var isAtEnd = false

  init(_ source: any ByteSource, _ decoder: any StreamDecoder, _ kind: String) {
    self.source = source
    self.decoder = decoder
    self.kind = kind
  }

  mutating func next() throws -> [UInt8]? {
    while true {
      if input.isEmpty, !decoder.isPending, !isAtEnd {
        guard let block = try source.next() else {
          isAtEnd = true
          continue
        }
        input = block[...]
      }
      if isAtEnd, input.isEmpty, !decoder.isPending {
        guard decoder.isComplete else {
          throw InputError("the \(kind) archive ends too early; it was cut off")
        }
        return nil
      }
      let output = try decoder.decode(&input)
      if !output.isEmpty { return output }
    }
  }
}
