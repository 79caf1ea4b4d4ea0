import Playbook
import Understanding

// Step 2: while an urgent matter is open, delay, doubt, yes, no and "I am going" are answered from its topic; small talk
// does not wipe it; a plain other question closes it with one safety line.
extension Turn {
    mutating func answerOpenMatter() -> Draft? {
        guard let open = before.urgent, let card = playbook.topics[open.topic].card else { return nil }
        // "I'll ring tomorrow" goes nowhere.
        if !isWholly(.delay), isWholly(.going) || startsWith(.going) || saysGoing { return answerGoing(open, card) }
        if let draft = answerLookedAt(open, card) { return draft }
        if before.pending == .safety {
            if let draft = answerSafetyQuestion(open, card) { return draft }
        } else {
            if isWholly(.delay) || startsWith(.delay) || isWholly(.no) { return stay(card.holdFast, open) }
            if isWholly(.yes) { return remind(of: open.topic, at: open.level) }
        }
        if let draft = answerMistaken(open, card) { return draft }
        switch interpretation.verdict {
        case .one(let topic) where isPlainlyAside(topic): return nil
        // "Is there a number": the card has it.
        case .one(engine.topicIndex(Self.personTopic)) where !card.isQuiet && before.pending != .safety:
            return remind(of: open.topic, at: open.level)
        case .one(let topic) where playbook.topics[topic].kind == .social: break
        case .one(let topic) where isPlainQuestion(topic, open) && !onlyTells: return close(open, card)
        case .several where !onlyTells: return close(open, card)
        default: break
        }
        if isCommand || whole.number != nil || utterance.isEmpty { return nil }
        return closeByLastSentence(open, card) ?? unclear(open, card)
    }

    /// A question that names its matter. What can wait until later today makes room for any that is plain by itself.
    private func isPlainQuestion(_ topic: Int, _ open: State.OpenMatter) -> Bool {
        !utterance.isBare
            && (score(of: topic) >= Self.clearQuestion
                || open.level == .urgentToday && utterance.asks && interpretation.byItself == topic)
    }

    /// Small talk and questions about the helper ("can he see this?") do not close the matter. "Not on purpose" sounds a
    /// little like a complaint, and is none: they must be plain to be taken for it, and deny nothing.
    private func isPlainlyAside(_ topic: Int) -> Bool {
        let kind = playbook.topics[topic].kind
        if kind == .social, !playbook.topics[topic].isCourtesy, let first = utterance.tokens.indices.first,
            Self.denials.contains(utterance.text(first))
        {
            return false
        }
        return (kind == .social || kind == .meta && topic != engine.topicIndex(Topic.outOfScope))
            && score(of: topic) >= Self.clearQuestion
    }

    /// "No, I mean I am afraid that I will drop him": the sign is taken back, and what is said instead holds none. What
    /// only sounds urgent counts for nothing then.
    private mutating func answerMistaken(_ open: State.OpenMatter, _ card: UrgentCard) -> Draft? {
        guard let phrases = phrases(of: .correction),
            let rest = engine.understander.follows(utterance, oneOf: phrases), !rest.isEmpty
        else { return nil }
        let meant = engine.understander.interpret(rest, situation: state.situation)
        guard meant.urgent.allSatisfy({ $0.sign < 0 && $0.level == .ask }), case .one(let topic) = meant.verdict,
            playbook.topics[topic].kind == .answer
        else { return nil }
        (utterance, interpretation) = (rest, meant)
        return close(open, card)
    }

    /// "They have seen to me. What else helps with pain?": what ends the message is a plain other question.
    private mutating func closeByLastSentence(_ open: State.OpenMatter, _ card: UrgentCard) -> Draft? {
        guard let last = questionAtTheEnd() else { return nil }
        (utterance, interpretation) = (last.words, last.meaning)
        return close(open, card)
    }

    /// The last of several sentences, where it is clearly a plain question of its own.
    func questionAtTheEnd() -> (words: Utterance, meaning: Interpretation, topic: Int, score: Float)? {
        guard let last = engine.understander.lastSentence(of: utterance) else { return nil }
        let asked = engine.understander.interpret(last, situation: state.situation)
        guard asked.urgent.isEmpty, case .one(let topic) = asked.verdict, playbook.topics[topic].kind == .answer,
            let score = asked.readings.first?.score, score >= Self.clearQuestion
        else { return nil }
        return (last, asked, topic, score)
    }

    /// Not clearly another matter: "but I feel fine", "he seems normal". The safe reading is that it is about this one;
    /// said twice, the helper stops pressing and asks what is meant, the matter still open.
    private mutating func unclear(_ open: State.OpenMatter, _ card: UrgentCard) -> Draft? {
        // "And how long?": words that name nothing are about what is open.
        let isPatient =
            utterance.isBare || onlyTells && interpretation.byItself.map { playbook.topics[$0].kind != .answer } ?? true
        guard isPatient || before.misses < 2, before.pending != .safety || before.misses < 1 else { return nil }
        state.misses = before.misses + 1
        if before.pending == .safety { return remindOfQuestion(card) }
        return before.misses == 0 ? stay(card.holdFast, open) : remind(of: open.topic, at: open.level)
    }

    /// How sure a plain question must be to close an urgent matter, or to be kept beside one: a sign alone often
    /// resembles some plain question a little.
    static let clearQuestion: Float = 0.7

    /// Neither yes nor no to a safety question: the question stands, with its choices.
    private func remindOfQuestion(_ card: UrgentCard) -> Draft {
        var draft = Draft(.clarify)
        draft.isSafetyQuestion = true
        draft.pending = .safety
        draft.question(card.safetyQuestion)
        draft.offer(
            zip(before.offered, [Wording.happeningNow, .notHappening]).map { target, wording in
                Reply.Option(label: say(wording), target: target)
            })
        return draft
    }

    /// "We are in the car, he is driving me in": a whole phrase of going among other words, and nothing refused.
    var saysGoing: Bool {
        guard let phrases = phrases(of: .going),
            engine.understander.contains(utterance, oneOf: phrases, ofAtLeast: Self.wholePhrase)
        else { return false }
        return !utterance.tokens.indices.contains { Self.refusals.contains(utterance.text($0)) }
    }

    /// Shorter phrases ("will do") stand in messages that go nowhere.
    private static let wholePhrase = 3
    /// What a denial begins with.
    private static let denials: Set<String> = ["no", "not", "neither", "nope", "nah", "never", "none", "nothing"]
    static let refusals: Set<String> = [
        "not", "no", "never", "cant", "cannot", "wont", "dont", "didnt", "isnt", "arent", "without",
    ]

    func startsWith(_ cue: Cue) -> Bool {
        guard let phrases = phrases(of: cue) else { return false }
        return engine.understander.startsWith(utterance, oneOf: phrases) != nil
    }

    private mutating func answerSafetyQuestion(_ open: State.OpenMatter, _ card: UrgentCard) -> Draft? {
        let number = whole.number
        if isWholly(.yes) || number == 1 || names(.happeningNow) {
            // When unsure between two levels, the graver: a false alarm costs a phone call.
            let gravest = gravest(open, card)
            state.urgent = gravest
            return self.card(for: UrgentFinding(topic: open.topic, level: gravest.level, sign: -1))
        }
        let more = clause(after: .no) ?? clause(after: .neither)
        guard isWholly(.no) || isWholly(.neither) || number == 2 || names(.notHappening) || more != nil || saysPast
        else { return nil }
        state.urgent = nil
        state.misses = 0
        if let more, var draft = answerRest(more) {
            draft.blocks.insert(.paragraph(say(.safetyNo)), at: 0)
            return draft
        }
        guard let kept = open.kept else {
            var draft = Draft(.command)
            draft.paragraph(say(.safetyNo))
            draft.offer(menuOffers())
            return draft
        }
        var draft = answer(kept)
        draft.blocks.insert(.paragraph(say(.safetyNo)), at: 0)
        return draft
    }

    /// The utterance is the label of this choice.
    private func names(_ wording: Wording) -> Bool {
        engine.understander.isWholly(utterance, oneOf: engine.understander.phrases([say(wording)]))
    }

    /// The matter as what it may be at most.
    private func gravest(_ open: State.OpenMatter, _ card: UrgentCard) -> State.OpenMatter {
        State.OpenMatter(topic: open.topic, level: card.levels.map(\.level).max() ?? .emergency, kept: open.kept)
    }

    /// On the way to help. What is clearly asked besides is answered behind what to tell them: she is being helped.
    mutating func answerGoing(_ open: State.OpenMatter, _ card: UrgentCard) -> Draft {
        let open = open.level > .ask ? open : gravest(open, card)
        state.urgent = open
        guard let asked = questionAtTheEnd() else { return sendOff(card, open) }
        state.urgent = nil
        var draft = answer(asked.topic, score: asked.score)
        draft.blocks.insert(.note(card.sendOff), at: 0)
        return draft
    }

    /// On the way to help: what to tell them, and that her other question waits.
    private func sendOff(_ card: UrgentCard, _ open: State.OpenMatter) -> Draft {
        var draft = stay(card.sendOff, open)
        if open.kept != nil, !card.isQuiet { draft.note(say(.questionKept)) }
        return draft
    }

    /// Words from the open topic; it stays open.
    private func stay(_ words: String, _ open: State.OpenMatter) -> Draft {
        var draft = urgentDraft(open.topic, open.level)
        draft.paragraph(words)
        return draft
    }

    /// A plain question is answered, with one safety line before it and the kept question offered after it.
    private mutating func close(_ open: State.OpenMatter, _ card: UrgentCard) -> Draft? {
        setAsideWhatIsOpen()
        guard var draft = answerWhatWasAsked() else { return nil }
        guard !card.isQuiet else { return draft }
        draft.blocks.insert(.note(say(.urgentClosing)), at: 0)
        if let kept = open.kept, draft.pending == .nothing,
            !draft.topics.contains(where: { $0.id == playbook.topics[kept].id })
        {
            draft.offers.insert(topicOffer(kept), at: 0)
        }
        return draft
    }
}
