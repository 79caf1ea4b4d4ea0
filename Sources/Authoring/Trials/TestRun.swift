import Conversation
import Playbook
import Understanding

/// All conversation tests, played through the engine without a daemon.
public struct TestRun: Sendable {
    /// Turns that did not pass, by place.
    public private(set) var findings: [Finding] = []
    /// Every conversation as it went, in the order of the tests.
    public let played: [PlayedConversation]
    public var conversations: Int { played.count }
    public private(set) var turns = 0
    /// Turns that passed with a question back.
    public private(set) var asked = 0

    /// Plays tests.
    /// - Parameter topic: only those that concern this topic; `nil` for all.
    public init(_ tests: [ConversationTest], with engine: Engine, topic: String? = nil) {
        played = AllAtOnce.map(tests.filter { test in topic.map(test.concerns) ?? true }) {
            PlayedConversation($0, with: engine)
        }
        for conversation in played {
            for turn in conversation.turns {
                turns += 1
                if turn.isAsked { asked += 1 }
                if !turn.problems.isEmpty { fail(conversation.test, turn, engine) }
            }
            if let turn = conversation.stopped {
                turns += 1
                findings.append(
                    Self.finding(conversation.test, turn, ["there is no option \(turn.pick ?? 0) to pick"]))
            }
        }
        findings.sort()
    }

    private mutating func fail(_ test: ConversationTest, _ turn: PlayedConversation.Turn, _ engine: Engine) {
        var finding = Self.finding(test, turn.turn, turn.problems)
        if turn.turn.pick == nil {
            finding.why = Evidence(turn.turn.user, state: turn.state, engine, expecting: turn.turn.expect.first).lines
        }
        findings.append(finding)
    }

    private static func finding(_ test: ConversationTest, _ turn: ConversationTest.Turn, _ problems: [String])
        -> Finding
    {
        let said = turn.pick.map { "option \($0)" } ?? turn.user
        return Finding(
            code: .testFailed, file: turn.place.file, line: turn.place.line, column: turn.place.column,
            message: "\(test.id): \(problems.joined(separator: "; "))", mend: "after: \(said)")
    }

    /// Transcripts that no longer hold, with what differs. Only whole files are compared: a transcript holds them all.
    public func findings(against authored: Authored) -> [Finding] {
        texts.compactMap { file, text -> Finding? in
            guard let kept = authored.transcripts[Transcript.path(of: file)], kept.text != text else { return nil }
            var finding = Finding(
                code: .wordingChanged, file: kept.place, message: "the conversations of \(file) have other words now",
                mend: "look at them, then keep the new words: paoc test --update")
            finding.why = Transcript.differences(kept.text, text)
            return finding
        }
    }

    /// The transcript of every test file that was played, by the file's name.
    public var texts: [(file: String, text: String)] {
        Dictionary(grouping: played, by: \.test.file).sorted { $0.key < $1.key }.map {
            ($0.key, Transcript.text(of: $0.value))
        }
    }
}
