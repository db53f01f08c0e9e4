/// Whether a scalar is white space, the zero-width space and the byte order mark among it.
func isSpace(_ code: UInt32) -> Bool {
  switch code {
  case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F,
    0x3000, 0xFEFF:
    true
  default: false
  }
}

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
