import Playbook
import Understanding

// Step 5: a command, only where it is the whole utterance.
extension Turn {
    /// The whole utterance is a command.
    var isCommand: Bool {
        Self.commands.contains { isWholly($0) }
    }

    private static let commands: [Cue] = [.startAgain, .goBack, .more, .menu, .repeat, .person]

    mutating func answerCommand() -> Draft? {
        if isWholly(.startAgain) { return startAgain() }
        if isWholly(.goBack) { return goBack() }
        if isWholly(.more) { return more() }
        if isWholly(.menu) { return menu() }
        if isWholly(.repeat), !isCourtesy { return repeatAnswer() }
        if let draft = answerInFewWords() { return draft }
        if isWholly(.person), let person = engine.topicIndex(Self.personTopic) { return answer(person) }
        return nil
    }

    /// "Thanks again", "hello again": not the command that stands behind the courtesy.
    private var isCourtesy: Bool { interpretation.byItself.map { playbook.topics[$0].isCourtesy } ?? false }

    /// The topic that hands over to a human service.
    static let personTopic = "talk-to-someone"

    private mutating func startAgain() -> Draft {
        state = State()
        var draft = Draft(.command)
        draft.paragraph(say(.startedAgain))
        draft.offer(menuOffers())
        return draft
    }

    private mutating func goBack() -> Draft {
        if let open = before.urgent, playbook.topics[open.topic].card?.isQuiet == false, before.current != nil {
            // Back from a card to what was talked about: the matter closes with its safety line.
            setAsideWhatIsOpen()
            var draft = answer(before.current!, again: true)
            draft.blocks.insert(.note(say(.urgentClosing)), at: 0)
            return draft
        }
        // Back from small talk, a list or a follow-up is the topic itself; back from the topic is the one before it.
        if let current = before.current, !before.justAnswered || before.onDetail { return answer(current, again: true) }
        if let last = state.trail.popLast() {
            state.current = last
            state.detailsGiven = 0
            return answer(last, again: true)
        }
        guard let current = before.current else { return nothing(.nothingBefore) }
        return answer(current, again: true)
    }

    /// What the current topic has not told yet: the whole answer after a short one, else its next detail.
    private mutating func more() -> Draft {
        // "Tell me more" to "is this what you mean?" is a yes.
        if before.pending == .clarify {
            if before.offered.count == 1, let draft = take(before.offered[0]) { return draft }
            if !isAboutCurrent, let draft = askInOtherWords(.moreOfWhat) { return draft }
        }
        guard let current = before.current, let told = playbook.topics[current].answer else {
            return nothing(.nothingMore)
        }
        for place in told.details.indices.prefix(16) where state.detailsGiven & (1 << UInt16(place)) == 0 {
            return answer(current, detail: place)
        }
        var draft = nothing(.nothingMore)
        draft.topics = [Reply.TopicScore(id: playbook.topics[current].id, score: 1)]
        draft.kind = .answer
        draft.offer(offers(after: current))
        return draft
    }

    /// What was asked back was which part of the current topic is meant.
    private var isAboutCurrent: Bool {
        before.offered.contains { target in
            if case .detail(let id, _) = target { engine.topicIndex(id) == before.current } else { false }
        }
    }

    /// "More simply, please": the short answer alone.
    private mutating func answerInFewWords() -> Draft? {
        guard let phrases = phrases(of: .simpler), utterance.tokens.count <= Self.shortRequest,
            engine.understander.contains(utterance, oneOf: phrases, ofAtLeast: 1),
            engine.understander.isWholly(clause(after: .no) ?? utterance, oneOf: phrases) || !namesAnswer
        else { return nil }
        if before.pending == .clarify { return askInOtherWords(.askAgain) }
        guard before.justAnswered, let current = before.current, let told = playbook.topics[current].answer else {
            return nil
        }
        var draft = Draft(.answer)
        draft.topics = [Reply.TopicScore(id: playbook.topics[current].id, score: 1)]
        draft.paragraph(say(.simpler))
        draft.passage(words(of: told).short)
        draft.refer(playbook.topics[current].refer)
        draft.offer(offers(after: current))
        state.misses = 0
        return draft
    }

    /// "What do you mean by T-score": a question of its own.
    private var namesAnswer: Bool {
        interpretation.byItself.map {
            $0 != before.current && playbook.topics[$0].kind == .answer && score(of: $0) >= Self.clearQuestion
        } ?? false
    }

    /// The question that was asked back, in other words.
    private func askInOtherWords(_ wording: Wording) -> Draft? {
        var draft = Draft(.clarify)
        draft.question(say(wording))
        draft.offers = offersAgain()
        draft.pending = .clarify
        guard !draft.offers.isEmpty else { return nil }
        return draft
    }

    /// A longer message asks for something besides.
    private static let shortRequest = 14

    private mutating func repeatAnswer() -> Draft {
        if let open = before.urgent, open.level > .ask {
            return card(for: UrgentFinding(topic: open.topic, level: open.level, sign: -1))
        }
        guard let current = before.current else { return nothing(.nothingToRepeat) }
        return answer(current, again: true)
    }

    mutating func menu(_ words: String? = nil) -> Draft {
        var draft = Draft(.menu)
        draft.paragraph(words ?? say(.menu))
        draft.offer(menuOffers())
        draft.isAskedAgain = words == nil
        state.justAnswered = false
        return draft
    }

    /// The list of themes, or the topics of one; `nil` where the playbook has none of that name.
    mutating func menu(named id: String) -> Draft? {
        var draft = Draft(.menu)
        state.justAnswered = false
        if id == Menu.all {
            draft.paragraph(say(.themes))
            draft.offer(helper.menus.map { Reply.Option(label: $0.label, target: .menu($0.id)) })
            return draft
        }
        guard let menu = helper.menus.first(where: { $0.id == id }) else { return nil }
        draft.paragraph(say(.theme, menu.label))
        draft.offer(menu.topics.compactMap { engine.topicIndex($0).map { topicOffer($0) } })
        return draft
    }

    private func nothing(_ wording: Wording) -> Draft {
        var draft = Draft(.command)
        draft.paragraph(say(wording))
        draft.offer(menuOffers())
        return draft
    }

    /// The main menu: its topics, then the way to all others.
    func menuOffers() -> [Reply.Option] {
        let rest = helper.menus.isEmpty ? [] : [Reply.Option(label: say(.everything), target: .menu(Menu.all))]
        return helper.menu.compactMap { engine.topicIndex($0).map { topicOffer($0) } } + rest
    }

    func topicOffer(_ topic: Int) -> Reply.Option {
        Reply.Option(
            label: engine.playbook.topics[topic].question, target: .topic(engine.playbook.topics[topic].id))
    }
}
