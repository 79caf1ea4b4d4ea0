import Playbook

extension Check {
    /// What `helper.yaml` requires of topics that give curated information or raise an alarm.
    static let requirements = Check { draft, _, findings in
        let require = draft.playbook.helper.require
        for entry in draft.topics {
            guard let topic = draft.playbook.topic(entry.id), topic.kind == .answer || topic.kind == .urgent else {
                continue
            }
            if require.contains(.review), entry.node["review"] == nil {
                findings.add(
                    .required, entry.place, "\(entry.id) has no review",
                    mend: "add review: {checked: 2026-11-22, due: 2027-11-22, by: \"\"}")
            }
            if require.contains(.referrals), topic.refer.isEmpty {
                findings.add(
                    .required, entry.place, "\(entry.id) has no refer",
                    mend: "add refer: [gp] with the services that fit")
            }
            if require.contains(.citations), topic.kind == .answer,
                !draft.passages(of: entry).contains(where: { !$0.sentences.allSatisfy(\.citations.isEmpty) })
            {
                findings.add(
                    .required, entry.place, "\(entry.id) cites no source", mend: "cite what its claims rest on")
            }
        }
    }
}
