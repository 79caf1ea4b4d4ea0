/// Whether bytes are well-formed UTF-8 (Unicode 16, table 3-7: no overlong forms, no surrogates, nothing over U+10FFFF).
enum UTF8Check {
    /// The offset of the first byte of the first ill-formed sequence; `nil` where there is none.
    static func firstFault(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { firstFault(in: $0) }
    }

    private static func firstFault(in bytes: UnsafeRawBufferPointer) -> Int? {
        var at = 0
        let end = bytes.count
        while at < end {
            // Plain ASCII, eight bytes at a time.
            while at + 8 <= end, bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
                at += 8
            }
            guard at < end else { return nil }
            let lead = bytes[at]
            if lead < 0x80 {
                at += 1
                continue
            }
            let length: Int
            // The second byte of some leads has a narrower range than a continuation byte's 80…BF.
            var low: UInt8 = 0x80
            var high: UInt8 = 0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0: (length, low) = (3, 0xA0)
            case 0xED: (length, high) = (3, 0x9F)
            case 0xE1...0xEF: length = 3
            case 0xF0: (length, low) = (4, 0x90)
            case 0xF4: (length, high) = (4, 0x8F)
            case 0xF1...0xF3: length = 4
            default: return at
            }
            guard at + length <= end, bytes[at + 1] >= low, bytes[at + 1] <= high else { return at }
            for offset in 2..<max(length, 2) where bytes[at + offset] & 0xC0 != 0x80 { return at }
            at += length
        }
        return nil
    }
}
