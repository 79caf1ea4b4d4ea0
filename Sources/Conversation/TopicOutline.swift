import Playbook

/// What the policy looks at of a topic in nearly every turn, put together once: a topic is large, and to take it out of
/// the playbook takes as long as a step of the policy.
struct TopicOutline: Sendable {
    let id: String
    let kind: Reply.Kind
    /// It has an answer that can become what is talked about.
    let isAnswer: Bool
    let hasAnswer: Bool
    let details: [Answer.Detail]
    let variants: [Answer.Variant]
    /// The cards of an urgent topic.
    let levels: [UrgentCard.Level]
    /// The places of the slots that its answer asks for.
    let slots: [Int]
    /// The topics it leads on to.
    let next: [Int]
    /// The ids of services to turn to, each once.
    let refer: [String]

    /// - Parameters:
    ///   - slots: those of the playbook.
    ///   - topics: the places of its topics.
    init(_ topic: Topic, slots: [Slot], topics: IdTable) {
        id = topic.id
        kind =
            switch topic.kind {
            case .answer: .answer
            case .meta: topic.id == Topic.outOfScope ? .unknown : .meta
            case .social: .social
            case .urgent: .urgent
            }
        isAnswer = topic.kind == .answer
        hasAnswer = topic.answer != nil
        details = topic.answer?.details ?? []
        variants = topic.answer?.variants ?? []
        levels = topic.card?.levels ?? []
        self.slots = topic.slots.compactMap { name in slots.firstIndex { $0.name == name } }
        next = topic.next.compactMap { topics[$0] }
        refer = topic.refer.reduce(into: []) { once, id in if !once.contains(id) { once.append(id) } }
    }

    /// The place of the card for a level: its own, else the next graver one, else the gravest there is.
    func card(at wanted: UrgentLevel) -> Int? {
        var nearest: Int?
        for at in levels.indices where levels[at].level >= wanted {
            if nearest.map({ levels[at].level < levels[$0].level }) ?? true { nearest = at }
        }
        return nearest ?? levels.indices.max { levels[$0].level < levels[$1].level }
    }
}
