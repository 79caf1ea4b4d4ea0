import ArgumentParser
import Authoring

/// How findings are printed: for a person, as JSON, or for a workflow of GitHub.
struct FindingFormat: ParsableArguments {
    enum Name: String, ExpressibleByArgument, CaseIterable { case text, json, github }

    @Option(help: "How to print findings: text, json, or github (annotations of a pull request).")
    var format: Name = .text

    @Flag(help: "Print one JSON object: --format json.")
    var json = false

    var isJSON: Bool { json || format == .json }
    var isGitHub: Bool { !isJSON && format == .github }

    /// Prints findings for a person or for GitHub.
    func say(_ findings: [Finding]) {
        if isGitHub {
            for finding in findings { Output.say(finding.gitHubLine) }
        } else {
            Self.sayText(findings)
        }
    }

    /// Prints findings for a person.
    static func sayText(_ findings: [Finding]) {
        for line in findings.flatMap(\.lines) { Output.say(line) }
    }
}

/// A finding as JSON shows it.
struct FindingRecord: Encodable {
    var file: String
    var line: Int
    var column: Int
    /// How many characters are meant; 0 where that is not known.
    var length: Int
    var severity: String
    /// As `PAO0304`.
    var number: String
    /// As `unknown-id`.
    var code: String
    var message: String
    var mend: String
    var notes: [Note]
    var why: [String]

    struct Note: Encodable {
        var file: String
        var line: Int
        var column: Int
        var message: String
    }

    init(_ finding: Finding) {
        file = finding.file
        line = finding.line
        column = finding.column
        length = finding.length
        severity = finding.severity.rawValue
        number = finding.code.number
        code = finding.code.rawValue
        message = finding.message
        mend = finding.mend
        why = finding.why
        notes = finding.notes.map { Note(file: $0.file, line: $0.line, column: $0.column, message: $0.message) }
    }
}
