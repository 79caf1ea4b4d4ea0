/// What each feature says about each topic.
///
/// A feature that speaks of many topics has a byte for every one, several of which are added at a time. One that speaks of
/// few has two bytes for each: how many topics it is farther than the one before, and the weight.
struct FeatureWeights: Sendable, Equatable {
    private typealias Lanes = SIMD8<Float>

    /// Where the bytes of each feature lie.
    private var places = Places()
    private var bytes: Stored<UInt8> = []
    private var topics = 0
    /// Bytes of a feature that has one for every topic.
    private(set) var width = 0

    /// Of no features.
    init() {}

    /// - Parameters:
    ///   - counts: for each feature how many topics it speaks of.
    ///   - owners: those topics, rising within a feature.
    ///   - weights: what it says of each.
    init(topics: Int, counts: [Int], owners: [UInt16], weights: [Int8]) {
        (self.topics, width) = (topics, HiddenLayer.width(topics))
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

    /// Calls `visit` with each topic that a feature speaks of, and its weight.
    func each(_ feature: Int, _ visit: (Int, Int8) -> Void) {
        let own = places[feature]
        var topic = 0
        if own.count == width {
            for at in own.prefix(topics) {
                if bytes[at] != 0 { visit(topic, Int8(bitPattern: bytes[at])) }
                topic += 1
            }
        } else {
            for at in stride(from: own.lowerBound, to: own.upperBound - 1, by: 2) {
                topic += Int(bytes[at])
                if topic < topics, bytes[at + 1] != 0 { visit(topic, Int8(bitPattern: bytes[at + 1])) }
            }
        }
    }

    /// For every topic the sum of the features' weights times their values, in their order.
    ///
    /// - Parameter sums: room for `width` of them; those behind the last topic mean nothing.
    func sum(_ known: [Ranker.Known], to sums: UnsafeMutableBufferPointer<Float>, in workspace: Workspace) {
        precondition(sums.count == width, "room for all")
        sums.initialize(repeating: 0)
        bytes.withUnsafeBufferPointer { add($0, known, to: sums, in: workspace) }
    }

    /// The innermost loop of a turn. Bytes that were read may refer to topics that are not there: that ends their feature.
    private func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ known: [Ranker.Known], to sums: UnsafeMutableBufferPointer<Float>,
        in workspace: Workspace
    ) {
        workspace.withRoom(of: Row.self, for: known.count) { rows in
            // Those of features that speak of many topics are added together, so that each sum is written once.
            var count = 0
            for one in known {
                let own = places[one.feature]
                if own.count == width {
                    rows.initializeElement(at: count, to: Row(start: own.lowerBound, value: one.value))
                    count += 1
                    continue
                }
                var topic = 0
                var at = own.lowerBound
                while at + 1 < own.upperBound {
                    topic += Int(bytes[at])
                    guard topic < sums.count else { break }
                    sums[topic] += Float(Int8(bitPattern: bytes[at + 1])) * one.value
                    at += 2
                }
            }
            add(bytes, UnsafeBufferPointer(rebasing: rows[..<count]), to: sums)
        }
    }

    /// The bytes of a feature that has one for every topic, and its value.
    private struct Row {
        let start: Int
        let value: Float
    }

    private func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ rows: UnsafeBufferPointer<Row>,
        to sums: UnsafeMutableBufferPointer<Float>
    ) {
        guard !rows.isEmpty, let all = UnsafeMutableRawPointer(sums.baseAddress),
            let bytes = UnsafeRawPointer(bytes.baseAddress)
        else { return }
        var first = 0
        while first < width {
            let (low, high) = (all + first * MemoryLayout<Float>.size, Lanes.scalarCount * MemoryLayout<Float>.size)
            var sums = (low.loadUnaligned(as: Lanes.self), (low + high).loadUnaligned(as: Lanes.self))
            for row in rows {
                let weights = (bytes + row.start + first).loadUnaligned(as: (SIMD8<Int8>, SIMD8<Int8>).self)
                sums.0 += Lanes(weights.0) * row.value
                sums.1 += Lanes(weights.1) * row.value
            }
            low.storeBytes(of: sums.0, as: Lanes.self)
            (low + high).storeBytes(of: sums.1, as: Lanes.self)
            first += Lanes.scalarCount * 2
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
        (self.topics, width) = (topics, HiddenLayer.width(topics))
        places = try Places(from: &reader)
        bytes = try reader.list()
    }

    /// Whether they are those of so many features.
    func isSound(features: Int) -> Bool { places.count == features && places.bound(bytes.count) }
}
