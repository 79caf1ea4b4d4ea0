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
        let seen = ranker.see(utterance)
        var scores = ranker.scores(seen)
        // Letters alone are no word, and those of another script were not read: nothing was understood.
        guard seen.telling > 0, !utterance.isForeign else { return Ranking(scores: scores, readings: []) }
        let calibration = ranker.model.calibration
        for topic in rules.topicsFired(utterance, occurrences) { scores[topic] += calibration.patternBonus }
        var ranking = ranking(scores)
        ranking.telling = seen.telling
        return ranking
    }

    /// The readings that raw scores amount to.
    func ranking(_ scores: [Float]) -> Ranking {
        let calibration = ranker.model.calibration
        let likelihoods = Ranker.likelihoods(scores, slope: calibration.slope)
        var ranking = Ranking(scores: scores, readings: [])
        // One walk for all sums, and for the few topics that are listed.
        var (plain, all): (Float, Float) = (0, 0)
        var (calm, urgent): (Float, Float) = (0, 0)
        var best: [Int] = []
        best.reserveCapacity(Self.readingLimit)
        for (topic, likelihood) in likelihoods.enumerated() {
            all += likelihood
            if isUrgent[topic] {
                ranking.urgent.probability += likelihood
                if ranking.urgent.topic < 0 || likelihood > urgent {
                    (ranking.urgent.topic, urgent) = (topic, likelihood)
                }
                continue
            }
            plain += likelihood
            calm = max(calm, likelihood)
            if best.count < Self.readingLimit {
                best.append(topic)
            } else if likelihood <= likelihoods[best[best.count - 1]] {
                continue
            }
            // Its place among the others; where there are enough, the last of them goes.
            var at = best.count - 1
            while at > 0, likelihoods[best[at - 1]] < likelihood {
                best[at] = best[at - 1]
                at -= 1
            }
            best[at] = topic
        }
        guard all > 0, plain > 0 else { return ranking }
        ranking.readings = best.map { Reading(topic: $0, score: calibration.share(likelihoods[$0] / plain)) }
        ranking.top = calm / plain
        ranking.outside = outside.map { calibration.share(likelihoods[$0] / plain) } ?? 0
        ranking.isClear = ranking.lead >= calibration.answer
        ranking.urgent.probability /= all
        ranking.calm = calm / all
        return ranking
    }

    /// The share of a plain topic, listed or not; 0 for urgent ones.
    func share(of topic: Int, in ranking: Ranking) -> Float {
        guard !isUrgent[topic] else { return 0 }
        let calibration = ranker.model.calibration
        let likelihoods = Ranker.likelihoods(ranking.scores, slope: calibration.slope)
        let plain = likelihoods.indices.reduce(Float(0)) { isUrgent[$1] ? $0 : $0 + likelihoods[$1] }
        return calibration.share(likelihoods[topic] / plain)
    }

    /// What the scores amount to.
    ///
    /// - Parameter isOurs: the words say something about the person that the situation asks for, and nothing else.
    func verdict(_ ranking: Ranking, _ utterance: Utterance, isOurs: Bool) -> Interpretation.Verdict {
        var ranking = ranking
        let isOutside = { [outside] (reading: Reading) in reading.topic == outside }
        if isOurs { ranking.readings.removeAll(where: isOutside) }
        guard let best = ranking.readings.first else { return .unknown }
        let limits = ranker.model.calibration
        if let several = several(utterance, ranking) { return several }
        if let outside, !isOurs, ranking.outside >= limits.refuse * best.score { return .one(outside) }
        if ranking.isClear { return .one(best.topic) }
        let plain = ranking.readings.prefix(Self.optionLimit + 1).filter { !isOutside($0) }
        let offered = plain.prefix(Self.optionLimit).map(\.topic)
        if best.score >= limits.offer, offered.count > 1 { return .close(offered) }
        return best.score >= limits.suggest ? .faint(offered) : .unknown
    }

    /// Options a question back has at most.
    static let optionLimit = 4
}
