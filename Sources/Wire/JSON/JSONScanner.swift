/// Reads a document by recursive descent; the depth limit bounds the recursion. The bytes are known to be UTF-8.
struct JSONScanner {
    let bytes: [UInt8]
    var depthLeft: Int
    var at = 0

    /// Above this many members an object looks for a repeated name in a set: comparing each with each other would
    /// cost a line of nothing but short names a tenth of a second.
    private static let comparedPairwise = 8

    init(bytes: [UInt8], depthLeft: Int) {
        self.bytes = bytes
        self.depthLeft = depthLeft
    }

    mutating func document() throws(JSONError) -> JSON {
        skipBlanks()
        guard at < bytes.count else { throw JSONError(.empty, at: at) }
        let value = try value()
        skipBlanks()
        guard at == bytes.count else { throw JSONError(.trailing, at: at) }
        return value
    }

    private mutating func value() throws(JSONError) -> JSON {
        guard at < bytes.count else { throw JSONError(.cutShort, at: at) }
        switch bytes[at] {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw JSONError(.unexpected, at: at)
        }
    }

    private mutating func object() throws(JSONError) -> JSON {
        try enter()
        defer { depthLeft += 1 }
        var members: [JSON.Member] = []
        var names: Set<String> = []
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipBlanks()
            let start = at
            guard at < bytes.count else { throw JSONError(.cutShort, at: at) }
            guard bytes[at] == UInt8(ascii: "\"") else { throw JSONError(.unexpected, at: at) }
            let key = try string()
            if members.count == Self.comparedPairwise { names = Set(members.map(\.key)) }
            let isRepeated =
                members.count < Self.comparedPairwise
                ? members.contains { $0.key == key } : !names.insert(key).inserted
            if isRepeated { throw JSONError(.duplicateKey, at: start) }
            guard take(UInt8(ascii: ":")) else { throw here() }
            skipBlanks()
            let from = at
            let value = try value()
            members.append(JSON.Member(key: key, value: value, place: from..<at))
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw here() }
        }
    }

    private mutating func array() throws(JSONError) -> JSON {
        try enter()
        defer { depthLeft += 1 }
        var items: [JSON] = []
        if take(UInt8(ascii: "]")) { return .array(items) }
        while true {
            skipBlanks()
            items.append(try value())
            if take(UInt8(ascii: "]")) { return .array(items) }
            guard take(UInt8(ascii: ",")) else { throw here() }
        }
    }

    /// Steps over an opening bracket.
    private mutating func enter() throws(JSONError) {
        guard depthLeft > 0 else { throw JSONError(.tooDeep, at: at) }
        depthLeft -= 1
        at += 1
    }

    mutating func number() throws(JSONError) -> JSON.Number {
        let start = at
        _ = try skipNumber()
        return JSON.Number(literal: String(decoding: bytes[start..<at], as: UTF8.self))
    }

    /// Steps over a number.
    /// - Returns: whether it has neither fraction nor exponent.
    mutating func skipNumber() throws(JSONError) -> Bool {
        let start = at
        var isWhole = true
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        let whole = digits()
        // A leading zero stands alone.
        guard whole == 1 || whole > 1 && bytes[at - whole] != UInt8(ascii: "0") else {
            throw JSONError(.badNumber, at: start)
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            isWhole = false
            at += 1
            guard digits() > 0 else { throw JSONError(.badNumber, at: start) }
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            guard digits() > 0 else { throw JSONError(.badNumber, at: start) }
        }
        return isWhole
    }

    private mutating func digits() -> Int {
        let start = at
        while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 { at += 1 }
        return at - start
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
        let end = at + word.utf8CodeUnitCount
        for offset in 0..<word.utf8CodeUnitCount {
            guard at + offset < bytes.count else { throw JSONError(.cutShort, at: bytes.count) }
            guard bytes[at + offset] == word.utf8Start[offset] else { throw JSONError(.unexpected, at: at + offset) }
        }
        at = end
        return value
    }

    mutating func skipBlanks() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x09, 0x0A, 0x0D: at += 1
            default: return
            }
        }
    }

    /// Steps over blanks and then over `byte`, where it is next.
    mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private func here() -> JSONError { JSONError(at < bytes.count ? .unexpected : .cutShort, at: at) }
}
