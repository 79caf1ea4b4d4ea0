import Playbook
import Understanding

// Steps 8 and 9: asking back, and not knowing.
extension Turn {
    /// Said again in other words after asking back: what was offered then and fits these words too, where one thing does.
    mutating func answerAmongOffered() -> Draft? {
        guard before.pending == .clarify else { return nil }
        switch interpretation.verdict {
        case .close, .faint: break
        default: return nil
        }
        let likeliest = interpretation.readings.prefix(2).filter { $0.topic != ruledOut }
        let fitting = likeliest.filter { reading in
            reading.score >= Self.offeredFloor && before.offered.contains(.topic(playbook.topics[reading.topic].id))
        }
        guard let best = fitting.first, likeliest.allSatisfy({ $0.topic == best.topic || $0.score * 2 < best.score })
        else { return nil }
        return answer(best.topic, score: best.score)
    }

    /// Thanks or a goodbye beside words that ask nothing.
    mutating func answerCourtesy(opening: Bool = false) -> Draft? {
        engine.understander.courtesy(in: utterance, opening: opening).map { answer($0, score: score(of: $0)) }
    }

    /// "Brilliant, she can ring them tomorrow": what was talked about explains the rest, and nothing is asked. Another topic
    /// must be as plain as can be.
    mutating func answerPlainCourtesy() -> Draft? {
        guard before.justAnswered, interpretation.byItself.map({ score(of: $0) < Self.plainTelling }) ?? true else {
            return nil
        }
        return answerCourtesy(opening: true)
    }

    /// How well words must fit a topic that was offered for the same wish in other words.
    private static let offeredFloor: Float = 0.15

    mutating func askBack() -> Draft? {
        let close: [Int]
        switch interpretation.verdict {
        case .close(let topics), .faint(let topics): close = topics.filter { $0 != ruledOut }
        default: return nil
        }
        guard !close.isEmpty else { return nil }
        if case .faint = interpretation.verdict, before.misses > 0 { return nil }
        // Offered just now and not taken: offering them again would lead in a circle.
        let offers = close.prefix(Draft.optionLimit).map { topicOffer($0) }
        guard before.pending != .clarify || offers.map(\.target) != before.offered else { return nil }
        var draft = Draft(.clarify)
        draft.pending = .clarify
        draft.question(say(close.count == 1 ? .askThis : .askWhich))
        draft.offer(offers)
        if case .faint = interpretation.verdict { state.misses += 1 } else { state.misses = 0 }
        return draft
    }

    /// The ladder: the first miss says so and suggests, the second offers the menu, the third a person.
    mutating func notKnown() -> Draft {
        if utterance.isEmpty || utterance.isForeign {
            var draft = Draft(.unknown)
            draft.paragraph(say(utterance.isEmpty ? .nothingSaid : .otherScript))
            draft.offers = offersAgain()
            if draft.offers.isEmpty { draft.offer(menuOffers()) }
            draft.pending = before.pending
            return draft
        }
        state.misses = min(before.misses + 1, 3)
        switch state.misses {
        case 1:
            var draft = Draft(.unknown)
            draft.paragraph(say(.notKnownFirst))
            // What was talked about is likelier to be meant than anything else.
            if let current = before.current { draft.offer(Array(offers(after: current).options.prefix(2))) }
            draft.offer(menuOffers())
            return draft
        case 2:
            return menu(say(.notKnownSecond))
        default:
            var draft = Draft(.unknown)
            draft.paragraph(say(.notKnownThird))
            if let person = engine.topicIndex(Self.personTopic) {
                draft.refer(playbook.topics[person].refer)
                draft.offer([topicOffer(person)])
            }
            draft.offer(menuOffers())
            return draft
        }
    }
}
