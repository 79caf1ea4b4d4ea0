import Wire

/// Services to turn to, as a reply and the directory print them.
enum ReferralLines {
    /// A line for each service: its name, how to reach it, and when.
    static func add(_ referrals: [ReferralBrief], to page: inout Page, mark: String = "- ") {
        for referral in referrals {
            let way = ways(to: referral).first.map { ": \($0)" } ?? ""
            let hours = referral.hours.isEmpty ? "" : " (\(referral.hours))"
            page.item(referral.name + way + hours, mark: mark)
        }
    }

    /// One service with everything the directory has on it.
    static func add(_ entry: ReferralPage, to page: inout Page) {
        page.gap()
        page.paragraph(entry.brief.name, .heading)
        for way in ways(to: entry.brief) { page.paragraph(way, indent: 2) }
        for (label, value) in [
            ("When", entry.brief.hours), ("What for", entry.whatFor), ("Who for", entry.whoFor), ("Cost", entry.cost),
            ("Where", entry.region), ("Checked", entry.checked),
        ] where !value.isEmpty {
            page.paragraph("\(label): \(value)", indent: 2)
        }
    }

    /// How a service is reached, the quickest way first.
    private static func ways(to referral: ReferralBrief) -> [String] {
        [referral.phone, referral.text, referral.email, referral.web].filter { !$0.isEmpty }
    }
}
