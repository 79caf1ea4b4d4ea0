import Playbook

extension Check {
    /// A slot is found out to change something, and only what can be known changes anything.
    static let slots = Check { draft, _, findings in
        let playbook = draft.playbook
        let conditions =
            playbook.topics.flatMap { topic in
                (topic.answer?.variants ?? []).flatMap(\.when)
                    + (topic.card?.signs ?? []).flatMap { $0.levelIf.flatMap(\.when) }
            } + playbook.helper.guide.flatMap(\.when)
        var used = Set(conditions.map(\.slot))
        // Services are chosen by the nations they work in.
        if playbook.referrals.contains(where: { !$0.nations.isEmpty }) { used.insert("nation") }
        var asked = Set(playbook.topics.flatMap(\.slots))
        if let first = playbook.helper.guide.first?.when.first { asked.insert(first.slot) }
        for entry in draft.entries[.slot] ?? [] {
            guard let slot = playbook.slot(entry.id) else { continue }
            let isAsked = asked.contains(slot.name)
            // A topic that asks and has no variant for it is an unused slot of that topic.
            if !used.contains(slot.name), !isAsked {
                findings.add(
                    .slotNeverUsed, entry.place, "no variant, sign or path depends on \(slot.name)",
                    mend: "add a variant that does, or delete the slot")
            }
            if !isAsked, slot.values.allSatisfy(\.patterns.isEmpty), !slot.values.isEmpty {
                findings.add(
                    .slotNeverAsked, entry.place, "nothing shows \(slot.name): no topic asks and no value has patterns",
                    mend: "name it in the slots of a topic, or give its values patterns")
            }
        }
    }
}
