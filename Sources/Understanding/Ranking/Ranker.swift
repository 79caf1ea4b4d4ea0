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
        unknownWord = model.numbers.find(Features.unknownWord)
    }

    /// A feature of an utterance that the model knows.
    struct Known {
        var feature: Int
        /// Its value in the vector of length one.
        var value: Float
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
            let id = model.numbers.find(key)
            if id >= 0 {
                found.append(id)
            } else if Features.kind(of: key) == .word, !strangers.contains(key) {
                strangers.append(key)
            }
        }
        found.sort()
        var seen = Seen()
        seen.known.reserveCapacity(found.count + 1)
        var values: [Float] = []
        values.reserveCapacity(found.count + 1)
        func add(_ feature: Int, _ count: Int) {
            seen.known.append(Known(feature: feature, value: 0))
            values.append(Weighting.value(Float(count), rarity: model.rarities[feature]))
        }
        var at = 0
        while at < found.count {
            var end = at + 1
            while end < found.count, found[end] == found[at] { end += 1 }
            add(Int(found[at]), end - at)
            if kind(Int(found[at])).isTelling { seen.telling += 1 }
            at = end
        }
        if !strangers.isEmpty, unknownWord >= 0 { add(Int(unknownWord), strangers.count) }
        Weighting.scale(&values, 0..<values.count) { kind(seen.known[$0].feature) }
        for at in values.indices {
            seen.known[at].value = values[at]
            if kind(seen.known[at].feature).isTelling { seen.tellingValue += values[at] }
        }
        return seen
    }

    /// The number of a feature by its key, or -1.
    func number(_ key: UInt64) -> Int32 { model.numbers.find(key) }

    /// The number of a topic's first ask. Asks stand in the order of their topics.
    func firstAsk(of topic: Int) -> Int {
        var (low, high) = (0, model.asks.topics.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(model.asks.topics[middle]) < topic { low = middle + 1 } else { high = middle }
        }
        return low
    }

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

    func kind(_ feature: Int) -> Features.Kind { Features.kind(of: model.keys[feature]) }

    /// The raw score of every topic, patterns left out.
    func scores(_ seen: Seen) -> [Float] {
        var sums = model.weights.sums(seen.known, topics: model.topics.count)
        let near = near(seen)
        for topic in sums.indices {
            sums[topic] =
                model.baselines[topic] + sums[topic] * model.scales[topic] + absence(seen, of: topic)
                + near[topic].score
        }
        model.layer.add(seen, to: &sums)
        if sums.count > Kin.mostAgainstAll { Self.keepBroughtUp(near, &sums) }
        return sums
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
    func near(_ seen: Seen) -> [NearestAsks.Nearness] {
        model.asks.near(
            seen.known.compactMap { known in
                let weight = Self.tellingWeight(model, known.feature)
                return weight > 0 ? (known.feature, weight) : nil
            }, topics: model.topics.count)
    }

    /// What a feature weighs in comparing asks; 0 for those that are not telling.
    static func tellingWeight(_ model: RankingModel, _ feature: Int) -> Float {
        let kind = Features.kind(of: model.keys[feature])
        guard kind.isTelling else { return 0 }
        return model.rarities[feature] * Weighting.share(kind)
    }

    /// How likely each score is beside the best: e to the power of slope times their difference.
    static func likelihoods(_ scores: [Float], slope: Float) -> [Float] {
        guard var best = scores.first else { return [] }
        for score in scores where score > best { best = score }
        return scores.map { score in
            // Said here as well: among very many topics nearly all are so far behind.
            let behind = (score - best) * slope
            return behind < -80 ? 0 : Exact.exp(behind)
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
