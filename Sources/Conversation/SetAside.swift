import Playbook
import Understanding

// An urgent matter that a plain question closed: for some turns "I am ringing them now" is still about it.
extension Turn {
    /// Going for help, or having been seen to. All else is about what was talked about since.
    mutating func answerSetAside() -> Draft? {
        guard before.urgent == nil, let matter = before.setAside?.matter, let card = playbook.topics[matter.topic].card
        else { return nil }
        if isWholly(.going) || saysGoing { return answerGoing(matter, card) }
        return answerLookedAt(matter, card)
    }

    /// Closes what is open, and remembers it for some turns. A question whether something is so needs no memory.
    mutating func setAsideWhatIsOpen() {
        if let open = state.urgent, open.level > .ask {
            state.setAside = State.SetAside(matter: open, turns: State.SetAside.longest)
        }
        state.urgent = nil
    }
}
