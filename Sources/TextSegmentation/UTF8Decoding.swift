/// Decodes the scalar that starts at a byte of valid UTF-8.
///
/// - Returns: the scalar's value and its length in bytes.
@inline(__always)
func decodeScalar(_ bytes: [UInt8], at index: Int) -> (code: UInt32, length: Int) {
  let first = bytes[index]
  if first < 0x80 { return (UInt32(first), 1) }
  let second = UInt32(bytes[index + 1] & 0x3F)
  if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | second, 2) }
  let third = UInt32(bytes[index + 2] & 0x3F)
  if first < 0xF0 { return (UInt32(first & 0x0F) << 12 | second << 6 | third, 3) }
  let fourth = UInt32(bytes[index + 3] & 0x3F)
  return (UInt32(first & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
}
