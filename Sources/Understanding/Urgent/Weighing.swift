import Playbook

extension Understander {
    /// Signs with a second look at those in words that sound calm through and through.
    ///
    /// A sign is a rule, and rules fire on words nobody thought of. Where the whole message, and each sentence by itself,
    /// sounds less urgent than all but the oddest of the asks of urgent topics, a sign only asks the safety question, and
    /// one that would only ask is held back. What was learnt never silences a sign that fires beyond doubt.
    func weighed(_ matches: [UrgentScreen.Match], _ utterance: Utterance, _ ranking: Ranking) -> [UrgentScreen.Match] {
        guard matches.contains(where: { $0.level != nil }), isCalm(utterance, ranking) else { return matches }
        return matches.map { match in
            // What is urgent today lies near plain talk ("I've shrunk"), and its card asks for little.
            guard let level = match.level, level != .urgentToday else { return match }
            var weighed = match
            weighed.level = level == .ask ? nil : .ask
            weighed.isOutweighed = true
            return weighed
        }
    }

    /// Nothing in the message, or in a sentence of it, sounds urgent.
    private func isCalm(_ utterance: Utterance, _ ranking: Ranking) -> Bool {
        let limit = ranker.model.calibration.calm
        // What the learner does not know it cannot judge.
        guard ranking.urgent.probability < limit,
            !utterance.tokens.contains(where: { isDoubtful($0, utterance) })
        else { return false }
        guard utterance.sentences.count > 1 else { return true }
        return utterance.sentences.allSatisfy { rank(utterance.slice($0.words)).urgent.probability < limit }
    }
}
