import Playbook

// The same words are not said twice running unless they were asked for again.
extension Turn {
    /// A draft, or another in its place whose words would be the last reply's.
    mutating func unlikeTheLast(_ draft: consuming Draft) -> Draft {
        // No reply has the mark 0, which stands for a conversation that begins.
        guard before.said != 0, !draft.isAskedAgain, Self.hash(of: draft.blocks) == before.said else { return draft }
        switch draft.kind {
        case .urgent: if let other = urgentInOtherWords() { return other }
        case .answer:
            let isSaid = draft.blocks.first == .paragraph(say(.sameAgain))
            draft.blocks.replaceSubrange(0..<(isSaid ? 1 : 0), with: [.paragraph(say(.saidBefore))])
        case .clarify where draft.isSafetyQuestion:
            draft.blocks.insert(.paragraph(say(.safetyAgain)), at: 0)
        case .clarify where draft.pending == .clarify && draft.offers.map(\.target) != before.offered:
            draft.blocks = [.question(say(.askAgain))]
        case .social where draft.referrals.isEmpty:
            draft.blocks = [.paragraph(say(.anythingElse))]
            draft.offer(menuOffers())
        case .meta:
            if let told = nearestDetail(of: draft) { return told }
            draft.blocks.insert(.paragraph(say(.saidBefore)), at: 0)
        case .unknown where !draft.topics.isEmpty:
            draft.blocks = [.paragraph(say(.outsideAgain))]
        default:
            // What did not help once does not help twice: a person may.
            let list = menu(say(.notKnownSecond))
            let advice: [Reply.Block] = [.paragraph(say(.notKnownThird))]
            if Self.hash(of: advice) != before.said { return toPerson(draft, advice) }
            if Self.hash(of: list.blocks) != before.said { return list }
        }
        return draft
    }

    private func toPerson(_ draft: consuming Draft, _ advice: [Reply.Block]) -> Draft {
        draft.blocks = advice
        draft.offers = []
        if let person = engine.topicIndex(Self.personTopic) {
            draft.refer(playbook.topics[person].refer)
            draft.offer([topicOffer(person)])
        }
        draft.offer(menuOffers())
        draft.pending = .nothing
        return draft
    }

    /// More on a topic about the helper itself, which was asked about twice running.
    private mutating func nearestDetail(of draft: borrowing Draft) -> Draft? {
        guard let topic = draft.topics.first.flatMap({ engine.topicIndex($0.id) }),
            let found = nearestDetail(in: topic)
        else { return nil }
        return answer(topic, detail: found.detail)
    }

    /// The open matter in words that were not the last: doubt is answered again, and never given in to.
    private func urgentInOtherWords() -> Draft? {
        guard let open = state.urgent, let card = playbook.topics[open.topic].card else { return nil }
        var held = urgentDraft(open.topic, open.level)
        held.paragraph(card.holdFast)
        let reminder = remind(of: open.topic, at: open.level)
        if Self.hash(of: reminder.blocks) != before.said { return reminder }
        if Self.hash(of: held.blocks) != before.said { return held }
        return nil
    }

    /// A mark of a reply's words, small enough for the state.
    static func hash(of blocks: [Reply.Block]) -> UInt32 {
        var mark = WordsMark()
        for (at, block) in blocks.enumerated() {
            if at == 0, case .laidOut(let words) = block { mark = words.mark } else { mark.add(block) }
        }
        return mark.value
    }
}
