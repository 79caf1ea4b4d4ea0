/// A JSON document as a tree. Objects keep the order of their members.
public enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case number(Number)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A name and its value in an object.
    public struct Member: Sendable, Equatable {
        public var key: String
        public var value: JSON
        /// Where the value's bytes stand in the document, so that an id can be echoed and a result passed on unchanged.
        public var place: Range<Int>
    }

    /// A number as it was written: converted only when somebody asks, so that nothing is lost on the way.
    public struct Number: Sendable, Equatable {
        public var literal: String

        /// The value where the literal is a whole number without fraction or exponent that fits; else `nil`.
        public var int: Int? { Int(literal) }
        /// The nearest floating-point value; `nil` where it is out of range.
        public var double: Double? { Double(literal).flatMap { $0.isFinite ? $0 : nil } }
        /// True for a literal without fraction and exponent, whatever its size.
        public var isInteger: Bool { !literal.utf8.contains { $0 == 0x2E || $0 | 0x20 == 0x65 } }
    }

    /// Reads one document, with blanks around it.
    ///
    /// Stricter than the grammar in four ways, each because a lenient reading hides a fault of the sender or opens a
    /// door: a name may stand once in an object (names compared as Swift compares strings); `\u0000` is refused, since
    /// it cuts a C string short; half a surrogate pair is refused, since it has no UTF-8; nesting is limited.
    public static func parse(_ bytes: [UInt8], depth: Int = WireLimits.depth) throws(JSONError) -> JSON {
        if let bad = UTF8Check.firstFault(in: bytes) { throw JSONError(.invalidUTF8, at: bad) }
        var scanner = JSONScanner(bytes: bytes, depthLeft: depth)
        return try scanner.document()
    }
}

/// What is wrong with a document, and where. Never holds what the document said.
public struct JSONError: Error, Equatable {
    /// The fault.
    public enum Fault: String, Sendable, CaseIterable {
        case empty = "nothing to read"
        case cutShort = "cut short"
        case unexpected = "unexpected character"
        case trailing = "something after the end"
        case invalidUTF8 = "not UTF-8"
        case controlCharacter = "control character in a string"
        case nul = "NUL character"
        case badEscape = "unknown escape"
        case loneSurrogate = "half a surrogate pair"
        case badNumber = "malformed number"
        case duplicateKey = "the same name twice in an object"
        case tooDeep = "nested too deep"
    }

    public var fault: Fault
    /// Bytes from the start of the document.
    public var offset: Int

    public init(_ fault: Fault, at offset: Int) {
        self.fault = fault
        self.offset = offset
    }

    /// For people: the fault and where it is.
    public var message: String { "\(fault.rawValue) at byte \(offset + 1)" }
}
