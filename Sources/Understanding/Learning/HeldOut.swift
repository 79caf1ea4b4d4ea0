import Playbook

/// The scores of asks by models that were learnt without them.
struct HeldOut {
    /// One ask: its topic, the score of every topic without patterns, and the topics whose patterns fire.
    struct Trial {
        var topic: Int
        var scores: [Float]
        var fired: [Int]

        /// Scores with what patterns add.
        func scores(bonus: Float) -> [Float] {
            var all = scores
            for topic in fired { all[topic] += bonus }
            return all
        }
    }

    private(set) var trials: [Trial] = []

    /// Trials that tell enough: where asks are many, one fold has them.
    private static let enough = 800
    /// Scores that are kept at most: beyond them every so many asks of a fold serve.
    private static let mostScores = 20_000_000

    /// The folds to hold out, one after another, until there are trials enough.
    static func folds(_ playbook: Playbook) -> [Int32] {
        var sizes = [Int](repeating: 0, count: Examples.folds)
        for topic in playbook.topics { for at in topic.asks.indices { sizes[at % Examples.folds] += 1 } }
        var count = 0
        return sizes.indices.filter { fold in
            guard count < enough, sizes[fold] > 0 else { return false }
            count += sizes[fold]
            return true
        }.map(Int32.init)
    }

    /// Scores the asks of a fold by a model that was learnt without them.
    mutating func take(_ fold: Int32, of examples: Examples, _ ranker: Ranker, _ rules: TopicRules) {
        let held = examples.list.indices.filter { examples.list[$0].fold == fold }
        let most = max(Self.mostScores / max(ranker.model.topics.count, 1), 1)
        for at in stride(from: 0, to: held.count, by: max((held.count + most - 1) / most, 1)) {
            let example = examples.list[held[at]]
            guard let utterance = examples.utterances[Int32(held[at])] else { continue }
            trials.append(
                Trial(
                    topic: Int(example.topic), scores: ranker.scores(ranker.see(utterance)),
                    fired: rules.topicsFired(utterance)))
        }
    }
}
