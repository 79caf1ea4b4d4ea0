import Conversation
import Playbook
import Understanding
import Wire

/// Answers `explain`: how the words were understood, a step after another, as lines for people.
struct ExplainAnswer {
    let loaded: LoadedPlaybook

    private var playbook: Playbook { loaded.engine.playbook }

    /// - Throws: where the topic asked about is none of the playbook's.
    func explain(_ call: Explain) throws(WireError) -> ExplanationMessage {
        let topic = call.topic.flatMap(playbook.topicIndex)
        if call.topic != nil, topic == nil {
            throw WireError(.invalidParams, "params.topic must be a topic's id; see topics")
        }
        let found = loaded.engine.understander.explain(
            call.text, situation: loaded.engine.situation(in: call.state), topic: topic,
            after: loaded.engine.context(in: call.state))
        var steps: [ExplanationMessage.Step] = [
            .init(name: "words", lines: found.words.map(line)),
            .init(name: "concepts", lines: found.concepts.map { "~\($0.name): \(words($0.words, of: found))" }),
            .init(name: "situation", lines: found.slots.map { "\($0.slot): \($0.value)" }),
            .init(name: "denied, past or supposed", lines: found.scopes.map { line($0, in: found) }),
            .init(name: "urgent signs", lines: found.signs.map { line($0, in: found) } + [doubt(found)]),
            .init(name: "patterns", lines: found.patterns.map(line)),
            .init(name: "topics", lines: found.topics.flatMap(lines)),
            .init(name: "verdict", lines: verdict(found)),
        ]
        if let lack = found.lack { steps.append(.init(name: "what \(id(lack.topic)) lacked", lines: lines(lack))) }
        return ExplanationMessage(steps: steps, found, playbook)
    }

    // MARK: - A line for each finding

    private func line(_ word: Explanation.Word) -> String {
        let read = word.text == word.typed ? word.text : "\(word.text), typed \(word.typed)"
        return read + (word.isKnown ? "" : " (not known)") + (word.startsSentence ? " · begins a sentence" : "")
    }

    private func line(_ sign: Explanation.Sign, in found: Explanation) -> String {
        let outcome = sign.level.map { "fires: \($0.rawValue)" } ?? "held back"
        let screens = sign.screens.map { line($0, in: found) }
        let calm = sign.isOutweighed ? ["the whole message sounds mild"] : []
        return (["\(id(sign.topic)), sign \(sign.sign + 1), \(outcome)"] + screens + calm).joined(separator: "; ")
    }

    private func line(_ screen: Explanation.Screen, in found: Explanation) -> String {
        "\(screen.screen.rawValue) by \"\(words(screen.cue, of: found))\" over \"\(words(screen.words, of: found))\""
            + (screen.isDoubt ? ", in doubt" : "")
    }

    private func doubt(_ found: Explanation) -> String {
        "like an urgent topic: \(share(found.urgentProbability)); the safety question from \(share(found.limits.urgent)), "
            + "its card from \(share(found.limits.certain)); a sign only asks below \(share(found.limits.mild)), and then is held back below \(share(found.limits.calm))"
    }

    private func line(_ pattern: Explanation.Pattern) -> String {
        "\(id(pattern.topic)), pattern \(pattern.pattern + 1)"
            + (pattern.lacked.isEmpty ? ", fires" : ", lacked \(pattern.lacked.joined(separator: ", "))")
    }

    private func lines(_ topic: Explanation.Topic) -> [String] {
        ["\(id(topic.topic)): \(share(topic.share))"]
            + topic.parts.filter { $0.weight != 0 }.prefix(Self.partsShown).map { "  " + line($0) }
            + topic.parts.filter { $0.kind == .nearest && $0.weight == 0 }.map { "  nearest ask: \($0.text)" }
    }

    /// The parts that carry a score; the rest is small change.
    private static let partsShown = 6

    private func line(_ part: Explanation.Part) -> String {
        "\(part.weight < 0 ? "-" : "+")\(share(abs(part.weight))) \(part.kind.rawValue) \(part.text)"
    }

    private func lines(_ lack: Explanation.Lack) -> [String] {
        ["behind the best by \(share(lack.behind))"]
            + [lack.nearest.map { "its nearest ask: \($0.text)" } ?? "none of its asks comes near"]
            + lack.against.prefix(Self.partsShown).map { "more for the best: \(line($0))" }
            + lack.missing.prefix(Self.partsShown).map { "not said: \(line($0))" } + lack.patterns.map(line)
    }

    private func verdict(_ found: Explanation) -> [String] {
        let limits = found.limits
        return [
            line(found.interpretation.verdict),
            "answers from a lead of \(share(limits.answer)), asks back from \(share(limits.offer)), "
                + "suggests from \(share(limits.suggest)); not ours from \(share(limits.refuse)) of the best share",
        ]
    }

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

    private func words(_ range: Range<Int>, of found: Explanation) -> String {
        found.words[range].map(\.text).joined(separator: " ")
    }

    /// Three decimals are as fine as anybody reads.
    private func share(_ value: Float) -> String {
        let thousandths = Int((value * 1000).rounded())
        let digits = String(abs(thousandths) % 1000)
        return (thousandths < 0 ? "-" : "")
            + "\(abs(thousandths) / 1000).\(String(repeating: "0", count: 3 - digits.count))\(digits)"
    }

    private func id(_ topic: Int) -> String { playbook.topics[topic].id }
    private func ids(_ topics: [Int]) -> String { topics.map(id).joined(separator: ", ") }
}
