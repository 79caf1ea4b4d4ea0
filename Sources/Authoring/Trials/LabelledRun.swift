import Conversation

/// A labelled set, put to the engine without a daemon.
public struct LabelledRun: Sendable {
    /// One line with what came of it.
    public struct Trial: Sendable, Equatable {
        public var line: LabelledLine
        public var verdict: LabelledVerdict
        /// The line tells an urgent sign.
        var isUrgent: Bool
        /// A card would be wrong.
        var isCalm: Bool
        /// The card of an urgent topic was shown.
        var isAlarmed: Bool
        /// "Is this happening now?" was asked.
        var isSafetyQuestion: Bool
        /// Where the reply leads, in a few words.
        var destination: String
    }

    /// In the order of the set.
    public private(set) var trials: [Trial]

    /// Puts each line to the engine, in a conversation of its own, what came before it first.
    public init(_ set: LabelledSet, with engine: Engine) {
        let urgent = Set(engine.playbook.topics.filter { $0.kind == .urgent }.map(\.id))
        trials = AllAtOnce.map(set.lines) { line in
            let state = line.context.reduce(nil as String?) { engine.reply(to: $1, state: $0).state }
            let reply = engine.reply(to: line.text, state: state)
            let isAsking = reply.kind == .clarify || reply.kind == .menu
            return Trial(
                line: line, verdict: LabelledVerdict(line, reply, urgent: urgent),
                isUrgent: line.expect.contains(where: urgent.contains),
                isCalm: !(line.expect + line.accept).contains(where: urgent.contains),
                isAlarmed: !isAsking && reply.topics.contains { urgent.contains($0.id) },
                isSafetyQuestion: reply.isSafetyQuestion, destination: reply.destination)
        }
    }

    /// The figures of all lines.
    public var figures: LabelledFigures { LabelledFigures(trials) }

    /// The figures of each style, by its name.
    public var byStyle: [(style: String, figures: LabelledFigures)] {
        Dictionary(grouping: trials, by: \.line.style).sorted { $0.key < $1.key }.map {
            ($0.key, LabelledFigures($0.value))
        }
    }

    /// Which topics were taken for which, the most frequent first.
    public var confusions: [Confusion] {
        let mistaken = trials.filter { $0.verdict.mistakenFor != nil }
        return Dictionary(grouping: mistaken) { [$0.line.expect[0], $0.verdict.mistakenFor ?? ""] }
            .map { Confusion(expected: $0.key[0], got: $0.key[1], trials: $0.value) }
            .sorted { ($1.trials.count, $0.expected, $0.got) < ($0.trials.count, $1.expected, $1.got) }
    }

    /// Lines that were not understood and not taken for anything either, by the topic they expect.
    public var missed: [(topic: String, trials: [Trial])] {
        let missed = trials.filter { $0.verdict.outcome == .missed && $0.verdict.mistakenFor == nil }
        return Dictionary(grouping: missed) { $0.line.expect[0] }.map { (topic: $0.key, trials: $0.value) }
            .sorted { ($1.trials.count, $0.topic) < ($0.trials.count, $1.topic) }
    }

    /// A topic and another that was answered or offered first in its place.
    public struct Confusion: Sendable, Equatable {
        public var expected: String
        public var got: String
        /// In the order of the set.
        public var trials: [Trial]
    }
}

/// How many lines came to what.
public struct LabelledFigures: Sendable, Equatable {
    public private(set) var lines = 0
    private var counts: [LabelledOutcome: Int] = [:]
    /// Lines that tell an urgent sign, and those of them that got its card or the safety question.
    public private(set) var urgent = (told: 0, caught: 0)
    /// Lines for which a card is wrong; those that got one, and those that got the safety question.
    public private(set) var calm = (told: 0, alarmed: 0, asked: 0)

    init(_ trials: [LabelledRun.Trial]) {
        for trial in trials {
            lines += 1
            counts[trial.verdict.outcome, default: 0] += 1
            if trial.isUrgent {
                urgent.told += 1
                urgent.caught += trial.isAlarmed || trial.isSafetyQuestion ? 1 : 0
            } else if trial.isCalm {
                calm.told += 1
                calm.alarmed += trial.isAlarmed ? 1 : 0
                calm.asked += trial.isSafetyQuestion ? 1 : 0
            }
        }
    }

    public subscript(outcome: LabelledOutcome) -> Int { counts[outcome] ?? 0 }

    /// The share of lines with an outcome.
    public func share(_ outcome: LabelledOutcome) -> Double { Self.share(self[outcome], of: lines) }

    /// What the helper was worth, 0 to 1: a question with the right option, or half an answer, is worth half.
    public var helped: Double {
        lines == 0 ? 0 : (Double(self[.right]) + 0.5 * Double(self[.asked] + self[.half])) / Double(lines)
    }

    /// The share of urgent lines that were caught; of calm ones that got a card, and that got the safety question.
    public var urgentRecall: Double { Self.share(urgent.caught, of: urgent.told) }
    public var falseAlarms: Double { Self.share(calm.alarmed, of: calm.told) }
    public var safetyQuestions: Double { Self.share(calm.asked, of: calm.told) }

    private static func share(_ part: Int, of whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }

    public static func == (a: LabelledFigures, b: LabelledFigures) -> Bool {
        (a.lines, a.counts) == (b.lines, b.counts) && a.urgent == b.urgent && a.calm == b.calm
    }
}
