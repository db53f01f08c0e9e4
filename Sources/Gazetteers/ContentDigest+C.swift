import CContentDigest

/// SHA-256, for naming inputs, gazetteers and builds by their content.
///
/// FIPS 180-4. Written here because a cryptography package would double the first build for one hash.
public struct ContentDigest: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// Fewer bytes than a block.
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// Creates the digest of nothing.
  public init() {}

  /// The digest of some bytes, as 64 hexadecimal digits.
  public static func hex(of bytes: some Sequence<UInt8>) -> String {
    var digest = ContentDigest()
    digest.update(bytes)
    return digest.hex()
  }

  /// Adds bytes.
  /// - Complexity: O(n).
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    // SAFETY: the bytes are read within the closure, once.
    if bytes.withContiguousStorageIfAvailable({ unsafe add($0) }) == nil {
      unsafe Array(bytes).withUnsafeBufferPointer { unsafe add($0) }
    }
  }

  /// Adds a string and its length, so that neighbouring fields cannot run together.
  public mutating func update(field: String) {
    update("\(field.utf8.count):".utf8)
    update(field.utf8)
  }

  /// The digest so far, as 64 hexadecimal digits.
  public func hex() -> String {
    var copy = self
    let bits = length &* 8
    var end: [UInt8] = [0x80]
    end += repeatElement(0, count: (119 - pending.count) % 64)
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      end.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    copy.update(end)
    var text = ""
    for word in copy.state {
      for shift in stride(from: UInt32(28), through: 0, by: -4) {
        text.append(Self.digits[Int(word >> shift & 15)])
      }
    }
    return text
  }

  private static let digits: [Character] = Array("0123456789abcdef")

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    length += UInt64(bytes.count)
    var start = 0
    if !pending.isEmpty {
      start = min(64 - pending.count, bytes.count)
      unsafe pending.append(contentsOf: bytes[..<start])
      guard pending.count == 64 else { return }
      // SAFETY: a whole block.
      unsafe pending.withUnsafeBufferPointer { unsafe addBlocks($0.baseAddress, 1) }
      pending.removeAll(keepingCapacity: true)
    }
    let blocks = (bytes.count - start) / 64
    // SAFETY: `blocks` whole blocks follow the start, which lies within the buffer or at its end.
    if blocks > 0, let first = bytes.baseAddress { unsafe addBlocks(first + start, blocks) }
    unsafe pending.append(contentsOf: bytes[(start + blocks * 64)...])
  }

  private mutating func addBlocks(_ bytes: UnsafePointer<UInt8>?, _ blocks: Int) {
    guard let bytes = unsafe bytes else { return }
    // SAFETY: the C side reads `blocks` blocks and writes the eight words of the state.
    unsafe state.withUnsafeMutableBufferPointer { state in
      guard let words = state.baseAddress else { return }
      unsafe skein_sha256_blocks(words, bytes, blocks)
    }
  }
}
