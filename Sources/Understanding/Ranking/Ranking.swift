import Playbook

/// The scores of one utterance.
struct Ranking {
    /// Raw scores by topic.
    var scores: [Float]
    /// Plain topics by falling score, ties by topic.
    var readings: [Reading]
    /// The probability of the likeliest plain topic among the plain ones.
    var top: Float = 0
    /// The likeliest plain topic is clear enough to be answered.
    var isClear = false
    /// The likeliest urgent topic, with the probability of all urgent ones together.
    var urgent: (topic: Int, probability: Float) = (-1, 0)
    /// The probability of the likeliest plain topic among all topics.
    var calm: Float = 0

    /// How far the likeliest topic's share leads the next one's.
    var lead: Float { (readings.first?.score ?? 0) - (readings.dropFirst().first?.score ?? 0) }
}

extension Understander {
    /// Scores every topic: learnt weights, and the bonus of patterns that fire.
    func rank(_ utterance: Utterance) -> Ranking {
        let seen = ranker.see(utterance)
        var scores = ranker.scores(seen)
        // Letters alone are no word: nothing was understood.
        guard seen.telling > 0 else { return Ranking(scores: scores, readings: []) }
        let calibration = ranker.model.calibration
        for topic in rules.topicsFired(utterance) { scores[topic] += calibration.patternBonus }
        return ranking(scores)
    }

    /// The readings that raw scores amount to.
    func ranking(_ scores: [Float]) -> Ranking {
        let calibration = ranker.model.calibration
        let plain = topics.indices.filter { topics[$0].kind != .urgent }
        let shares = Ranker.probabilities(plain.map { scores[$0] }, slope: calibration.slope)
        let order = plain.indices.sorted { (shares[$0], plain[$1]) > (shares[$1], plain[$0]) }
        var ranking = Ranking(
            scores: scores,
            readings: order.map { Reading(topic: plain[$0], score: calibration.share(shares[$0])) })
        ranking.top = order.first.map { shares[$0] } ?? 0
        ranking.isClear = ranking.lead >= calibration.answer
        let all = Ranker.probabilities(scores, slope: calibration.slope)
        var best = -1
        for topic in topics.indices where topics[topic].kind == .urgent {
            if best < 0 || all[topic] > all[best] { best = topic }
            ranking.urgent.probability += all[topic]
        }
        ranking.urgent.topic = best
        ranking.calm = plain.reduce(0) { max($0, all[$1]) }
        return ranking
    }

    /// What the scores amount to.
    ///
    /// - Parameter isOurs: the words say something about the person that the situation asks for, and nothing else.
    func verdict(_ ranking: Ranking, _ utterance: Utterance, isOurs: Bool) -> Interpretation.Verdict {
        var ranking = ranking
        let isOutside = { (reading: Reading) in topics[reading.topic].id == Topic.outOfScope }
        if isOurs { ranking.readings.removeAll(where: isOutside) }
        guard let best = ranking.readings.first else { return .unknown }
        let limits = ranker.model.calibration
        if let several = several(utterance, ranking) { return several }
        if let outside = ranking.readings.first(where: isOutside), outside.score >= limits.refuse * best.score {
            return .one(outside.topic)
        }
        if ranking.isClear { return .one(best.topic) }
        let plain = ranking.readings.prefix(Self.optionLimit + 1).filter { !isOutside($0) }
        let offered = plain.prefix(Self.optionLimit).map(\.topic)
        if best.score >= limits.offer, offered.count > 1 { return .close(offered) }
        return best.score >= limits.suggest ? .faint(offered) : .unknown
    }

    /// Options a question back has at most.
    static let optionLimit = 4
}
