/// Lays out what was learnt of features: a record for each, one behind the other.
struct FeatureTableMaker {
    private let topics: Int
    private var keys: [UInt64] = []
    private var starts: [Int] = []
    private var bytes: [UInt8] = []
    private var rarities: [Float] = []

    init(topics: Int) { self.topics = topics }

    /// Takes the next feature; they come by falling commonness, so that those of one rarity stand side by side.
    ///
    /// - Parameters:
    ///   - row: what it says to hidden units; `nil` where it says nothing.
    ///   - owners: the topics it speaks of, rising.
    ///   - weights: what it says of each.
    mutating func add(
        _ key: UInt64, rarity: Float, row: FeatureTable.Row?, owners: ArraySlice<UInt16>, weights: ArraySlice<Int8>
    ) {
        starts.append(bytes.count)
        if rarities.last != rarity { rarities.append(rarity) }
        let isDense = owners.count * 3 > topics
        let steps = isDense ? [] : Self.steps(owners, weights)
        put(FeatureTable.check(key))
        put(
            FeatureTable.Record.shape(
                Features.kind(of: key), hasRow: row != nil, steps: isDense ? nil : steps.count / 2))
        put(UInt16(rarities.count - 1))
        if let row {
            put(row.scaleBits)
            bytes += WeightedRows.halves(row.weights)
        }
        if isDense {
            let first = bytes.count
            bytes += repeatElement(WeightedRows.byte(0), count: HiddenLayer.width(topics))
            for (owner, weight) in zip(owners, weights) { bytes[first + Int(owner)] = WeightedRows.byte(weight) }
        } else {
            bytes += steps
        }
        keys.append(key)
    }

    var table: FeatureTable {
        // The last record may end before all that is looked at together.
        let end = [UInt8](repeating: 0, count: keys.isEmpty ? 0 : FeatureTable.opening - FeatureTable.head)
        return FeatureTable(topics: topics, keys: keys, bytes: bytes + end, starts: starts, rarities: rarities)
    }

    private mutating func put(_ number: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: number))
        bytes.append(UInt8(truncatingIfNeeded: number >> 8))
    }

    /// For each topic how many it is farther than the one before, and the weight.
    private static func steps(_ owners: ArraySlice<UInt16>, _ weights: ArraySlice<Int8>) -> [UInt8] {
        var steps: [UInt8] = []
        var topic = 0
        for (owner, weight) in zip(owners, weights) {
            // A step too long for a byte is taken in several, on topics of which it says nothing.
            while Int(owner) - topic > Int(UInt8.max) {
                steps += [UInt8.max, 0]
                topic += Int(UInt8.max)
            }
            steps += [UInt8(Int(owner) - topic), UInt8(bitPattern: weight)]
            topic = Int(owner)
        }
        return steps
    }
}
