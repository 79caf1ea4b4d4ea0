import Authoring

/// What a labelled set came to, as lines for a terminal.
enum ConfusionLines {
    /// - Parameter group: what the lines are grouped by: their style, or what stands in its place.
    static func lines(_ run: LabelledRun, by group: String) -> [String] {
        let figures = run.figures
        var lines = [
            row("all", figures, width: width(run)),
            "helped \(percent(figures.helped)); urgent: \(figures.urgent.caught) of \(figures.urgent.told) caught; "
                + "of \(figures.calm.told) calm lines \(figures.calm.alarmed) got a card, "
                + "\(figures.calm.asked) the safety question",
            "", "By \(group)",
        ]
        lines += run.byStyle.map { row($0.style, $0.figures, width: width(run)) }
        let confusions = run.confusions
        if !confusions.isEmpty { lines += ["", "Taken for another topic"] }
        for confusion in confusions {
            lines.append("\(confusion.trials.count)  \(confusion.expected) for \(confusion.got)")
            lines += confusion.trials.map(line)
        }
        let missed = run.missed
        if !missed.isEmpty { lines += ["", "Not understood"] }
        for (topic, trials) in missed {
            lines.append("\(trials.count)  \(topic)")
            lines += trials.map(line)
        }
        return lines
    }

    private static func line(_ trial: LabelledRun.Trial) -> String {
        "     \(padded(trial.verdict.outcome.rawValue, 7)) \(trial.line.id)  \(trial.line.text)"
    }

    private static func row(_ name: String, _ figures: LabelledFigures, width: Int) -> String {
        let shares = LabelledOutcome.allCases.map { outcome in
            "\(outcome.rawValue) \(padded(String(figures[outcome]), 4, isLeft: true)) "
                + padded(percent(figures.share(outcome)), 6, isLeft: true)
        }
        return "\(padded(name, width))  \(padded(String(figures.lines), 5, isLeft: true))  "
            + shares.joined(separator: "  ")
    }

    private static func width(_ run: LabelledRun) -> Int { run.byStyle.map(\.style.count).max() ?? 0 }

    private static func padded(_ text: String, _ width: Int, isLeft: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(width - text.count, 0))
        return isLeft ? blanks + text : text + blanks
    }

    /// A share as percent with one decimal.
    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
