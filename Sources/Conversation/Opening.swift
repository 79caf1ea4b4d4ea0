import Playbook

// The first screen, and a topic shown whole.
extension Turn {
    mutating func opening() -> Draft {
        var draft = Draft(.menu)
        draft.passage(helper.opening)
        draft.offer(menuOffers())
        return draft
    }
}

/// A topic in full, as staff and scripts see it.
public struct ShownTopic: Sendable, Equatable {
    public var topic: Topic
    public var short: [Reply.Block]
    public var full: [Reply.Block]
    /// The text of each of the topic's details, in their order.
    public var details: [[Reply.Block]]
    /// Ids of the sources cited, note 1 first.
    public var sources: [String]
    /// Ids of services, those of the nation first.
    public var referrals: [String]
}

extension Engine {
    /// A topic whole, in the words for this situation; `nil` where the playbook has no such topic.
    public func show(topic id: String, situation: Situation = Situation()) -> ShownTopic? {
        guard let topic = playbook.topic(id) else { return nil }
        var state = State()
        state.situation = situation
        let turn = Turn(engine: self, state: state, text: "")
        var notes = Notes()
        let words = topic.answer.map { turn.words(of: $0) }
        return ShownTopic(
            topic: topic, short: notes.blocks(of: words?.short ?? Passage()),
            full: notes.blocks(of: words?.full ?? Passage()),
            details: (topic.answer?.details ?? []).map { notes.blocks(of: $0.text) }, sources: notes.sources,
            referrals: Services.ordered(topic.refer, in: turn))
    }
}
