extension Check {
    /// A topic that touches a danger names the service for it: the `signposts` of `helper.yaml`.
    static let signposts = Check { draft, _, findings in
        let wanted = draft.helpers.last { $0["signposts"] != nil }?["signposts"]?.items ?? []
        for node in wanted {
            // An unknown topic is reported as that.
            guard let entry = draft.entry(.topic, node.string("topic")) else { continue }
            let named = Set(entry.node.strings("refer"))
            for service in node.strings("refer") where !named.contains(service) {
                findings.add(
                    .signpostMissing, entry.place, "\(entry.id) does not refer to \(service)",
                    mend: "add \(service) to its refer")
            }
        }
    }
}
