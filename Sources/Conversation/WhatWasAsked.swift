import Playbook
import Understanding

// Step 6: what was asked: one topic, or several in the order asked.
extension Turn {
    mutating func answerWhatWasAsked() -> Draft? {
        switch interpretation.verdict {
        case .one(let topic) where topic != ruledOut:
            return answerInsteadOfTheSame(topic) ?? answer(topic, score: score(of: topic))
        case .several(let topics, let missed):
            let asked = topics.filter { $0 != ruledOut }
            guard let first = asked.first else { return nil }
            if asked.count == 1 { return answer(first, score: score(of: first)) }
            return answerSeveral(asked, missed: missed)
        // "Steroids? I was on those": what the words name by themselves goes before what was talked about.
        case .close(let topics):
            guard before.justAnswered, namesAnother, let own = interpretation.byItself, own != ruledOut,
                topics.contains(own), playbook.topics[own].kind == .answer
            else { return nil }
            return answer(own, score: score(of: own))
        case .one, .faint, .unknown:
            return nil
        }
    }

    func score(of topic: Int) -> Float { interpretation.readings.first { $0.topic == topic }?.score ?? 0 }

    /// Each question's short answer, in the order asked; the last one answered becomes the current topic.
    mutating func answerSeveral(_ topics: [Int], missed: Bool) -> Draft {
        var draft = Draft(.answer)
        for topic in topics {
            let subject = playbook.topics[topic]
            guard let told = subject.answer else { continue }
            draft.topics.append(Reply.TopicScore(id: subject.id, score: score(of: topic)))
            draft.paragraph(say(.youAsked, subject.question))
            draft.passage(words(of: told).short)
            draft.refer(subject.refer)
            draft.offer([topicOffer(topic)])
            if subject.kind == .answer { makeCurrent(topic) }
        }
        if missed { draft.note(say(.partlyKnown)) }
        state.misses = 0
        state.justAnswered = true
        return draft
    }
}
