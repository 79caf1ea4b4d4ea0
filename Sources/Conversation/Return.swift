import Playbook
import Understanding

// "Back to the driving": a return to something that was talked about, named in her own words.
extension Turn {
    mutating func answerReturn() -> Draft? {
        guard let phrases = phrases(of: .backTo), let rest = engine.understander.follows(utterance, oneOf: phrases),
            !rest.isEmpty
        else { return nil }
        let named = engine.understander.interpret(rest, situation: state.situation)
        let past = (before.current.map { [$0] } ?? []) + before.trail.reversed()
        // What was talked about is meant where the words fit it at all, and name nothing else: "back to normal, can I drive".
        guard named.byItself.map(past.contains) ?? true,
            let topic = named.readings.first(where: { past.contains($0.topic) && $0.score >= Self.returnFloor })?.topic
        else { return nil }
        state.trail.removeAll { $0 == topic }
        utterance = rest
        if let detail = detail(of: topic, from: Self.likelyDetail) { return answer(topic, detail: detail) }
        return answer(topic, again: true)
    }

    /// How well the words must fit a topic that was talked about.
    private static let returnFloor: Float = 0.1
}
