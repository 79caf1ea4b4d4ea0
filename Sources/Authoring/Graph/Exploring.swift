import Conversation
import Playbook

extension DialogueGraph {
    /// A topic in a situation: what it offers, what steering does there, and its ladder.
    mutating func explore(_ topic: Topic, _ situation: [(slot: String, value: String)]) {
        guard let reply = pick(.topic(topic.id), state(knowing: situation)), !reply.text.isEmpty else {
            return fault(.deadOption, topic.id, "nothing is said when it is picked")
        }
        let place =
            situation.isEmpty ? "" : " where \(situation.map { "\($0.slot) is \($0.value)" }.joined(separator: ", "))"
        if reply.options.isEmpty { fault(.stuck, topic.id, "no way on from the answer\(place)") }
        follow(reply, topic.id, "the answer\(place)", deeper: true)
        steer(reply, topic.id, "the answer\(place)")
        if topic.kind == .answer { exhaust(reply, topic) }
        if situation.isEmpty { climb(reply, topic.id) }
    }

    /// Takes each option by its number: it must lead where it says, say something else, and have a way on.
    private mutating func follow(_ reply: Reply, _ topic: String, _ place: String, deeper: Bool) {
        for option in reply.options {
            let next = say(String(option.number), reply.state)
            let name = "\(option.label) (option \(option.number) of \(place))"
            if !leads(next, to: option.target) { fault(.deadOption, topic, "\(name) does not lead where it says") }
            if next.text == reply.text { fault(.stuck, topic, "\(name) says the same again") }
            if next.options.isEmpty, next.kind != .urgent { fault(.stuck, topic, "no way on from \(name)") }
            if deeper, Self.staysOnTopic(option.target) {
                follow(next, topic, name, deeper: false)
                steer(next, topic, name)
            }
        }
    }

    private static func staysOnTopic(_ target: Reply.Option.Target) -> Bool {
        switch target {
        case .detail, .slot: true
        case .topic, .menu: false
        }
    }

    private func leads(_ reply: Reply, to target: Reply.Option.Target) -> Bool {
        switch target {
        case .topic(let id), .detail(let id, _): reply.topics.first?.id == id
        case .slot(let slot, let value): reply.situation[slot] == value
        case .menu: reply.kind == .menu && !reply.options.isEmpty
        }
    }

    /// Says every steering phrase: each must have a way on, and none but "repeat" and "go back" may say the same again.
    mutating func steer(_ reply: Reply, _ topic: String, _ place: String) {
        for cue in [Cue.yes, .no, .neither, .skip, .goBack, .more, .menu, .repeat, .startAgain, .person] {
            let next = say(phrase(cue), reply.state)
            if next.options.isEmpty, next.kind != .urgent {
                fault(.stuck, topic, "no way on from \"\(phrase(cue))\" to \(place)")
            }
            if next.text == reply.text, cue != .repeat, cue != .goBack {
                fault(.stuck, topic, "\"\(phrase(cue))\" to \(place) says the same again")
            }
        }
    }

    /// "More" says something new each time and comes to an end.
    private mutating func exhaust(_ reply: Reply, _ topic: Topic) {
        var last = reply
        for _ in 0...(topic.answer?.details.count ?? 0) {
            let next = say(phrase(.more), last.state)
            if next.text == last.text { return fault(.stuck, topic.id, "\"\(phrase(.more))\" says the same again") }
            if next.text.isEmpty { return fault(.stuck, topic.id, "\"\(phrase(.more))\" says nothing") }
            last = next
        }
        if last.topics.first?.id == topic.id, last.text != engine.playbook.helper.say(.nothingMore) {
            fault(.stuck, topic.id, "\"\(phrase(.more))\" never comes to an end")
        }
    }

    /// What nobody understands, over and over: other words each time, a way on each time.
    private mutating func climb(_ reply: Reply, _ topic: String) {
        var last = reply
        for rung in 1...4 {
            let next = say(Self.babble, last.state)
            if next.text == last.text { fault(.stuck, topic, "rung \(rung) of the ladder says the same again") }
            if next.options.isEmpty, next.kind != .urgent { fault(.stuck, topic, "no way on from rung \(rung)") }
            last = next
        }
    }

    /// No word of any language.
    private static let babble = "zxqv wqxz"
}
