import Wire

/// The summary of a call: topics given and services named, nothing the caller said.
enum CallSheet {
    /// - Parameter width: columns it is laid out in.
    static func text(of topics: [TopicPage], _ form: Handout.Form, at now: UKTime, width: Int = Wrap.widest) -> String {
        var sheet = Handout(form, title: "What we talked about", date: now, width: width)
        for topic in topics {
            sheet.heading(topic.title)
            if !topic.short.isEmpty { sheet.passage(topic.short) }
            if let card = topic.cards.first {
                sheet.paragraph(card.say)
                if !card.bullets.isEmpty { sheet.items(card.bullets) }
                if !card.end.isEmpty { sheet.paragraph(card.end) }
            }
            let cited = topic.sources.enumerated().filter { topic.short.contains("[\($0.offset + 1)]") }
            if !cited.isEmpty {
                sheet.items(cited.map { SourceLines.text(of: $0.element) }) { "[\(cited[$0].offset + 1)] " }
            }
            sheet.paragraph(TopicLines.review(of: topic))
        }
        var services: [ReferralBrief] = []
        for service in topics.flatMap(\.referrals) where !services.contains(where: { $0.id == service.id }) {
            services.append(service)
        }
        sheet.services(services)
        sheet.emergencyLines()
        return sheet.text
    }
}
