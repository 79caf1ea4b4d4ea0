import Conversation

/// A conversation test with what came of each turn.
public struct PlayedConversation: Sendable {
    /// A turn, the state it was said in, and the reply.
    public struct Turn: Sendable {
        public var turn: ConversationTest.Turn
        public var state: String?
        public var reply: Reply
        /// What is wrong; empty where it passed.
        public var problems: [String]
        /// It passed with a question back.
        public var isAsked: Bool
    }

    public var test: ConversationTest
    public private(set) var turns: [Turn] = []
    /// A turn that could not be said, because it picks an option that is not there. Whatever follows it would be about
    /// another conversation.
    public private(set) var stopped: ConversationTest.Turn?

    /// Plays a test from its first turn.
    public init(_ test: ConversationTest, with engine: Engine) {
        self.test = test
        for turn in test.turns {
            let last = turns.last?.reply
            if let pick = turn.pick, last?.options.contains(where: { $0.number == pick }) != true {
                stopped = turn
                return
            }
            let state = turn.state ?? last?.state
            let reply = engine.reply(to: turn.pick.map(String.init) ?? turn.user, state: state)
            var verdict = TurnVerdict(turn, reply)
            verdict.judge(reply, after: last?.text, mayRepeat: turn.again)
            turns.append(
                Turn(turn: turn, state: state, reply: reply, problems: verdict.problems, isAsked: verdict.isAsked))
        }
    }
}
