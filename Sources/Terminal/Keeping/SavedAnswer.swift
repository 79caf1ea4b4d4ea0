import Wire

/// An answer to keep, with questions to take to the appointment.
struct SavedAnswer {
    var title: String
    /// Paragraphs and lists, as the daemon sends them.
    var text: String
    var referrals: [ReferralBrief]
    var sources: [SourceBrief]
    /// Who has reviewed it, and when.
    var review: String

    /// An answer of the chat's. Its title is that of its topic.
    init(_ reply: ReplyMessage, title: String) {
        self.title = title
        text = reply.text
        referrals = reply.referrals
        sources = reply.sources
        review = reply.reviewNote
    }

    /// A topic that staff have opened.
    init(_ topic: TopicPage) {
        title = topic.title
        text =
            ([topic.short] + topic.cards.map(Self.lines)
            + [topic.full]).filter { !$0.isEmpty }.joined(separator: "\n\n")
        referrals = topic.referrals
        sources = topic.sources
        review = TopicLines.review(of: topic)
    }

    private static func lines(of card: CardPage) -> String {
        ([card.say] + card.bullets.map { "- \($0)" } + [card.end]).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    func text(at now: UKTime, _ form: Handout.Form) -> String {
        var handout = Handout(form, title: title, date: now)
        handout.passage(text)
        handout.heading("Questions to take to the appointment")
        // Room for her own, whatever the answer suggests.
        handout.items(questions + ["My own:", "", ""].map { $0.isEmpty ? String(repeating: "_", count: 60) : $0 })
        handout.services(referrals)
        handout.sources(sources)
        if !review.isEmpty { handout.paragraph(review) }
        handout.emergencyLines()
        return handout.text
    }

    /// What the answer itself says should be asked: the items under a line such as "Ask the clinic", and every other
    /// item that is a question.
    var questions: [String] {
        var found: [String] = []
        var isAsking = false
        for line in text.split(separator: "\n") {
            if line.hasPrefix("- ") {
                let item = String(line.dropFirst(2))
                if isAsking || item.hasSuffix("?"), !found.contains(item) { found.append(item) }
            } else {
                isAsking = line.hasPrefix("Ask") && line.count < Self.longestHeading
            }
        }
        return found
    }

    /// A line that is longer is a sentence, no heading.
    private static let longestHeading = 40
}
