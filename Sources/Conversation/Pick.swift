import Playbook
import Understanding

// Step 3: an utterance that is wholly an option's number or words, yes, no, or a slot's value.
extension Turn {
    mutating func answerPick() -> Draft? {
        if !before.offered.isEmpty, let number = whole.number,
            before.offered.indices.contains(number - 1)
        {
            return take(before.offered[number - 1])
        }
        if let draft = answerOddNumber() { return draft }
        let asksSlot = before.pending == .slot || before.pending == .guide
        if asksSlot, let value = learntValue() { return answerSlot(value) }
        if let target = targetNamed() { return take(target) }
        if isWholly(.yes) { return answerYes() }
        if asksSlot, isWholly(.skip) || isWholly(.no) || isWholly(.neither) { return answerSkip() }
        if isWholly(.no) || isWholly(.neither) { return answerNo() }
        // "None of those. What about the bath?"
        return before.offered.isEmpty ? nil : clause(after: .neither).flatMap { answerRest($0) }
    }

    /// A slot value said in reply to a slot question, whether or not it was known before: wholly, or among words that ask for
    /// nothing else.
    private func learntValue() -> SlotFinding? {
        let asked = before.offered.lazy.compactMap { target -> String? in
            if case .slot(let slot, _) = target { slot } else { nil }
        }.first
        let isElsewhere = interpretation.byItself.map { $0 != before.current } ?? false
        return interpretation.slots.first { $0.slot == asked && ($0.isWhole || !isElsewhere) }
    }

    /// The option whose words the utterance names, where just one is named.
    private func targetNamed() -> Reply.Option.Target? {
        // "More" is the command, though "Can I have more babies?" is among the options.
        guard !before.offered.isEmpty, !isCommand else { return nil }
        let scored = before.offered.map {
            (target: $0, score: engine.understander.matches(utterance, label: label(of: $0)))
        }
        let fitting = scored.filter { $0.score >= Self.labelShare }
        guard let best = fitting.max(by: { $0.score < $1.score }) else { return nil }
        // "Could I have another?" shares a word with "Will it happen in another pregnancy?", and asks something else.
        if best.score < 1, let own = interpretation.byItself, let topic = topic(of: best.target),
            own != engine.topicIndex(topic)
        {
            return nil
        }
        // Two labels named alike: no guess.
        return fitting.filter { $0.score == best.score }.count == 1 ? best.target : nil
    }

    /// The topic an option is of.
    private func topic(of target: Reply.Option.Target) -> String? {
        switch target {
        case .topic(let id), .detail(let id, _): id
        case .slot, .menu: nil
        }
    }

    /// The share of an option's words that must be named, and of the utterance's that must be the option's.
    static let labelShare: Float = 0.75

    func label(of target: Reply.Option.Target) -> String {
        switch target {
        case .topic(let id): engine.topicIndex(id).map { playbook.topics[$0].question } ?? ""
        case .detail(let topic, let detail):
            engine.topicIndex(topic).flatMap { topic in
                playbook.topics[topic].answer?.details.first { $0.id == detail }?.label
            } ?? ""
        case .slot(let slot, let value):
            playbook.slot(slot)?.values.first { $0.name == value }?.label ?? ""
        case .menu(let id):
            id == Menu.all
                ? say(.everything) : helper.menus.first { $0.id == id }?.label ?? ""
        }
    }

    /// Follows an option.
    mutating func take(_ target: Reply.Option.Target) -> Draft? {
        state.misses = 0
        switch target {
        case .topic(let id):
            guard let topic = engine.topicIndex(id) else { return nil }
            if playbook.topics[topic].kind == .urgent { return openCard(topic) }
            setAsideWhatIsOpen()
            return answer(topic)
        case .detail(let id, let detail):
            guard let topic = engine.topicIndex(id),
                let place = playbook.topics[topic].answer?.details.firstIndex(where: { $0.id == detail })
            else { return nil }
            return answer(topic, detail: place)
        case .menu(let id): return menu(named: id)
        case .slot(let slot, let value):
            guard playbook.slot(slot)?.values.contains(where: { $0.name == value }) == true else { return nil }
            state.situation[slot] = value
            return answerSlot(SlotFinding(slot: slot, value: value, isWhole: true))
        }
    }

    /// A card picked from a list: its gravest level, which names the others' signs least.
    private mutating func openCard(_ topic: Int) -> Draft {
        let level = playbook.topics[topic].card?.levels.map(\.level).max() ?? .emergency
        state.urgent = State.OpenMatter(topic: topic, level: level, kept: nil)
        return card(for: UrgentFinding(topic: topic, level: level, sign: -1))
    }

    /// A slot question was answered: the current topic again, for this situation.
    private mutating func answerSlot(_ finding: SlotFinding) -> Draft? {
        state.misses = 0
        state.slotsTold |= bit(finding.slot)
        if before.pending == .guide { return guideConcerns() }
        guard let current = before.current else { return noneOfThese() }
        learnt = []
        return answer(current, again: true)
    }

    /// A slot question is never pressed: the ways on stand there instead.
    private mutating func answerSkip() -> Draft? {
        state.misses = 0
        if before.pending == .guide { return guideConcerns() }
        guard let current = before.current else { return noneOfThese() }
        var draft = Draft(.command)
        draft.paragraph(say(.skipped))
        draft.offer(offers(after: current))
        return draft
    }

    /// A number that no option has, where there are options, and several numbers at once.
    private mutating func answerOddNumber() -> Draft? {
        guard !before.offered.isEmpty, before.pending != .safety else { return nil }
        if let numbers = engine.cues.numbers(utterance), numbers.allSatisfy({ $0 <= before.offered.count }) {
            let topics = numbers.compactMap { number -> Int? in
                if case .topic(let id) = before.offered[number - 1] { engine.topicIndex(id) } else { nil }
            }
            if topics.count == numbers.count { return answerSeveral(topics, missed: false) }
            return take(before.offered[numbers[0] - 1])
        }
        if isWholly(.last), let last = before.offered.last { return take(last) }
        guard whole.number != nil else { return nil }
        var draft = Draft(.clarify)
        draft.question(say(.noSuchOption))
        draft.offers = offersAgain()
        draft.pending = before.pending
        return draft
    }

    private mutating func answerYes() -> Draft? {
        // "Yes" is clear only where one thing was offered.
        if before.offered.count == 1, let only = before.offered.first { return take(only) }
        guard !before.offered.isEmpty else { return nil }
        var draft = Draft(.clarify)
        draft.question(say(.yesToWhat))
        draft.offers = offersAgain()
        draft.pending = before.pending
        return draft
    }

    private mutating func answerNo() -> Draft? {
        if before.assumed != nil { return askAssumed() }
        return before.offered.isEmpty ? nil : noneOfThese()
    }

    mutating func noneOfThese() -> Draft {
        state.misses = 0
        var draft = Draft(.menu)
        draft.paragraph(say(.noneOfThese))
        draft.offer(menuOffers().filter { !before.offered.contains($0.target) })
        if draft.offers.isEmpty {
            draft.offer(helper.menus.map { Reply.Option(label: $0.label, target: .menu($0.id)) })
        }
        if draft.offers.isEmpty { draft.offer(menuOffers()) }
        return draft
    }

    /// What the last reply offered, offered again.
    func offersAgain() -> [Reply.Option] {
        before.offered.compactMap { target in
            let label = label(of: target)
            return label.isEmpty ? nil : Reply.Option(label: label, target: target)
        }
    }
}
