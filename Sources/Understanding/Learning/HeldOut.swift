/// The scores of asks by models that were learnt without them.
struct HeldOut {
    /// One ask: its topic, its row in the matrix, and the score of every topic.
    struct Trial {
        var topic: Int
        var row: Int
        var scores: [Float]
    }

    let trials: [Trial]

    /// - Parameter bonuses: for each example what its patterns add to topics.
    init(_ matrix: TrainingMatrix, topics: Int, bonus: (Int) -> [(topic: Int, bonus: Float)]) {
        let list = matrix.examples.list
        var trials: [Trial] = []
        var place = [Int](repeating: -1, count: list.count)
        for row in list.indices where list[row].origin == .ask {
            place[row] = trials.count
            trials.append(Trial(topic: Int(list[row].topic), row: row, scores: [Float](repeating: 0, count: topics)))
        }
        for fold in 0..<Int32(Examples.folds) {
            let rows = list.indices.filter { list[$0].fold != fold }.map(Int32.init)
            let held = list.indices.filter { list[$0].fold == fold }
            for topic in 0..<topics {
                let weights = matrix.learn(topic: topic, rows: rows)
                for row in held { trials[place[row]].scores[topic] = matrix.score(row, weights) }
            }
        }
        for at in trials.indices {
            for (topic, bonus) in bonus(trials[at].row) { trials[at].scores[topic] += bonus }
        }
        self.trials = trials
    }
}
