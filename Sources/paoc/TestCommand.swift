import ArgumentParser
import Authoring
import Compiled

/// `paoc test`
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Play the conversations in tests/, explore every option and question, and say what goes wrong.",
        discussion: """
            Ends with 65 where one does not pass; each finding says why the words went where they did. A file of tests may have \
            a transcript beside it, tests/NAME.transcript, with the exact words of its conversations: --update keeps them.

            With --confusions, puts a labelled set to the dialogues instead, and says how many lines came out right, and \
            which topics were taken for which. The set is JSON lines: {"id", "text", "expect": [topics], "accept": [topics], \
            "style", "context": [what was said before]}. Measuring fails nobody: it ends with 0, or with 65 where the set \
            is no such set or names a topic that is not there.

              right   the first topic answered is a right one; all of them where the style is multi
              half    one of several is answered, or something beside the right topic
              asked   a question back, with a right topic among its options
              missed  not known, or asked back without the right option
              wrong   something else was answered

            With --own-asks, the set is the asks of every topic that is not urgent: which of them does another topic win, \
            though they were learnt? Such an ask may stand under the wrong topic, or be told apart by nothing but its context.
            """)

    @Argument(help: "The folder of dialogues.")
    var dir: String?

    @Option(
        help: ArgumentHelp("Only the conversations about this topic, or the lines labelled with it.", valueName: "id"))
    var topic: String?

    @Option(help: ArgumentHelp("Put this labelled set to the dialogues instead.", valueName: "set.jsonl"))
    var confusions: String?

    @Flag(help: "Put every ask of the dialogues to them instead.")
    var ownAsks = false

    @Option(
        help: ArgumentHelp(
            """
            With --confusions or --own-asks: leave concepts, patterns or both out of the ranking, to see what they bring. Urgent signs \
            and slots keep theirs, for they screen and do not rank; a pattern that names a concept has its words spelt out.
            """, valueName: "layers"))
    var without: Layers?

    @Flag(help: "Leave out the exploring of every option and question.")
    var conversationsOnly = false

    @Flag(
        help: ArgumentHelp(
            "Keep the exact words of the conversations that have a transcript, once you have looked at them; with --topic, of every file about it."
        ))
    var update = false

    @OptionGroup var format: FindingFormat

    func validate() throws {
        if confusions != nil, ownAsks { throw ValidationError("--confusions and --own-asks are one at a time.") }
        if without != nil, confusions == nil, !ownAsks {
            throw ValidationError("--without goes with --confusions or --own-asks.")
        }
    }

    func run() throws {
        let dialogues = Dialogues.find(named: dir)
        let authored = Authored(reading: dialogues)
        try Verdict.stop(atErrors: authored.findings)
        if let topic, authored.playbook.topic(topic) == nil { throw ValidationError("There is no topic \(topic).") }
        if let set = try labelledSet(for: authored) {
            let engine = try EngineMaker.engine(of: authored, in: dialogues, without: without?.layers ?? [])
            let run = LabelledRun(set, with: engine)
            if format.isJSON {
                try Output.say(json: ConfusionReport(run))
            } else {
                for line in ConfusionLines.lines(run, by: ownAsks ? "topic" : "style") { Output.say(line) }
            }
            return
        }
        let engine = try EngineMaker.engine(of: authored, in: dialogues)
        let run = TestRun(authored.tests, with: engine, topic: topic)
        if update { try keep(run, authored, dialogues) }
        let graph = topic == nil && !conversationsOnly ? DialogueGraph(engine) : nil
        let stuck = graph.map(authored.findings(of:)) ?? []
        // A topic's conversations are a part of a file; only whole files are held to their transcripts.
        let changed = update || topic != nil ? [] : run.findings(against: authored)
        let findings = run.findings.map(authored.quoting) + stuck + changed
        if format.isJSON {
            try Output.say(json: TestReport(run, findings))
        } else {
            format.say(findings)
        }
        if !format.isJSON, !format.isGitHub {
            if let graph { Output.say("\(graph.replies) replies explored: \(stuck.count) faults in the graph") }
            Output.say(
                "\(run.conversations) conversations, \(run.turns) turns: \(run.turns - run.findings.count) passed, "
                    + "\(run.asked) of them with a question back; \(run.findings.count) failed")
        }
        if !findings.isEmpty { throw ExitStatus.badContent }
    }

    /// Writes transcripts: those there are, and with a topic those of every file about it.
    private func keep(_ run: TestRun, _ authored: Authored, _ dialogues: Dialogues) throws {
        guard let root = dialogues.layers.last else { return }
        let whole =
            topic == nil
            ? run
            : TestRun(
                authored.tests.filter { test in run.played.contains { $0.test.file == test.file } },
                with: try EngineMaker.engine(of: authored, in: dialogues))
        for (file, text) in whole.texts where topic != nil || authored.hasTranscript(of: file) {
            let path = root + "/" + Transcript.path(of: file)
            try Output.write(text, to: path)
            Output.say("kept \(path)")
        }
    }

    /// The set that is asked for, `nil` where none is; ends the program where it cannot be used.
    private func labelledSet(for authored: Authored) throws -> LabelledSet? {
        guard var set = ownAsks ? LabelledSet(asksOf: authored.playbook) : try confusions.map(SetReader.read) else {
            return nil
        }
        let unknown = set.unknown(among: Set(authored.playbook.topics.map(\.id)))
        if !unknown.isEmpty {
            Output.complain("\(confusions ?? ""): no such topic: \(unknown.joined(separator: ", "))")
            throw ExitStatus.badContent
        }
        if let topic { set.lines.removeAll { !($0.expect + $0.accept).contains(topic) } }
        return set
    }
}

/// What `--without` takes.
enum Layers: String, ExpressibleByArgument, CaseIterable {
    case concepts, patterns, both

    var layers: [Layer] {
        switch self {
        case .concepts: [.concepts]
        case .patterns: [.patterns]
        case .both: Layer.allCases
        }
    }
}

/// What `paoc test --json` prints.
private struct TestReport: Encodable {
    var findings: [FindingRecord]
    var conversations: Int
    var turns: Int
    var asked: Int

    init(_ run: TestRun, _ all: [Finding]) {
        findings = all.map(FindingRecord.init)
        conversations = run.conversations
        turns = run.turns
        asked = run.asked
    }
}
