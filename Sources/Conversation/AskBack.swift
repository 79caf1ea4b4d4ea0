import Playbook
import Understanding

// Steps 8 and 9: asking back, and not knowing.
extension Turn {
    mutating func askBack() -> Draft? {
        let close: [Int]
        switch interpretation.verdict {
        case .close(let topics), .faint(let topics): close = topics.filter { $0 != ruledOut }
        default: return nil
        }
        guard !close.isEmpty else { return nil }
        if case .faint = interpretation.verdict, before.misses > 0 { return nil }
        var draft = Draft(.clarify)
        draft.pending = .clarify
        draft.question(helper.say(close.count == 1 ? .askThis : .askWhich))
        draft.offer(close.prefix(Draft.optionLimit).map(topicOffer))
        if case .faint = interpretation.verdict { state.misses += 1 } else { state.misses = 0 }
        return draft
    }

    /// The ladder: the first miss says so and suggests, the second offers the menu, the third a person.
    mutating func notKnown() -> Draft {
        if utterance.isEmpty {
            var draft = Draft(.unknown)
            draft.paragraph(helper.say(.nothingSaid))
            draft.offers = offersAgain()
            draft.pending = before.pending
            return draft
        }
        state.misses = min(before.misses + 1, 3)
        switch state.misses {
        case 1:
            var draft = Draft(.unknown)
            draft.paragraph(helper.say(.notKnownFirst))
            draft.offer(menuOffers())
            return draft
        case 2:
            return menu(helper.say(.notKnownSecond))
        default:
            var draft = Draft(.unknown)
            draft.paragraph(helper.say(.notKnownThird))
            if let person = playbook.topicIndex(Self.personTopic) {
                draft.refer(playbook.topics[person].refer)
                draft.offer([topicOffer(person)])
            }
            draft.offer(menuOffers())
            return draft
        }
    }
}
