import Playbook
import Understanding

/// What the labels of a topic's details say of somebody, detail by detail.
final class ToldByDetails: Sendable {
    let findings: [[SlotFinding]]

    init(_ details: [Answer.Detail], _ understander: Understander) {
        findings = details.map { understander.interpret(understander.read($0.label), situation: Situation()).slots }
    }
}

// What somebody says about herself and nothing else, and what she takes back.
extension Turn {
    /// "I'm 30 weeks": the current topic again in words for it, or the concerns of somebody in that situation.
    mutating func answerTold() -> Draft? {
        guard let said = interpretation.slots.first, said.isWhole else { return nil }
        guard before.current.flatMap({ detail(of: $0, from: Self.plainDetail) }) == nil else { return nil }
        if let current = before.current, before.justAnswered, let told = playbook.topics[current].answer,
            told.variants.firstIndex(where: { state.situation.meets($0.when) })
                != told.variants.firstIndex(where: { before.situation.meets($0.when) })
        {
            return answer(current, again: true)
        }
        guard let current = before.current, before.justAnswered, !learnt.isEmpty else { return nil }
        return detailAbout(said, of: current).map { answer(current, detail: $0) }
    }

    /// The one follow-up of a topic that is about somebody of whom this is true: "What if I am breastfeeding?".
    private func detailAbout(_ said: SlotFinding, of topic: Int) -> Int? {
        let told = engine.toldByDetails.value(of: topic) {
            ToldByDetails(playbook.topics[topic].answer?.details ?? [], engine.understander)
        }.findings
        let about = told.indices.filter { told[$0].contains { $0.slot == said.slot && $0.value == said.value } }
        return about.count == 1 ? about.first : nil
    }

    /// The same where it changes nothing in the answer just given: it is kept in mind, and that stays the matter.
    mutating func answerToldBesides() -> Draft? {
        guard interpretation.slots.first?.isWhole == true, before.justAnswered, let current = before.current,
            !learnt.isEmpty
        else { return nil }
        var draft = Draft(.answer)
        draft.topics = [Reply.TopicScore(id: playbook.topics[current].id, score: 1)]
        draft.paragraph(say(.noted))
        draft.question(say(.askMore))
        draft.refer(playbook.topics[current].refer)
        draft.offer(offers(after: current))
        state.misses = 0
        return draft
    }

    /// Whoever opens with her situation and no question is not asked back about a guess: what fits her is offered.
    mutating func answerVagueStart() -> Draft? {
        guard before.current == nil, before.pending == .nothing, before.misses == 0, !learnt.isEmpty,
            !helper.guide.isEmpty, !utterance.sentences.contains(where: \.isQuestion)
        else { return nil }
        let isVague =
            switch interpretation.verdict {
            case .one(let topic): !utterance.asks && score(of: topic) < Self.evenChance
            case .several: false
            case .close, .faint, .unknown: (interpretation.readings.first?.score ?? 0) < Self.hint
            }
        return isVague ? guideConcerns(say(.noted)) : nil
    }

    /// A topic that is as likely as not to be wrong is no answer to what was only told.
    private static let evenChance: Float = 0.5

    /// Whoever opens as a midwife or a doctor with a case, and asks nothing that is plainer, wants what is for her.
    mutating func answerProfessional() -> Draft? {
        guard before.current == nil, learnt.contains(where: { $0.value == "professional" }),
            let topic = engine.topicIndex(Self.professionals),
            !utterance.asks || interpretation.readings.prefix(2).contains(where: { $0.topic == topic }),
            (interpretation.readings.first?.score ?? 0) < Self.plainTelling
        else { return nil }
        return answer(topic, score: max(score(of: topic), Self.evenChance))
    }

    /// The topic for those who work in health.
    static let professionals = "for-professionals"

    /// "My daughter has PLO. We live in Fife": nothing is asked, however like a topic's words it sounds.
    mutating func answerOnlyTold() -> Draft? {
        guard !utterance.asks, (interpretation.readings.first?.score ?? 0) < Self.plainTelling else { return nil }
        return answerNoted()
    }

    /// A reading with so much is what is wanted, though it was only told.
    static let plainTelling: Float = 0.8

    /// The same where it changes nothing at hand: it is kept in mind, and what fits is offered.
    mutating func answerNoted() -> Draft? {
        guard interpretation.slots.first?.isWhole == true, !learnt.isEmpty, !helper.guide.isEmpty else { return nil }
        return guideConcerns(say(.noted))
    }

    /// "I'm not pregnant", "that's wrong" to what was taken for granted: it is forgotten.
    mutating func answerDenial() -> Draft? {
        if before.assumed != nil, isWholly(.wrong) { return askAssumed() }
        guard let phrases = phrases(of: .denial),
            let rest = engine.understander.startsWith(utterance, oneOf: phrases), !rest.isEmpty
        else { return nil }
        let denied = state.situation.entries.first { entry in
            guard let value = playbook.slot(entry.slot)?.values.first(where: { $0.name == entry.value }) else {
                return false
            }
            return [value.label, value.assumed].contains {
                engine.understander.matches(rest, label: $0) >= Self.labelShare
            }
        }
        guard let denied else { return nil }
        return forget(denied.slot)
    }

    /// What the last reply took for granted was wrong: it is forgotten, and asked for instead.
    mutating func askAssumed() -> Draft? {
        guard let place = before.assumed.map(Int.init), playbook.slots.indices.contains(place) else { return nil }
        return forget(playbook.slots[place].name)
    }

    private mutating func forget(_ name: String) -> Draft? {
        guard let slot = playbook.slot(name) else { return nil }
        state.situation[name] = nil
        state.slotsTold &= ~bit(name)
        state.slotsAsked |= bit(name)
        state.misses = 0
        var draft = Draft(.question)
        draft.paragraph(say(.forgotten))
        draft.question(slot.question)
        draft.offers = slot.offers
        draft.pending = .slot
        return draft
    }
}

extension Slot {
    /// Its choices.
    var offers: [Reply.Option] {
        values.map { Reply.Option(label: $0.label, target: .slot(name, value: $0.name)) }
    }
}
