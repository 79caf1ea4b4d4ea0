import Playbook
import Understanding

// What was talked about, put in another case: "and with a new baby?", "while breastfeeding?", "before another pregnancy?".
extension Turn {
    /// A few words that open a case: the one detail about that case and nothing else, else the nearest detail, else the
    /// topic's own words for the situation.
    mutating func answerCase(of topic: Int) -> Draft? {
        guard before.justAnswered, utterance.tokens.count <= Self.fewNames, !utterance.isBare, opensCase
        else { return nil }
        let details = playbook.topics[topic].answer?.details ?? []
        let fitting = details.indices.filter { at in
            ([details[at].label] + details[at].asks).contains {
                engine.understander.matches(utterance, label: $0) >= Self.labelShare
            }
        }
        if fitting.count == 1 { return answer(topic, detail: fitting[0]) }
        if let detail = detail(of: topic, from: Self.likelyDetail) { return answer(topic, detail: detail) }
        return answerForSituation(topic) ?? answerByItsParts(topic)
    }

    /// The parts of the answer just given that speak of the case.
    private mutating func answerByItsParts(_ topic: Int) -> Draft? {
        guard Self.besides.contains(unjoinedWords.first ?? ""), playbook.topics[topic].answer != nil,
            !part(ofAnswer: topic).blocks.isEmpty
        else { return nil }
        return answer(topic)
    }

    /// "And while breastfeeding?": the same topic for another situation, where it has words for it.
    mutating func answerForSituation(_ topic: Int) -> Draft? {
        guard let said = interpretation.slots.first(where: \.isWhole) else { return nil }
        let variants = playbook.topics[topic].answer?.variants ?? []
        guard variants.contains(where: { $0.when.contains { $0.slot == said.slot && $0.values.contains(said.value) } })
        else { return nil }
        return answer(topic, again: true)
    }

    /// The first word behind those that join opens a case: "the feeding" is another matter, "with feeding" is the same one.
    private var opensCase: Bool {
        let words = unjoinedWords
        guard Self.cases.contains(words.first ?? "") else { return false }
        // "When should I": a question, not a case.
        return words.first != "when" || !Self.questionWords.contains(words.dropFirst().first ?? "")
    }

    private var unjoinedWords: ArraySlice<String> {
        utterance.tokens.indices.map { utterance.text($0) }.drop { Self.joints.contains($0) }
    }

    static let joints: Set<String> = ["and", "but", "or", "so", "ok", "also", "what", "even"]
    /// What is the case at the same time.
    private static let besides: Set<String> = ["with", "while", "whilst", "during", "without", "for"]
    private static let cases = besides.union(["if", "when", "after", "before"])
}
