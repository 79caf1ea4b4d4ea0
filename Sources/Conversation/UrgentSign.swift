import Playbook
import Understanding

// Step 1: an urgent sign in these words is answered first and alone.
extension Turn {
    mutating func answerUrgentSign() -> Draft? {
        guard let gravest = interpretation.urgent.first, !isOfOpenMatter(gravest) else { return nil }
        let kept = questionBesides()
        state.misses = 0
        guard gravest.level > .ask else { return askSafetyQuestion(gravest, kept: kept) }
        let definite = interpretation.urgent.filter { $0.level > .ask }
        let open = before.urgent
        let isRepeat = open?.topic == gravest.topic && before.pending != .safety && gravest.level <= open!.level
        state.urgent = State.OpenMatter(topic: gravest.topic, level: gravest.level, kept: kept ?? open?.kept)
        return isRepeat
            ? remind(of: gravest.topic, at: gravest.level)
            : card(for: gravest, and: Array(definite.dropFirst()))
    }

    /// A card or a safety question is already there, and these words only sound urgent, or leave a doubt about the very
    /// same: they are about what is open.
    private func isOfOpenMatter(_ finding: UrgentFinding) -> Bool {
        guard let open = before.urgent, finding.level == .ask else { return false }
        return finding.sign < 0 || finding.topic == open.topic && before.pending != .safety
    }

    /// The plain question that stands beside the sign.
    private func questionBesides() -> Int? {
        let asked: Int? =
            switch interpretation.verdict {
            case .one(let topic) where score(of: topic) >= Self.clearQuestion: topic
            case .several(let topics, _): topics.first
            default: nil
            }
        return asked.flatMap { playbook.topics[$0].kind == .answer ? $0 : nil }
    }

    /// What a "no" to the safety question most likely leaves to be answered: better than the menu's first entry.
    private func likeliestBesides() -> Int? {
        let topics: [Int] =
            switch interpretation.verdict {
            case .one(let topic): [topic]
            case .several(let topics, _), .close(let topics): topics
            case .faint, .unknown: []
            }
        return topics.first { playbook.topics[$0].kind == .answer }
    }

    private mutating func askSafetyQuestion(_ finding: UrgentFinding, kept clear: Int?) -> Draft {
        let topic = playbook.topics[finding.topic]
        let kept = clear ?? likeliestBesides()
        state.urgent = State.OpenMatter(topic: finding.topic, level: .ask, kept: kept ?? before.urgent?.kept)
        var draft = Draft(.clarify)
        draft.isSafetyQuestion = true
        draft.pending = .safety
        draft.question(topic.card?.safetyQuestion ?? "")
        draft.offer([Reply.Option(label: say(.happeningNow), target: .topic(topic.id))])
        let other = kept.map { playbook.topics[$0].id } ?? helper.menu.first(where: { $0 != topic.id })
        if let other { draft.offer([Reply.Option(label: say(.notHappening), target: .topic(other))]) }
        return draft
    }

    /// The whole card. It stands alone: the action first, then what to do meanwhile, and nothing else but where its
    /// numbers work.
    func card(for finding: UrgentFinding, and others: [UrgentFinding] = []) -> Draft {
        var draft = urgentDraft(finding.topic, finding.level)
        guard let level = level(of: finding.topic, at: finding.level), let card = playbook.topics[finding.topic].card
        else { return draft }
        draft.topics += others.map { Reply.TopicScore(id: playbook.topics[$0.topic].id, score: 1) }
        draft.blocks.append(.card(say: level.say, bullets: level.bullets, end: level.end))
        if card.signs.indices.contains(finding.sign) { draft.note(card.signs[finding.sign].say) }
        draft.paragraph(level.meanwhile)
        if finding.aboutOther { draft.paragraph(level.family) }
        if !card.isQuiet {
            for other in others { draft.note(say(.alsoUrgent, playbook.topics[other.topic].title)) }
            draft.note(whereNumbersWork())
        }
        return draft
    }

    /// The same sign again: the action without the whole card.
    func remind(of topic: Int, at level: UrgentLevel) -> Draft {
        var draft = urgentDraft(topic, level)
        if let level = self.level(of: topic, at: level) {
            draft.paragraph(say(.urgentAgain))
            let said = level.wholeSentences
            // Words that only lead into the list say nothing without it.
            draft.blocks.append(
                said.isEmpty ? .card(say: level.say, bullets: level.bullets, end: "") : .paragraph(said))
        }
        return draft
    }

    func urgentDraft(_ topic: Int, _ level: UrgentLevel) -> Draft {
        var draft = Draft(.urgent)
        draft.level = level
        draft.topics = [Reply.TopicScore(id: engine.outlines[topic].id, score: 1)]
        draft.refer(self.level(of: topic, at: level)?.refer ?? [])
        return draft
    }

    /// The card of a topic for a level.
    func level(of topic: Int, at wanted: UrgentLevel) -> UrgentCard.Level? {
        engine.outlines[topic].card(at: wanted).map { engine.outlines[topic].levels[$0] }
    }

    /// The numbers on a card are those of the United Kingdom, and 111 is not in Northern Ireland.
    private func whereNumbersWork() -> String {
        switch state.situation["nation"] {
        case nil: say(.whereNumbersWork)
        case "abroad": say(.numbersAbroad)
        default: ""
        }
    }
}

extension UrgentCard.Level {
    /// What it says first, without a last sentence that leads into the list.
    var wholeSentences: String {
        guard say.last == ":" else { return say }
        guard
            let end = say.indices.dropLast().last(where: { at in
                ".!?".contains(say[at]) && say[say.index(after: at)] == " "
            })
        else { return "" }
        return String(say[...end])
    }
}
