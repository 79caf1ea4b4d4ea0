import Playbook
import Understanding

// Step 4: a correction ("no, I meant the next baby") undoes the last reading and takes the new one.
extension Turn {
    mutating func answerCorrection() -> Draft? {
        guard let wrong = before.current, before.justAnswered, let phrases = engine.cues[.correction],
            let rest = engine.understander.startsWith(utterance, oneOf: phrases)
        else { return nil }
        state.current = state.trail.popLast()
        state.detailsGiven = 0
        state.misses = 0
        ruledOut = wrong
        guard !rest.isEmpty else { return correctedToWhat(wrong) }
        utterance = rest
        interpretation = engine.understander.interpret(rest, situation: state.situation)
        takeSlots()
        guard var draft = answerWhatWasAsked() ?? askBack() else { return correctedToWhat(wrong) }
        draft.blocks.insert(.paragraph(helper.say(.corrected)), at: 0)
        return draft
    }

    private func correctedToWhat(_ wrong: Int) -> Draft {
        var draft = Draft(.clarify)
        draft.question(helper.say(.correctedToWhat))
        draft.offer(playbook.topics[wrong].next.compactMap { playbook.topicIndex($0).map(topicOffer) })
        draft.pending = .clarify
        return draft
    }
}
