/// A file that went into a compiled gazetteer, by which it is known to be unchanged.
struct CompiledInput: Sendable, Equatable {
  /// What a path names.
  enum Kind: UInt32 {
    /// A table that was named itself.
    case table = 1
    /// A folder whose tables were read: the digest is of their names.
    case folder
    /// A file of such a folder.
    case file
    /// The tables that come with Skein.
    case shipped
    /// A compiled gazetteer that was read.
    case compiled
  }

  var kind: Kind
  /// Relative to the folder of the compiled gazetteer where that is possible.
  var path: String
  /// SHA-256 of the content.
  var digest: String
  /// The content's length in bytes.
  var length: Int
}
