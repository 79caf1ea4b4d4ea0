import Playbook
import Understanding

// Giving a topic's answer: the words for this situation, what was assumed, the ways on.
extension Turn {
    /// The answer of a plain, meta or social topic; it becomes the current one.
    /// - Parameters:
    ///   - detail: a follow-up of it instead of the answer itself.
    ///   - again: it was asked for again, so saying the same is right.
    mutating func answer(_ topic: Int, detail: Int? = nil, again: Bool = false, score: Float = 1) -> Draft {
        var draft = Draft(engine.outlines[topic].kind)
        draft.topics = [Reply.TopicScore(id: engine.outlines[topic].id, score: score)]
        draft.isAskedAgain = again
        state.misses = 0
        guard engine.outlines[topic].hasAnswer else { return draft }
        let detail = detail.flatMap { engine.outlines[topic].details.indices.contains($0) ? $0 : nil }
        draft.refer(eachOnce: engine.outlines[topic].refer)
        if engine.outlines[topic].isAnswer {
            giveAnswer(topic, detail, again, in: &draft)
        } else {
            giveAside(topic, detail, in: &draft)
        }
        return draft
    }

    /// Small talk, and what is about the helper itself: what was talked about stays that.
    private mutating func giveAside(_ topic: Int, _ detail: Int?, in draft: inout Draft) {
        draft.passage(engine.answers[topic, detail.map { .detail($0) } ?? .answer])
        draft.offer(
            engine.answers.ways(after: topic, given: detail) {
                var offers: [Reply.Option] = []
                if detail == nil {
                    offers.add(engine.outlines[topic].details.indices.prefix(2).map { detailOffer(topic, $0) })
                }
                offers.add(engine.outlines[topic].next.map { topicOffer($0) })
                return Array(offers.prefix(Draft.optionLimit))
            })
        state.justAnswered = false
    }

    private mutating func giveAnswer(_ topic: Int, _ detail: Int?, _ again: Bool, in draft: inout Draft) {
        let variant = variant(of: topic, in: state.situation)
        let isSame =
            before.current == topic && before.justAnswered && detail == nil && !again
            && variant == self.variant(of: topic, in: before.situation)
        makeCurrent(topic)
        state.onDetail = detail != nil
        if let detail {
            draft.passage(engine.answers[topic, .detail(detail)])
            if detail < 16 { state.detailsGiven |= 1 << UInt16(detail) }
        } else if isSame {
            sayAgain(topic, in: &draft)
        } else {
            draft.passage(engine.answers[topic, variant.map { .variant($0) } ?? .answer])
        }
        if detail == nil, let variant { draft.note(assumption(of: topic, variant)) }
        if detail != nil || isSame || !askSlot(of: topic, in: &draft) { draft.offer(offers(after: topic)) }
        state.justAnswered = true
    }

    private func sayAgain(_ topic: Int, in draft: inout Draft) {
        guard let told = engine.playbook.topics[topic].answer else { return }
        draft.paragraph(say(.sameAgain))
        draft.passage(words(of: told).short)
        let meant = part(ofAnswer: topic)
        draft.passage(meant)
        // Words of which the answer says nothing ask for a part of it that they do not name.
        if meant.isEmpty, !told.details.isEmpty { draft.question(say(.askMore)) }
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
    func place(of topic: Int) -> AnswerPlace { variant(of: topic, in: state.situation).map { .variant($0) } ?? .answer }

    /// The first variant that fits a situation.
    private func variant(of topic: Int, in situation: Situation) -> Int? {
        for at in engine.outlines[topic].variants.indices
        where situation.meets(engine.outlines[topic].variants[at].when) { return at }
        return nil
    }

    /// The words for this situation.
    func words(of told: Answer) -> (short: Passage, full: Passage) {
        let variant = told.variants.first { state.situation.meets($0.when) }
        return (variant?.short ?? told.short, variant?.full ?? told.full)
    }

    /// A slot learnt in this turn changed which variant fits.
    func hasNewVariant(_ topic: Int) -> Bool {
        variant(of: topic, in: state.situation) != variant(of: topic, in: before.situation)
    }

    /// What the reply took for granted, where something not yet named chose the variant. Once named, it is known.
    private mutating func assumption(of topic: Int, _ variant: Int) -> String {
        for condition in engine.outlines[topic].variants[variant].when where state.slotsTold & bit(condition.slot) == 0
        {
            let known = state.situation[condition.slot]
            state.slotsTold |= bit(condition.slot)
            guard let value = playbook.slot(condition.slot)?.values.first(where: { $0.name == known }),
                !value.assumed.isEmpty, !learnt.contains(where: { $0.slot == condition.slot && $0.isWhole })
            else { continue }
            state.assumed = playbook.slots.firstIndex { $0.name == condition.slot }.map(UInt8.init)
            return say(.assumed, value.assumed)
        }
        return ""
    }

    private func detailOffer(_ topic: Int, _ detail: Int) -> Reply.Option {
        Reply.Option(
            label: engine.outlines[topic].details[detail].label,
            target: .detail(topic: engine.outlines[topic].id, detail: engine.outlines[topic].details[detail].id))
    }

    /// Ways on after an answer: two details not yet given, then neighbours.
    func offers(after topic: Int) -> LaidOutOptions {
        let given = state.detailsGiven
        let only = given == 0 ? nil : given.trailingZeroBitCount
        // Where several were given, they are put together anew: there are too many such cases to keep.
        guard given & (given &- 1) == 0, only.map({ $0 < engine.outlines[topic].details.count }) ?? true else {
            return LaidOutOptions(newOffers(after: topic))
        }
        return engine.answers.ways(after: topic, given: only) { newOffers(after: topic) }
    }

    private func newOffers(after topic: Int) -> [Reply.Option] {
        let details = engine.outlines[topic].details.indices
            .filter { $0 >= 16 || state.detailsGiven & (1 << UInt16($0)) == 0 }.prefix(2).map { detailOffer(topic, $0) }
        return details + engine.outlines[topic].next.prefix(Draft.optionLimit - details.count).map { topicOffer($0) }
    }

    /// Asks for a slot that changes this answer, once in a conversation; then the options are its choices only.
    /// - Returns: whether there is one.
    private mutating func askSlot(of topic: Int, in draft: inout Draft) -> Bool {
        for place in engine.outlines[topic].slots
        where place < 16 && state.slotsAsked & (1 << UInt16(place)) == 0
            && state.situation[engine.playbook.slots[place].name] == nil
        {
            state.slotsAsked |= 1 << UInt16(place)
            draft.question(engine.playbook.slots[place].question)
            draft.offer(engine.slotOptions[place])
            draft.pending = .slot
            return true
        }
        return false
    }
}
