import Playbook
import Understanding

extension Check {
    /// A pattern is there for what people ask: one that fires on no ask, or on those of other topics alone, is no rule for
    /// its own.
    static let patternUse = Check { draft, _, findings in
        let playbook = draft.playbook
        // What does not hold together has its findings; nothing fires there.
        guard playbook.topics.contains(where: { !$0.patterns.isEmpty }),
            !findings.list.contains(where: { $0.severity == .error })
        else { return }
        var idle = Set(
            playbook.topics.enumerated().flatMap { topic, entry in
                entry.patterns.indices.map { Rule(topic: topic, pattern: $0) }
            })
        // Most patterns fire on one of the first asks, and reading few takes a part of the time of reading all.
        if let few = firstAsks(of: playbook) { removeFired(from: &idle, on: few, PatternFiring(few)) }
        if idle.isEmpty { return }
        let firing = PatternFiring(playbook)
        removeFired(from: &idle, on: playbook, firing)
        // Few playbooks have such a pattern, and looking through the asks of all others takes long.
        let strayed = idle.isEmpty ? [:] : otherTopics(setOffBy: idle, in: playbook, firing)
        for rule in idle.sorted(by: { ($0.topic, $0.pattern) < ($1.topic, $1.pattern) }) {
            let entry = playbook.topics[rule.topic]
            guard let nodes = draft.entry(.topic, entry.id)?.node["patterns"]?.items,
                nodes.count == entry.patterns.count
            else { continue }
            let node = nodes[rule.pattern]
            let others = (strayed[rule] ?? [:]).sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            if let other = others.first {
                findings.add(
                    .strayPattern, at: node,
                    "it fires on \(other.value) asks of \(playbook.topics[other.key].id) and none of \(entry.id)",
                    mend: "add none: with what tells them apart, or an ask that it is for")
            } else {
                findings.add(
                    .deadPattern, at: node, "it fires on no ask",
                    mend: "add an ask that it is for, or look for a misspelt word in it")
            }
        }
    }

    /// A pattern, by the place of its topic and its own.
    private struct Rule: Hashable {
        var topic: Int
        var pattern: Int
    }

    /// The playbook with the first asks of each topic; `nil` where those are all.
    private static func firstAsks(of playbook: Playbook) -> Playbook? {
        guard playbook.topics.contains(where: { $0.asks.count > first }) else { return nil }
        var few = playbook
        for topic in few.topics.indices { few.topics[topic].asks = Array(few.topics[topic].asks.prefix(first)) }
        return few
    }

    private static let first = 400

    /// Takes away the patterns that fire on an ask of their topic. Most topics need a few of their asks for all.
    private static func removeFired(from idle: inout Set<Rule>, on playbook: Playbook, _ firing: PatternFiring) {
        for (topic, entry) in playbook.topics.enumerated() {
            var left = idle.count { $0.topic == topic }
            for ask in entry.asks where left > 0 {
                for fired in firing.fired(on: ask) where fired.topic == topic {
                    if idle.remove(Rule(topic: topic, pattern: fired.pattern)) != nil { left -= 1 }
                }
            }
        }
    }

    /// How many asks of which topics set off each of these patterns.
    private static func otherTopics(
        setOffBy idle: Set<Rule>, in playbook: Playbook, _ firing: PatternFiring
    ) -> [Rule: [Int: Int]] {
        var counts: [Rule: [Int: Int]] = [:]
        for (topic, entry) in playbook.topics.enumerated() {
            for ask in entry.asks {
                for fired in firing.fired(on: ask) {
                    let rule = Rule(topic: fired.topic, pattern: fired.pattern)
                    if idle.contains(rule) { counts[rule, default: [:]][topic, default: 0] += 1 }
                }
            }
        }
        return counts
    }
}
