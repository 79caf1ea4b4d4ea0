import Playbook

// The same words are not said twice running unless they were asked for again.
extension Turn {
    /// Another draft in place of one whose words would be the last reply's.
    mutating func unlikeTheLast(_ draft: Draft) -> Draft? {
        // No reply has the mark 0, which stands for a conversation that begins.
        guard before.said != 0, !draft.isAskedAgain, Self.hash(of: draft) == before.said else { return nil }
        var other = draft
        switch draft.kind {
        case .urgent: return urgentInOtherWords()
        case .answer:
            let isSaid = draft.blocks.first == .paragraph(say(.sameAgain))
            other.blocks.replaceSubrange(0..<(isSaid ? 1 : 0), with: [.paragraph(say(.saidBefore))])
        case .clarify where draft.isSafetyQuestion:
            other.blocks.insert(.paragraph(say(.safetyAgain)), at: 0)
        case .clarify where draft.pending == .clarify && draft.offers.map(\.target) != before.offered:
            other.blocks = [.question(say(.askAgain))]
        case .social where draft.referrals.isEmpty:
            other.blocks = [.paragraph(say(.anythingElse))]
            other.offer(menuOffers())
        case .meta:
            if let told = nearestDetail(of: draft) { return told }
            other.blocks.insert(.paragraph(say(.saidBefore)), at: 0)
        case .unknown where !draft.topics.isEmpty:
            other.blocks = [.paragraph(say(.outsideAgain))]
        default:
            // What did not help once does not help twice: a person may.
            return [toPerson(draft), menu(say(.notKnownSecond))].first { Self.hash(of: $0) != before.said }
        }
        return other
    }

    private func toPerson(_ draft: Draft) -> Draft {
        var other = draft
        other.blocks = [.paragraph(say(.notKnownThird))]
        other.offers = []
        if let person = engine.topicIndex(Self.personTopic) {
            other.refer(playbook.topics[person].refer)
            other.offer([topicOffer(person)])
        }
        other.offer(menuOffers())
        other.pending = .nothing
        return other
    }

    /// More on a topic about the helper itself, which was asked about twice running.
    private mutating func nearestDetail(of draft: Draft) -> Draft? {
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
        return [remind(of: open.topic, at: open.level), held].first { Self.hash(of: $0) != before.said }
    }

    /// A mark of a reply's words, small enough for the state.
    static func hash(of draft: Draft) -> UInt32 {
        var mark = WordsMark()
        for (at, block) in draft.blocks.enumerated() {
            if at == 0, case .laidOut(let words) = block { mark = words.mark } else { mark.add(block) }
        }
        return mark.value
    }
}
