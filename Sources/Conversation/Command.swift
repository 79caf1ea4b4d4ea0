import Playbook
import Understanding

// Step 5: a command, only where it is the whole utterance.
extension Turn {
    /// The whole utterance is a command.
    var isCommand: Bool {
        [Cue.startAgain, .goBack, .more, .menu, .repeat, .person].contains(where: isWholly)
    }

    mutating func answerCommand() -> Draft? {
        if isWholly(.startAgain) { return startAgain() }
        if isWholly(.goBack) { return goBack() }
        if isWholly(.more) { return more() }
        if isWholly(.menu) { return menu() }
        if isWholly(.repeat) { return repeatAnswer() }
        if isWholly(.person), let person = playbook.topicIndex(Self.personTopic) { return answer(person) }
        return nil
    }

    /// The topic that hands over to a human service.
    static let personTopic = "talk-to-someone"

    private mutating func startAgain() -> Draft {
        state = State()
        var draft = Draft(.command)
        draft.paragraph(helper.say(.startedAgain))
        draft.offer(menuOffers())
        return draft
    }

    private mutating func goBack() -> Draft {
        if let open = before.urgent, playbook.topics[open.topic].card?.isQuiet == false, before.current != nil {
            // Back from a card to what was talked about: the matter closes with its safety line.
            state.urgent = nil
            var draft = answer(before.current!, again: true)
            draft.blocks.insert(.note(helper.say(.urgentClosing)), at: 0)
            return draft
        }
        if let last = state.trail.popLast() {
            state.current = last
            state.detailsGiven = 0
            return answer(last, again: true)
        }
        // Nothing before it: back from a detail or a slot question is the topic itself.
        guard let current = before.current else { return nothing(.nothingBefore) }
        return answer(current, again: true)
    }

    /// What the current topic has not told yet: the whole answer after a short one, else its next detail.
    private mutating func more() -> Draft {
        guard let current = before.current, let told = playbook.topics[current].answer else {
            return nothing(.nothingMore)
        }
        for place in told.details.indices.prefix(16) where state.detailsGiven & (1 << UInt16(place)) == 0 {
            return answer(current, detail: place)
        }
        var draft = nothing(.nothingMore)
        draft.topics = [Reply.TopicScore(id: playbook.topics[current].id, score: 1)]
        draft.kind = .answer
        draft.offers = offers(after: current)
        return draft
    }

    private mutating func repeatAnswer() -> Draft {
        if let open = before.urgent, open.level > .ask {
            return card(for: UrgentFinding(topic: open.topic, level: open.level, sign: -1))
        }
        guard let current = before.current else { return nothing(.nothingToRepeat) }
        return answer(current, again: true)
    }

    mutating func menu(_ words: String? = nil) -> Draft {
        var draft = Draft(.menu)
        draft.paragraph(words ?? helper.say(.menu))
        draft.offer(menuOffers())
        return draft
    }

    private func nothing(_ wording: Wording) -> Draft {
        var draft = Draft(.command)
        draft.paragraph(helper.say(wording))
        draft.offer(menuOffers())
        return draft
    }

    func menuOffers() -> [Draft.Offer] { helper.menu.compactMap { playbook.topicIndex($0).map(topicOffer) } }

    func topicOffer(_ topic: Int) -> Draft.Offer {
        Draft.Offer(label: playbook.topics[topic].question, target: .topic(playbook.topics[topic].id))
    }
}
