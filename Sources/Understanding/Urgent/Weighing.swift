import Playbook

extension Understander {
    /// Signs with a second look at those in words that sound mild.
    ///
    /// A sign is a rule, and rules fire on words nobody thought of: "walks like a penguin", "spots before prom". Where the
    /// whole message sounds milder than nearly all asks of urgent topics, and none of its sentences sounds urgent by
    /// itself, a sign only asks the safety question; where it sounds calmer than all but the oddest, one that would only
    /// ask is held back. What was learnt never silences a sign that fires beyond doubt.
    func weighed(_ matches: [UrgentScreen.Match], _ utterance: Utterance, _ ranking: Ranking) -> [UrgentScreen.Match] {
        let limits = ranker.model.calibration
        guard matches.contains(where: { $0.level != nil }), ranking.urgent.probability < limits.mild else {
            return matches
        }
        // "I dropped the baby, what should I do?" sounds like the many who ask what to do.
        let plain = utterance.withoutAsides
        let heard = plain.tokens.count < utterance.tokens.count ? rank(plain) : ranking
        guard heard.urgent.probability < limits.mild, !hasUrgentSentence(plain) else { return matches }
        return matches.map { match in
            // What was learnt knows the words as they were read, not as they may have been meant. What is urgent today lies
            // near plain talk ("I've shrunk"), and its card asks for little.
            guard let level = match.level, !match.isReread, level != .urgentToday,
                level != .ask || heard.urgent.probability < limits.calm
            else { return match }
            var weighed = match
            weighed.level = level == .ask ? nil : .ask
            weighed.isOutweighed = true
            return weighed
        }
    }

    /// One of several sentences would be asked about if it stood alone.
    private func hasUrgentSentence(_ utterance: Utterance) -> Bool {
        utterance.sentences.count > 1
            && utterance.sentences.contains {
                rank(utterance.slice($0.words)).urgent.probability >= ranker.model.calibration.urgent
            }
    }
}

extension Utterance {
    /// The words without asides; all of them where there is nothing else.
    var withoutAsides: Utterance {
        let asides = sentences.flatMap {
            Asides.places(in: SentenceShape(utterance: self, words: $0.words, isQuestion: $0.isQuestion))
        }
        guard !asides.isEmpty else { return self }
        let rest = keeping { at in !asides.contains { $0.contains(at) } }
        return rest.tokens.isEmpty ? self : rest
    }
}
