/// Appends numbers to bytes: little-endian, each list with its length before it.
struct ModelWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ value: Number) {
        withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
    }

    mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ list: [Number]) {
        put(UInt32(list.count))
        list.map(\.littleEndian).withUnsafeBytes { bytes += $0 }
    }

    mutating func put(floats: [Float]) { put(floats.map(\.bitPattern)) }

    mutating func put(texts: [String]) {
        put(UInt32(texts.count))
        for text in texts { put(Array(text.utf8)) }
    }
}

/// Takes numbers from bytes, or throws.
struct ModelReader {
    private let bytes: UnsafeRawBufferPointer
    private var at = 0

    /// - Parameter bytes: there for as long as this reads.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var isAtEnd: Bool { at == bytes.count }

    mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type) throws(ModelError) -> Number {
        try numbers(1, Number.self)[0]
    }

    mutating func list<Number: FixedWidthInteger & BitwiseCopyable>(
        _: Number.Type = Number.self
    ) throws(ModelError) -> [Number] {
        try numbers(Int(try number(UInt32.self)), Number.self)
    }

    mutating func floats() throws(ModelError) -> [Float] {
        // One look at the greatest exponent, for there are hundreds of thousands of numbers.
        let list = try list(UInt32.self)
        let infinite = Float.infinity.bitPattern
        guard list.reduce(0, { max($0, $1 & infinite) }) < infinite else {
            throw .malformed(reason: "a number that is none")
        }
        return list.map { Float(bitPattern: $0) }
    }

    mutating func texts() throws(ModelError) -> [String] {
        var texts: [String] = []
        for _ in 0..<(try number(UInt32.self)) { texts.append(String(decoding: try list(UInt8.self), as: UTF8.self)) }
        return texts
    }

    /// So many numbers, copied as they lie.
    private mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
        _ count: Int, _: Number.Type
    ) throws(ModelError) -> [Number] {
        let width = Number.bitWidth / 8
        guard count <= (bytes.count - at) / width else { throw .malformed(reason: "too short") }
        let list = UnsafeRawBufferPointer(rebasing: bytes[at..<at + count * width])
        at += count * width
        var numbers = [Number](unsafeUninitializedCapacity: count) { room, filled in
            UnsafeMutableRawBufferPointer(room).copyMemory(from: list)
            filled = count
        }
        #if _endian(big)
            for at in numbers.indices { numbers[at] = Number(littleEndian: numbers[at]) }
        #endif
        return numbers
    }
}

extension Array where Element: FixedWidthInteger {
    /// Whether all are from 0, or from another number, to below a count. Goes through without stopping at the first that
    /// is not: so many are looked at together.
    func lie(in count: Int, from least: Element = 0) -> Bool {
        var lowest = Element.max
        var highest = Element.min
        for number in self {
            lowest = Swift.min(lowest, number)
            highest = Swift.max(highest, number)
        }
        return isEmpty || lowest >= least && Int(highest) < count
    }
}

/// What is kept in a model's bytes. Both halves stand side by side in each conformance.
protocol Kept {
    func write(to writer: inout ModelWriter)
    /// Nothing that is read is trusted: every length, index and number is checked.
    init(from reader: inout ModelReader) throws(ModelError)
}
