/// Appends numbers to bytes: little-endian, each list with its length before it, and begun where it may be read in place.
struct ModelWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ value: Number) {
        withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
    }

    mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ list: some Collection<Number>) {
        put(UInt32(list.count))
        while bytes.count % MemoryLayout<Number>.alignment > 0 { bytes.append(0) }
        list.map(\.littleEndian).withUnsafeBytes { bytes += $0 }
    }

    /// Records of several numbers each, as so many numbers.
    mutating func put<Record, Number: FixedWidthInteger & BitwiseCopyable>(
        records: Stored<Record>, of _: Number.Type = UInt32.self
    ) {
        records.withUnsafeBytes { put($0.bindMemory(to: Number.self)) }
    }

    /// The same of four numbers each, of which none lies across two lines of a processor's cache.
    mutating func put<Record>(fours: Stored<Record>) {
        put(UInt32(fours.count * MemoryLayout<Record>.stride / MemoryLayout<UInt64>.stride))
        while bytes.count % ModelReader.four > 0 { bytes.append(0) }
        let numbers = fours.withUnsafeBytes { $0.bindMemory(to: UInt64.self).map(\.littleEndian) }
        numbers.withUnsafeBytes { bytes += $0 }
    }

    mutating func put(floats: some Collection<Float>) { put(floats.map(\.bitPattern)) }

    mutating func put(texts: [String]) {
        put(UInt32(texts.count))
        for text in texts { put(Array(text.utf8)) }
    }
}

/// Takes numbers from bytes, or throws. Lists stay where they lie.
struct ModelReader {
    private let bytes: UnsafeRawBufferPointer
    private let memory: Memory
    private var at = 0

    /// - Parameter memory: what the bytes lie in.
    init(_ bytes: UnsafeRawBufferPointer, in memory: Memory) {
        self.bytes = bytes
        self.memory = memory
    }

    /// - Parameter bytes: copied.
    init(_ bytes: some Collection<UInt8>) {
        let room = Room(bytes: bytes.count)
        let copy = UnsafeMutableRawBufferPointer(start: room.start, count: bytes.count)
        copy.copyBytes(from: bytes)
        self.init(UnsafeRawBufferPointer(copy), in: room)
    }

    var isAtEnd: Bool { at == bytes.count }

    mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type) throws(ModelError) -> Number {
        let width = Number.bitWidth / 8
        guard width <= bytes.count - at else { throw .malformed(reason: "too short") }
        at += width
        return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: at - width, as: Number.self))
    }

    mutating func list<Number: FixedWidthInteger & BitwiseCopyable>(
        _: Number.Type = Number.self
    ) throws(ModelError) -> Stored<Number> {
        let count = Int(try number(UInt32.self))
        while at < bytes.count, at % MemoryLayout<Number>.alignment > 0 { at += 1 }
        return try numbers(count, Number.self)
    }

    /// A short list, copied.
    mutating func array<Number: FixedWidthInteger & BitwiseCopyable>(
        _: Number.Type = Number.self
    ) throws(ModelError) -> [Number] {
        Array(try list(Number.self))
    }

    mutating func floats() throws(ModelError) -> Stored<Float> {
        // One look at the greatest exponent, for there are hundreds of thousands of numbers.
        let list = try list(UInt32.self)
        let infinite = Float.infinity.bitPattern
        let greatest = list.withUnsafeBufferPointer { $0.reduce(0) { max($0, $1 & infinite) } }
        guard greatest < infinite else { throw .malformed(reason: "a number that is none") }
        return list.records()
    }

    /// Bytes of four numbers.
    static let four = 4 * MemoryLayout<UInt64>.size

    /// Records of four numbers each.
    mutating func fours<Record>(_: Record.Type = Record.self) throws(ModelError) -> Stored<Record> {
        let count = Int(try number(UInt32.self))
        while at < bytes.count, at % Self.four > 0 { at += 1 }
        guard count % 4 == 0 else { throw .malformed(reason: "half a record") }
        let list = try numbers(count, UInt64.self)
        let isAligned = list.withUnsafeBytes { Int(bitPattern: $0.baseAddress) % MemoryLayout<Record>.alignment == 0 }
        return (isAligned ? list : Stored(Array(list))).records()
    }

    mutating func texts() throws(ModelError) -> [String] {
        var texts: [String] = []
        for _ in 0..<(try number(UInt32.self)) {
            texts.append(try list(UInt8.self).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) })
        }
        return texts
    }

    /// So many numbers as they lie; copied where this machine could not read them so.
    private mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
        _ count: Int, _: Number.Type
    ) throws(ModelError) -> Stored<Number> {
        let width = Number.bitWidth / 8
        guard count <= (bytes.count - at) / width else { throw .malformed(reason: "too short") }
        guard count > 0, let start = bytes.baseAddress.map({ $0 + at }) else { return [] }
        at += count * width
        #if _endian(little)
            if Int(bitPattern: start) % MemoryLayout<Number>.alignment == 0 {
                return Stored(at: start, count: count, in: memory)
            }
        #endif
        return Stored(
            (0..<count).map {
                Number(littleEndian: start.loadUnaligned(fromByteOffset: $0 * width, as: Number.self))
            })
    }
}

extension RandomAccessCollection where Element: FixedWidthInteger {
    /// Whether all are from 0, or from another number, to below a count. Goes through without stopping at the first that
    /// is not: so many are looked at together.
    func lie(in count: Int, from least: Element = 0) -> Bool {
        var lowest = Element.max
        var highest = Element.min
        let isLookedAt: Void? = withContiguousStorageIfAvailable { all in
            for number in all {
                lowest = Swift.min(lowest, number)
                highest = Swift.max(highest, number)
            }
        }
        return isLookedAt != nil && (isEmpty || lowest >= least && Int(highest) < count)
    }
}

/// What is kept in a model's bytes. Both halves stand side by side in each conformance.
protocol Kept {
    func write(to writer: inout ModelWriter)
    /// Nothing that is read is trusted: every length, index and number is checked.
    init(from reader: inout ModelReader) throws(ModelError)
}
