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
        let firing = PatternFiring(playbook)
        var own = playbook.topics.map { [Int](repeating: 0, count: $0.patterns.count) }
        var stray = playbook.topics.map { [[Int: Int]](repeating: [:], count: $0.patterns.count) }
        for (topic, entry) in playbook.topics.enumerated() {
            for ask in entry.asks {
                for rule in firing.fired(on: ask) {
                    if rule.topic == topic {
                        own[rule.topic][rule.pattern] += 1
                    } else {
                        stray[rule.topic][rule.pattern][topic, default: 0] += 1
                    }
                }
            }
        }
        for (topic, entry) in playbook.topics.enumerated() {
            guard let nodes = draft.entry(.topic, entry.id)?.node["patterns"]?.items, nodes.count == own[topic].count
            else { continue }
            for (pattern, node) in nodes.enumerated() where own[topic][pattern] == 0 {
                let others = stray[topic][pattern].sorted { ($1.value, $0.key) < ($0.value, $1.key) }
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
    }
}
