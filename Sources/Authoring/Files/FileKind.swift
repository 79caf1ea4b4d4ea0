import Playbook

/// What a file of the dialogues holds, by its path.
public enum FileKind: String, Sendable, CaseIterable {
    case helper, topic, urgent, concepts, situations, referrals, sources, facts, tests

    /// The sections of topics, in the order of menus and exports.
    public static let sections = [
        "condition", "finding-out", "getting-better", "treatment", "more-babies", "breastfeeding", "prevention",
        "later-life", "help", "helper",
    ]

    /// The kind of the file at a path relative to the dialogues; `nil` where no content file belongs.
    init?(path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard let last = parts.last, last.hasSuffix(".yaml") else { return nil }
        switch (parts.count, parts[0]) {
        case (1, "helper.yaml"): self = .helper
        case (1, "situations.yaml"): self = .situations
        case (1, "referrals.yaml"): self = .referrals
        case (1, "sources.yaml"): self = .sources
        case (3, "topics"): self = .topic
        case (2, "urgent"): self = .urgent
        case (2, "concepts"): self = .concepts
        case (2, "facts"): self = .facts
        case (2, "tests"): self = .tests
        default: return nil
        }
    }

    /// What stands at the root of such a file of a layer: the helper's words of a later layer need not be whole.
    func shape(layer: Int) -> Shape {
        self == .helper && layer > 0 ? .record(Record.helper.partial) : shape
    }

    /// What stands at the root of such a file.
    var shape: Shape {
        switch self {
        case .helper: .record(.helper)
        case .topic: .record(.topic)
        case .urgent: .record(.urgent)
        case .concepts: .named(.concept, .record(.concept))
        case .situations: .list(.record(.slot))
        case .referrals: .list(.record(.referral))
        case .sources: .list(.record(.source))
        case .facts: .list(.record(.fact))
        case .tests: .list(.record(.test))
        }
    }
}
