/// Writes JSON into bytes, without blanks and on one line. The caller opens and closes what it writes; commas come by
/// themselves.
public struct JSONWriter: Sendable {
    /// What has been written.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// - Parameter capacity: bytes to make room for at once; a usual reply takes about 2,000.
    public init(capacity: Int = 4096) { bytes.reserveCapacity(capacity) }

    /// Forgets what was written and keeps the room for it.
    public mutating func clear() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Ends the line: the document is complete and the next may follow.
    public mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    /// `{`, what `members` writes, `}`.
    public mutating func object(_ members: (inout JSONWriter) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    /// `[`, what `item` writes for each element, `]`.
    public mutating func array<Items: Sequence>(_ items: Items, _ item: (inout JSONWriter, Items.Element) -> Void) {
        open(UInt8(ascii: "["))
        for element in items { item(&self, element) }
        close(UInt8(ascii: "]"))
    }

    /// A member's name. It is one of ours, so it needs no escapes.
    public mutating func key(_ name: StaticString) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A member's name that is data, such as a slot's.
    public mutating func key(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    public mutating func string(_ text: String) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { escape($0) }
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    public mutating func integer(_ number: some BinaryInteger) { literal(String(number)) }

    /// A share of 1 with at most four decimals: more would be noise that scripts compare.
    public mutating func score(_ number: Float) { decimal(number.isFinite ? min(max(number, 0), 1) : 0) }

    /// A number of everyday size with at most four decimals; 0 for what is none.
    public mutating func decimal(_ number: Float) {
        let bounded = number.isFinite ? min(max(Double(number), -1e9), 1e9) : 0
        let tenThousandths = Int((bounded * 10_000).rounded())
        var decimals = String(tenThousandths.magnitude % 10_000)
        decimals = String(repeating: "0", count: 4 - decimals.utf8.count) + decimals
        while decimals.utf8.last == UInt8(ascii: "0") { decimals.removeLast() }
        let whole = (tenThousandths < 0 ? "-" : "") + String(tenThousandths.magnitude / 10_000)
        literal(decimals.isEmpty ? whole : "\(whole).\(decimals)")
    }

    public mutating func bool(_ value: Bool) { literal(value ? "true" : "false") }

    public mutating func null() { literal("null") }

    /// A value that is JSON already, such as an id that is echoed. It must be whole and on one line.
    public mutating func raw(_ json: some Collection<UInt8>) {
        comma()
        bytes.append(contentsOf: json)
        needsComma = true
    }

    private mutating func literal(_ text: String) { raw(text.utf8) }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func open(_ bracket: UInt8) {
        comma()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    /// Copies runs of bytes that need no escape whole; text of ours has few others.
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        while true {
            let at = PlainRun.end(in: text, from: start)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<at]))
            guard at < text.count else { return }
            escape(text[at])
            start = at + 1
        }
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x00..<0x20: bytes.append(contentsOf: "u00\(byte < 0x10 ? "0" : "")\(String(byte, radix: 16))".utf8)
        default: bytes.append(byte)
        }
    }
}
