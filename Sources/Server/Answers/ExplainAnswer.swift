import Conversation
import Playbook
import Understanding
import Wire

/// Answers `explain`: how the words were understood, a step after another.
struct ExplainAnswer {
    let loaded: LoadedPlaybook

    func explain(_ call: Explain) -> ExplanationMessage {
        let understander = loaded.engine.understander
        let found = understander.interpret(understander.read(call.text), situation: Situation())
        return ExplanationMessage(steps: [
            .init(name: "urgent", lines: found.urgent.map(line)),
            .init(name: "situation", lines: found.slots.map { "\($0.slot): \($0.value)" }),
            .init(name: "topics", lines: found.readings.map(line)),
            .init(name: "verdict", lines: [line(found.verdict)]),
        ])
    }

    private func line(_ finding: UrgentFinding) -> String {
        "\(id(finding.topic)): \(finding.level.rawValue), by sign \(finding.sign + 1)"
            + (finding.aboutOther ? ", about somebody else" : "")
    }

    private func line(_ reading: Reading) -> String { "\(id(reading.topic)): \(reading.score)" }

    private func line(_ verdict: Interpretation.Verdict) -> String {
        switch verdict {
        case .one(let topic): "one topic: \(id(topic))"
        case .several(let topics, let missed):
            "several questions: \(ids(topics))" + (missed ? ", and one that is not known" : "")
        case .close(let topics): "too close to call: \(ids(topics))"
        case .faint(let topics): topics.isEmpty ? "only a trace" : "only a trace: \(ids(topics))"
        case .unknown: "nothing was understood"
        }
    }

    private func id(_ topic: Int) -> String { loaded.engine.playbook.topics[topic].id }
    private func ids(_ topics: [Int]) -> String { topics.map(id).joined(separator: ", ") }
}
