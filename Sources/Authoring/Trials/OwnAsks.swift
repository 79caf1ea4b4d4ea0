import Conversation
import Playbook

extension Authored {
    /// Asks that another topic wins though they were learnt, at their places. It needs an engine, and so cannot stand
    /// among the checks.
    public func findings(ofAsksWith engine: Engine) -> [Finding] {
        let run = LabelledRun(LabelledSet(asksOf: playbook), with: engine)
        let lost = run.trials.filter { $0.verdict.outcome == .wrong }
        if lost.isEmpty { return [] }
        var places: [String: [String: Place]] = [:]
        for ask in asks.value.asks { places[topicIDs[ask.topic], default: [:]][ask.node.text ?? ""] = ask.node.place }
        let findings = lost.compactMap { trial -> Finding? in
            guard let topic = trial.line.expect.first, let other = trial.verdict.mistakenFor,
                let place = places[topic]?[trial.line.text]
            else { return nil }
            var finding = Finding(
                code: .askWonElsewhere, file: place.file, line: place.line, column: place.column,
                message: "\(other) wins this ask of \(topic)",
                mend: "move it there, or say in it what is asked of \(topic); paoc ask shows the evidence")
            finding.length = place.length
            return finding.quoting(sources)
        }
        return findings.sorted()
    }
}
