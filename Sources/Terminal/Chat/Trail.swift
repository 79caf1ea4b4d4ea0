import Wire

/// The conversation as the client carries it: each message with the state it was said in and the reply to it.
struct Trail {
    /// One message and its reply.
    struct Step {
        var utterance: String
        /// The state the message was sent with; `nil` for the first.
        var stateBefore: String?
        var reply: ReplyMessage
    }

    private var steps: [Step] = []

    /// The last message and its reply.
    var last: Step? { steps.last }
    /// What the next message is sent with.
    var state: String? { steps.last?.reply.state }
    /// The last reply that answered something.
    var lastAnswer: ReplyMessage? { steps.last { $0.reply.kind == .answer || $0.reply.kind == .urgent }?.reply }
    /// The last reply that rests on sources.
    var lastSourced: ReplyMessage? { steps.last { !$0.reply.sources.isEmpty }?.reply }

    /// Adds a message with its reply; the oldest is let go beyond `ChatLimits.backSteps`.
    mutating func append(_ step: Step) {
        steps.append(step)
        if steps.count > ChatLimits.backSteps { steps.removeFirst() }
    }

    /// Takes the last message back, as if it had not been said.
    /// - Returns: the reply before it; `nil` where there is none.
    mutating func back() -> ReplyMessage? {
        guard steps.count > 1 else { return nil }
        steps.removeLast()
        return steps.last?.reply
    }
}
