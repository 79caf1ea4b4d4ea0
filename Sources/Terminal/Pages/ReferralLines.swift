import Wire

/// Services to turn to, as a reply and the directory print them.
enum ReferralLines {
    /// A line for each service: its name, how to reach it, and when.
    /// - Parameter now: says whether it is open then; `nil` leaves that out.
    static func add(_ referrals: [ReferralBrief], to page: inout Page, mark: String = "- ", at now: UKTime? = nil) {
        for referral in referrals {
            let way = ways(to: referral).first.map { ": \($0)" } ?? ""
            let hours = referral.hours.isEmpty ? "" : " (\(referral.hours))"
            let state = now.map { isOpen(referral, at: $0) } ?? ""
            page.item(referral.name + way + hours + (state.isEmpty ? "" : "; \(state)"), mark: mark)
        }
    }

    /// One service with everything the directory has on it.
    static func add(_ entry: ReferralPage, to page: inout Page, at now: UKTime) {
        page.gap()
        page.paragraph(entry.brief.name, .heading)
        for way in ways(to: entry.brief) { page.paragraph(way, indent: 2) }
        let state = isOpen(entry.brief, at: now)
        for (label, value) in [
            ("When", [entry.brief.hours, state].filter { !$0.isEmpty }.joined(separator: "; ")),
            ("What for", entry.whatFor),
            ("Who for", entry.whoFor), ("Cost", entry.cost), ("Where", entry.region), ("Checked", entry.checked),
        ] where !value.isEmpty {
            page.paragraph("\(label): \(value)", indent: 2)
        }
    }

    /// Whether a service answers now; that nothing is known of its hours where it has a number.
    private static func isOpen(_ referral: ReferralBrief, at now: UKTime) -> String {
        guard referral.hours.isEmpty else { return OpenNow.words(referral.hours, at: now) }
        return referral.phone.isEmpty ? "" : "hours not listed"
    }

    /// How a service is reached, the quickest way first.
    static func ways(to referral: ReferralBrief) -> [String] {
        [referral.phone, referral.text, referral.email, referral.web].filter { !$0.isEmpty }
    }
}
