import Playbook

/// Learns a ranking model from a playbook's asks. The same playbook gives the same model on every machine: only
/// + − × ÷ and square roots, in a fixed order.
public enum Learner {
    /// - Complexity: linear in the words of the asks times the topics, beyond a thousand topics in the words alone: some twelve
    ///   seconds for 83 topics and 156,000 asks.
    public static func learn(_ playbook: Playbook) -> RankingModel {
        let reader = Reader(playbook)
        let features = Features(reader.concepts)
        let folds = HeldOut.folds(playbook)
        let matrix = TrainingMatrix(Examples(playbook, reader, features, folds: folds))
        let builder = ModelBuilder(matrix, topics: playbook.topics.map(\.id), folds: folds)
        let rules = TopicRules(playbook, reader)
        var held = HeldOut()
        var model = builder.build { model, fold in
            held.take(fold, of: matrix.examples, Ranker(model, features), rules)
        }
        (model.lexicon, model.concepts, model.words) = (reader.lexicon, reader.concepts, reader.known)
        model.rules = CompiledRules(playbook, reader)
        model.detailCounts = DetailIndex.counts(playbook)
        model.steering = SteeringPhrases(playbook.helper, reader)
        model.calibration = Calibrator(playbook).calibrate(held)
        return model
    }
}
