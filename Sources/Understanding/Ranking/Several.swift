import Playbook

extension Understander {
    /// The topics of a message that asks several things, each clearly; `nil` where it asks one thing.
    ///
    /// - Parameter whole: the message as one; a topic that it does not bring up at all is none of its questions.
    func several(_ utterance: Utterance, _ whole: Ranking) -> Interpretation.Verdict? {
        let parts = Questions.find(in: utterance)
        return asked(utterance, parts, whole) ?? wishes(utterance, whole) ?? agreed(utterance, parts, whole)
    }

    /// How sure a question must be by itself where the whole message does not bring its topic up.
    static let severalShare: Float = 0.8
    /// Questions answered in one reply.
    static let severalLimit = 3
    /// Topics are answered together where it is clearly likelier than not that all are right: answering what was not asked
    /// is half a mistake.
    private static let likelyAll: Float = 0.6

    private func asked(_ utterance: Utterance, _ parts: [Range<Int>], _ whole: Ranking) -> Interpretation.Verdict? {
        guard parts.count >= 2 else { return nil }
        var found: [Reading] = []
        var missed = false
        for (number, part) in parts.enumerated() {
            // Where too few are left, none need be read.
            guard found.count + parts.count - number >= 2 else { return nil }
            guard let best = read(utterance.slice(part), behind: found.last?.topic) else { continue }
            if best.topic == outside { missed = missed || best.score >= Self.severalShare }
            guard best.topic != outside, topics[best.topic].kind != .social,
                best.score >= (backs(whole, best.topic) ? Self.likelyAll : Self.severalShare),
                !found.contains(where: { $0.topic == best.topic }), found.count < Self.severalLimit
            else { continue }
            found.append(best)
        }
        while found.count >= 2, found.reduce(1, { $0 * $1.score }) < Self.likelyAll {
            guard let least = found.indices.min(by: { found[$0].score < found[$1].score }) else { break }
            found.remove(at: least)
        }
        return found.count >= 2 ? .several(found.map(\.topic), missed: missed) : nil
    }

    /// What one question of several most likely asks. One that points back is about what stands before it: "and what does
    /// it cost?".
    private func read(_ question: Utterance, behind topic: Int?) -> Reading? {
        let alone = rank(question)
        guard let topic, question.pointsBack || question.isBare else { return alone.readings.first }
        // "Is this private, can my doctor see it" is one question about the helper.
        guard topics[topic].kind == .answer else { return nil }
        if alone.isClear { return alone.readings.first }
        let context = Context(topic: topic, neighbours: topics[topic].next.compactMap(number))
        let both = combine(alone, rank(question, behind: context), question, context) { detail(question, of: $0) }
        return both.readings.first
    }

    private func number(_ id: String) -> Int? { topics.firstIndex { $0.id == id } }

    /// Two wishes side by side, each clear by itself and brought up by the whole.
    private func wishes(_ utterance: Utterance, _ whole: Ranking) -> Interpretation.Verdict? {
        guard utterance.sentences.count == 1, whole.readings.count > 1, whole.readings[1].score >= Self.wishShare
        else { return nil }
        for seam in Questions.seams(in: utterance) {
            guard let first = wish(utterance.slice(0..<seam), whole),
                let second = wish(utterance.slice(seam + 1..<utterance.tokens.count), whole)
            else { continue }
            if first.topic != second.topic, first.score * second.score >= Self.likelyAll {
                return .several([first.topic, second.topic], missed: false)
            }
        }
        return nil
    }

    /// What one of two wishes is clearly about; `nil` where it is not, or the whole does not bring it up.
    private func wish(_ side: Utterance, _ whole: Ranking) -> Reading? {
        let ranking = rank(side)
        guard ranking.isClear, let best = ranking.readings.first, topics[best.topic].kind == .answer,
            whole.readings.contains(where: { $0.topic == best.topic && $0.score >= Self.wishShare })
        else { return nil }
        return best
    }

    /// What the whole message must give the topic of a wish: no question mark says that it is one.
    private static let wishShare: Float = 0.1

    /// A story leaves it open, and the one question in it asks for what the whole suggests first.
    private func agreed(_ utterance: Utterance, _ parts: [Range<Int>], _ whole: Ranking) -> Interpretation.Verdict? {
        guard !whole.isClear, parts.count == 1, let part = parts.first, part.count < utterance.tokens.count,
            let first = whole.readings.first, first.topic != outside
        else { return nil }
        let question = rank(utterance.slice(part))
        guard question.isClear, let best = question.readings.first, best.topic == first.topic,
            best.score >= Self.likelyAll
        else { return nil }
        return .one(best.topic)
    }

    /// The whole lists the topic of one of its questions. The share says nothing: the whole is like one of its questions,
    /// and the other comes far behind it.
    private func backs(_ whole: Ranking, _ topic: Int) -> Bool {
        whole.readings.contains { $0.topic == topic }
    }
}
