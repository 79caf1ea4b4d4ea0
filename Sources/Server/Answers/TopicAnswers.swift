import Conversation
import Playbook
import Wire

/// Answers about the playbook's topics: `find`, `show`, `topics`.
struct TopicAnswers {
    let loaded: LoadedPlaybook

    func find(_ call: Find) -> FoundTopics {
        let readings = loaded.engine.understander.find(call.words, limit: call.limit ?? WireLimits.findDefault)
        return FoundTopics(
            topics: readings.map { reading in
                let topic = loaded.engine.playbook.topics[reading.topic]
                return FoundTopic(
                    id: topic.id, title: topic.title, short: short(topic), score: reading.score,
                    referrals: loaded.engine.playbook.briefs(ofReferrals: topic.services),
                    checked: topic.review?.checked ?? ""
                )
            })
    }

    func show(_ call: Show) -> ShownTopicMessage {
        guard let shown = loaded.engine.show(topic: call.topic, situation: Situation(call.situation)) else {
            return ShownTopicMessage(topic: nil)
        }
        let topic = shown.topic
        let playbook = loaded.engine.playbook
        let details = zip(topic.answer?.details ?? [], shown.details).map {
            DetailPage(id: $0.id, label: $0.label, text: text($1))
        }
        return ShownTopicMessage(
            topic: TopicPage(
                id: topic.id, title: topic.title, question: topic.question, section: topic.section,
                kind: topic.kind.rawValue, short: text(shown.short), full: text(shown.full), details: details,
                cards: (topic.card?.levels ?? []).map(CardPage.init), safetyQuestion: topic.card?.safetyQuestion ?? "",
                next: topic.next.compactMap { playbook.topic($0).map(TopicBrief.init) },
                referrals: playbook.briefs(ofReferrals: shown.referrals),
                sources: EvidenceStrengths(of: topic, in: playbook).briefs(of: shown.sources),
                listenFor: topic.staff.listenFor,
                avoid: topic.staff.avoid, checked: topic.review?.checked ?? "", due: topic.review?.due ?? "",
                signedBy: topic.review?.by ?? ""))
    }

    func topics(_ call: ListTopics) -> TopicList {
        let topics = loaded.engine.playbook.topics.filter { call.section == nil || $0.section == call.section }
        return TopicList(topics: topics.map(TopicBrief.init))
    }

    /// The short answer without its notes, or what the gravest card says first.
    private func short(_ topic: Topic) -> String {
        if let card = topic.card { return card.levels.first?.say ?? "" }
        return topic.answer?.short.withoutNotes ?? ""
    }

    private func text(_ blocks: [Reply.Block]) -> String { Reply(kind: .answer, blocks: blocks).text }
}

extension Topic {
    /// The services of the topic; of an urgent one, those of its gravest card.
    fileprivate var services: [String] { refer.isEmpty ? card?.levels.first?.refer ?? [] : refer }
}

extension CardPage {
    init(_ level: UrgentCard.Level) {
        self.init(
            level: level.level.rawValue, say: level.say, bullets: level.bullets, end: level.end,
            meanwhile: level.meanwhile, family: level.family)
    }
}

extension Passage {
    /// Plain lines, for a place that lists no sources.
    fileprivate var withoutNotes: String {
        blocks.map { block in
            switch block {
            case .paragraph(let spans): Self.plain(spans)
            case .list(let items): items.map { "- " + Self.plain($0) }.joined(separator: "\n")
            }
        }.joined(separator: "\n")
    }

    private static func plain(_ spans: [Span]) -> String {
        var text = ""
        for span in spans {
            switch span {
            case .text(let words), .strong(let words): text += words
            // The blank before a mark goes with the mark.
            case .citation: while text.last == " " { text.removeLast() }
            }
        }
        return text
    }
}
