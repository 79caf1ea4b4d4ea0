import ArgumentParser
import Authoring
import Compiled

/// `paoc check`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find mistakes in the dialogues.",
        discussion: """
            Ends with 65 where there are errors, 1 where there are only warnings, 0 where there is nothing to mend.

            What is found, by code:
            \(FindingCode.allCases.map { "  \($0.number) \($0.rawValue): \($0.meaning)" }.joined(separator: "\n"))

            paoc explain-code PAO0304 tells more about one of them.
            """)

    @Argument(help: "The folder of dialogues.")
    var dir: String?

    @Option(help: ArgumentHelp("Judge dates by this day, as 2026-11-22.", valueName: "date"))
    var today: String?

    @Flag(
        help: "Also find what only the learnt ranker can tell: asks that another topic wins, options that lead nowhere."
    )
    var learnt = false

    @Flag(help: "Check every file, even where nothing changed since the last check.")
    var again = false

    @OptionGroup var format: FindingFormat

    func validate() throws {
        if let today, !ISODate.isDate(today) { throw ValidationError("--today takes a date such as 2026-11-22.") }
    }

    func run() throws {
        let dialogues = Dialogues.find(named: dir)
        var checked = Checked.current(dialogues, today: today ?? Today.date(), again: again)
        if learnt { checked.findings = try checked.findings + Self.needingTheRanker(dialogues) }
        if format.isJSON {
            try Output.say(
                json: CheckReport(findings: checked.findings.map(FindingRecord.init), figures: checked.figures))
        } else {
            format.say(checked.findings)
            if !format.isGitHub { for line in checked.figures.lines { Output.say(line) } }
        }
        try Verdict.end(checked.findings)
    }

    /// Asks that another topic wins, and faults of the graph.
    private static func needingTheRanker(_ dialogues: Dialogues) throws -> [Finding] {
        let authored = Authored(reading: dialogues)
        try Verdict.stop(atErrors: authored.findings)
        let engine = try EngineMaker.engine(of: authored, in: dialogues)
        return authored.findings(ofAsksWith: engine) + authored.findings(of: DialogueGraph(engine))
    }
}

/// What a check came to, whether now or before.
private struct Checked {
    var findings: [Finding]
    var figures: Figures

    /// What was found in the very same files before on the same day, or what is found now, which is kept.
    static func current(_ dialogues: Dialogues, today: String, again: Bool) -> Checked {
        guard let cache = Cache.folder else { return Checked(Authored(reading: dialogues, today: today)) }
        let path = cache + "/findings/" + KeptFindings.name(dialogues, today: today, program: Cache.program)
        if !again, let kept = KeptFindings(reading: path) {
            return Checked(findings: kept.findings, figures: kept.figures)
        }
        let authored = Authored(reading: dialogues, today: today)
        KeptFindings(authored).keep(at: path)
        return Checked(authored)
    }

    init(_ authored: Authored) { (findings, figures) = (authored.findings, authored.figures) }

    init(findings: [Finding], figures: Figures) { (self.findings, self.figures) = (findings, figures) }
}

/// What `paoc check --json` prints.
private struct CheckReport: Encodable {
    var findings: [FindingRecord]
    var figures: Figures
}
