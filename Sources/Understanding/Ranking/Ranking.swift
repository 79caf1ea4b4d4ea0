import Playbook

/// The scores of one utterance.
struct Ranking {
    /// Raw scores by topic.
    var scores: [Float]
    /// The likeliest plain topics by falling score, ties by topic.
    var readings: [Reading]
    /// The share of what is not ours.
    var outside: Float = 0
    /// The probability of the likeliest plain topic among the plain ones.
    var top: Float = 0
    /// The likeliest plain topic is clear enough to be answered.
    var isClear = false
    /// The likeliest urgent topic, with the probability of all urgent ones together.
    var urgent: (topic: Int, probability: Float) = (-1, 0)
    /// The probability of the likeliest plain topic among all topics.
    var calm: Float = 0

    /// Telling features that were seen.
    var telling = 0

    /// How far the likeliest topic's share leads the next one's.
    var lead: Float { (readings.first?.score ?? 0) - (readings.dropFirst().first?.score ?? 0) }

    /// The ranking where the topic of what is not ours is none of the choices.
    func without(_ outside: Int?) -> Ranking {
        var ranking = self
        ranking.readings.removeAll { $0.topic == outside }
        ranking.outside = 0
        return ranking
    }
}

extension Understander {
    /// Scores every topic: learnt weights, and the bonus of patterns that fire.
    ///
    /// - Parameter occurrences: those of the utterance, where they are known.
    func rank(_ utterance: Utterance, _ occurrences: Occurrences? = nil) -> Ranking {
        let seen: Ranker.Seen
        var scores: [Float]
        (seen, scores) = ranker.workspaces.withOne { workspace in
            let seen = ranker.see(utterance, in: workspace)
            return (seen, ranker.scores(seen, in: workspace))
        }
        // No word of ours, or words of another script, which were not read: nothing was understood.
        guard seen.telling > 0, !utterance.isForeign else { return Ranking(scores: scores, readings: []) }
        let calibration = ranker.model.calibration
        for topic in rules.topicsFired(utterance, occurrences) { scores[topic] += calibration.patternBonus }
        var ranking = ranking(scores)
        ranking.telling = seen.telling
        return ranking
    }

    /// The readings that raw scores amount to.
    func ranking(_ scores: [Float]) -> Ranking {
        ranker.workspaces.withOne { workspace in
            workspace.withRoom(of: Float.self, for: Likelihoods.width(scores.count)) { likelihoods in
                workspace.withRoom(of: Int.self, for: Self.readingLimit) { best in
                    let slope = ranker.model.calibration.slope
                    return ranking(
                        scores, likelihoods,
                        plainness.likeliest(scores, slope: slope, likelihoods, best, in: workspace))
                }
            }
        }
    }

    private func ranking(
        _ scores: [Float], _ likelihoods: UnsafeMutableBufferPointer<Float>, _ likeliest: Plainness.Likeliest
    ) -> Ranking {
        var ranking = Ranking(scores: scores, readings: [])
        ranking.urgent = (likeliest.urgent, likeliest.alarm)
        let (all, plain) = (likeliest.all, likeliest.plain)
        guard all > 0, plain > 0 else { return ranking }
        ranking.readings.reserveCapacity(likeliest.listed.count)
        for topic in likeliest.listed {
            let share = ranker.model.calibration.share(likelihoods[topic] / plain)
            ranking.readings.append(Reading(topic: topic, score: share))
        }
        let calm = likeliest.listed.first.map { likelihoods[$0] } ?? 0
        ranking.top = calm / plain
        ranking.outside = outside.map { ranker.model.calibration.share(likelihoods[$0] / plain) } ?? 0
        ranking.isClear = ranking.lead >= ranker.model.calibration.answer
        ranking.urgent.probability /= all
        ranking.calm = calm / all
        return ranking
    }

    /// The share of a plain topic, listed or not; 0 for urgent ones.
    func share(of topic: Int, in ranking: Ranking) -> Float {
        guard !isUrgent[topic] else { return 0 }
        let calibration = ranker.model.calibration
        let shares = Likelihoods.shares(ranking.scores, slope: calibration.slope)
        let plain = shares.indices.reduce(Float(0)) { isUrgent[$1] ? $0 : $0 + shares[$1] }
        return calibration.share(shares[topic] / plain)
    }

    /// What the scores amount to.
    ///
    /// - Parameter isOurs: the words say something about the person that the situation asks for, and nothing else.
    func verdict(_ ranking: Ranking, _ utterance: Utterance, isOurs: Bool) -> Interpretation.Verdict {
        if isOurs, ranking.readings.contains(where: isOutside) {
            return verdict(ranking.without(outside), utterance, isOurs: true)
        }
        guard let best = ranking.readings.first else { return .unknown }
        let limits = ranker.model.calibration
        if let several = several(utterance, ranking) { return several }
        let isRefused = outside != nil && !isOurs && ranking.outside >= limits.refuse * best.score
        if let outside, isRefused, ranking.outside >= Self.sentAway { return .one(outside) }
        if ranking.isClear, !isRefused { return .one(best.topic) }
        let plain = ranking.readings.prefix(Self.optionLimit + 1).filter { !isOutside($0) }
        let offered = plain.prefix(Self.optionLimit).map(\.topic)
        if best.score >= limits.offer, offered.count > 1, !isRefused { return .close(offered) }
        return best.score >= limits.suggest ? .faint(offered) : .unknown
    }

    private func isOutside(_ reading: Reading) -> Bool { reading.topic == outside }

    /// Nobody is sent away for words that say next to nothing: of what is then likeliest, what is not ours is only the
    /// least unlikely.
    private static let sentAway: Float = 0.25
    /// Options a question back has at most.
    static let optionLimit = 4
}
