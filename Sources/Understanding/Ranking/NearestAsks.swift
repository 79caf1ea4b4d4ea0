/// How near an utterance comes to the asks of each topic, by the words, pairs and concepts they share.
struct NearestAsks: Sendable {
    /// What nearness adds to the raw score of a topic whose two nearest asks are the very same.
    static let worth: Float = 1.5
    /// How much the second nearest ask of a topic counts beside the first.
    static let second: Float = 0.6
    /// A feature that more asks than this have brings none of them near.
    static let commonest: Int32 = 200

    /// For each row its topic.
    private let topics: [UInt16]
    private let topicCount: Int
    /// Rows that have feature f: `starts[f]..<starts[f + 1]` of `rows` and `values`.
    private var starts: [Int32]
    private var rows: [Int32]
    private var values: [Float]

    /// - Parameters:
    ///   - starts: row r has the features `starts[r]..<starts[r + 1]` of `features`.
    ///   - weight: what a feature weighs; 0 for those that do not count.
    init(topics: [UInt16], topicCount: Int, starts: [UInt32], features: [UInt32], width: Int, weight: (Int) -> Float) {
        self.topics = topics
        self.topicCount = topicCount
        var sizes = [Int32](repeating: 0, count: width + 1)
        for feature in features { sizes[Int(feature) + 1] += 1 }
        let isCommon = sizes.dropFirst().map { $0 > Self.commonest }
        for feature in 0..<width where isCommon[feature] { sizes[feature + 1] = 0 }
        for feature in 0..<width { sizes[feature + 1] += sizes[feature] }
        self.starts = sizes
        rows = [Int32](repeating: 0, count: Int(sizes[width]))
        values = [Float](repeating: 0, count: Int(sizes[width]))
        for row in topics.indices {
            let range = Int(starts[row])..<Int(starts[row + 1])
            var length: Float = 0
            for at in range { length += weight(Int(features[at])) * weight(Int(features[at])) }
            guard length > 0 else { continue }
            length = length.squareRoot()
            for at in range where !isCommon[Int(features[at])] {
                let place = Int(sizes[Int(features[at])])
                sizes[Int(features[at])] += 1
                rows[place] = Int32(row)
                values[place] = weight(Int(features[at])) / length
            }
        }
    }

    /// The two nearest rows of each topic, and what they add.
    ///
    /// - Parameter features: the utterance's features that count, each with its weight.
    func near(_ features: [(feature: Int, weight: Float)]) -> [Nearness] {
        var found = [Nearness](repeating: Nearness(), count: topicCount)
        var length: Float = 0
        for (_, weight) in features { length += weight * weight }
        guard length > 0 else { return found }
        length = length.squareRoot()
        var likeness = [Float](repeating: 0, count: topics.count)
        for (feature, weight) in features {
            let share = weight / length
            for at in Int(starts[feature])..<Int(starts[feature + 1]) {
                likeness[Int(rows[at])] += values[at] * share
            }
        }
        for row in likeness.indices where likeness[row] > 0 { found[Int(topics[row])].take(likeness[row], row) }
        return found
    }

    /// The nearest asks of one topic.
    struct Nearness {
        /// The row of the nearest, or -1.
        var row = -1
        var first: Float = 0
        var second: Float = 0

        mutating func take(_ likeness: Float, _ row: Int) {
            if likeness > first {
                (first, second, self.row) = (likeness, first, row)
            } else if likeness > second {
                second = likeness
            }
        }

        /// What it adds to the topic's raw score.
        var score: Float { NearestAsks.worth * (first + NearestAsks.second * second) / (1 + NearestAsks.second) }
    }
}
