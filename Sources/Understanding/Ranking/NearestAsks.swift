/// How near an utterance comes to the asks of each topic, by the words, pairs and concepts they share.
struct NearestAsks: Sendable, Equatable {
    /// What nearness adds to the raw score of a topic whose two nearest asks are the very same.
    static let worth: Float = 1.5
    /// How much the second nearest ask of a topic counts beside the first.
    static let second: Float = 0.6
    /// A feature that more asks than this have brings none of them near.
    static let commonest: Int32 = 60

    /// For each ask its topic. They stand in the order of their topics.
    private(set) var topics: Stored<UInt16> = []
    /// For each ask the length of its telling features as a vector.
    private var lengths: Stored<Float> = []
    /// Where the steps of each feature lie: from one ask that has it to the next, the first from ask 0. None of a common
    /// feature's.
    private var places = Places()
    private var steps: Stored<UInt16> = []
    /// A step that leads to no ask, only so far.
    private static let longest = UInt16.max

    /// No asks.
    init() {}

    /// - Parameter asks: for each feature the asks that have it, rising.
    init(topics: [UInt16], lengths: [Float], asks: [ArraySlice<UInt32>]) {
        (self.topics, self.lengths) = (Stored(topics), Stored(lengths))
        var counts: [Int] = []
        for list in asks {
            let before = steps.count
            var last: UInt32 = 0
            for ask in list {
                while ask - last >= UInt32(Self.longest) {
                    steps.append(Self.longest)
                    last += UInt32(Self.longest)
                }
                steps.append(UInt16(ask - last))
                last = ask
            }
            counts.append(steps.count - before)
        }
        places = Places(counts: counts)
    }

    /// The two nearest asks of each topic, and what they add.
    ///
    /// - Parameter features: the utterance's features that count, each with its weight.
    func near(_ features: [(feature: Int, weight: Float)], topics count: Int) -> [Nearness] {
        var found = [Nearness](repeating: Nearness(), count: count)
        var length: Float = 0
        var most = 0
        for (feature, weight) in features {
            length += weight * weight
            most += places[feature].count
        }
        guard length > 0, most > 0 else { return found }
        length = length.squareRoot()
        // Few asks share anything with it: a small table of those beats a sum for every ask there is.
        let size = 1 << (Int.bitWidth - (most * 2).leadingZeroBitCount)
        withUnsafeTemporaryAllocation(of: Likeness.self, capacity: size) { table in
            table.initialize(repeating: Likeness())
            steps.withUnsafeBufferPointer { steps in
                for (feature, weight) in features {
                    let square = weight * weight
                    var row: UInt32 = 0
                    for at in places[feature] {
                        row &+= UInt32(steps[at])
                        if steps[at] == Self.longest { continue }
                        var place = Int(truncatingIfNeeded: row &* 0x9E37_79B1) & (size - 1)
                        while table[place].row != row, table[place].row != .max { place = (place + 1) & (size - 1) }
                        table[place].row = row
                        table[place].shared += square
                    }
                }
            }
            for entry in table where entry.row != .max && lengths[Int(entry.row)] > 0 {
                let row = Int(entry.row)
                found[Int(topics[row])].take(entry.shared / (length * lengths[row]), row)
            }
        }
        return found
    }

    private struct Likeness {
        /// The ask, or the highest number where the place is free.
        var row = UInt32.max
        /// What it shares with the utterance: the squared weights.
        var shared: Float = 0
    }

    /// The nearest asks of one topic.
    struct Nearness {
        /// The row of the nearest, or -1.
        var row = -1
        var first: Float = 0
        var second: Float = 0

        mutating func take(_ likeness: Float, _ row: Int) {
            if likeness > first || likeness == first && row < self.row {
                (first, second, self.row) = (likeness, first, row)
            } else if likeness > second {
                second = likeness
            }
        }

        /// What it adds to the topic's raw score.
        var score: Float { NearestAsks.worth * (first + NearestAsks.second * second) / (1 + NearestAsks.second) }
    }
}

extension NearestAsks: Kept {
    func write(to writer: inout ModelWriter) {
        writer.put(topics)
        writer.put(floats: lengths)
        places.write(to: &writer)
        writer.put(steps)
    }

    init(from reader: inout ModelReader) throws(ModelError) {
        topics = try reader.list()
        lengths = try reader.floats()
        places = try Places(from: &reader)
        steps = try reader.list()
    }

    /// Whether they refer to so many features and topics, and to asks that are there.
    func isSound(features: Int, topics count: Int) -> Bool {
        guard topics.count == lengths.count, topics.lie(in: count), places.count == features, places.bound(steps.count)
        else { return false }
        return steps.withUnsafeBufferPointer { steps in
            (0..<features).allSatisfy { feature in
                var row = 0
                return places[feature].allSatisfy { at in
                    row += Int(steps[at])
                    return steps[at] == Self.longest || row < lengths.count
                }
            }
        }
    }
}
