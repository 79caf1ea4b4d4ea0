import Wire

/// Topics: one in full, and lists of them.
enum TopicLines {
    /// A topic with everything the playbook holds about it.
    static func add(_ topic: TopicPage, to page: inout Page, at now: UKTime) {
        page.paragraph(topic.title, .heading)
        page.paragraph(topic.question)
        addShort(topic, to: &page)
        addAnswer(topic, to: &page)
        addServices(topic, to: &page, at: now)
        list("Sources", of: topic.sources, to: &page) { SourceLines.add($0, to: &$1) }
        list("Near this", of: topic.next, to: &page) { for near in $0 { $1.item(near.title, mark: "- \(near.id): ") } }
        addStaffNotes(topic, to: &page)
        page.gap()
        page.paragraph(review(of: topic), .quiet)
    }

    /// What a topic says first: its short answer, or its cards.
    static func addShort(_ topic: TopicPage, to page: inout Page) {
        if !topic.short.isEmpty {
            page.gap()
            TextLines.add(topic.short, to: &page)
        }
        for card in topic.cards { addCard(card, to: &page) }
        guard !topic.safetyQuestion.isEmpty else { return }
        page.gap()
        page.paragraph("Safety question: \(topic.safetyQuestion)")
    }

    /// What a topic says beyond that.
    static func addAnswer(_ topic: TopicPage, to page: inout Page) {
        if !topic.full.isEmpty {
            page.gap()
            TextLines.add(topic.full, to: &page)
        }
        for detail in topic.details {
            page.gap()
            page.paragraph(detail.label, .heading)
            TextLines.add(detail.text, to: &page)
        }
    }

    /// Whom a topic names.
    static func addServices(_ topic: TopicPage, to page: inout Page, at now: UKTime) {
        list("Who can help", of: topic.referrals, to: &page) { ReferralLines.add($0, to: &$1, at: now) }
    }

    /// What to hear and what not to say.
    static func addStaffNotes(_ topic: TopicPage, to page: inout Page) {
        list("Listen for", of: topic.listenFor, to: &page) { for line in $0 { $1.item(line, mark: "- ") } }
        list("Avoid saying", of: topic.avoid, to: &page) { for line in $0 { $1.item(line, mark: "- ") } }
    }

    /// Topics found by words, the best first.
    static func add(_ found: [FoundTopic], to page: inout Page, at now: UKTime) {
        for topic in found {
            page.gap()
            page.paragraph("\(topic.title) (\(topic.id))", .heading)
            page.paragraph(topic.short, indent: 2)
            ReferralLines.add(topic.referrals, to: &page, mark: "  - ", at: now)
            if !topic.checked.isEmpty { page.paragraph("Checked \(topic.checked)", .quiet, indent: 2) }
        }
    }

    /// All topics, by section.
    static func add(_ topics: [TopicBrief], to page: inout Page) {
        var sections: [String] = []
        for topic in topics where !sections.contains(topic.section) { sections.append(topic.section) }
        let widest = topics.map(\.id.count).max() ?? 0
        for section in sections {
            page.gap()
            page.paragraph(section, .heading)
            for topic in topics where topic.section == section {
                // Ids in a column of their own where the screen has room for both.
                let isWide = page.width >= widest + 40
                let padding = isWide ? String(repeating: " ", count: widest - topic.id.count) : ""
                page.item(topic.title, mark: isWide ? "  \(topic.id)\(padding)  " : "  \(topic.id): ")
            }
        }
    }

    private static func addCard(_ card: CardPage, to page: inout Page) {
        page.gap()
        page.paragraph(card.level, .heading)
        page.paragraph(card.say, .urgent)
        for bullet in card.bullets { page.item(bullet, mark: "- ") }
        for text in [card.end, card.meanwhile, card.family] where !text.isEmpty { page.paragraph(text) }
    }

    /// When a topic was looked over, and by whom.
    static func review(of topic: TopicPage) -> String {
        let dates = [("Checked", topic.checked), ("due again", topic.due)].filter { !$0.1.isEmpty }
            .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        let signed = topic.signedBy.isEmpty ? "Signed off by no clinician" : "Signed off by \(topic.signedBy)"
        return [dates, signed].filter { !$0.isEmpty }.joined(separator: ". ") + "."
    }

    private static func list<Item>(
        _ heading: String, of items: [Item], to page: inout Page, add: ([Item], inout Page) -> Void
    ) {
        guard !items.isEmpty else { return }
        page.gap()
        page.paragraph(heading, .heading)
        add(items, &page)
    }
}
