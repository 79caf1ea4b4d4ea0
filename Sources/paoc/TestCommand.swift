import ArgumentParser
import Authoring
import Compiled

/// `paoc test`
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Play the conversations in tests/ and say which go wrong.",
        discussion: "Ends with 65 where one does not pass.")

    @Argument(help: "The folder of dialogues.")
    var dir: String?

    @Option(help: ArgumentHelp("Only the conversations about this topic.", valueName: "id"))
    var topic: String?

    @Flag(help: "Print the result as one JSON object.")
    var json = false

    func run() throws {
        let authored = Authored(reading: Dialogues.find(named: dir))
        try Verdict.stop(atErrors: authored.findings)
        if let topic, authored.playbook.topic(topic) == nil { throw ValidationError("There is no topic \(topic).") }
        let run = TestRun(authored.tests, with: try EngineMaker.engine(of: authored), topic: topic)
        if json {
            try Output.say(json: TestReport(run))
        } else {
            for finding in run.findings { Output.say(finding.description) }
            Output.say(
                "\(run.conversations) conversations, \(run.turns) turns: \(run.turns - run.findings.count) passed, "
                    + "\(run.asked) of them with a question back; \(run.findings.count) failed")
        }
        if !run.findings.isEmpty { throw ExitStatus.badContent }
    }
}

/// What `paoc test --json` prints.
private struct TestReport: Encodable {
    var findings: [FindingRecord]
    var conversations: Int
    var turns: Int
    var asked: Int

    init(_ run: TestRun) {
        findings = run.findings.map(FindingRecord.init)
        conversations = run.conversations
        turns = run.turns
        asked = run.asked
    }
}
