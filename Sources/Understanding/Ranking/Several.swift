import Playbook

extension Understander {
    /// The topics of a message that asks several things, each clearly; `nil` where it asks one thing.
    ///
    /// - Parameter whole: the message as one; a topic that it does not bring up at all is none of its questions.
    func several(_ utterance: Utterance, _ whole: Ranking) -> Interpretation.Verdict? {
        asked(utterance, Questions.find(in: utterance), whole) ?? wishes(utterance, whole)
    }

    /// How sure each of several questions must be by itself: answering what was not asked is half a mistake.
    static let severalShare: Float = 0.8
    /// How sure it must be where the whole message brings its topic up as well.
    static let backedShare: Float = 0.4
    /// Readings of the whole message that back one of its questions, and their share at least.
    private static let backing = 3
    private static let backingShare: Float = 0.05
    /// Questions answered in one reply.
    static let severalLimit = 3

    private func asked(_ utterance: Utterance, _ parts: [Range<Int>], _ whole: Ranking) -> Interpretation.Verdict? {
        guard parts.count >= 2 else { return nil }
        var found: [Int] = []
        var missed = false
        for part in parts {
            guard let best = rank(utterance.slice(part)).readings.first else { continue }
            let topic = topics[best.topic]
            let isSure = best.score >= (backs(whole, best.topic) ? Self.backedShare : Self.severalShare)
            if !isSure || topic.kind == .social || topic.id == Topic.outOfScope {
                missed = missed || topic.id == Topic.outOfScope && best.score >= Self.severalShare
            } else if !found.contains(best.topic), found.count < Self.severalLimit {
                found.append(best.topic)
            }
        }
        return found.count >= 2 ? .several(found, missed: missed) : nil
    }

    /// Two wishes side by side, each clear by itself and brought up by the whole.
    private func wishes(_ utterance: Utterance, _ whole: Ranking) -> Interpretation.Verdict? {
        guard utterance.sentences.count == 1 else { return nil }
        for seam in Questions.seams(in: utterance) {
            let sides = [0..<seam, seam + 1..<utterance.tokens.count].map { rank(utterance.slice($0)) }
            let found = sides.compactMap { side -> Int? in
                guard side.isClear, let best = side.readings.first, topics[best.topic].kind == .answer,
                    backs(whole, best.topic)
                else { return nil }
                return best.topic
            }
            let bothRight = sides.reduce(Float(1)) { $0 * ($1.readings.first?.score ?? 0) }
            if found.count == 2, found[0] != found[1], bothRight >= Self.likelyBoth {
                return .several(found, missed: false)
            }
        }
        return nil
    }

    /// Two topics are answered where it is likelier than not that both are right.
    private static let likelyBoth: Float = 0.5

    private func backs(_ whole: Ranking, _ topic: Int) -> Bool {
        whole.readings.prefix(Self.backing).contains { $0.topic == topic && $0.score >= Self.backingShare }
    }
}
