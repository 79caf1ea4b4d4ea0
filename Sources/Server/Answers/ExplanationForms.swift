import Playbook
import Understanding
import Wire

// An explanation in the form it has on the socket.

extension ExplanationMessage {
    /// Parts of a topic's score that are told; a long message has hundreds, and the rest is small change.
    private static let partsShown = 24

    /// The weightiest, and the nearest ask whatever it weighs.
    private static func shown(_ parts: [Explanation.Part]) -> [Explanation.Part] {
        parts.prefix(partsShown) + parts.dropFirst(partsShown).filter { $0.kind == .nearest }
    }

    /// - Parameters:
    ///   - steps: the same for people.
    ///   - playbook: the one that was asked, for the ids of topics.
    init(steps: [Step], _ found: Explanation, _ playbook: Playbook) {
        func id(_ topic: Int) -> String { playbook.topics[topic].id }
        func pattern(_ pattern: Explanation.Pattern) -> PatternFound {
            PatternFound(topic: id(pattern.topic), pattern: pattern.pattern + 1, lacked: pattern.lacked)
        }
        self.init(steps: steps)
        words = found.words.map(WordRead.init)
        concepts = found.concepts.map { ConceptFound(name: $0.name, words: WordRange($0.words)) }
        situation = SituationMessage(found.slots.map { .init(slot: $0.slot, value: $0.value) })
        scopes = found.scopes.map(ScreenFound.init)
        signs = found.signs.map {
            SignFound(
                topic: id($0.topic), sign: $0.sign + 1, level: $0.level?.rawValue,
                screens: $0.screens.map(ScreenFound.init), isOutweighed: $0.isOutweighed)
        }
        urgent = found.urgentProbability
        patterns = found.patterns.map(pattern)
        topics = found.topics.map {
            TopicScored(
                id: id($0.topic), score: $0.share, raw: $0.raw,
                parts: Self.shown($0.parts).map(ScorePart.init))
        }
        limits = ScoreLimits(
            answer: found.limits.answer, offer: found.limits.offer, suggest: found.limits.suggest,
            urgent: found.limits.urgent, refuse: found.limits.refuse)
        verdict = VerdictFound(found.interpretation.verdict, id: id)
        lack = found.lack.map {
            TopicLack(
                topic: id($0.topic), behind: $0.behind, nearest: $0.nearest.map(ScorePart.init),
                against: $0.against.map(ScorePart.init), missing: $0.missing.map(ScorePart.init),
                patterns: $0.patterns.map(pattern))
        }
    }
}

extension WordRead {
    init(_ word: Explanation.Word) {
        let origin =
            switch word.origin {
            case .typed: "typed"
            case .shorthand: "shorthand"
            case .squeezed: "squeezed"
            case .variant: "variant"
            case .corrected: "corrected"
            case .split: "split"
            }
        self.init(
            text: word.text, typed: word.typed, origin: origin, isKnown: word.isKnown,
            startsSentence: word.startsSentence)
    }
}

extension ScreenFound {
    init(_ screen: Explanation.Screen) {
        self.init(
            screen: screen.screen.rawValue, cue: WordRange(screen.cue), words: WordRange(screen.words),
            isDoubt: screen.isDoubt)
    }
}

extension ScorePart {
    init(_ part: Explanation.Part) { self.init(kind: part.kind.rawValue, text: part.text, weight: part.weight) }
}

extension VerdictFound {
    init(_ verdict: Interpretation.Verdict, id: (Int) -> String) {
        switch verdict {
        case .one(let topic): self.init(kind: "one", topics: [id(topic)])
        case .several(let topics, let missed): self.init(kind: "several", topics: topics.map(id), isPartMissed: missed)
        case .close(let topics): self.init(kind: "close", topics: topics.map(id))
        case .faint(let topics): self.init(kind: "faint", topics: topics.map(id))
        case .unknown: self.init(kind: "unknown")
        }
    }
}
