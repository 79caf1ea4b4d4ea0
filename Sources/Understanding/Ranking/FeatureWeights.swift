/// What each feature says about each topic.
///
/// A feature that speaks of many topics has a byte for every one, several of which are added at a time. One that speaks of
/// few has two bytes for each: how many topics it is farther than the one before, and the weight.
struct FeatureWeights: Sendable, Equatable {
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
                all += repeatElement(WeightedRows.byte(0), count: width)
                for at in own { all[start + Int(owners[at])] = WeightedRows.byte(weights[at]) }
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
                let weight = WeightedRows.number(bytes[at])
                if weight != 0 { visit(topic, weight) }
                topic += 1
            }
        } else {
            for at in stride(from: own.lowerBound, to: own.upperBound - 1, by: 2) {
                topic += Int(bytes[at])
                if topic < topics, bytes[at + 1] != 0 { visit(topic, Int8(bitPattern: bytes[at + 1])) }
            }
        }
    }

    /// What a sum is for a feature of the value 1 and the weight 1.
    static let one = WeightedRows.greatest

    /// For every topic the sum of the features' weights times their values, in units of `one`.
    ///
    /// - Parameter sums: room for `width` of them; those behind the last topic mean nothing.
    func sum(
        _ known: [Ranker.Known], to sums: UnsafeMutableBufferPointer<Int32>, in workspace: Workspace
    ) {
        precondition(sums.count == width, "room for all")
        sums.initialize(repeating: 0)
        workspace.withRoom(of: WeightedRows.Pair.self, for: known.count / 2 + 1) { room in
            workspace.withRoom(of: Few.self, for: known.count) { few in
                var rows = WeightedRows(room)
                var fewCount = 0
                // Where all of them lie is found first: what lies far away is waited for together.
                for known in known {
                    let (own, factor) = (places[known.feature], Int32(min(known.value, 1) * Self.one + 0.5))
                    if own.count == width {
                        rows.add(start: own.lowerBound, factor: factor)
                    } else {
                        few.initializeElement(
                            at: fewCount, to: Few(start: own.lowerBound, count: own.count, factor: factor))
                        fewCount += 1
                    }
                }
                bytes.withUnsafeBufferPointer { bytes in
                    for one in few[..<fewCount] {
                        let own = one.start..<one.start + one.count
                        Self.add(UnsafeBufferPointer(rebasing: bytes[own]), one.factor, to: sums)
                    }
                    if let bytes = bytes.baseAddress { rows.sum(bytes, to: sums) }
                }
            }
        }
    }

    /// Where the bytes of a feature lie that speaks of few topics, and its factor.
    private struct Few {
        let start: Int
        let count: Int
        let factor: Int32
    }

    /// Adds what one feature says of few topics. Bytes that were read may refer to topics that are not there: that ends it.
    @inline(__always)
    private static func add(
        _ bytes: UnsafeBufferPointer<UInt8>, _ factor: Int32, to sums: UnsafeMutableBufferPointer<Int32>
    ) {
        var (topic, at) = (0, 0)
        while at + 1 < bytes.count {
            topic &+= Int(bytes[at])
            guard topic < sums.count else { break }
            sums[topic] &+= Int32(Int8(bitPattern: bytes[at + 1])) &* factor
            at &+= 2
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
