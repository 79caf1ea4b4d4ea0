extension Check {
    /// A list of ids names each thing once; no topic offers itself next, and no service is a counterpart of itself.
    static let repeatedIDs = Check { draft, _, findings in
        let services = draft.entries[.referral] ?? []
        for entry in draft.topics + services {
            for key in ["next", "refer", "slots", "counterpart-of"] {
                var seen: Set<String> = []
                for node in entry.node[key]?.items ?? [] {
                    guard let id = node.text else { continue }
                    if id == entry.id, key != "refer", key != "slots" {
                        let fault = key == "next" ? "leads to itself" : "is named its own counterpart"
                        findings.add(.repeatedID, at: node, "\(id) \(fault)", mend: "take it out of \(key)")
                    } else if !seen.insert(id).inserted {
                        findings.add(.repeatedID, at: node, "\(key) names \(id) twice", mend: "keep the first")
                    }
                }
            }
        }
    }
}
