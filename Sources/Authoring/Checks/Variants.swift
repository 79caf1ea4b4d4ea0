import Playbook

extension Check {
    /// Slots and variants must fit each other: a variant that can be reached, a slot that makes a difference.
    static let variants = Check { draft, _, findings in
        for entry in draft.entries[.topic] ?? [] {
            let items = entry.node["answer"]?["variants"]?.items ?? []
            var earlier: [[SlotCondition]] = []
            for item in items {
                let when = item["when"]?.conditions() ?? []
                if item["short"] == nil, item["full"] == nil {
                    findings.add(.deadVariant, at: item, "the variant changes nothing", mend: "give it short or full")
                } else if let hiding = earlier.first(where: { covers($0, when) }) {
                    let slots = hiding.map { "\($0.slot): \($0.values.joined(separator: ", "))" }
                    findings.add(
                        .deadVariant, at: item,
                        "an earlier variant (\(slots.joined(separator: "; "))) is always taken first",
                        mend: "put this one before it, or narrow the other")
                }
                earlier.append(when)
            }
            let used = Set(earlier.flatMap { $0.map(\.slot) })
            for slot in entry.node["slots"]?.items ?? [] {
                guard let name = slot.text, draft.playbook.slot(name) != nil, !used.contains(name) else { continue }
                findings.add(
                    .unusedSlot, at: slot, "no variant differs by \(name)", mend: "take it out, or add a variant")
            }
        }
    }

    /// True where whatever meets the second conditions meets the first.
    private static func covers(_ first: [SlotCondition], _ second: [SlotCondition]) -> Bool {
        first.allSatisfy { condition in
            second.contains { $0.slot == condition.slot && Set($0.values).isSubset(of: condition.values) }
        }
    }
}
