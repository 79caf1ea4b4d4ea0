import Compiled
import Playbook
import Understanding

/// A folder of dialogues, read and checked.
public struct Authored: Sendable {
    /// What was read; to be used only where no finding is an error.
    public var playbook: Playbook
    /// By place.
    public var findings: [Finding]
    /// The name of this playbook once compiled.
    public var fingerprint: String
    /// The conversations it must pass, by id.
    public var tests: [ConversationTest]
    public var figures: Figures
    /// Where each topic stands.
    private var places: [String: Place] = [:]

    /// True where the playbook can be used.
    public var isUsable: Bool { !findings.contains { $0.severity == .error } }

    /// Reads and checks dialogues. Content mistakes become findings and never errors.
    /// - Parameter today: ISO date that dates of review are judged by; `nil` leaves them alone.
    public init(reading dialogues: Dialogues, today: String? = nil) {
        let draft = DialoguesReader.read(dialogues)
        var findings = draft.findings
        let calendar = Calendar(today: today)
        for check in Check.all { check.run(draft, calendar, &findings) }
        playbook = draft.playbook
        self.findings = findings.list.sorted()
        fingerprint = Fingerprint.of(draft.inputs)
        tests = (draft.entries[.test] ?? []).map(ConversationTest.init)
        figures = Figures(draft)
        for entry in draft.entries[.topic] ?? [] { places[entry.id] = entry.node.place }
    }

    /// What is wrong with the graph of the dialogue, by place. It needs an engine, and so cannot stand among the checks.
    public func findings(of graph: DialogueGraph) -> [Finding] {
        graph.faults.map { fault in
            let place = places[fault.topic] ?? Place(file: "helper.yaml", line: 1, column: 1)
            return Finding(
                code: fault.code, file: place.file, line: place.line, column: place.column, message: fault.what)
        }.sorted()
    }

    /// Learns from the playbook and joins all that the daemon needs.
    public func compiled() -> CompiledPlaybook {
        CompiledPlaybook(playbook: playbook, model: Learner.learn(playbook), fingerprint: fingerprint)
    }
}
