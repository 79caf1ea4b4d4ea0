/// Finds the bytes of a string that JSON treats apart: quote, backslash and control characters. Eight bytes at a time,
/// for most of what passes here is plain text.
enum PlainRun {
    /// The offset of the first such byte at or after `start`; the count where there is none.
    static func end(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var at = start
        let raw = UnsafeRawPointer(text.baseAddress)
        while let raw, at + 8 <= text.count {
            let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            let marks = apart(UInt64(littleEndian: word))
            // The lowest mark is exact: a borrow can only mark bytes above a true one.
            guard marks == 0 else { return at + marks.trailingZeroBitCount / 8 }
            at += 8
        }
        while at < text.count, text[at] >= 0x20, text[at] != UInt8(ascii: "\""), text[at] != UInt8(ascii: "\\") {
            at += 1
        }
        return at
    }

    /// The highest bit of each byte that is apart.
    private static func apart(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        return ((word &- ones &* 0x20) & ~word | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes)
            & highs
    }
}
