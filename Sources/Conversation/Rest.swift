import Playbook
import Understanding

// A choice and more in one message: "none of those. imaging?".
extension Turn {
    /// What follows these phrases behind a pause.
    func clause(after cue: Cue) -> Utterance? {
        phrases(of: cue).flatMap { engine.understander.clause(of: utterance, after: $0) }
    }

    /// The rest of a message, read by itself behind what was talked about; `nil` where it is not understood.
    mutating func answerRest(_ rest: Utterance) -> Draft? {
        utterance = rest
        interpretation = engine.understander.interpret(
            rest, situation: state.situation, after: before.current.map { context(of: $0) })
        takeSlots()
        return answerFollowUp(certain: true) ?? answerWhatWasAsked() ?? answerFollowUp(certain: false) ?? askBack()
    }
}
