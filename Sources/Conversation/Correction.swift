import Playbook
import Understanding

// Step 4: a correction ("no, I meant the next baby") undoes the last reading and takes the new one.
extension Turn {
    mutating func answerCorrection() -> Draft? {
        guard let phrases = phrases(of: .correction),
            let rest = engine.understander.follows(utterance, oneOf: phrases)
        else { return nil }
        let wrong = before.justAnswered ? before.current : nil
        // "I mean, it hurts" with nothing to correct is a way of talking.
        guard wrong != nil || before.pending == .clarify || before.misses > 0 else { return nil }
        undo(wrong)
        guard !rest.isEmpty else { return correctedToWhat(wrong) }
        utterance = rest
        let context = (wrong ?? before.current).map { self.context(of: $0, isRuledOut: wrong != nil) }
        interpretation = engine.understander.interpret(rest, situation: state.situation, after: context)
        takeSlots()
        guard var draft = answerCorrected(wrong) else { return correctedToWhat(wrong) }
        if wrong != nil { draft.blocks.insert(.paragraph(say(.corrected)), at: 0) }
        return draft
    }

    /// The topic before, and nothing of what the last words gave away.
    private mutating func undo(_ wrong: Int?) {
        state.misses = 0
        for slot in playbook.slots where before.slotsLearnt & bit(slot.name) != 0 {
            state.situation[slot.name] = nil
            state.slotsTold &= ~bit(slot.name)
        }
        guard let wrong else { return }
        ruledOut = wrong
        state.current = state.trail.popLast()
        state.detailsGiven = 0
    }

    private mutating func answerCorrected(_ wrong: Int?) -> Draft? {
        // What she meant is what was answered: it was not the topic that was wrong.
        if let wrong, interpretation.byItself == wrong {
            (ruledOut, state.current) = (nil, wrong)
            return answer(wrong, again: true)
        }
        // The right topic and another part of it: "no, I meant how long for".
        if let wrong, let found = engine.understander.detail(utterance, of: wrong), found.score >= Self.sameWords {
            state.current = wrong
            return answer(wrong, detail: found.detail)
        }
        if let draft = answerWhatWasAsked() { return draft }
        if let wrong, let draft = askAboutCorrected(wrong) { return draft }
        return answerAmongOffered() ?? askBack()
    }

    /// "For me, not the baby": words that fit nothing but what was answered, so that another part of it is meant.
    private mutating func askAboutCorrected(_ wrong: Int) -> Draft? {
        let meant = engine.understander.interpret(
            utterance, situation: state.situation, after: Context(topic: wrong, neighbours: []))
        guard case .one(wrong) = meant.verdict else { return nil }
        state.current = wrong
        var draft = Draft(.clarify)
        draft.question(say(.askMore))
        draft.offer(offers(after: wrong))
        draft.pending = .clarify
        return draft
    }

    private func correctedToWhat(_ wrong: Int?) -> Draft {
        var draft = Draft(.clarify)
        draft.question(say(.correctedToWhat))
        if let wrong { draft.offer(engine.outlines[wrong].next.map { topicOffer($0) }) }
        draft.offer(menuOffers())
        draft.pending = .clarify
        return draft
    }
}
