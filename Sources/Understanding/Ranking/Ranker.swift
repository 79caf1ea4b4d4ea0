/// Scores every topic for an utterance by what was learnt.
///
/// A topic's raw score is the sum of four parts: its baseline, the weights of the features that are there (the margin of
/// a linear classifier and the leaning of single features in one), what features say together, and the nearness of its
/// asks.
final class Ranker: Sendable {
    let model: RankingModel
    let features: Features
    private let unknownWord: Int32

    init(_ model: RankingModel, _ features: Features) {
        self.model = model
        self.features = features
        unknownWord = model.features.find(Features.unknownWord)
    }

    /// A feature of an utterance that the model knows.
    struct Known {
        var feature: Int
        var kind: Features.Kind
        /// Its value in the vector of length one.
        var value: Float
        /// What it weighs in comparing asks; 0 where it is not telling.
        var telling: Float
    }

    /// An utterance as the model sees it.
    struct Seen {
        /// By feature, each once.
        var known: [Known] = []
        /// How many of them are telling, and the sum of their values.
        var telling = 0
        var tellingValue: Float = 0
    }

    func see(_ utterance: Utterance) -> Seen {
        var found: [Int32] = []
        found.reserveCapacity(utterance.tokens.count * 6)
        var strangers: [UInt64] = []
        features.each(utterance) { key, _ in
            let id = model.features.find(key)
            if id >= 0 {
                found.append(id)
            } else if Features.kind(of: key) == .word, !strangers.contains(key) {
                strangers.append(key)
            }
        }
        found.sort()
        var seen = Seen()
        var squares = Weighting.Kinds.zero
        seen.known.reserveCapacity(found.count + 1)
        func add(_ feature: Int, _ count: Int) {
            let (kind, rarity) = (self.kind(feature), model.rarities[feature])
            let value = Weighting.value(Float(count), rarity: rarity)
            squares[kind.rawValue] += value * value
            seen.known.append(
                Known(feature: feature, kind: kind, value: value, telling: Self.tellingWeight(kind, rarity)))
        }
        var at = 0
        while at < found.count {
            var end = at + 1
            while end < found.count, found[end] == found[at] { end += 1 }
            add(Int(found[at]), end - at)
            at = end
        }
        seen.telling = seen.known.count { $0.telling > 0 }
        if !strangers.isEmpty, unknownWord >= 0 { add(Int(unknownWord), strangers.count) }
        let scales = Weighting.scales(squares)
        for at in seen.known.indices {
            seen.known[at].value *= scales[seen.known[at].kind.rawValue]
            if seen.known[at].telling > 0 { seen.tellingValue += seen.known[at].value }
        }
        return seen
    }

    /// The number of a feature by its key, or -1.
    func number(_ key: UInt64) -> Int32 { model.features.find(key) }

    /// How rare a word is: its weight where words are compared. A word nobody says is as rare as can be.
    func rarity(_ token: Utterance.Token) -> Float {
        let feature = number(Features.key(.word, token.hash))
        return feature < 0 ? Self.rarest : model.rarities[Int(feature)]
    }

    private static let rarest: Float = 8

    /// Topics that a feature speaks for; none for the number -1.
    func topics(with feature: Int) -> [Int32] {
        guard feature >= 0 else { return [] }
        var topics: [Int32] = []
        model.weights.each(feature) { topic, weight in if weight > 0 { topics.append(Int32(topic)) } }
        return topics
    }

    /// What a feature would bring to a topic's margin by itself.
    func weight(of feature: Int, for topic: Int) -> Float {
        var own: Float = 0
        model.weights.each(feature) { owner, weight in if owner == topic { own = Float(weight) } }
        return own * model.scales[topic]
    }

    func kind(_ feature: Int) -> Features.Kind { model.features.kind(feature) }

    /// The raw score of every topic, patterns left out.
    func scores(_ seen: Seen) -> [Float] {
        var sums = model.weights.sums(seen.known)
        let near = near(seen)
        finish(&sums, seen)
        for topic in sums.indices where near[topic].row >= 0 { sums[topic] += near[topic].score }
        model.layer.add(seen, to: &sums)
        if sums.count > Kin.mostAgainstAll { Self.keepBroughtUp(near, &sums) }
        return sums
    }

    /// Makes scores of sums of weights: all topics at once.
    private func finish(_ sums: inout [Float], _ seen: Seen) {
        sums.withUnsafeMutableBufferPointer { sums in
            model.baselines.withUnsafeBufferPointer { baselines in
                model.scales.withUnsafeBufferPointer { scales in
                    model.absences.withUnsafeBufferPointer { absences in
                        for topic in sums.indices {
                            sums[topic] =
                                baselines[topic] + sums[topic] * scales[topic] + absences[topic] * seen.tellingValue
                        }
                    }
                }
            }
        }
    }

    /// Among very many topics those alone are ranked that an ask brings up; where none is, all are.
    private static func keepBroughtUp(_ near: [NearestAsks.Nearness], _ scores: inout [Float]) {
        guard near.contains(where: { $0.row >= 0 }) else { return }
        for topic in scores.indices where near[topic].row < 0 { scores[topic] -= farBehind }
    }

    /// So far behind nothing is likely.
    private static let farBehind: Float = 100

    /// What a feature brings to a topic.
    func part(_ known: Known, of topic: Int) -> Float { weight(of: known.feature, for: topic) * known.value }

    /// What the features that a topic's examples never had take from it, by their value.
    func absence(_ seen: Seen, of topic: Int) -> Float { model.absences[topic] * seen.tellingValue }

    /// The nearest asks of every topic.
    func near(_ seen: Seen) -> [NearestAsks.Nearness] { model.asks.near(seen.known) }

    /// What a feature weighs in comparing asks; 0 for those that are not telling.
    static func tellingWeight(_ model: RankingModel, _ feature: Int) -> Float {
        tellingWeight(model.features.kind(feature), model.rarities[feature])
    }

    private static func tellingWeight(_ kind: Features.Kind, _ rarity: Float) -> Float {
        kind.isTelling ? rarity * Weighting.share(kind) : 0
    }

    /// How likely each score is beside the best: e to the power of slope times their difference.
    static func likelihoods(_ scores: [Float], slope: Float) -> [Float] {
        guard var best = scores.first else { return [] }
        for score in scores where score > best { best = score }
        return [Float](unsafeUninitializedCapacity: scores.count) { shares, count in
            count = scores.count
            var at = 0
            while at + 8 <= count {
                var eight = SIMD8<Float>()
                for lane in 0..<8 { eight[lane] = scores[at + lane] }
                eight = Exact.powers((eight - best) * slope)
                for lane in 0..<8 { shares[at + lane] = eight[lane] }
                at += 8
            }
            for at in at..<count { shares[at] = Exact.exp((scores[at] - best) * slope) }
        }
    }

    /// Probabilities by score: each likelihood as a share of their sum.
    static func probabilities(_ scores: [Float], slope: Float) -> [Float] {
        var shares = likelihoods(scores, slope: slope)
        let sum = shares.reduce(0, +)
        for at in shares.indices { shares[at] /= sum }
        return shares
    }
}
