import Glibc
import Playbook

/// Reads values from the bytes of one section and trusts none of them: every length is checked against what is left.
struct Unpacker {
    private let bytes: FilePart
    private var position = 0
    /// The table of strings; `nil` where texts stand where they are read.
    private let strings: [String]?
    private let section: String
    private let patterns: PatternSupply?
    /// How many patterns stand around the one being read; see `Pattern.maximumDepth`.
    var depth = 0

    /// - Parameter patterns: those that were put apart; `nil` where nobody asks what they say.
    init(_ bytes: FilePart, strings: [String]?, section: String, patterns: PatternSupply? = nil) {
        self.bytes = bytes
        self.strings = strings
        self.section = section
        self.patterns = patterns
    }

    /// An error that names this section.
    func malformed(_ why: String) -> CompiledError { .malformed(section: section, why: why) }

    private var left: Int { bytes.raw.count - position }

    @inline(__always)
    mutating func number() throws(CompiledError) -> Int {
        // Most are below 128.
        if position < bytes.raw.count, bytes.raw[position] < 0x80 {
            position += 1
            return Int(bytes.raw[position - 1])
        }
        return try longNumber()
    }

    @inline(never)
    private mutating func longNumber() throws(CompiledError) -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.raw.count {
            let byte = bytes.raw[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte & 0x80 == 0 { return Int(value) }
            shift += 7
            // Nine groups are 63 bits: whatever is read fits an Int.
            if shift > 56 { throw malformed("a number is too long") }
        }
        throw malformed("it ends in the middle of a number")
    }

    /// A number of things, each of which takes at least one byte: never more than there are bytes left.
    mutating func count() throws(CompiledError) -> Int {
        let count = try number()
        if count > left { throw malformed("a list is longer than the section") }
        return count
    }

    mutating func text() throws(CompiledError) -> String {
        guard let strings else { return try rawText() }
        let number = try number()
        guard number < strings.count else { throw malformed("a text is not in the table of strings") }
        return strings[number]
    }

    mutating func texts() throws(CompiledError) -> [String] {
        let count = try count()
        var list: [String] = []
        list.reserveCapacity(count)
        for _ in 0..<count { list.append(try text()) }
        return list
    }

    mutating func list<Value: Packable>(of type: Value.Type = Value.self) throws(CompiledError) -> [Value] {
        let count = try count()
        var list: [Value] = []
        // A value takes far more room than the byte that a damaged file may claim one for.
        list.reserveCapacity(min(count, Self.usual))
        for _ in 0..<count { list.append(try Value(from: &self)) }
        return list
    }

    /// A list that has its length before it, and its texts in it: read at once where patterns are, else when somebody looks
    /// at it.
    mutating func lateList<Value: Packable & Sendable>() throws(CompiledError) -> LateList<Value> {
        let length = try count()
        let part = bytes.part(position..<position + length)
        position += length
        guard patterns == nil else { return LateList(try Self.list(part, section)) }
        return LateList { [section] in (try? Self.list(part, section)) ?? [] }
    }

    private static func list<Value: Packable>(_ part: FilePart, _ section: String) throws(CompiledError) -> [Value] {
        var reader = Unpacker(part, strings: nil, section: section)
        let list: [Value] = try reader.list()
        try reader.finish()
        return list
    }

    /// Most lists have fewer values.
    private static let usual = 64

    /// Patterns that were put apart.
    mutating func patternsApart() throws(CompiledError) -> [Pattern] {
        let count = try number()
        guard count <= PatternSupply.most, let list = patterns.map({ $0.take(count) }) ?? PatternSupply.unsaid(count)
        else { throw malformed("so many patterns are not there") }
        return list
    }

    mutating func optional<Value: Packable>(_ type: Value.Type = Value.self) throws(CompiledError) -> Value? {
        switch try number() {
        case 0: nil
        case 1: try Value(from: &self)
        default: throw malformed("neither there nor not there")
        }
    }

    mutating func choice<Choice: RawRepresentable<String>>(
        of type: Choice.Type = Choice.self
    ) throws(CompiledError) -> Choice {
        guard let choice = Choice(rawValue: try text()) else { throw malformed("an unknown word for \(type)") }
        return choice
    }

    mutating func choices<Choice: RawRepresentable<String>>(
        of type: Choice.Type = Choice.self
    ) throws(CompiledError) -> [Choice] {
        let count = try count()
        var list: [Choice] = []
        for _ in 0..<count { list.append(try choice()) }
        return list
    }

    /// A text that stands here, with its length before it.
    mutating func rawText() throws(CompiledError) -> String {
        let length = try count()
        let given = UnsafeRawBufferPointer(rebasing: bytes.raw[position..<position + length])
        position += length
        // Bytes that are not UTF-8 are replaced, so that others come out than went in.
        var text = String(decoding: given, as: UTF8.self)
        let isSame = text.withUTF8 { read in
            guard let one = read.baseAddress, let other = given.baseAddress else { return given.isEmpty }
            return read.count == given.count && memcmp(one, other, read.count) == 0
        }
        guard isSame else { throw malformed("a text is not UTF-8") }
        return text
    }

    /// Nothing may be left over.
    func finish() throws(CompiledError) {
        if left > 0 { throw malformed("\(left) bytes too many") }
    }
}
