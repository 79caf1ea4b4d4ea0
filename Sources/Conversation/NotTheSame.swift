import Playbook
import Understanding

// An answer that could only be said again is hardly what was asked: what the words mean by themselves is looked at.
extension Turn {
    /// "And as for the birth?", after an answer that says no more about it: the topic that the words name by themselves.
    /// Several that are as near are asked about.
    mutating func answerInsteadOfTheSame(_ topic: Int) -> Draft? {
        guard topic == before.current, before.justAnswered, let told = playbook.topics[topic].answer,
            !hasNewVariant(topic)
        else { return nil }
        let own = ownMatter(besides: topic)
        if let own, isPlainer(own, than: topic) { return answer(own) }
        guard namesMatter else { return nil }
        let among = detailsNaming(told)
        if let own, among.isEmpty || !utterance.pointsBack && detail(of: topic, from: Self.sameTopicDetail) == nil {
            return answer(own)
        }
        let isInAnswer = !part(ofAnswer: topic).blocks.isEmpty
        // Where the answer says something of it, that is given.
        if !isInAnswer || namesAnother, among.count == 1 { return answer(topic, detail: among[0]) }
        let alone = engine.understander.interpret(utterance, situation: state.situation)
        let named: [Int] =
            switch alone.verdict {
            case .one(topic): [topic]
            case .close(let list): list
            case .one, .several, .faint, .unknown: []
            }
        guard !named.contains(topic), among.isEmpty, !isInAnswer || named.count > 1 else { return nil }
        let others = named.filter { $0 != ruledOut && playbook.topics[$0].kind == .answer }
        guard others.count > 1 else { return others.first.map { answer($0) } }
        var draft = Draft(.clarify)
        draft.question(say(.askWhich))
        draft.offers = others.prefix(Draft.optionLimit).map { topicOffer($0) }
        draft.pending = .clarify
        state.misses = 0
        return draft
    }

    /// Another topic that the words ask for by themselves.
    private func ownMatter(besides topic: Int) -> Int? {
        guard let own = interpretation.byItself, own != topic, own != ruledOut, playbook.topics[own].kind == .answer
        else { return nil }
        return own
    }

    /// "What can we do for her": nothing stands for what was talked about, and the words are as plain as can be by
    /// themselves while what was talked about is only likelier for having been talked about.
    private func isPlainer(_ own: Int, than topic: Int) -> Bool {
        guard !utterance.namesBack, score(of: topic) < Self.surely else { return false }
        let alone = engine.understander.interpret(utterance, situation: state.situation)
        return alone.readings.first.map { $0.topic == own && $0.score >= Self.surely } ?? false
    }

    private static let surely: Float = 0.8

    /// The follow-ups of an answer that share a word of weight with the words: "and the money?" may well ask for one.
    private func detailsNaming(_ told: Answer) -> [Int] {
        told.details.indices.filter { at in
            (told.details[at].asks + [told.details[at].label]).contains {
                engine.understander.sharesContent(utterance, with: $0)
            }
        }
    }

    /// The words name another topic than the current one by themselves.
    var namesAnother: Bool { namesMatter && interpretation.byItself.map { $0 != before.current } ?? false }

    /// "And the birth?", "what about the vegan thing", "I lost a baby before": something is named. A question ("how is it
    /// given", "should she be tested") is one about what was talked about as long as it can be.
    private var namesMatter: Bool {
        guard !utterance.isBare else { return false }
        let words = utterance.tokens.indices.map { utterance.text($0) }.drop { Self.joints.contains($0) }
        guard let first = words.first else { return false }
        return !Self.questionWords.contains(first) || words.dropFirst().contains("about")
    }

    static let questionWords: Set<String> = [
        "how", "why", "when", "where", "what", "which", "who", "whose", "do", "does", "did", "is", "are", "was", "were",
        "can",
        "could", "will", "would", "should", "shall", "may", "must", "have", "has", "had", "am", "isnt", "dont", "cant",
        "wont",
    ]
}
