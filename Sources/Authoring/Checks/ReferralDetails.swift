import Playbook

extension Check {
    /// Where `helper.yaml` requires referrals, each says where it can be used, when or where it is found, and when
    /// somebody last looked.
    static let referralDetails = Check { draft, _, findings in
        guard draft.playbook.helper.require.contains(.referrals) else { return }
        for entry in draft.entries[.referral] ?? [] {
            var missing: [String] = []
            if entry.node.strings("nations").isEmpty { missing.append("nations") }
            if entry.node["hours"] == nil, entry.node["web"] == nil { missing.append("hours or web") }
            if entry.node["checked"] == nil { missing.append("checked") }
            if missing.isEmpty { continue }
            findings.add(
                .referralDetails, entry.place, "\(entry.id) has no \(missing.joined(separator: ", no "))",
                mend: "add what is known")
        }
    }
}
