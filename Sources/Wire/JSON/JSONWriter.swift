/// Writes JSON into bytes, without blanks and on one line. The caller opens and closes what it writes; commas come by
/// themselves.
public struct JSONWriter: ~Copyable, Sendable {
    private var out: ByteRoom
    private var needsComma = false

    /// - Parameter capacity: bytes to make room for at once; none until something is written where it is 0.
    public init(capacity: Int = 0) { out = ByteRoom(capacity) }

    /// What has been written.
    public var bytes: [UInt8] { withBytes { Array($0) } }

    /// How many bytes have been written.
    public var count: Int { out.count }

    /// What has been written, where it lies.
    public func withBytes<Result>(_ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result { read(out.filled) }

    /// Forgets what was written and keeps the room for it.
    public mutating func clear() {
        out.clear()
        needsComma = false
    }

    /// Ends the line: the document is complete and the next may follow.
    public mutating func endLine() {
        out.append(0x0A)
        needsComma = false
    }

    /// `{`, what `members` writes, `}`.
    public mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    /// `[`, what `item` writes for each element, `]`.
    @inlinable
    public mutating func array<Items: Sequence>(_ items: Items, _ item: (inout JSONWriter, Items.Element) -> Void) {
        open(UInt8(ascii: "["))
        for element in items { item(&self, element) }
        close(UInt8(ascii: "]"))
    }

    /// A member's name. It is one of ours, so it needs no escapes.
    public mutating func key(_ name: StaticString) {
        comma()
        out.append(name, after: Self.quote, before: SIMD2(Self.quote, UInt8(ascii: ":")))
        needsComma = false
    }

    private static let quote = UInt8(ascii: "\"")

    /// A member's name that is data, such as a slot's.
    public mutating func key(_ name: String) {
        string(name)
        out.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func string(_ text: String) { string { $0.piece(text) } }

    /// A string that is put together: `pieces` adds them with `piece`.
    public mutating func string(_ pieces: (inout JSONWriter) -> Void) {
        comma()
        out.append(UInt8(ascii: "\""))
        pieces(&self)
        out.append(UInt8(ascii: "\""))
        needsComma = true
    }

    /// A part of the string that is being put together.
    public mutating func piece(_ text: String) {
        // Read where it lies; a copy would be counted.
        if text.utf8.withContiguousStorageIfAvailable({ escape($0) }) != nil { return }
        var text = text
        text.withUTF8 { escape($0) }
    }

    /// A part of it that is escaped already, such as one that stands in many strings.
    public mutating func escaped(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { out.append($0) } }

    public mutating func integer(_ number: Int) {
        comma()
        if number < 0 { out.append(UInt8(ascii: "-")) }
        digits(number.magnitude)
        needsComma = true
    }

    /// A share of 1 with at most four decimals: more would be noise that scripts compare.
    public mutating func score(_ number: Float) { decimal(number.isFinite ? min(max(number, 0), 1) : 0) }

    /// A number of everyday size with at most four decimals; 0 for what is none.
    public mutating func decimal(_ number: Float) {
        let bounded = number.isFinite ? min(max(Double(number), -1e9), 1e9) : 0
        let tenThousandths = Int((bounded * 10_000).rounded())
        comma()
        if tenThousandths < 0 { out.append(UInt8(ascii: "-")) }
        digits(tenThousandths.magnitude / 10_000)
        var decimals = tenThousandths.magnitude % 10_000
        if decimals > 0 { out.append(UInt8(ascii: ".")) }
        var unit: UInt = 1000
        while decimals > 0 {
            out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: decimals / unit))
            decimals %= unit
            unit /= 10
        }
        needsComma = true
    }

    public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    public mutating func null() { literal("null") }

    /// A value that is JSON already, such as an id that is echoed. It must be whole and on one line.
    public mutating func raw(_ json: [UInt8]) {
        comma()
        json.withUnsafeBufferPointer { out.append($0) }
        needsComma = true
    }

    private mutating func literal(_ text: StaticString) {
        comma()
        out.append(text)
        needsComma = true
    }

    private mutating func digits(_ number: UInt) {
        if number >= 10 { digits(number / 10) }
        out.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    private mutating func comma() {
        if needsComma { out.append(UInt8(ascii: ",")) }
    }

    @usableFromInline
    mutating func open(_ bracket: UInt8) {
        comma()
        out.append(bracket)
        needsComma = false
    }

    @usableFromInline
    mutating func close(_ bracket: UInt8) {
        out.append(bracket)
        needsComma = true
    }

    /// Copies runs of bytes that need no escape whole; text of ours has few others.
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while true {
            let at = out.append(plainOf: text, from: start)
            guard at < text.count else { return }
            escape(text[at])
            start = at + 1
        }
    }

    private mutating func escape(_ byte: UInt8) {
        out.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: out.append(UInt8(ascii: "b"))
        case 0x09: out.append(UInt8(ascii: "t"))
        case 0x0A: out.append(UInt8(ascii: "n"))
        case 0x0C: out.append(UInt8(ascii: "f"))
        case 0x0D: out.append(UInt8(ascii: "r"))
        case 0x00..<0x20:
            out.append(byte < 0x10 ? "u000" : "u001")
            out.append(Array("0123456789abcdef".utf8)[Int(byte & 0xF)])
        default: out.append(byte)
        }
    }
}
