import Playbook
import Understanding

// Giving a topic's answer: the words for this situation, what was assumed, the ways on.
extension Turn {
    /// The answer of a plain, meta or social topic; it becomes the current one.
    /// - Parameters:
    ///   - detail: a follow-up of it instead of the answer itself.
    ///   - again: it was asked for again, so saying the same is right.
    mutating func answer(_ topic: Int, detail: Int? = nil, again: Bool = false, score: Float = 1) -> Draft {
        // Of a topic, which is large, each part by itself.
        let id = engine.playbook.topics[topic].id
        var draft = Draft(kind(of: topic))
        draft.topics = [Reply.TopicScore(id: id, score: score)]
        draft.isAskedAgain = again
        state.misses = 0
        guard let told = engine.playbook.topics[topic].answer else { return draft }
        if engine.playbook.topics[topic].kind != .answer {
            if let detail, told.details.indices.contains(detail) {
                draft.passage(engine.answers[topic, .detail(detail)])
            } else {
                draft.passage(engine.answers[topic, .answer])
                draft.offer(told.details.prefix(2).map { detailOffer(id, $0) })
            }
            draft.refer(engine.playbook.topics[topic].refer)
            draft.offer(engine.next[topic].map { topicOffer($0) })
            state.justAnswered = false
            return draft
        }
        let isSame =
            before.current == topic && before.justAnswered && detail == nil && !again && !hasNewVariant(topic)
        makeCurrent(topic)
        state.onDetail = detail != nil
        if let detail, told.details.indices.contains(detail) {
            draft.passage(engine.answers[topic, .detail(detail)])
            if detail < 16 { state.detailsGiven |= 1 << UInt16(detail) }
        } else if isSame {
            draft.paragraph(helper.say(.sameAgain))
            draft.passage(words(of: told).short)
            let meant = part(ofAnswer: topic)
            draft.passage(meant)
            // Words of which the answer says nothing ask for a part of it that they do not name.
            if meant.isEmpty, !told.details.isEmpty { draft.question(helper.say(.askMore)) }
        } else {
            draft.passage(engine.answers[topic, place(in: told)])
        }
        if detail == nil { draft.note(assumption(in: told)) }
        draft.refer(engine.playbook.topics[topic].refer)
        draft.offers = offers(after: topic, atMost: Draft.optionLimit)
        if detail == nil, !isSame { askSlot(of: topic, in: &draft) }
        state.justAnswered = true
        return draft
    }

    func kind(of topic: Int) -> Reply.Kind {
        switch engine.playbook.topics[topic].kind {
        case .answer: .answer
        case .meta: engine.playbook.topics[topic].id == Topic.outOfScope ? .unknown : .meta
        case .social: .social
        case .urgent: .urgent
        }
    }

    mutating func makeCurrent(_ topic: Int) {
        guard state.current != topic else { return }
        if let current = state.current {
            state.trail = Array((state.trail + [current]).suffix(State.trailLimit))
        }
        state.current = topic
        state.detailsGiven = 0
    }

    /// Where the words for this situation stand: the first variant that fits replaces what it has.
    func place(in told: Answer) -> AnswerPlace {
        told.variants.firstIndex { state.situation.meets($0.when) }.map { .variant($0) } ?? .answer
    }

    /// The words for this situation.
    func words(of told: Answer) -> (short: Passage, full: Passage) {
        let variant = told.variants.first { state.situation.meets($0.when) }
        return (variant?.short ?? told.short, variant?.full ?? told.full)
    }

    /// A slot learnt in this turn changed which variant fits.
    func hasNewVariant(_ topic: Int) -> Bool {
        guard let variants = engine.playbook.topics[topic].answer?.variants, !variants.isEmpty else { return false }
        return variants.firstIndex { state.situation.meets($0.when) }
            != variants.firstIndex { before.situation.meets($0.when) }
    }

    /// What the reply took for granted, where something not yet named chose the variant. Once named, it is known.
    private mutating func assumption(in told: Answer) -> String {
        guard let variant = told.variants.first(where: { state.situation.meets($0.when) }) else { return "" }
        for condition in variant.when where state.slotsTold & bit(condition.slot) == 0 {
            let known = state.situation[condition.slot]
            state.slotsTold |= bit(condition.slot)
            guard let value = playbook.slot(condition.slot)?.values.first(where: { $0.name == known }),
                !value.assumed.isEmpty, !learnt.contains(where: { $0.slot == condition.slot && $0.isWhole })
            else { continue }
            state.assumed = playbook.slots.firstIndex { $0.name == condition.slot }.map(UInt8.init)
            return helper.say(.assumed, value.assumed)
        }
        return ""
    }

    private func detailOffer(_ topic: String, _ detail: Answer.Detail) -> Draft.Offer {
        Draft.Offer(label: detail.label, target: .detail(topic: topic, detail: detail.id))
    }

    /// Ways on after an answer: two details not yet given, then neighbours.
    func offers(after topic: Int, atMost limit: Int = .max) -> [Draft.Offer] {
        let id = engine.playbook.topics[topic].id
        let details = engine.playbook.topics[topic].answer?.details ?? []
        var offers: [Draft.Offer] = []
        offers.reserveCapacity(min(limit, 2 + engine.next[topic].count))
        for at in details.indices where at >= 16 || state.detailsGiven & (1 << UInt16(at)) == 0 {
            if offers.count == 2 { break }
            offers.append(detailOffer(id, details[at]))
        }
        for next in engine.next[topic].prefix(limit - offers.count) { offers.append(topicOffer(next)) }
        return offers
    }

    /// Asks for a slot that changes this answer, once in a conversation; then the options are its choices only.
    private mutating func askSlot(of topic: Int, in draft: inout Draft) {
        for name in engine.playbook.topics[topic].slots where state.situation[name] == nil {
            guard let place = playbook.slots.firstIndex(where: { $0.name == name }), place < 16,
                state.slotsAsked & (1 << UInt16(place)) == 0
            else { continue }
            state.slotsAsked |= 1 << UInt16(place)
            let slot = playbook.slots[place]
            draft.question(slot.question)
            draft.offers = slotOffers(slot)
            draft.pending = .slot
            return
        }
    }
}
