/// Appends numbers to bytes.
struct ModelWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ value: UInt32) {
        for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }

    mutating func put<Number: FixedWidthInteger>(_ list: [Number]) {
        put(UInt32(list.count))
        for number in list {
            for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> Number(shift)))
            }
        }
    }

    mutating func put(floats: [Float]) { put(floats.map(\.bitPattern)) }
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

    mutating func number<Number: FixedWidthInteger>(_: Number.Type) throws(ModelError) -> Number {
        let width = Number.bitWidth / 8
        guard bytes.endIndex - at >= width else { throw .malformed(reason: "too short") }
        return take()
    }

    mutating func list<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type) throws(ModelError) -> [Number] {
        let count = Int(try number(UInt32.self))
        guard count <= (bytes.endIndex - at) / (Number.bitWidth / 8) else { throw .malformed(reason: "too short") }
        let first = at - bytes.startIndex
        at += count * (Number.bitWidth / 8)
        return bytes.withUnsafeBytes { raw in
            (0..<count).map { place in
                Number(
                    littleEndian: raw.loadUnaligned(
                        fromByteOffset: first + place * (Number.bitWidth / 8), as: Number.self))
            }
        }
    }

    mutating func floats() throws(ModelError) -> [Float] {
        let list = try list(UInt32.self).map { Float(bitPattern: $0) }
        guard list.allSatisfy(\.isFinite) else { throw .malformed(reason: "a number that is none") }
        return list
    }

    private mutating func take<Number: FixedWidthInteger>() -> Number {
        var value: Number = 0
        for place in 0..<Number.bitWidth / 8 {
            value |= Number(truncatingIfNeeded: bytes[at + place]) << Number(place * 8)
        }
        at += Number.bitWidth / 8
        return value
    }
}
