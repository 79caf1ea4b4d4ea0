extension Check {
    /// A list of ids names each thing once, and no topic offers itself next.
    static let repeatedIDs = Check { draft, _, findings in
        for entry in draft.topics {
            for key in ["next", "refer", "slots"] {
                var seen: Set<String> = []
                for node in entry.node[key]?.items ?? [] {
                    guard let id = node.text else { continue }
                    if key == "next", id == entry.id {
                        findings.add(.repeatedID, at: node, "\(id) leads to itself", mend: "take it out of next")
                    } else if !seen.insert(id).inserted {
                        findings.add(.repeatedID, at: node, "\(key) names \(id) twice", mend: "keep the first")
                    }
                }
            }
        }
    }
}
