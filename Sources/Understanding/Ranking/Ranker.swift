/// Scores every topic for an utterance by the learnt weights.
struct Ranker: Sendable {
    let model: RankingModel
    private let features: Features
    private let keys: KeyTable

    init(_ model: RankingModel, _ features: Features) {
        self.model = model
        self.features = features
        keys = KeyTable(model.keys)
    }

    /// A feature of an utterance that the model knows, with its value in the vector of length one.
    struct Known {
        var feature: Int
        var value: Float
    }

    /// The utterance as the model sees it, by kind and key.
    func vector(_ utterance: Utterance) -> [Known] {
        var known: [Known] = []
        var values: [Float] = []
        for feature in features.of(utterance) {
            let id = Int(keys.find(feature.key))
            guard id >= 0 else { continue }
            known.append(Known(feature: id, value: 0))
            values.append(Weighting.value(feature.count, rarity: model.rarities[id]))
        }
        Weighting.scale(&values, 0..<values.count) { Features.Kind(rawValue: Int(model.kinds[known[$0].feature]))! }
        for at in known.indices { known[at].value = values[at] }
        return known
    }

    /// The raw score of every topic: the sum of what each feature brings.
    func scores(_ vector: [Known]) -> [Float] {
        var scores = [Float](repeating: 0, count: model.topics.count)
        for known in vector {
            for at in Int(model.starts[known.feature])..<Int(model.starts[known.feature + 1]) {
                let owner = Int(model.owners[at])
                scores[owner] += part(known, at)
            }
        }
        return scores
    }

    /// What one weight brings.
    @inline(__always)
    func part(_ known: Known, _ place: Int) -> Float {
        Float(model.weights[place]) * model.scales[Int(model.owners[place])] * known.value
    }

    /// What a feature brings to a topic; 0 where it says nothing about it.
    func part(_ known: Known, of topic: Int) -> Float {
        for at in Int(model.starts[known.feature])..<Int(model.starts[known.feature + 1])
        where Int(model.owners[at]) == topic { return part(known, at) }
        return 0
    }

    /// Probabilities by score: e to the power of slope times score, each as a share of their sum.
    static func probabilities(_ scores: [Float], slope: Float) -> [Float] {
        guard let best = scores.max() else { return [] }
        var shares = scores.map { Exact.exp(($0 - best) * slope) }
        let sum = shares.reduce(0, +)
        for at in shares.indices { shares[at] /= sum }
        return shares
    }
}
