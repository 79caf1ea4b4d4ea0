/// Finds the bytes of a string that JSON treats apart: quote, backslash and control characters. Sixteen bytes at a time,
/// for most of what passes here is plain text.
enum PlainRun {
    /// The offset of the first such byte at or after `start`; the count where there is none.
    static func end(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        guard let base = text.baseAddress else { return text.count }
        let raw = UnsafeRawPointer(base)
        var at = start
        while at + 16 <= text.count {
            let first = apart(raw, at)
            // Two that do not wait for each other.
            let second = apart(raw, at + 8)
            if first | second != 0 {
                // The lowest mark is exact: a borrow can only mark bytes above a true one.
                return first != 0 ? at + first.trailingZeroBitCount / 8 : at + 8 + second.trailingZeroBitCount / 8
            }
            at += 16
        }
        while at < text.count, base[at] >= 0x20, base[at] != UInt8(ascii: "\""), base[at] != UInt8(ascii: "\\") {
            at += 1
        }
        return at
    }

    /// The highest bit of each byte that is apart, of the eight at an offset.
    private static func apart(_ raw: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        return ((word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes)
            & highs
    }
}
