/// How near an utterance comes to the asks of each topic, by the words, pairs and concepts they share.
struct NearestAsks: Sendable {
    /// What nearness adds to the raw score of a topic whose two nearest asks are the very same.
    static let worth: Float = 1.5
    /// How much the second nearest ask of a topic counts beside the first.
    static let second: Float = 0.6
    /// A feature that more asks than this have brings none of them near.
    static let commonest: Int32 = 60

    private let model: RankingModel

    init(_ model: RankingModel) { self.model = model }

    /// The two nearest asks of each topic, and what they add.
    ///
    /// - Parameter features: the utterance's features that count, each with its weight.
    func near(_ features: [(feature: Int, weight: Float)]) -> [Nearness] {
        var found = [Nearness](repeating: Nearness(), count: model.topics.count)
        var length: Float = 0
        var count = 0
        for (feature, weight) in features {
            length += weight * weight
            count += Int(model.nearStarts[feature + 1] - model.nearStarts[feature])
        }
        guard length > 0, count > 0 else { return found }
        length = length.squareRoot()
        // Few asks share anything with it: a small table of those beats a sum for every ask there is.
        let size = 1 << (Int.bitWidth - (count * 2).leadingZeroBitCount)
        withUnsafeTemporaryAllocation(of: Likeness.self, capacity: size) { table in
            table.initialize(repeating: Likeness())
            let rows = model.nearRows
            for (feature, weight) in features {
                let square = weight * weight
                for at in Int(model.nearStarts[feature])..<Int(model.nearStarts[feature + 1]) {
                    let row = rows[at]
                    var place = Int(truncatingIfNeeded: row &* 0x9E37_79B1) & (size - 1)
                    while table[place].row != row, table[place].row != .max { place = (place + 1) & (size - 1) }
                    table[place].row = row
                    table[place].shared += square
                }
            }
            for entry in table where entry.row != .max {
                let row = Int(entry.row)
                found[Int(model.askTopics[row])].take(entry.shared / (length * model.askLengths[row]), row)
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
