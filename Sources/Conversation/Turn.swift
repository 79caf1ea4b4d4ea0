import Playbook
import Understanding

/// One utterance on its way to a reply: what was said, what was known, and what will be known after it.
struct Turn: ~Copyable {
    let engine: Engine
    /// The utterance as words; a correction replaces it by what follows "no, I meant".
    var utterance: Utterance {
        didSet {
            nearest = nil
            whole = engine.cues.whole(utterance, engine.understander)
            openers = engine.cues.openers(utterance, engine.understander)
        }
    }
    /// The cues that it is wholly.
    private(set) var whole: Cues.Whole
    /// The cues that one of its words may begin a phrase of.
    private var openers: Cues.Openers
    /// The topic that a detail was looked for in, and the nearest there: several steps look.
    private var nearest: (topic: Int, found: Understander.NearDetail?)?
    var interpretation: Interpretation
    /// The state as it came in.
    let before: State
    /// The state as it will go out.
    var state: State
    /// Slots the words of this turn set or changed.
    var learnt: [SlotFinding] = []
    /// A topic that a correction rules out.
    var ruledOut: Int?
    var playbook: Playbook { engine.playbook }
    var helper: Helper { engine.playbook.helper }

    init(engine: Engine, state: State, text: String) {
        self.engine = engine
        before = state
        self.state = state
        self.state.slotsLearnt = 0
        self.state.assumed = nil
        self.state.setAside = state.setAside.flatMap { aside in
            aside.turns > 1 ? State.SetAside(matter: aside.matter, turns: aside.turns - 1) : nil
        }
        utterance = engine.understander.read(text)
        whole = engine.cues.whole(utterance, engine.understander)
        openers = engine.cues.openers(utterance, engine.understander)
        interpretation = Interpretation()
        understand()
    }

    /// By itself, because what is put together in an initializer is copied out of it where closures look at it.
    private mutating func understand() {
        var nearest = nearest
        interpretation = engine.understander.interpret(utterance, situation: state.situation, after: context) {
            nearest = ($0, $1)
        }
        self.nearest = nearest
        takeSlots()
        // A guess from the sound of the words has no place where the words are wholly a choice or a command.
        if !interpretation.urgent.isEmpty, isSteering || isFollowUp() || isCase {
            interpretation.urgent.removeAll { $0.sign < 0 && $0.level == .ask }
        }
    }

    /// What these words may lean on: the current topic, what lies near it, and what was offered. While an urgent matter is
    /// open nothing else is leant on.
    var context: Context? {
        guard before.urgent == nil else { return nil }
        let current = before.current.flatMap { engine.outlines[$0].isAnswer ? $0 : nil }
        return current == nil && before.pending != .clarify ? nil : context(of: current)
    }

    /// What words about a topic may lean on.
    func context(of topic: Int?, isRuledOut: Bool = false) -> Context {
        // What she spoke of before is never far.
        let past: [Int] = topic == nil ? [] : before.trail.suffix(Self.nearPast).reversed()
        var neighbours: [Int] = []
        let next = topic.map { engine.outlines[$0].next } ?? []
        neighbours.reserveCapacity(next.count + before.offered.count + past.count)
        neighbours += next
        for case .topic(let id) in before.offered {
            if let offered = engine.topicIndex(id) { neighbours.append(offered) }
        }
        neighbours += past
        return Context(topic: topic, neighbours: neighbours, past: past, isRuledOut: isRuledOut)
    }

    /// Topics before the current one that are still near.
    static let nearPast = 2

    /// The words ask for a detail of what was talked about; those that name nothing need not ask for it so clearly.
    private mutating func isFollowUp() -> Bool {
        guard let current = before.current else { return false }
        return detail(of: current, from: utterance.isBare ? Self.likelyDetail : Self.plainDetail) != nil
    }

    /// The detail of a topic that is nearest to the utterance.
    mutating func nearestDetail(in topic: Int) -> Understander.NearDetail? {
        if let nearest, nearest.topic == topic { return nearest.found }
        let found = engine.understander.detail(utterance, of: topic)
        nearest = (topic, found)
        return found
    }

    /// A midwife or a doctor puts a case, whose signs she names.
    private var isCase: Bool {
        guard case .one(engine.topicIndex(Self.professionals)) = interpretation.verdict else { return false }
        return interpretation.slots.contains { $0.value == "professional" }
    }

    private var isSteering: Bool {
        whole.number != nil || engine.cues.numbers(utterance) != nil || isCommand
            || interpretation.slots.first?.isWhole == true
            || [Cue.yes, .no, .neither, .skip, .last, .going].contains { isWholly($0) }
            || before.offered.contains { target in
                let isSlot = if case .slot = target { true } else { false }
                return engine.understander.matches(utterance, label: label(of: target))
                    >= (isSlot ? Self.labelShare : 1)
            }
    }

    /// The steps of the policy, in order; the first that has a reply gives it.
    mutating func answerByPolicy() -> Draft {
        if let draft = answerUrgentSign() { return draft }
        if let draft = answerOpenMatter() { return draft }
        if let draft = answerSetAside() { return draft }
        if let draft = answerPick() { return draft }
        if let draft = answerCorrection() { return draft }
        if let draft = answerCommand() { return draft }
        if let draft = answerReturn() { return draft }
        if let draft = answerDenial() { return draft }
        if let draft = answerLost() { return draft }
        if let draft = answerTold() { return draft }
        if let draft = answerFollowUp(certain: true) { return draft }
        if let draft = answerToldBesides() { return draft }
        if let draft = answerPlainCourtesy() { return draft }
        if let draft = answerProfessional() { return draft }
        if let draft = answerVagueStart() { return draft }
        if let draft = answerOnlyTold() { return draft }
        if let draft = answerWhatWasAsked() { return draft }
        if let draft = answerFollowUp(certain: false) { return draft }
        if let draft = answerNoted() { return draft }
        if let draft = answerAmongOffered() { return draft }
        if let draft = answerCourtesy() { return draft }
        return askBack() ?? notKnown()
    }

    /// Keeps what the words give away about the person.
    mutating func takeSlots() {
        learnt = []
        for finding in interpretation.slots where state.situation[finding.slot] != finding.value {
            state.situation[finding.slot] = finding.value
            state.slotsLearnt |= bit(finding.slot)
            state.slotsTold &= ~bit(finding.slot)
            learnt.append(finding)
        }
    }

    /// The bit of a slot in the state's sets; none for the rare playbook with more than 16.
    func bit(_ slot: String) -> UInt16 {
        guard let place = playbook.slots.firstIndex(where: { $0.name == slot }), place < 16 else { return 0 }
        return 1 << UInt16(place)
    }

    @inline(__always)
    func isWholly(_ cue: Cue) -> Bool { whole.isOne(of: cue) }

    /// The phrases of a cue, where one of them may stand in the words.
    @inline(__always)
    func phrases(of cue: Cue) -> PhraseSet? { openers.has(cue) ? engine.cues[cue] : nil }

    /// Numbers the options, writes the state, and makes the reply of a draft.
    mutating func finish(_ draft: consuming Draft, isFresh: Bool) -> Answered {
        let options = draft.options
        state.pending = draft.pending
        state.said = Self.hash(of: draft.blocks)
        let reply = Reply(
            kind: draft.kind, topics: draft.topics, level: draft.level, isSafetyQuestion: draft.isSafetyQuestion,
            blocks: draft.blocks, options: options.shown,
            referrals: Services.ordered(draft.referrals, isCard: draft.kind == .urgent, in: self),
            sources: draft.notes.sources, situation: state.situation,
            state: engine.codec.encode(state, offering: options.shown.count, options.bytes), isFresh: isFresh)
        return Answered(reply: reply, options: options.number)
    }
}
