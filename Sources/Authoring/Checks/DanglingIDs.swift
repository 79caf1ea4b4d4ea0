import Playbook

extension Check {
    /// Every id that is used must exist.
    static let danglingIDs = Check { draft, _, findings in
        var known: [Kind: Set<String>] = [:]
        for kind in Kind.allCases { known[kind] = Set(draft.ids(kind)) }
        for reference in draft.references {
            if reference.kind == .value {
                checkValue(reference, draft, &findings)
            } else if known[reference.kind]?.contains(reference.id) != true {
                findings.add(
                    .unknownID, reference.place, "there is no \(reference.kind.rawValue) \(reference.id)",
                    mend: Nearest.mend(
                        reference.id, among: draft.ids(reference.kind), otherwise: cure(reference.kind)))
            }
        }
    }

    /// A value must be one of its slot's. Where the slot itself is unknown, that was said.
    private static func checkValue(
        _ reference: ShapeReader.Reference, _ draft: Draft, _ findings: inout Findings
    ) {
        guard let slot = draft.playbook.slot(reference.slot) else { return }
        let values = slot.values.map(\.name)
        if values.contains(reference.id) { return }
        findings.add(
            .unknownID, reference.place, "\(reference.slot) has no value \(reference.id)",
            mend: Nearest.mend(
                reference.id, among: values, otherwise: "its values are: \(values.joined(separator: ", "))"))
    }

    private static func cure(_ kind: Kind) -> String {
        switch kind {
        case .topic, .urgentTopic: "a topic is a file of that name in topics or urgent"
        case .concept: "add it to a file in concepts"
        case .source: "add it to sources.yaml"
        case .fact: "add it to a file in facts"
        case .referral: "add it to referrals.yaml"
        case .slot, .value: "add it to situations.yaml"
        case .detail, .menu, .test: ""
        }
    }
}
