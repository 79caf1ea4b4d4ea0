/// What each feature says about each topic: small numbers, beside the greatest weight of the feature.
///
/// A feature that speaks of many topics has half a byte for every one: see `HalfByteRows.swift`. One that speaks of few has a byte
/// for each: its upper five bits say how many topics it is farther than the one before, its lower three are a number from
/// -3 to 3. Where that is 0, the upper ones pass over 32 topics, and over so many times 32 more.
extension FeatureTable {
    /// The greatest number of a feature that speaks of few topics.
    static let greatestStep: Int8 = 3
    /// Topics that a byte without a number passes over, or so many times as many.
    static let leap = 32

    /// The greatest weight there is.
    static let greatestWeight = Float(Int8.max)

    /// What a sum is for a feature of the value 1 and the weight 1.
    static let one = WeightedRows.greatestFactor * Float(WeightedRows.greatestHalf) / greatestWeight

    /// Calls `visit` with each topic that a feature speaks of, and its weight.
    func each(_ record: Record, _ visit: (Int, Float) -> Void) {
        guard record.end(row: row) <= bytes.count else { return }
        if record.isDense {
            let own = Array(bytes[record.weights..<record.weights + row])[...]
            let part = record.greatest / Float(WeightedRows.greatestHalf)
            for topic in 0..<topics {
                let number = WeightedRows.half(topic, of: own)
                if number != 0 { visit(topic, Float(number) * part) }
            }
        } else {
            let part = record.greatest / Float(Self.greatestStep)
            var topic = 0
            for step in bytes[record.weights..<record.weights + record.steps] {
                let (ahead, number) = Self.taken(step)
                topic += ahead
                if topic < topics, number != 0 { visit(topic, Float(number) * part) }
            }
        }
    }

    /// How many topics farther a step leads, and the number there; 0 where it only leads.
    @inline(__always)
    private static func taken(_ step: UInt8) -> (ahead: Int, number: Int32) {
        let number = Int32(Int8(bitPattern: step << 5) >> 5)
        return (number == 0 ? (Int(step >> 3) &+ 1) &* leap : Int(step >> 3), number)
    }

    /// For every topic the sum of the features' weights times their values, in units of `one`.
    ///
    /// - Parameters:
    ///   - known: as `find` found them.
    ///   - sums: room for `width` of them; those behind the last topic mean nothing.
    func sum(
        _ known: [Ranker.Known], to sums: UnsafeMutableBufferPointer<Int32>, in workspace: Workspace
    ) {
        precondition(sums.count == width, "room for all")
        workspace.withRoom(of: WeightedRows.Pair.self, for: known.count / 2 + 1) { room in
            bytes.withUnsafeBytes { bytes in
                guard let bytes = bytes.baseAddress else { return sums.initialize(repeating: 0) }
                var rows = WeightedRows(room)
                for known in known where known.record.isDense {
                    let share = known.value * known.record.greatest * (1 / Self.greatestWeight)
                    rows.add(start: known.record.weights, factor: WeightedRows.factor(share))
                }
                rows.sumHalves(bytes, to: sums)
                for known in known where !known.record.isDense {
                    let unit = known.record.greatest * (Self.one / Float(Self.greatestStep))
                    let factor = Int32(min(known.value, 1) * unit + 0.5)
                    Self.add(bytes + known.record.weights, known.record.steps, factor, to: sums)
                }
            }
        }
    }

    /// Adds what one feature says of few topics. Bytes that were read may refer to topics that are not there: that ends it.
    @inline(__always)
    private static func add(
        _ steps: UnsafeRawPointer, _ count: Int, _ factor: Int32, to sums: UnsafeMutableBufferPointer<Int32>
    ) {
        var topic = 0
        for at in 0..<count {
            let (ahead, number) = taken(steps.load(fromByteOffset: at, as: UInt8.self))
            topic &+= ahead
            guard topic < sums.count else { break }
            sums[topic] &+= number &* factor
        }
    }
}
