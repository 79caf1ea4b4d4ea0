import Playbook
import Understanding

// Step 7: the current topic's details and neighbours ("how long for?", "and while breastfeeding?").
//
// It is looked at twice: before step 6 for what is certain, because a short follow-up often resembles another topic's
// question ("how long for?"), and after it for what is likely.
extension Turn {
    mutating func answerFollowUp(certain: Bool) -> Draft? {
        guard let current = before.current, playbook.topics[current].kind == .answer else { return nil }
        if let found = engine.understander.detail(utterance, of: current) {
            let floor =
                isOnTopic ? Self.sameTopicDetail : certain ? max(Self.certainDetail, rivalScore()) : Self.likelyDetail
            if found.score >= floor { return answer(current, detail: found.detail) }
        }
        guard !certain, let said = interpretation.slots.first(where: \.isWhole) else { return nil }
        // "And while breastfeeding?": the same topic for another situation, where it has words for it.
        let variants = playbook.topics[current].answer?.variants ?? []
        guard variants.contains(where: { $0.when.contains { $0.slot == said.slot && $0.values.contains(said.value) } })
        else { return nil }
        return answer(current, again: true)
    }

    /// How sure another topic is: a detail must beat it.
    private func rivalScore() -> Float {
        if case .one(let topic) = interpretation.verdict { score(of: topic) } else { 0 }
    }

    /// The words ask for the current topic itself: its nearest detail says more than the same answer again.
    private var isOnTopic: Bool {
        if case .one(let topic) = interpretation.verdict { topic == before.current } else { false }
    }

    /// A detail that is taken even though another topic's question resembles it.
    private static let certainDetail: Float = 0.8
    /// A detail that is taken where the words ask for its own topic.
    private static let sameTopicDetail: Float = 0.3
    /// A detail that is taken where no topic was asked clearly.
    private static let likelyDetail: Float = 0.45
}
