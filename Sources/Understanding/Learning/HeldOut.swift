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
    static let enough = 2_000

    /// Holds folds out, one after another, until there are trials enough.
    init(_ builder: ModelBuilder, _ features: Features, _ rules: TopicRules) {
        let examples = builder.matrix.examples
        for fold in 0..<Int32(Examples.folds) where trials.count < Self.enough {
            let ranker = Ranker(builder.build(without: fold), features)
            for (row, example) in examples.list.enumerated() where example.fold == fold {
                let utterance = examples.utterances[row]
                trials.append(
                    Trial(
                        topic: Int(example.topic), scores: ranker.scores(ranker.see(utterance)),
                        fired: rules.topicsFired(utterance)))
            }
        }
    }
}
