import Playbook

/// Learns a ranking model from a playbook's asks. The same playbook gives the same model on every machine: only
/// + − × ÷ and square roots, in a fixed order.
public enum Learner {
    /// - Complexity: linear in the asks' words times the topics; under a second for a hundred topics of sixty asks.
    public static func learn(_ playbook: Playbook) -> RankingModel {
        let lexicon = Lexicon(playbook)
        let reader = Reader(lexicon: lexicon, concepts: ConceptTrie(playbook, lexicon))
        let examples = Examples(playbook, reader, Features(reader.concepts))
        let matrix = TrainingMatrix(examples)
        let rules = TopicRules(playbook, reader)
        let held = HeldOut(matrix, topics: playbook.topics.count) { rules.bonuses(examples.utterances[$0]) }
        let rows = examples.list.indices.map(Int32.init)
        let weights = playbook.topics.indices.map { matrix.learn(topic: $0, rows: rows) }
        var model = RankingModel()
        model.topics = playbook.topics.map(\.id)
        pack(weights, matrix, into: &model)
        model.calibration = Calibrator(isUrgent: playbook.topics.map { $0.kind == .urgent }).calibrate(held)
        return model
    }

    /// Weights smaller than this many units of a topic's scale are dropped.
    static let smallest = 2

    /// Keeps weights as eighths of a byte's range of each topic's largest, and drops what says nothing.
    private static func pack(_ weights: [[Float]], _ matrix: TrainingMatrix, into model: inout RankingModel) {
        let steps = Float(Int8.max)
        model.scales = weights.map { ($0.reduce(0) { max($0, abs($1)) }) / steps }
        for column in matrix.rarities.indices where matrix.rarities[column] > 0 {
            let before = model.owners.count
            for topic in weights.indices where model.scales[topic] > 0 {
                let unit = (weights[topic][column] / model.scales[topic]).rounded()
                guard abs(unit) >= Float(smallest) else { continue }
                model.owners.append(UInt16(topic))
                model.weights.append(Int8(unit))
            }
            guard model.owners.count > before else { continue }
            model.keys.append(matrix.examples.keys.keys[column])
            model.kinds.append(UInt8(matrix.examples.kinds[column].rawValue))
            model.rarities.append(matrix.rarities[column])
            model.starts.append(UInt32(model.owners.count))
        }
    }
}
