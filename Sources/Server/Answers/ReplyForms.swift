import Conversation
import Playbook
import Wire

// The engine's values in the form they have on the socket.

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
    static func forms(of block: Reply.Block) -> [ReplyBlock] {
        switch block {
        case .paragraph(let text): [.paragraph(text)]
        case .list(let items): [.list(items)]
        case .card(let say, let bullets, let end): [.card(say: say, bullets: bullets, end: end)]
        case .question(let text): [.question(text)]
        case .note(let text): [.note(text)]
        case .laidOut: block.parts.flatMap(forms)
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
}
