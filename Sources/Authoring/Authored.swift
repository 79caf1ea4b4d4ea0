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
    public var fingerprint: String { madeFingerprint.value }
    /// The conversations it must pass, by id.
    public var tests: [ConversationTest]
    public var figures: Figures
    /// Where each topic stands.
    var places: [String: Place] = [:]
    /// The topics in the order that `asks` knows them by, and what people ask of them.
    let topicIDs: [String]
    let asks: MadeOnce<AskIndex>
    /// What the last reviews saw, and the hashes of what stands there now: of topics by id, of sources and facts by
    /// `source ID` or `fact ID`.
    let reviewed: ReviewRecord
    var hashes: [String: String] { contentHashes.value.topics }
    var evidenceHashes: [String: String] { contentHashes.value.evidence }
    private let contentHashes: MadeOnce<ContentHash.All>
    private let madeFingerprint: MadeOnce<String>
    /// The wordings that tests must keep, by the path of their file.
    let transcripts: [String: Transcript]
    /// The text of each file.
    let sources: [String: SourceText]

    /// True where the playbook can be used.
    public var isUsable: Bool { !findings.contains { $0.severity == .error } }

    /// Reads and checks dialogues. Content mistakes become findings and never errors.
    /// - Parameter today: ISO date that dates of review are judged by; `nil` leaves them alone.
    public init(reading dialogues: Dialogues, today: String? = nil) {
        self.init(DialoguesReader.read(dialogues), today: today)
    }

    init(_ draft: Draft, today: String?) {
        var findings = draft.findings
        let calendar = Calendar(today: today)
        for check in Check.all { check.run(draft, calendar, &findings) }
        playbook = draft.playbook
        self.findings = findings.list.map { $0.quoting(draft.sources) }.sorted()
        let inputs = draft.inputs
        madeFingerprint = MadeOnce { Fingerprint.of(inputs) }
        tests = (draft.entries[.test] ?? []).map(ConversationTest.init)
        figures = Figures(draft)
        sources = draft.sources
        transcripts = draft.transcripts
        reviewed = draft.reviewed
        contentHashes = MadeOnce { ContentHash.All(draft) }
        for entry in draft.topics { places[entry.id] = entry.place }
        topicIDs = draft.topics.map(\.id)
        asks = draft.askIndex
    }

    /// The finding with the line it stands in.
    public func quoting(_ finding: Finding) -> Finding { finding.quoting(sources) }

    /// The file of each topic, by its id.
    public var files: [String: String] { places.mapValues(\.file) }

    /// True where the words of a test file are kept.
    public func hasTranscript(of file: String) -> Bool { transcripts[Transcript.path(of: file)] != nil }

    /// What is wrong with the graph of the dialogue, by place. It needs an engine, and so cannot stand among the checks.
    public func findings(of graph: DialogueGraph) -> [Finding] {
        graph.faults.map { fault in
            let place = places[fault.topic] ?? Place(file: "helper.yaml", line: 1, column: 1)
            return Finding(
                code: fault.code, file: place.file, line: place.line, column: place.column, message: fault.what
            ).quoting(sources)
        }.sorted()
    }

    /// Learns from the playbook and joins all that the daemon needs.
    public func compiled() -> CompiledPlaybook {
        CompiledPlaybook(playbook: playbook, model: Learner.learn(playbook), fingerprint: fingerprint)
    }
}
