extension RankingModel {
    /// The model as bytes: little-endian numbers, each list with its length before it.
    public func encoded() -> [UInt8] {
        var writer = ModelWriter()
        writer.put(UInt32(Self.version))
        writer.put(UInt32(topics.count))
        for topic in topics { writer.put(Array(topic.utf8)) { [$0] } }
        writer.put(keys) { $0.littleEndianBytes }
        writer.put(kinds) { [$0] }
        writer.put(rarities) { $0.bitPattern.littleEndianBytes }
        writer.put(starts) { $0.littleEndianBytes }
        writer.put(owners) { $0.littleEndianBytes }
        writer.put(weights) { [UInt8(bitPattern: $0)] }
        writer.put(scales) { $0.bitPattern.littleEndianBytes }
        writer.put(calibration.knots) { $0.bitPattern.littleEndianBytes }
        writer.put(calibration.shares) { $0.bitPattern.littleEndianBytes }
        let limits = [
            calibration.slope, calibration.answer, calibration.offer, calibration.suggest, calibration.urgent,
        ]
        writer.put(limits) { $0.bitPattern.littleEndianBytes }
        return writer.bytes
    }

    /// Reads a model that `encoded` wrote. Nothing is trusted: every length, index and number is checked.
    public init(decoding bytes: ArraySlice<UInt8>) throws(ModelError) {
        var reader = ModelReader(bytes)
        guard try reader.number(UInt32.self) == UInt32(Self.version) else {
            throw .malformed(reason: "another version")
        }
        let count = Int(try reader.number(UInt32.self))
        guard count <= Int(UInt16.max) else { throw .malformed(reason: "too many topics") }
        for _ in 0..<count {
            topics.append(String(decoding: try reader.list(UInt8.self), as: UTF8.self))
        }
        keys = try reader.list(UInt64.self)
        kinds = try reader.list(UInt8.self)
        rarities = try reader.floats()
        starts = try reader.list(UInt32.self)
        owners = try reader.list(UInt16.self)
        weights = try reader.list(Int8.self)
        scales = try reader.floats()
        calibration.knots = try reader.floats()
        calibration.shares = try reader.floats()
        let limits = try reader.floats()
        guard limits.count == 5 else { throw .malformed(reason: "thresholds") }
        (calibration.slope, calibration.answer, calibration.offer) = (limits[0], limits[1], limits[2])
        (calibration.suggest, calibration.urgent) = (limits[3], limits[4])
        guard reader.isAtEnd else { throw .malformed(reason: "bytes left over") }
        try check()
    }

    private func check() throws(ModelError) {
        guard kinds.count == keys.count, rarities.count == keys.count, starts.count == keys.count + 1,
            owners.count == weights.count, scales.count == topics.count
        else { throw .malformed(reason: "lengths differ") }
        guard kinds.allSatisfy({ Features.Kind(rawValue: Int($0)) != nil }) else {
            throw .malformed(reason: "kind of feature")
        }
        guard starts.first == 0, Int(starts[keys.count]) == owners.count, zip(starts, starts.dropFirst()).allSatisfy(<=)
        else { throw .malformed(reason: "places of weights") }
        guard owners.allSatisfy({ Int($0) < topics.count }) else { throw .malformed(reason: "topic of a weight") }
        guard calibration.knots.count >= 2, calibration.knots.count == calibration.shares.count,
            zip(calibration.knots, calibration.knots.dropFirst()).allSatisfy(<=)
        else { throw .malformed(reason: "calibration") }
    }
}

/// Appends numbers to bytes.
private struct ModelWriter {
    var bytes: [UInt8] = []

    mutating func put(_ value: UInt32) { bytes += value.littleEndianBytes }

    mutating func put<Element>(_ list: [Element], _ encode: (Element) -> [UInt8]) {
        put(UInt32(list.count))
        for element in list { bytes += encode(element) }
    }
}

/// Takes numbers from bytes, or throws.
private struct ModelReader {
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
        var value: Number = 0
        for place in 0..<width { value |= Number(truncatingIfNeeded: bytes[at + place]) << Number(place * 8) }
        at += width
        return value
    }

    mutating func list<Number: FixedWidthInteger>(_: Number.Type) throws(ModelError) -> [Number] {
        let count = Int(try number(UInt32.self))
        guard count <= (bytes.endIndex - at) / (Number.bitWidth / 8) else { throw .malformed(reason: "too short") }
        var list: [Number] = []
        list.reserveCapacity(count)
        for _ in 0..<count { list.append(try number(Number.self)) }
        return list
    }

    mutating func floats() throws(ModelError) -> [Float] {
        let list = try list(UInt32.self).map { Float(bitPattern: $0) }
        guard list.allSatisfy(\.isFinite) else { throw .malformed(reason: "a number that is none") }
        return list
    }
}

extension FixedWidthInteger {
    fileprivate var littleEndianBytes: [UInt8] {
        (0..<Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> Self($0 * 8)) }
    }
}
