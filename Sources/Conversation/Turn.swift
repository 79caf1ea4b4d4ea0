import Playbook
import Understanding

/// One utterance on its way to a reply: what was said, what was known, and what will be known after it.
struct Turn {
    let engine: Engine
    /// The utterance as words; a correction replaces it by what follows "no, I meant".
    var utterance: Utterance
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
        utterance = engine.understander.read(text)
        interpretation = engine.understander.interpret(utterance, situation: state.situation)
        takeSlots()
    }

    /// The steps of the policy, in order; the first that has a reply gives it.
    private static let steps: [@Sendable (inout Turn) -> Draft?] = [
        { $0.answerUrgentSign() },
        { $0.answerOpenMatter() },
        { $0.answerPick() },
        { $0.answerCorrection() },
        { $0.answerCommand() },
        { $0.answerFollowUp(certain: true) },
        { $0.answerWhatWasAsked() },
        { $0.answerFollowUp(certain: false) },
        { $0.askBack() },
    ]

    mutating func answerByPolicy() -> Draft {
        for step in Self.steps {
            if let draft = step(&self) { return draft }
        }
        return notKnown()
    }

    /// Keeps what the words give away about the person.
    mutating func takeSlots() {
        learnt = []
        for finding in interpretation.slots where state.situation[finding.slot] != finding.value {
            state.situation[finding.slot] = finding.value
            learnt.append(finding)
        }
    }

    func isWholly(_ cue: Cue) -> Bool {
        engine.cues[cue].map { engine.understander.isWholly(utterance, oneOf: $0) } ?? false
    }

    /// Numbers the options, writes the state, and makes the reply of a draft.
    func finish(_ draft: Draft, isFresh: Bool) -> Reply {
        let limit = draft.kind == .menu || draft.kind == .command ? Draft.menuLimit : Draft.optionLimit
        let options = draft.offers.prefix(limit).enumerated().map { index, offer in
            Reply.Option(number: index + 1, label: offer.label, target: offer.target)
        }
        var after = state
        after.offered = options.map(\.target)
        after.pending = draft.pending
        return Reply(
            kind: draft.kind, topics: draft.topics, level: draft.level, isSafetyQuestion: draft.isSafetyQuestion,
            blocks: draft.blocks, options: options,
            referrals: Services.ordered(draft.referrals, isCard: draft.kind == .urgent, in: self),
            sources: draft.notes.sources, situation: after.situation, state: engine.codec.encode(after),
            isFresh: isFresh)
    }
}
