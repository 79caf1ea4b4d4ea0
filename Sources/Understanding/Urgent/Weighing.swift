import Playbook

extension Understander {
    /// Signs with a second look at those in words that sound mild through and through.
    ///
    /// A sign is a rule, and rules fire on words nobody thought of: "walks like a penguin", "spots before prom". Where the
    /// whole message, and each sentence by itself, sounds milder than nearly all asks of urgent topics, a sign only asks
    /// the safety question; where it sounds calmer than all but the oddest, one that would only ask is held back. What was
    /// learnt never silences a sign that fires beyond doubt.
    func weighed(_ matches: [UrgentScreen.Match], _ utterance: Utterance, _ ranking: Ranking) -> [UrgentScreen.Match] {
        let limits = ranker.model.calibration
        guard matches.contains(where: { $0.level != nil }), ranking.urgent.probability < limits.mild else {
            return matches
        }
        let loudest = loudest(utterance, ranking, enough: limits.mild)
        guard loudest < limits.mild else { return matches }
        return matches.map { match in
            // What was learnt knows the words as they were read, not as they may have been meant. What is urgent today lies
            // near plain talk ("I've shrunk"), and its card asks for little.
            guard let level = match.level, !match.isReread, level != .urgentToday,
                level != .ask || loudest < limits.calm
            else { return match }
            var weighed = match
            weighed.level = level == .ask ? nil : .ask
            weighed.isOutweighed = true
            return weighed
        }
    }

    /// How urgent the message sounds, or the sentence of it that sounds most so; the first that sounds so at least is
    /// enough.
    private func loudest(_ utterance: Utterance, _ ranking: Ranking, enough: Float) -> Float {
        var loudest = ranking.urgent.probability
        guard utterance.sentences.count > 1 else { return loudest }
        for sentence in utterance.sentences where loudest < enough {
            loudest = max(loudest, rank(utterance.slice(sentence.words)).urgent.probability)
        }
        return loudest
    }
}
