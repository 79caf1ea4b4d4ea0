import Compiled
import Conversation
import Playbook
import Understanding

/// All conversation tests, played through the engine without a daemon.
public struct TestRun: Sendable {
    /// Turns that did not pass, by place.
    public private(set) var findings: [Finding] = []
    public private(set) var conversations = 0
    public private(set) var turns = 0
    /// Turns that passed with a question back.
    public private(set) var asked = 0

    /// Plays tests.
    /// - Parameter topic: only those that concern this topic; `nil` for all.
    public init(_ tests: [ConversationTest], with engine: Engine, topic: String? = nil) {
        for test in tests where topic.map(test.concerns) ?? true {
            conversations += 1
            play(test, with: engine)
        }
        findings.sort()
    }

    private mutating func play(_ test: ConversationTest, with engine: Engine) {
        var state: String?
        var options: [Reply.Option] = []
        var said: String?
        for turn in test.turns {
            turns += 1
            if let pick = turn.pick, !options.contains(where: { $0.number == pick }) {
                fail(test, turn, ["there is no option \(pick) to pick"])
                // Whatever follows would be about another conversation.
                return
            }
            let reply = engine.reply(to: turn.pick.map(String.init) ?? turn.user, state: turn.state ?? state)
            var verdict = TurnVerdict(turn, reply)
            verdict.judge(reply, after: said, mayRepeat: turn.again)
            if verdict.isAsked { asked += 1 }
            if !verdict.problems.isEmpty { fail(test, turn, verdict.problems) }
            state = reply.state
            options = reply.options
            said = reply.text
        }
    }

    private mutating func fail(_ test: ConversationTest, _ turn: ConversationTest.Turn, _ problems: [String]) {
        let said = turn.pick.map { "option \($0)" } ?? turn.user
        findings.append(
            Finding(
                code: .testFailed, file: turn.place.file, line: turn.place.line, column: turn.place.column,
                message: "\(test.id): \(problems.joined(separator: "; "))", mend: "after: \(said)"))
    }
}
