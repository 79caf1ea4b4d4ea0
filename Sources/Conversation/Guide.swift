import Playbook
import Understanding

// Somebody who does not know where to begin: one warm sentence, then her situation, then the concerns that fit it. The
// answer she picks may ask for one thing more, so that there are three questions at most.
extension Turn {
    mutating func answerLost() -> Draft? {
        guard !helper.guide.isEmpty, let phrases = phrases(of: .lost) else { return nil }
        let isLost =
            isWholly(.lost)
            || !asksSomething(beside: phrases)
                && engine.understander.contains(utterance, oneOf: phrases, ofAtLeast: Self.tellingWords)
        // "What do I do?" behind an answer asks what to do about that.
        guard isLost, !(before.justAnswered && utterance.isBare && isOnTopic) else { return nil }
        return startGuide()
    }

    /// There is something in the words that has an answer, or may have one.
    private func asksSomething(beside phrases: PhraseSet) -> Bool {
        switch interpretation.verdict {
        case .one(let topic):
            playbook.topics[topic].kind != .social && (interpretation.readings.first?.score ?? 0) >= Self.plain
        case .several: true
        // Topics that stand close together are offered, which leads on better than the six concerns.
        case .close: engine.understander.saysMore(utterance, than: phrases)
        case .faint, .unknown: (interpretation.readings.first?.score ?? 0) >= Self.hint
        }
    }

    /// Among words of being lost a topic must be plain to be what is wanted.
    private static let plain: Float = 0.6
    /// A reading with less is no hint of what is wanted.
    static let hint: Float = 0.4
    /// A shorter phrase among other words ("help with …") is no sign of being lost.
    private static let tellingWords = 4

    private mutating func startGuide() -> Draft {
        state.misses = 0
        let asked = helper.guide.first?.when.first.flatMap { playbook.slot($0.slot) }
        guard let asked, state.situation[asked.name] == nil, state.slotsAsked & bit(asked.name) == 0 else {
            return guideConcerns(say(.guideStart))
        }
        state.slotsAsked |= bit(asked.name)
        var draft = Draft(.question)
        draft.paragraph(say(.guideStart))
        draft.question(asked.question)
        draft.offers = asked.offers
        draft.pending = .guide
        return draft
    }

    /// The concerns for her situation.
    mutating func guideConcerns(_ first: String = "") -> Draft {
        state.justAnswered = false
        let path = helper.guide.first { state.situation.meets($0.when) }
        var draft = Draft(.menu)
        draft.paragraph(first)
        draft.paragraph(say(.guideChoose))
        draft.offer((path?.topics ?? helper.menu).compactMap { engine.topicIndex($0).map { topicOffer($0) } })
        return draft
    }
}
