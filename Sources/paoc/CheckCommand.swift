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
            \(FindingCode.allCases.map { "  \($0.rawValue): \($0.meaning)" }.joined(separator: "\n"))
            """)

    @Argument(help: "The folder of dialogues.")
    var dir: String?

    @Option(help: ArgumentHelp("Judge dates by this day, as 2026-11-22.", valueName: "date"))
    var today: String?

    @Flag(help: "Print findings and figures as one JSON object.")
    var json = false

    func validate() throws {
        if let today, !ISODate.isDate(today) { throw ValidationError("--today takes a date such as 2026-11-22.") }
    }

    func run() throws {
        let authored = Authored(reading: Dialogues.find(named: dir), today: today ?? Today.date())
        if json {
            try Output.say(json: CheckReport(authored))
        } else {
            for finding in authored.findings { Output.say(finding.description) }
            for line in authored.figures.lines { Output.say(line) }
        }
        try Verdict.end(authored.findings)
    }
}

/// What `paoc check --json` prints.
private struct CheckReport: Encodable {
    var findings: [FindingRecord]
    var figures: Figures

    init(_ authored: Authored) {
        findings = authored.findings.map(FindingRecord.init)
        figures = authored.figures
    }
}
