import Wire

/// What staff see in a call: short, numbers first, nothing to scroll for.
enum StaffLines {
    /// Services listed with a topic that was found; all of them come when it is opened.
    private static let servicesShown = 2

    /// Topics found, each with its short answer and whom to turn to.
    static func add(_ found: [(number: Int, topic: FoundTopic)], to page: inout Page, at now: UKTime) {
        for (number, topic) in found {
            page.gap()
            let mark = "\(number). "
            let checked = topic.checked.isEmpty ? "" : " (checked \(topic.checked))"
            page.item(topic.title + checked, mark: mark, .heading)
            page.paragraph(topic.short, indent: mark.count)
            // Who can be rung or texted comes first.
            let reachable = topic.referrals.filter { !$0.phone.isEmpty || !$0.text.isEmpty }
            let services = reachable.isEmpty ? topic.referrals : reachable
            ReferralLines.add(Array(services.prefix(servicesShown)), to: &page, mark: "   - ", at: now)
        }
    }

    /// A topic that was opened: what to say, what to hear, whom to name, and what it rests on.
    static func add(_ topic: TopicPage, to page: inout Page, at now: UKTime) {
        page.paragraph(topic.title, .heading)
        TopicLines.addShort(topic, to: &page)
        TopicLines.addStaffNotes(topic, to: &page)
        TopicLines.addServices(topic, to: &page, at: now)
        if !topic.sources.isEmpty {
            page.gap()
            SourceLines.addShort(topic.sources, to: &page)
        }
        page.gap()
        page.paragraph(TopicLines.review(of: topic), .quiet)
        if !topic.full.isEmpty { page.paragraph(ChatWords.wholeAnswer, .quiet) }
    }
}
