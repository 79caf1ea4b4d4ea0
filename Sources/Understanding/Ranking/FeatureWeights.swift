/// What each feature says about each topic.
///
/// A feature that speaks of many topics has a byte for every one, several of which are added at a time. One that speaks of
/// few has two bytes for each: how many topics it is farther than the one before, and the weight.
extension FeatureTable {
    /// Calls `visit` with each topic that a feature speaks of, and its weight.
    func each(_ record: Record, _ visit: (Int, Int8) -> Void) {
        guard record.end(width: width) <= bytes.count else { return }
        if record.isDense {
            for topic in 0..<topics {
                let weight = WeightedRows.number(bytes[record.weights + topic])
                if weight != 0 { visit(topic, weight) }
            }
        } else {
            var topic = 0
            for at in stride(from: record.weights, to: record.weights + 2 * record.steps, by: 2) {
                topic += Int(bytes[at])
                if topic < topics, bytes[at + 1] != 0 { visit(topic, Int8(bitPattern: bytes[at + 1])) }
            }
        }
    }

    /// What a sum is for a feature of the value 1 and the weight 1.
    static let one = WeightedRows.greatest

    /// For every topic the sum of the features' weights times their values, in units of `one`.
    ///
    /// - Parameters:
    ///   - known: as `find` found them.
    ///   - sums: room for `width` of them; those behind the last topic mean nothing.
    func sum(
        _ known: [Ranker.Known], to sums: UnsafeMutableBufferPointer<Int32>, in workspace: Workspace
    ) {
        precondition(sums.count == width, "room for all")
        sums.initialize(repeating: 0)
        workspace.withRoom(of: WeightedRows.Pair.self, for: known.count / 2 + 1) { room in
            bytes.withUnsafeBytes { bytes in
                guard let bytes = bytes.baseAddress else { return }
                var rows = WeightedRows(room)
                for known in known {
                    let factor = Int32(min(known.value, 1) * Self.one + 0.5)
                    if known.record.isDense {
                        rows.add(start: known.record.weights, factor: factor)
                    } else {
                        Self.add(bytes + known.record.weights, known.record.steps, factor, to: sums)
                    }
                }
                rows.sum(bytes, to: sums)
            }
        }
    }

    /// Adds what one feature says of few topics. Bytes that were read may refer to topics that are not there: that ends it.
    @inline(__always)
    private static func add(
        _ bytes: UnsafeRawPointer, _ steps: Int, _ factor: Int32, to sums: UnsafeMutableBufferPointer<Int32>
    ) {
        var (topic, at) = (0, 0)
        let end = 2 &* steps
        while at < end {
            let step = UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt16.self))
            topic &+= Int(step & 0xFF)
            guard topic < sums.count else { break }
            sums[topic] &+= Int32(Int8(truncatingIfNeeded: step >> 8)) &* factor
            at &+= 2
        }
    }
}
