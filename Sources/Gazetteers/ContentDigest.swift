/// SHA-256, for naming inputs, gazetteers and builds by their content.
///
/// FIPS 180-4. Written here because a cryptography package would double the first build for one hash.
public struct ContentDigest: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
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
    let before = pending.count
    pending.append(contentsOf: bytes)
    length += UInt64(pending.count - before)
    var start = 0
    while pending.count - start >= 64 {
      compress(pending, start)
      start += 64
    }
    pending.removeFirst(start)
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
    copy.pending.append(0x80)
    while copy.pending.count % 64 != 56 { copy.pending.append(0) }
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      copy.pending.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    for start in stride(from: 0, to: copy.pending.count, by: 64) {
      copy.compress(copy.pending, start)
    }
    var text = ""
    for word in copy.state {
      for shift in stride(from: UInt32(28), through: 0, by: -4) {
        text.append(Self.digits[Int(word >> shift & 15)])
      }
    }
    return text
  }

  private static let digits: [Character] = Array("0123456789abcdef")

  private static let constants: [UInt32] = primes(64).map { fraction(cubeRootOf: $0) }

  private static func primes(_ count: Int) -> [UInt32] {
    var found: [UInt32] = []
    var candidate: UInt32 = 2
    while found.count < count {
      if !found.contains(where: { candidate % $0 == 0 }) { found.append(candidate) }
      candidate += 1
    }
    return found
  }

  /// The first 32 bits of the fraction of a cube root, found by bisection on integers.
  private static func fraction(cubeRootOf prime: UInt32) -> UInt32 {
    // The largest r with r³ ≤ prime · 2⁹⁶ has 35 bits: three of them before the point.
    var low: UInt64 = 0
    var high: UInt64 = 1 << 36
    while high - low > 1 {
      let middle = (low + high) / 2
      if cubeIsAtMost(middle, prime) { low = middle } else { high = middle }
    }
    return UInt32(truncatingIfNeeded: low)
  }

  private static func cubeIsAtMost(_ root: UInt64, _ prime: UInt32) -> Bool {
    let square = root.multipliedFullWidth(by: root)
    let low = square.low.multipliedFullWidth(by: root)
    let high = square.high.multipliedFullWidth(by: root)
    let (top, overflow) = high.low.addingReportingOverflow(low.high)
    guard high.high == 0, !overflow else { return false }
    let limit = UInt64(prime) << 32
    return top < limit || (top == limit && low.low == 0)
  }

  private mutating func compress(_ block: [UInt8], _ start: Int) {
    var schedule = [UInt32](repeating: 0, count: 64)
    for index in 0..<16 {
      let byte = start + index * 4
      schedule[index] =
        UInt32(block[byte]) << 24 | UInt32(block[byte + 1]) << 16 | UInt32(block[byte + 2]) << 8
        | UInt32(block[byte + 3])
    }
    func rotate(_ value: UInt32, _ bits: UInt32) -> UInt32 { value >> bits | value << (32 - bits) }
    for index in 16..<64 {
      let a = schedule[index - 15]
      let b = schedule[index - 2]
      let first = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
      let second = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
      schedule[index] = schedule[index - 16] &+ first &+ schedule[index - 7] &+ second
    }
    var work = state
    for index in 0..<64 {
      let e = work[4]
      let a = work[0]
      let choice = (e & work[5]) ^ (~e & work[6])
      let majority = (a & work[1]) ^ (a & work[2]) ^ (work[1] & work[2])
      let sumE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let sumA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let first = work[7] &+ sumE &+ choice &+ Self.constants[index] &+ schedule[index]
      let second = sumA &+ majority
      work[7] = work[6]
      work[6] = work[5]
      work[5] = e
      work[4] = work[3] &+ first
      work[3] = work[2]
      work[2] = work[1]
      work[1] = a
      work[0] = first &+ second
    }
    for index in 0..<8 { state[index] &+= work[index] }
  }
}
