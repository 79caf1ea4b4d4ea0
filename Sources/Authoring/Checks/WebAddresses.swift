extension Check {
    /// An address that people are sent to is whole and safe: https, a name with a dot, no blanks.
    static let webAddresses = Check { draft, _, findings in
        for (kind, key) in [(Kind.referral, "web"), (.source, "url")] {
            for entry in draft.entries[kind] ?? [] {
                guard let node = entry.node[key], let text = node.text, !text.isEmpty, let fault = fault(of: text)
                else {
                    continue
                }
                findings.add(
                    .webAddress, at: node, "\(entry.id): the address \(fault)",
                    mend: "write it whole, as https://www.nhs.uk/conditions")
            }
        }
    }

    private static func fault(of text: String) -> String? {
        guard let scheme = ["https://", "http://"].first(where: text.lowercased().hasPrefix) else {
            return "does not begin with https://"
        }
        if text.contains(where: \.isWhitespace) { return "holds a blank" }
        var host = text.dropFirst(scheme.count).prefix { !"/?#:".contains($0) }
        // A full stop behind the last name is allowed, if odd.
        if host.last == "." { host.removeLast() }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count > 1 && parts.allSatisfy { !$0.isEmpty } ? nil : "names no site"
    }
}
