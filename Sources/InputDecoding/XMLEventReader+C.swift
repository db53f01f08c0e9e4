private import CLibXML2

// The only file that speaks to libxml2.

/// Reads an XML document piece by piece, in the memory of one piece.
///
/// Nothing is loaded from elsewhere: external entities and document types are ignored. Entities that
/// the document itself declares are resolved; libxml2 stops where they grow out of measure.
///
/// `@safe`: the parser's context is created here, never leaves, and is freed once, when nothing refers
/// to the reader any more.
@safe package final class XMLEventReader {
  /// The line of the last event, counted from 1.
  package private(set) var line = 1
  /// How many characters were replaced because XML does not allow them.
  package var replaced: Int { source.replaced }

  private var source: XMLRepairSource
  private let context: xmlParserCtxtPtr
  private let events = EventCollector()
  private var isAtEnd = false

  /// Creates a reader.
  package init(_ source: any ByteSource) {
    self.source = XMLRepairSource(source)
    var handler = unsafe xmlSAXHandler()
    // SAFETY: the handler is filled in before it is used, and libxml2 copies it; the context is a
    // fresh one that this object alone owns. The collector lives as long as the context, because
    // both are members of this object, so that the unretained pointer to it stays good.
    unsafe xmlSAXVersion(&handler, 2)
    unsafe Self.setCallbacks(of: &handler)
    guard let created = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil) else {
      preconditionFailure("no memory for an XML parser")
    }
    unsafe context = created
    unsafe context.pointee._private = Unmanaged.passUnretained(events).toOpaque()
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue
    // SAFETY: the context was just created.
    unsafe xmlCtxtUseOptions(context, Int32(options))
  }

  deinit {
    // SAFETY: the one place that frees what `init` and the parser made; the document holds nothing
    // but what the document type declares.
    if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe context.pointee.myDoc = nil
    unsafe xmlFreeParserCtxt(context)
  }

  /// The next piece; `nil` at the end.
  /// - Throws: ``InputError`` if the document is not well-formed, or an error of the source.
  package func next() throws -> XMLEvent? {
    while true {
      if let (event, line) = events.next() {
        self.line = line
        return event
      }
      if isAtEnd { return nil }
      let block = try source.next()
      isAtEnd = block == nil
      try parse(block ?? [])
    }
  }

  private func parse(_ block: [UInt8]) throws(InputError) {
    // SAFETY: the context stands, and the parser copies the bytes before it returns.
    let status = unsafe block.withUnsafeBytes { bytes in
      unsafe xmlParseChunk(
        context,
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
        Int32(bytes.count),
        isAtEnd ? 1 : 0
      )
    }
    // SAFETY: the context stands; the message, where there is one, is ended by a zero.
    guard status != 0, unsafe context.pointee.wellFormed == 0 else { return }
    line = unsafe Int(context.pointee.lastError.line)
    let message = unsafe context.pointee.lastError.message.map { unsafe String(cString: $0) }
    throw InputError(
      "not well-formed XML: " + (message ?? "unknown reason").split(separator: "\n").joined()
    )
  }

  /// Callbacks reach the collector through the context, which libxml2's own ones need, too.
  private static func setCallbacks(of handler: inout xmlSAXHandler) {
    // SAFETY: the handler is a value of this function's caller; only its members are set.
    unsafe handler.comment = nil
    unsafe handler.processingInstruction = nil
    unsafe handler.reference = nil
    unsafe handler.externalSubset = nil
    unsafe handler.resolveEntity = { _, _, _ in nil }
    unsafe handler.warning = nil
    unsafe handler.error = nil
    unsafe handler.fatalError = nil
    unsafe handler.serror = { _, _ in }
    unsafe handler.entityDecl = { context, name, type, publicID, systemID, content in
      // SAFETY: libxml2 hands on what it would hand to its own function.
      if type == Int32(XML_INTERNAL_GENERAL_ENTITY.rawValue) {
        unsafe xmlSAX2EntityDecl(context, name, type, publicID, systemID, content)
      }
    }
    unsafe handler.startElementNs = { context, local, _, uri, _, _, count, _, attributes in
      unsafe EventCollector.of(context)?.start(local, uri, count, attributes)
    }
    unsafe handler.endElementNs = { context, local, _, uri in
      unsafe EventCollector.of(context)?.end(local, uri)
    }
    unsafe handler.characters = { context, text, count in
      unsafe EventCollector.of(context)?.text(text, count)
    }
    unsafe handler.ignorableWhitespace = unsafe handler.characters
    unsafe handler.cdataBlock = unsafe handler.characters
  }
}

/// Keeps the events of a block until they are asked for.
private final class EventCollector {
  private var events: [(XMLEvent, Int)] = []
  private var used = 0
  private var line = 1

  func next() -> (XMLEvent, Int)? {
    guard used < events.count else {
      events.removeAll(keepingCapacity: true)
      used = 0
      return nil
    }
    defer { used += 1 }
    return events[used]
  }

  /// The collector that a parser's context points to.
  static func of(_ context: UnsafeMutableRawPointer?) -> EventCollector? {
    // SAFETY: libxml2 calls back with the context of the parser, or of one that it made for an
    // entity, which has the same private pointer; the reader that set it is still there.
    guard let context = unsafe context?.assumingMemoryBound(to: xmlParserCtxt.self),
      let object = unsafe context.pointee._private
    else { return nil }
    let collector = unsafe Unmanaged<EventCollector>.fromOpaque(object).takeUnretainedValue()
    if let input = unsafe context.pointee.input { collector.line = unsafe Int(input.pointee.line) }
    return collector
  }

  func start(
    _ local: UnsafePointer<xmlChar>?,
    _ uri: UnsafePointer<xmlChar>?,
    _ count: Int32,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    var read: [XMLAttribute] = []
    for index in 0..<Int(count) {
      // SAFETY: there are five pointers for each attribute: name, prefix, namespace, start and end of
      // the value.
      guard let fields = unsafe attributes.map({ unsafe $0 + index * 5 }),
        let start = unsafe fields[3], let end = unsafe fields[4]
      else { continue }
      let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
      unsafe read.append(
        XMLAttribute(
          name: Self.name(fields[0], fields[2]),
          value: String(decoding: value, as: UTF8.self)
        )
      )
    }
    unsafe events.append((.start(Self.name(local, uri), read), line))
  }

  func end(_ local: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?) {
    unsafe events.append((.end(Self.name(local, uri)), line))
  }

  func text(_ start: UnsafePointer<xmlChar>?, _ count: Int32) {
    // SAFETY: the pointer and its count describe memory that stands until this function returns.
    let bytes = unsafe UnsafeBufferPointer(start: start, count: Int(count))
    unsafe events.append((.text(String(decoding: bytes, as: UTF8.self)), line))
  }

  private static func name(_ local: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?)
    -> XMLName
  {
    // SAFETY: libxml2's names are ended by a zero.
    unsafe XMLName(
      uri.map { unsafe String(cString: $0) } ?? "",
      local.map { unsafe String(cString: $0) } ?? ""
    )
  }
}
