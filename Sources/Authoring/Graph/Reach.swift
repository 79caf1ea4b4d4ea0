import Conversation
import Playbook

extension DialogueGraph {
    /// Choices that may lie between the menu and any answer.
    static let mostChoices = 3

    /// Each answer is few choices from the menu.
    mutating func checkReach() {
        guard !playbook.helper.menu.isEmpty else { return }
        var reached = Set<String>()
        var layer = say(phrase(.menu), nil).options.map(\.target)
        for _ in 1...Self.mostChoices {
            var next: [Reply.Option.Target] = []
            for target in layer where reached.insert(Self.key(target)).inserted {
                next += pick(target, nil)?.options.map(\.target) ?? []
            }
            layer = next
        }
        for topic in playbook.topics where topic.kind == .answer && !reached.contains(Self.key(.topic(topic.id))) {
            fault(.unreachableTopic, topic.id, "it is more than \(Self.mostChoices) choices from the menu")
        }
    }

    private static func key(_ target: Reply.Option.Target) -> String {
        switch target {
        case .topic(let id): "topic \(id)"
        case .detail(let topic, let detail): "detail \(topic) \(detail)"
        case .slot(let slot, let value): "slot \(slot) \(value)"
        case .menu(let id): "menu \(id)"
        }
    }

    /// Each variant is the words for some situation that can come about.
    mutating func checkVariants(of topic: Topic) {
        guard let variants = topic.answer?.variants, let plain = pick(.topic(topic.id), nil)?.text else { return }
        for (number, variant) in variants.enumerated() {
            let name = variant.when.map { "\($0.slot): \($0.values.joined(separator: ", "))" }.joined(separator: "; ")
            let isTaken = ways(variant.when).contains { way in
                var situation = Situation()
                for entry in way { situation[entry.slot] = entry.value }
                return variants.firstIndex { situation.meets($0.when) } == number
                    && pick(.topic(topic.id), state(knowing: way))?.text != plain
            }
            if !isTaken { fault(.unreachableVariant, topic.id, "no situation gives the words for \(name)") }
            for condition in variant.when where !canBeKnown(condition) {
                fault(.unreachableVariant, topic.id, "nobody can say, and nothing asks, that \(name)")
            }
        }
    }

    /// A value shows in what people say, or some topic or the guided path asks for it.
    private func canBeKnown(_ condition: SlotCondition) -> Bool {
        guard let slot = playbook.slot(condition.slot) else { return false }
        let isAsked =
            playbook.topics.contains { $0.slots.contains(slot.name) }
            || playbook.helper.guide.first?.when.first?.slot == slot.name
        return slot.values.contains { condition.values.contains($0.name) && (isAsked || !$0.patterns.isEmpty) }
    }

    /// The guided path: three questions at most to an answer, whatever is chosen.
    mutating func exploreGuide() {
        guard !playbook.helper.guide.isEmpty else { return }
        let start = say(phrase(.lost), nil)
        steer(start, "", "the guided path")
        guard start.kind == .question || start.kind == .menu, !start.options.isEmpty else {
            return fault(.stuck, "", "no way on from the guided path")
        }
        for option in start.options {
            guard let concerns = pick(option.target, start.state), !concerns.options.isEmpty else {
                fault(.stuck, "", "no way on from \(option.label) on the guided path")
                continue
            }
            for concern in concerns.options where start.kind == .question {
                let answer = pick(concern.target, concerns.state)
                if answer?.kind != .answer {
                    fault(.deadOption, "", "\(concern.label) on the guided path gives no answer")
                }
            }
        }
    }
}
