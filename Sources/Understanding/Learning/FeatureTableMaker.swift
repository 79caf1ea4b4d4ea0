/// Lays out what was learnt of features: a record for each, one behind the other.
struct FeatureTableMaker {
    private let topics: Int
    private var keys: [UInt64] = []
    private var starts: [Int] = []
    private var bytes: [UInt8] = []

    init(topics: Int) { self.topics = topics }

    /// Takes the next feature; they come by falling commonness, so that those of common words stay near.
    ///
    /// - Parameters:
    ///   - row: what it says to hidden units; `nil` where it says nothing.
    ///   - owners: the topics it speaks of, rising.
    ///   - weights: what it says of each.
    mutating func add(
        _ key: UInt64, rarity: Float, row: FeatureTable.Row?, owners: ArraySlice<UInt16>, weights: ArraySlice<Int8>
    ) {
        starts.append(bytes.count)
        let greatest = weights.reduce(0) { max($0, $1.magnitude) }
        let isDense = owners.count * 3 > topics
        let steps = isDense ? [] : Self.steps(owners, weights, greatest: greatest)
        put(FeatureTable.check(key))
        put(
            FeatureTable.Record.shape(
                Features.kind(of: key), hasRow: row != nil, steps: isDense ? nil : steps.count))
        put(FeatureTable.Record.worth(rarity: rarity, greatest: greatest))
        if let row {
            put(row.scaleBits)
            bytes += WeightedRows.halves(row.weights)
        }
        if isDense {
            var all = [Int8](repeating: 0, count: topics)
            for (owner, weight) in zip(owners, weights) {
                all[Int(owner)] = Self.number(weight, of: greatest, most: WeightedRows.greatestHalf)
            }
            bytes += WeightedRows.halves(all)
        } else {
            bytes += steps
        }
        keys.append(key)
    }

    var table: FeatureTable {
        // The last record may end before all that is looked at together.
        let end = [UInt8](repeating: 0, count: keys.isEmpty ? 0 : FeatureTable.opening - FeatureTable.head)
        return FeatureTable(topics: topics, keys: keys, bytes: bytes + end, starts: starts)
    }

    private mutating func put(_ number: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: number))
        bytes.append(UInt8(truncatingIfNeeded: number >> 8))
    }

    /// The number that comes nearest to a weight where the greatest has the number `most`.
    private static func number(_ weight: Int8, of greatest: UInt8, most: Int8) -> Int8 {
        greatest > 0 ? Int8((Float(weight) * Float(most) / Float(greatest)).rounded()) : 0
    }

    /// The steps from topic to topic: see `FeatureWeights.swift`.
    private static func steps(_ owners: ArraySlice<UInt16>, _ weights: ArraySlice<Int8>, greatest: UInt8) -> [UInt8] {
        var steps: [UInt8] = []
        var topic = 0
        for (owner, weight) in zip(owners, weights) {
            let number = number(weight, of: greatest, most: FeatureTable.greatestStep)
            if number == 0 { continue }
            var ahead = Int(owner) - topic
            while ahead >= FeatureTable.leap {
                let leaps = min(ahead / FeatureTable.leap, FeatureTable.leap)
                steps.append(UInt8(leaps - 1) << 3)
                ahead -= leaps * FeatureTable.leap
            }
            steps.append(UInt8(ahead) << 3 | UInt8(bitPattern: number) & 7)
            topic = Int(owner)
        }
        return steps
    }
}
