import Playbook
import Understanding

// An open urgent matter that somebody has looked at, or that is long over.
extension Turn {
    /// "They checked us over, all fine", "that was last year": the matter closes, and its topic says what to watch for.
    mutating func answerLookedAt(_ open: State.OpenMatter, _ card: UrgentCard) -> Draft? {
        let isSeen = saysSeen && !card.isQuiet
        guard isSeen || saysPast && before.pending != .safety, questionAtTheEnd() == nil else { return nil }
        (state.urgent, state.setAside) = (nil, nil)
        state.misses = 0
        let topic = playbook.topics[open.topic]
        var draft = Draft(.answer)
        draft.topics = [Reply.TopicScore(id: topic.id, score: 1)]
        draft.paragraph(say(isSeen ? .seenTo : .safetyNo))
        draft.refer(level(of: open.topic, at: open.level)?.refer ?? [])
        if let kept = open.kept { draft.offer([topicOffer(kept)]) }
        draft.offer(topic.next.compactMap { engine.topicIndex($0).map { topicOffer($0) } })
        return draft
    }

    private var saysSeen: Bool { isOver && (isWholly(.seen) || startsWith(.seen)) }

    /// What was urgent is long over.
    var saysPast: Bool { isOver && (isWholly(.past) || startsWith(.past)) }

    /// Nothing is said of its going on: "they checked him, but he is still limp" is no end of it.
    private var isOver: Bool {
        !utterance.tokens.indices.contains {
            Self.goingOn.contains(utterance.text($0)) || Self.refusals.contains(utterance.text($0))
        }
    }

    private static let goingOn: Set<String> = [
        "but", "still", "again", "worse", "though", "although", "yet", "since", "waiting", "nobody", "refused", "left",
    ]
}
