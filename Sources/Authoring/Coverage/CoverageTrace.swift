import Conversation
import Playbook

/// What one conversation reaches.
struct CoverageTrace: Sendable {
    private(set) var reached: [Coverage.Kind: Set<Coverage.Item>] = [:]

    init(_ played: PlayedConversation, _ engine: Engine) {
        let playbook = engine.playbook
        var before: String?
        for turn in played.turns {
            let reply = turn.reply
            let answered = [.clarify, .menu, .question].contains(reply.kind) ? [] : reply.topics.map(\.id)
            for id in answered {
                add(.topics, id, id)
                if let before, before != id { add(.transitions, before, id) }
                if let answer = playbook.topic(id)?.answer { follow(answer, of: id, reply) }
            }
            for option in reply.options {
                switch option.target {
                case .detail(let topic, let detail): add(.options, topic, "follow-up \(detail)")
                case .topic(let next): if let first = answered.first { add(.options, first, next) }
                case .slot, .menu: break
                }
            }
            if turn.turn.pick == nil { trace(turn, engine) }
            before = answered.first ?? before
        }
    }

    /// Which variant and which details of an answer a reply says.
    private mutating func follow(_ answer: Answer, of topic: String, _ reply: Reply) {
        if let number = answer.variants.firstIndex(where: { reply.situation.meets($0.when) }) {
            let variant = answer.variants[number]
            let passages = [variant.short, variant.full].compactMap(\.self)
            if passages.contains(where: { Self.says(reply, $0) }) {
                add(.variants, topic, CoverageGoals.variantName(number, variant))
            }
        }
        for detail in answer.details where Self.says(reply, detail.text) { add(.details, topic, detail.id) }
    }

    /// True where some sentence of a passage that is long enough to be its own stands in the reply.
    private static func says(_ reply: Reply, _ passage: Passage) -> Bool {
        let text = reply.text
        return Sentences.of(passage).contains { $0.wordCount >= 4 && text.contains($0.text) }
    }

    /// What the words of a turn set off.
    private mutating func trace(_ turn: PlayedConversation.Turn, _ engine: Engine) {
        let playbook = engine.playbook
        let evidence = Evidence(turn.turn.user, state: turn.state, engine)
        for rule in evidence.fired { add(.patterns, playbook.topics[rule.topic].id, "pattern \(rule.pattern + 1)") }
        for sign in evidence.signs { add(.signs, playbook.topics[sign.topic].id, "sign \(sign.sign + 1)") }
        for name in evidence.concepts { add(.concepts, "", name) }
        for near in evidence.nearestAsks { add(.asks, playbook.topics[near.topic].id, near.ask) }
    }

    private mutating func add(_ kind: Coverage.Kind, _ topic: String, _ name: String) {
        reached[kind, default: []].insert(Coverage.Item(topic: topic, name: name))
    }
}
