extension JSONScanner {
    /// Reads a string; the next byte is its opening quote.
    mutating func string() throws(JSONError) -> String {
        at += 1
        let start = at
        try skipPlain()
        if bytes[at] == UInt8(ascii: "\"") {
            at += 1
            return String(decoding: bytes[start..<at - 1], as: UTF8.self)
        }
        var text = Array(bytes[start..<at])
        while true {
            let from = at
            try skipPlain()
            text.append(contentsOf: bytes[from..<at])
            if bytes[at] == UInt8(ascii: "\"") {
                at += 1
                return String(decoding: text, as: UTF8.self)
            }
            try escape(into: &text)
        }
    }

    /// Steps to the next quote or backslash.
    mutating func skipPlain() throws(JSONError) {
        at = bytes.withUnsafeBufferPointer { PlainRun.end(in: $0, from: at) }
        guard at < bytes.count else { throw JSONError(.cutShort, at: at) }
        guard bytes[at] >= 0x20 else { throw JSONError(bytes[at] == 0 ? .nul : .controlCharacter, at: at) }
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        let start = at
        guard at + 1 < bytes.count else { throw JSONError(.cutShort, at: bytes.count) }
        at += 2
        switch bytes[at - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[at - 1])
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: try scalar(from: start).utf8Bytes)
        default: throw JSONError(.badEscape, at: start)
        }
    }

    /// Reads the digits of `\uXXXX`, and of its second half where it is the first of a pair.
    private mutating func scalar(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try fourDigits(start)
        guard first != 0 else { throw JSONError(.nul, at: start) }
        guard 0xD800...0xDFFF ~= first else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        guard first < 0xDC00, at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u")
        else { throw JSONError(.loneSurrogate, at: start) }
        at += 2
        let second = try fourDigits(start)
        guard 0xDC00...0xDFFF ~= second, let whole = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + second - 0xDC00)
        else { throw JSONError(.loneSurrogate, at: start) }
        return whole
    }

    private mutating func fourDigits(_ start: Int) throws(JSONError) -> UInt32 {
        guard at + 4 <= bytes.count else { throw JSONError(.cutShort, at: bytes.count) }
        var number: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt32(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt32(byte - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): number = number << 4 | UInt32(byte - UInt8(ascii: "A") + 10)
            default: throw JSONError(.badEscape, at: start)
            }
        }
        at += 4
        return number
    }
}

extension Unicode.Scalar {
    fileprivate var utf8Bytes: UTF8.EncodedScalar { UTF8.encode(self) ?? UTF8.encodedReplacementCharacter }
}
