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
    private let bytes: ArraySlice<UInt8>
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    var isAtEnd: Bool { at == bytes.endIndex }

    mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type) throws(ModelError) -> Number {
        try numbers(1, Number.self)[0]
    }

    mutating func list<Number: FixedWidthInteger & BitwiseCopyable>(
        _: Number.Type = Number.self
    ) throws(ModelError) -> [Number] {
        try numbers(Int(try number(UInt32.self)), Number.self)
    }

    mutating func floats() throws(ModelError) -> [Float] {
        let list = try list(UInt32.self).map { Float(bitPattern: $0) }
        guard list.allSatisfy(\.isFinite) else { throw .malformed(reason: "a number that is none") }
        return list
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
        guard count <= (bytes.endIndex - at) / width else { throw .malformed(reason: "too short") }
        let first = at - bytes.startIndex
        at += count * width
        var numbers = bytes.withUnsafeBytes { raw in
            [Number](unsafeUninitializedCapacity: count) { room, filled in
                UnsafeMutableRawBufferPointer(room).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: raw[first..<first + count * width]))
                filled = count
            }
        }
        #if _endian(big)
            for at in numbers.indices { numbers[at] = Number(littleEndian: numbers[at]) }
        #endif
        return numbers
    }
}

/// What is kept in a model's bytes. Both halves stand side by side in each conformance.
protocol Kept {
    func write(to writer: inout ModelWriter)
    /// Nothing that is read is trusted: every length, index and number is checked.
    init(from reader: inout ModelReader) throws(ModelError)
}
