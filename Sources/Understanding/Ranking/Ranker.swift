/// Scores every topic for an utterance by what was learnt.
///
/// A topic's raw score is the sum of three parts: its baseline, the weights of the features that are there (the margin of
/// a linear classifier and the leaning of single features in one), and what features say together. Among very many topics
/// nothing is learnt of features together, and the nearness of a topic's asks stands for it.
final class Ranker: Sendable {
    let model: RankingModel
    let features: Features
    let workspaces = Workspaces()
    private let unknownWord: FeatureTable.Record?

    init(_ model: RankingModel, _ features: Features) {
        self.model = model
        self.features = features
        unknownWord = model.features.find(Features.unknownWord)
    }

    /// A feature of an utterance that the model knows.
    struct Known {
        let record: FeatureTable.Record
        /// Its value in the vector of length one.
        var value: Float
        /// What it weighs in comparing asks; 0 where it is not telling.
        var telling: Float
    }

    /// An utterance as the model sees it.
    struct Seen {
        /// Each once, in the order in which they stand there.
        var known: [Known] = []
        /// How many of them are telling, and the sum of their values.
        var telling = 0
        var tellingValue: Float = 0
    }

    func see(_ utterance: Utterance) -> Seen { workspaces.withOne { see(utterance, in: $0) } }

    func see(_ utterance: Utterance, in workspace: Workspace) -> Seen {
        let most = features.most(utterance)
        return workspace.withRoom(of: UInt64.self, for: most) { keys in
            var count = 0
            features.each(utterance) { key, _ in
                precondition(count < most, "room for all")
                keys.initializeElement(at: count, to: key)
                count += 1
            }
            return see(UnsafeBufferPointer(rebasing: keys[..<count]), in: workspace)
        }
    }

    private func see(_ keys: UnsafeBufferPointer<UInt64>, in workspace: Workspace) -> Seen {
        // More than three quarters of it are free: a place that is taken is seldom another feature's.
        let size = 1 << (Int.bitWidth - (keys.count * 4).leadingZeroBitCount)
        return workspace.withRoom(of: FeatureTable.Record.self, for: keys.count) { records in
            workspace.withRoom(of: UInt32.self, for: keys.count) { places in
                workspace.withRoom(of: UInt64.self, for: keys.count) {
                    model.features.find(keys, places, $0, to: records)
                }
            }
            return workspace.withRoom(of: Int32.self, for: size) { table in
                table.initialize(repeating: -1)
                return workspace.withRoom(of: Known.self, for: keys.count + 1) {
                    see(keys, UnsafeBufferPointer(records), table, $0)
                }
            }
        }
    }

    /// - Parameters:
    ///   - records: for each key what is known of it.
    ///   - table: for each feature its place among those that are known, by open addressing; -1 where it is free.
    ///   - known: room for what is known of the keys, and of words that nobody knows.
    private func see(
        _ keys: UnsafeBufferPointer<UInt64>, _ records: UnsafeBufferPointer<FeatureTable.Record>,
        _ table: UnsafeMutableBufferPointer<Int32>, _ known: UnsafeMutableBufferPointer<Known>
    ) -> Seen {
        let mask = table.count &- 1
        var count = 0
        var strangers: [UInt64] = []
        func add(_ record: FeatureTable.Record, _ times: Float) {
            known.initializeElement(at: count, to: Known(record: record, value: times, telling: 0))
            count &+= 1
        }
        for (at, key) in keys.enumerated() {
            let record = records[at]
            if record.isKnown {
                var place = ((Int(record.start) &* 0x9E37_79B1) >> 16) & mask
                while table[place] >= 0, known[Int(table[place])].record.start != record.start {
                    place = (place &+ 1) & mask
                }
                if table[place] >= 0 {
                    known[Int(table[place])].value += 1
                } else {
                    table[place] = Int32(truncatingIfNeeded: count)
                    add(record, 1)
                }
            } else if Features.kind(of: key) == .word, !strangers.contains(key) {
                strangers.append(key)
            }
        }
        let told = count
        if !strangers.isEmpty, let unknownWord { add(unknownWord, Float(strangers.count)) }
        return weigh(UnsafeMutableBufferPointer(rebasing: known[..<count]), told: told)
    }

    /// What is seen in so many features of which it is known how often they stand there.
    ///
    /// - Parameter told: those behind them only say that words are unknown.
    private func weigh(_ known: UnsafeMutableBufferPointer<Known>, told: Int) -> Seen {
        var squares = Weighting.Kinds.zero
        Self.withEach(&squares) { squares in
            var shares = Weighting.telling
            Self.withEach(&shares) { shares in
                for at in known.indices {
                    let (kind, count) = (known[at].record.kind.rawValue, known[at].value)
                    let rarity = known[at].record.rarity
                    let value = count == 1 ? rarity : Weighting.value(count, rarity: rarity)
                    known[at].value = value
                    known[at].telling = rarity * shares[kind]
                    squares[kind] += value * value
                }
            }
        }
        var (telling, tellingValue) = (0, Float(0))
        var scales = Weighting.scales(squares)
        Self.withEach(&scales) { scales in
            for at in known.indices {
                let value = known[at].value * scales[known[at].record.kind.rawValue]
                known[at].value = value
                guard known[at].telling > 0 else { continue }
                if at < told { telling &+= 1 }
                tellingValue += value
            }
        }
        return Seen(known: Array(known), telling: telling, tellingValue: tellingValue)
    }

    /// The numbers of the kinds where they lie: a kind that is not known beforehand chooses one by its place.
    @inline(__always)
    private static func withEach(_ kinds: inout Weighting.Kinds, _ body: (UnsafeMutablePointer<Float>) -> Void) {
        withUnsafeMutableBytes(of: &kinds) { body($0.baseAddress!.assumingMemoryBound(to: Float.self)) }
    }

    /// How rare a word is: its weight where words are compared. A word nobody says is as rare as can be.
    func rarity(_ token: Utterance.Token) -> Float {
        model.features.find(Features.key(.word, token.hash))?.rarity ?? Self.rarest
    }

    private static let rarest: Float = 8

    /// Topics that a feature speaks for, by its key.
    func topics(with key: UInt64) -> [Int32] {
        guard let record = model.features.find(key) else { return [] }
        var topics: [Int32] = []
        model.features.each(record) { topic, weight in if weight > 0 { topics.append(Int32(topic)) } }
        return topics
    }

    /// What a feature would bring to a topic's margin by itself.
    func weight(of record: FeatureTable.Record, for topic: Int) -> Float {
        var own: Float = 0
        model.features.each(record) { owner, weight in if owner == topic { own = weight } }
        return own * model.scales[topic]
    }

    /// The raw score of every topic, patterns left out.
    func scores(_ seen: Seen) -> [Float] { workspaces.withOne { scores(seen, in: $0) } }

    func scores(_ seen: Seen, in workspace: Workspace) -> [Float] {
        workspace.withRoom(of: Int32.self, for: model.features.width) { sums in
            model.features.sum(seen.known, to: sums, in: workspace)
            let sums = UnsafeBufferPointer(sums)
            if countsNearest {
                return model.asks.withNear(seen.known, in: workspace) { scores(ofBroughtUp: $0, sums, seen) }
            }
            return workspace.withRoom(of: Float.self, for: model.topics.count) { scores in
                model.layer.withGains(seen, of: model.features, in: workspace) { gains, worth in
                    finish(scores.indices, sums, seen) {
                        scores.initializeElement(at: $0, to: $1 + Float(gains[$0]) * worth)
                    }
                }
                return Array(scores)
            }
        }
    }

    /// There are so many topics that each was told apart from its kin alone.
    var countsNearest: Bool { model.topics.count > Kin.mostAgainstAll }

    /// Those topics alone are ranked that an ask brings up, the nearer the higher; where none is, all are.
    private func scores(
        ofBroughtUp near: UnsafeBufferPointer<NearestAsks.BroughtUp>, _ sums: UnsafeBufferPointer<Int32>, _ seen: Seen
    ) -> [Float] {
        var scores = [Float](repeating: near.isEmpty ? 0 : -Self.farBehind, count: model.topics.count)
        if near.isEmpty {
            finish(scores.indices, sums, seen) { scores[$0] = $1 }
        } else {
            finish(near.lazy.map(\.topic), sums, seen) { scores[$0] = $1 }
            for one in near { scores[one.topic] += one.nearness.score }
        }
        return scores
    }

    /// So far behind nothing is likely.
    private static let farBehind: Float = 100

    /// Makes scores of sums of weights.
    @inline(__always)
    private func finish(
        _ topics: some Sequence<Int>, _ sums: UnsafeBufferPointer<Int32>, _ seen: Seen,
        _ take: (Int, Float) -> Void
    ) {
        model.baselines.withUnsafeBufferPointer { baselines in
            model.scales.withUnsafeBufferPointer { scales in
                model.absences.withUnsafeBufferPointer { absences in
                    for topic in topics {
                        let weight = Float(sums[topic]) * (1 / FeatureTable.one)
                        take(topic, baselines[topic] + weight * scales[topic] + absences[topic] * seen.tellingValue)
                    }
                }
            }
        }
    }

    /// What a feature brings to a topic.
    func part(_ known: Known, of topic: Int) -> Float { weight(of: known.record, for: topic) * known.value }

    /// What the features that a topic's examples never had take from it, by their value.
    func absence(_ seen: Seen, of topic: Int) -> Float { model.absences[topic] * seen.tellingValue }

    /// The nearest asks of every topic.
    func near(_ seen: Seen) -> [NearestAsks.Nearness] { workspaces.withOne { model.asks.near(seen.known, in: $0) } }
}
