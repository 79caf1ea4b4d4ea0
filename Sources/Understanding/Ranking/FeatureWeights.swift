/// What each feature says about each topic.
///
/// A feature that speaks of many topics has a byte for every one, several of which are added at a time. One that speaks of
/// few has two bytes for each: how many topics it is farther than the one before, and the weight.
struct FeatureWeights: Sendable, Equatable {
    private typealias Lanes = SIMD8<Float>

    /// Where the bytes of each feature lie.
    private var places = Places()
    private var bytes: Stored<UInt8> = []
    /// Bytes of a feature that has one for every topic.
    private var width = 0

    /// Of no features.
    init() {}

    /// - Parameters:
    ///   - counts: for each feature how many topics it speaks of.
    ///   - owners: those topics, rising within a feature.
    ///   - weights: what it says of each.
    init(topics: Int, counts: [Int], owners: [UInt16], weights: [Int8]) {
        width = Self.width(topics)
        var lengths: [Int] = []
        var all: [UInt8] = []
        var first = 0
        for count in counts {
            let own = first..<first + count
            let start = all.count
            if count * 3 > topics {
                all += repeatElement(0, count: width)
                for at in own { all[start + Int(owners[at])] = UInt8(bitPattern: weights[at]) }
            } else {
                var topic = 0
                for at in own {
                    // A step too long for a byte is taken in several, on topics of which it says nothing.
                    while Int(owners[at]) - topic > Int(UInt8.max) {
                        all += [UInt8.max, 0]
                        topic += Int(UInt8.max)
                    }
                    all += [UInt8(Int(owners[at]) - topic), UInt8(bitPattern: weights[at])]
                    topic = Int(owners[at])
                }
            }
            lengths.append(all.count - start)
            first += count
        }
        places = Places(counts: lengths)
        bytes = Stored(all)
    }

    private static func width(_ topics: Int) -> Int {
        (topics + Lanes.scalarCount - 1) / Lanes.scalarCount * Lanes.scalarCount
    }

    /// Calls `visit` with each topic that a feature speaks of, and its weight.
    func each(_ feature: Int, _ visit: (Int, Int8) -> Void) {
        let own = places[feature]
        var topic = 0
        if own.count == width {
            for at in own {
                if bytes[at] != 0 { visit(topic, Int8(bitPattern: bytes[at])) }
                topic += 1
            }
        } else {
            for at in stride(from: own.lowerBound, to: own.upperBound, by: 2) {
                topic += Int(bytes[at])
                if bytes[at + 1] != 0 { visit(topic, Int8(bitPattern: bytes[at + 1])) }
            }
        }
    }

    /// For every topic the sum of the features' weights times their values, in their order.
    func sums(_ known: [Ranker.Known], topics: Int) -> [Float] {
        [Float](unsafeUninitializedCapacity: width) { sums, filled in
            sums.initialize(repeating: 0)
            filled = topics
            bytes.withUnsafeBufferPointer { add($0, known, to: sums) }
        }
    }

    /// The innermost loop of a turn: what the bytes refer to was checked when they were read.
    private func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ known: [Ranker.Known], to sums: UnsafeMutableBufferPointer<Float>
    ) {
        let lanes = UnsafeMutableRawPointer(sums.baseAddress)
        let rows = UnsafeRawPointer(bytes.baseAddress)
        guard let lanes, let rows else { return }
        for one in known {
            let own = places[one.feature]
            guard own.count == width else {
                var topic = 0
                var at = own.lowerBound
                while at < own.upperBound {
                    topic += Int(bytes[at])
                    sums[topic] += Float(Int8(bitPattern: bytes[at + 1])) * one.value
                    at += 2
                }
                continue
            }
            for first in stride(from: 0, to: width, by: Lanes.scalarCount) {
                let weights = rows.loadUnaligned(
                    fromByteOffset: own.lowerBound + first, as: SIMD8<Int8>.self)
                let offset = first * MemoryLayout<Float>.size
                let sum = lanes.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
                lanes.storeBytes(of: sum + Lanes(weights) * one.value, toByteOffset: offset, as: Lanes.self)
            }
        }
    }
}

/// What is kept of it speaks of topics that are kept beside it.
extension FeatureWeights {
    func write(to writer: inout ModelWriter) {
        places.write(to: &writer)
        writer.put(bytes)
    }

    init(from reader: inout ModelReader, topics: Int) throws(ModelError) {
        width = Self.width(topics)
        places = try Places(from: &reader)
        bytes = try reader.list()
    }

    /// Whether they speak of so many features and topics.
    func isSound(features: Int, topics: Int) -> Bool {
        guard places.count == features, places.bound(bytes.count) else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            (0..<features).allSatisfy { feature in
                let own = places[feature]
                if own.count == width { return true }
                var topic = 0
                for at in stride(from: own.lowerBound, to: own.upperBound, by: 2) { topic += Int(bytes[at]) }
                return own.count & 1 == 0 && (own.isEmpty || topic < topics)
            }
        }
    }
}
