import Playbook
import Understanding

// A side that many things have ("side effects?", "how is it given", "is there an alternative") is asked of what was talked
// about, though another topic has that very question among its own.
extension Turn {
    /// The follow-up or the part of the answer that speaks of it; where there is none, what the words mean by themselves if
    /// that lies near, else a question back.
    mutating func answerAspect(of topic: Int) -> Draft? {
        guard before.justAnswered, utterance.asksAspect, let told = playbook.topics[topic].answer else { return nil }
        if case .one(let other) = interpretation.verdict, other != topic, isNear(other) { return nil }
        if let detail = detail(of: topic, from: Self.sameTopicDetail) { return answer(topic, detail: detail) }
        if !part(ofAnswer: topic).blocks.isEmpty { return answer(topic) }
        let naming = told.details.indices.filter { speaksOfWhatWasAsked(parts(ofDetail: $0, of: topic)) }
        if naming.count == 1 { return answer(topic, detail: naming[0]) }
        return isOnTopic ? nil : askAbout(topic)
    }

    /// A neighbour of what was talked about, offered just now, or spoken of not long ago.
    private func isNear(_ topic: Int) -> Bool {
        context.map { $0.neighbours.contains(topic) } == true || before.trail.suffix(Self.nearPast).contains(topic)
    }
}
