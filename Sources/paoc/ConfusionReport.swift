import Authoring

/// What `paoc test --confusions --json` prints.
struct ConfusionReport: Encodable {
    var figures: Figures
    var styles: [String: Figures]
    var confusions: [Pair]
    var missed: [Missed]

    /// Named as the figures of `Tests/Evaluation/score.py`.
    struct Figures: Encodable {
        var lines, right, half, asked, missed, wrong: Int
        var helped: Double
        var wrongRate: Double
        var urgentRecall: Double
        var urgentMissed: Int
        var urgentFalseAlarms: Double
        var safetyQuestions: Double

        enum CodingKeys: String, CodingKey {
            case lines, right, half, asked, missed, wrong, helped
            case wrongRate = "wrong_rate"
            case urgentRecall = "urgent_recall"
            case urgentMissed = "urgent_missed"
            case urgentFalseAlarms = "urgent_false_alarms"
            case safetyQuestions = "safety_questions"
        }

        init(_ figures: LabelledFigures) {
            lines = figures.lines
            (right, half, asked) = (figures[.right], figures[.half], figures[.asked])
            (missed, wrong) = (figures[.missed], figures[.wrong])
            helped = Self.rounded(figures.helped)
            wrongRate = Self.rounded(figures.share(.wrong))
            urgentRecall = Self.rounded(figures.urgentRecall)
            urgentMissed = figures.urgent.told - figures.urgent.caught
            urgentFalseAlarms = Self.rounded(figures.falseAlarms)
            safetyQuestions = Self.rounded(figures.safetyQuestions)
        }

        private static func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
    }

    /// A topic and the one it was taken for.
    struct Pair: Encodable {
        var expected: String
        var got: String
        var count: Int
        var lines: [Line]
    }

    /// A topic whose lines were not understood.
    struct Missed: Encodable {
        var topic: String
        var count: Int
        var lines: [Line]
    }

    struct Line: Encodable {
        var id: String
        var text: String
        var outcome: String

        init(_ trial: LabelledRun.Trial) {
            (id, text, outcome) = (trial.line.id, trial.line.text, trial.verdict.outcome.rawValue)
        }
    }

    init(_ run: LabelledRun) {
        figures = Figures(run.figures)
        styles = Dictionary(uniqueKeysWithValues: run.byStyle.map { ($0.style, Figures($0.figures)) })
        confusions = run.confusions.map {
            Pair(expected: $0.expected, got: $0.got, count: $0.trials.count, lines: $0.trials.map(Line.init))
        }
        missed = run.missed.map {
            Missed(topic: $0.topic, count: $0.trials.count, lines: $0.trials.map(Line.init))
        }
    }
}
