/// How near an utterance comes to the asks of each topic, by the words, pairs and concepts they share.
///
/// Among very many topics it chooses those that are ranked and weighs; otherwise it only shows authors what is near.
struct NearestAsks: Sendable, Equatable {
    /// What nearness adds to the raw score of a topic whose two nearest asks are the very same.
    static let worth: Float = 1.5
    /// How much the second nearest ask of a topic counts beside the first.
    static let second: Float = 0.6
    /// A feature that more asks than this have brings none of them near.
    static let commonest: Int32 = 60

    /// Where the asks of each topic begin, and where those of the last end. They stand in the order of their topics.
    private(set) var firsts: Stored<UInt32> = [0]
    /// The topic of every 16th ask: the way to its neighbours' is short.
    private var topics: [UInt16] = []
    /// For each ask the length of its telling features as a vector.
    private var lengths: Stored<Float> = []
    /// The features that bring asks near, and where the steps of each lie: from one ask that has it to the next, the first
    /// from ask 0.
    private var features = FeatureNumbers()
    private var places = Places()
    private var steps: Stored<UInt16> = []
    /// A step that leads to no ask, only so far.
    private static let longest = UInt16.max

    /// No asks.
    init() {}

    /// - Parameters:
    ///   - sizes: for each topic how many asks it has.
    ///   - lengths: for each ask the length of its telling features as a vector.
    ///   - features: those that bring asks near by the places of their records, rising.
    ///   - asks: for each of them the asks that have it, rising.
    init(sizes: [Int], lengths: [Float], features: [UInt32], asks: [ArraySlice<UInt32>]) {
        precondition(features.count == asks.count, "the asks of each feature")
        self.features = FeatureNumbers(features)
        self.lengths = Stored(lengths)
        for size in sizes { firsts.append(firsts[firsts.count - 1] + UInt32(size)) }
        setTopics()
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

    /// How many asks there are.
    var count: Int { lengths.count }

    private mutating func setTopics() {
        var topic = 0
        topics = stride(from: 0, to: count, by: 16).map { ask in
            while Int(firsts[topic + 1]) <= ask { topic += 1 }
            return UInt16(topic)
        }
    }

    /// The two nearest asks of each topic, and what they add.
    ///
    /// - Parameter known: the utterance's features.
    func near(_ known: [Ranker.Known], in workspace: Workspace) -> [Nearness] {
        var all = [Nearness](repeating: Nearness(), count: firsts.count - 1)
        withNear(known, in: workspace) { for one in $0 { all[one.topic] = one.nearness } }
        return all
    }

    /// A topic that an ask brings up.
    struct BroughtUp {
        let topic: Int
        var nearness: Nearness
    }

    /// Calls `body` with the topics that asks bring up, each once: few of very many.
    func withNear<Result>(
        _ known: [Ranker.Known], in workspace: Workspace, _ body: (UnsafeBufferPointer<BroughtUp>) -> Result
    ) -> Result {
        workspace.withRoom(of: Walk.self, for: known.count) { walks in
            var length: Float = 0
            var (count, most) = (0, 0)
            for one in known where one.telling > 0 {
                let square = one.telling * one.telling
                length += square
                guard let feature = features.number(of: one.record.place) else { continue }
                let own = places[feature]
                guard !own.isEmpty, own.upperBound <= steps.count else { continue }
                walks.initializeElement(at: count, to: Walk(first: own.lowerBound, end: own.upperBound, square: square))
                count += 1
                most += own.count
            }
            guard length > 0, most > 0 else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
            let own = UnsafeBufferPointer(rebasing: walks[..<count])
            return withNear(own, most, length.squareRoot(), in: workspace, body)
        }
    }

    /// The steps of a feature of the utterance, and the square of what it weighs.
    private struct Walk {
        let first: Int
        let end: Int
        let square: Float
    }

    private func withNear<Result>(
        _ walks: UnsafeBufferPointer<Walk>, _ most: Int, _ length: Float, in workspace: Workspace,
        _ body: (UnsafeBufferPointer<BroughtUp>) -> Result
    ) -> Result {
        // Few asks share anything with it: a small table of those beats a sum for every ask there is.
        let size = 1 << (Int.bitWidth - (most * 2).leadingZeroBitCount)
        return workspace.withRoom(of: Likeness.self, for: most) { likenesses in
            workspace.withRoom(of: Int32.self, for: size) { table in
                table.initialize(repeating: -1)
                let asks = UnsafeBufferPointer(rebasing: likenesses[..<gather(walks, likenesses, table)])
                return workspace.withRoom(of: BroughtUp.self, for: asks.count) { found in
                    table.initialize(repeating: -1)
                    return body(UnsafeBufferPointer(rebasing: found[..<bringUp(asks, length, found, table)]))
                }
            }
        }
    }

    /// Lists the topics of asks, each once with the nearest of its asks.
    ///
    /// - Parameter table: for each its place in the list, by open addressing; -1 where it is free.
    /// - Returns: how many there are.
    private func bringUp(
        _ asks: UnsafeBufferPointer<Likeness>, _ length: Float, _ found: UnsafeMutableBufferPointer<BroughtUp>,
        _ table: UnsafeMutableBufferPointer<Int32>
    ) -> Int {
        var count = 0
        let mask = table.count - 1
        lengths.withUnsafeBufferPointer { lengths in
            firsts.withUnsafeBufferPointer { firsts in
                topics.withUnsafeBufferPointer { topics in
                    for one in asks {
                        let row = Int(one.row)
                        let likeness = one.shared / (length * lengths[row])
                        // No ask is more than the same; a length may be no number.
                        guard lengths[row] > 0, likeness > 0, likeness < 2 else { continue }
                        var topic = Int(topics[row >> 4])
                        while firsts[topic &+ 1] <= row { topic &+= 1 }
                        var place = topic & mask
                        while table[place] >= 0, found[Int(table[place])].topic != topic { place = (place &+ 1) & mask }
                        if table[place] < 0 {
                            table[place] = Int32(truncatingIfNeeded: count)
                            found.initializeElement(at: count, to: BroughtUp(topic: topic, nearness: Nearness()))
                            count &+= 1
                        }
                        found[Int(table[place])].nearness.take(likeness, Int32(truncatingIfNeeded: row))
                    }
                }
            }
        }
        return count
    }

    /// Lists the asks that share something with the utterance, each once.
    ///
    /// - Parameter table: for each its place in the list, by open addressing; -1 where it is free.
    /// - Returns: how many there are.
    private func gather(
        _ walks: UnsafeBufferPointer<Walk>, _ likenesses: UnsafeMutableBufferPointer<Likeness>,
        _ table: UnsafeMutableBufferPointer<Int32>
    ) -> Int {
        let (end, mask) = (UInt32(self.count), table.count - 1)
        var count = 0
        steps.withUnsafeBufferPointer { steps in
            for walk in walks {
                var row: UInt32 = 0
                for step in UnsafeBufferPointer(rebasing: steps[walk.first..<walk.end]) {
                    row &+= UInt32(step)
                    if row >= end || step == Self.longest { continue }
                    var place = Int(truncatingIfNeeded: row &* 0x9E37_79B1 >> 12) & mask
                    while table[place] >= 0, likenesses[Int(table[place])].row != row { place = (place &+ 1) & mask }
                    if table[place] < 0 {
                        table[place] = Int32(truncatingIfNeeded: count)
                        likenesses.initializeElement(at: count, to: Likeness(row: row, shared: walk.square))
                        count &+= 1
                    } else {
                        likenesses[Int(table[place])].shared += walk.square
                    }
                }
            }
        }
        return count
    }

    private struct Likeness {
        /// The ask.
        var row: UInt32
        /// What it shares with the utterance: the squared weights.
        var shared: Float
    }

    /// The nearest asks of one topic.
    struct Nearness {
        /// The row of the nearest, or -1.
        var row: Int32 = -1
        var first: Float = 0
        var second: Float = 0

        @inline(__always)
        mutating func take(_ likeness: Float, _ row: Int32) {
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
        writer.put(firsts)
        writer.put(floats: lengths)
        features.write(to: &writer)
        places.write(to: &writer)
        writer.put(steps)
    }

    /// Only where asks begin is looked at here. The rest is megabytes that among few topics nothing but an explanation
    /// needs: steps and lengths may be anything, and lead to no ask that is not there.
    init(from reader: inout ModelReader) throws(ModelError) {
        firsts = try reader.list()
        lengths = try reader.list(UInt32.self).records()
        features = try FeatureNumbers(from: &reader)
        places = try Places(from: &reader)
        steps = try reader.list()
        guard firsts.count <= 1 << 16, firsts.first == 0, firsts.neverFall, Int(firsts[firsts.count - 1]) == count,
            places.count == features.count
        else { throw .malformed(reason: "asks of topics") }
        setTopics()
    }

    /// Whether they are those of so many topics.
    func isSound(topics: Int) -> Bool { firsts.count == topics + 1 }
}
