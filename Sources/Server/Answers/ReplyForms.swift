import Conversation
import Playbook
import Wire

// The engine's values in the form they have on the socket.

extension ReplyMessage {
    /// - Parameter playbook: the one the reply was made from, for the names of services and sources.
    init(_ reply: Reply, _ playbook: Playbook, wantsBlocks: Bool) {
        self.init(
            kind: ReplyMessage.Kind(reply.kind), level: reply.level?.rawValue,
            isSafetyQuestion: reply.isSafetyQuestion,
            topics: reply.topics.map { Wire.TopicScore(id: $0.id, score: $0.score) }, text: reply.text,
            blocks: wantsBlocks ? reply.blocks.map(ReplyBlock.init) : nil, options: reply.options.map(ReplyOption.init),
            referrals: playbook.briefs(ofReferrals: reply.referrals),
            sources: playbook.briefs(ofSources: reply.sources),
            reviewNote: Self.reviewNote(reply, playbook), situation: SituationMessage(reply.situation),
            state: reply.state, isFresh: reply.isFresh)
    }

    /// The playbook's words for an answer that no clinician has signed off, where one was given.
    private static func reviewNote(_ reply: Reply, _ playbook: Playbook) -> String {
        guard reply.kind == .answer else { return "" }
        let isSigned = reply.topics.allSatisfy { answered in
            playbook.topicIndex(answered.id).map { playbook.topics[$0].review?.by.isEmpty == false } ?? false
        }
        return isSigned ? "" : playbook.helper.say(.notReviewed)
    }
}

extension ReplyMessage.Kind {
    init(_ kind: Reply.Kind) {
        switch kind {
        case .urgent: self = .urgent
        case .answer: self = .answer
        case .clarify: self = .clarify
        case .question: self = .question
        case .menu: self = .menu
        case .social: self = .social
        case .meta: self = .meta
        case .command: self = .command
        case .unknown: self = .unknown
        }
    }
}

extension ReplyBlock {
    init(_ block: Reply.Block) {
        switch block {
        case .paragraph(let text): self = .paragraph(text)
        case .list(let items): self = .list(items)
        case .card(let say, let bullets, let end): self = .card(say: say, bullets: bullets, end: end)
        case .question(let text): self = .question(text)
        case .note(let text): self = .note(text)
        }
    }
}

extension ReplyOption {
    init(_ option: Reply.Option) {
        let target: Target =
            switch option.target {
            case .topic(let topic): .topic(topic)
            case .detail(let topic, let detail): .detail(topic: topic, detail: detail)
            case .slot(let slot, let value): .slot(slot, value: value)
            case .menu(let menu): .menu(menu)
            }
        self.init(number: option.number, label: option.label, target: target)
    }
}

extension SituationMessage {
    init(_ situation: Situation) {
        self.init(situation.entries.map { Entry(slot: $0.slot, value: $0.value) })
    }
}

extension Situation {
    init(_ message: SituationMessage) {
        self.init()
        for entry in message.entries { self[entry.slot] = entry.value }
    }
}

extension ReferralBrief {
    init(_ referral: Referral) {
        self.init(
            id: referral.id, name: referral.name, phone: referral.phone, hours: referral.hours, text: referral.text,
            email: referral.email, web: referral.web)
    }
}

extension SourceBrief {
    init(_ source: Source) {
        self.init(
            id: source.id, title: source.printedTitle, url: source.url, publisher: source.publisher, year: source.year)
    }
}

extension TopicBrief {
    init(_ topic: Topic) {
        self.init(
            id: topic.id, title: topic.title, question: topic.question, section: topic.section,
            kind: topic.kind.rawValue)
    }
}

extension Playbook {
    /// The services with these ids, in this order.
    func briefs(ofReferrals ids: [String]) -> [ReferralBrief] {
        ids.compactMap { referral($0).map(ReferralBrief.init) }
    }
    /// The sources with these ids, in this order.
    func briefs(ofSources ids: [String]) -> [SourceBrief] { ids.compactMap { source($0).map(SourceBrief.init) } }
}
